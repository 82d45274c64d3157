/** The texts of the law: each number is tied to words that only that article has, so that no citation says what it does not. */
import { cite, type Statute } from '../domain/law/cite.ts';
import { articleOf, inChinese, nameOf, statutes, textOf } from '../domain/law/statutes.ts';

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [22, '二十二'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [201, '二百零一'],
  [565, '五百六十五'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [1260, '一千二百六十'],
])('%i is written %s', (number, words) => {
  expect(inChinese(number)).toBe(words);
});

test('a citation is printed with its statute, its article and, where one is meant, its paragraph', () => {
  expect(nameOf(cite('procurementLaw', 35))).toBe('《中华人民共和国政府采购法》第三十五条');
  expect(nameOf(cite('civilCode', 565))).toBe('《中华人民共和国民法典》第五百六十五条');
  expect(nameOf(cite('procurementRegulation', 31, 2))).toBe('《中华人民共和国政府采购法实施条例》第三十一条第二款');
  expect(nameOf(cite('lowPrice2026', 2, 3))).toBe('《关于推动解决政府采购异常低价问题的通知》第二部分第三段');
});

test('a cited paragraph is quoted alone, and a list stays with the paragraph that opens it', () => {
  expect(textOf(cite('procurementRegulation', 31, 1))).toBe(
    '招标文件的提供期限自招标文件开始发出之日起不得少于5个工作日。',
  );
  expect(textOf(cite('procurementLaw', 36, 1))).toMatch(/^在招标采购中.*（四）因重大变故，采购任务取消的。$/s);
  expect(textOf(cite('procurementLaw', 36, 2))).toBe('废标后，采购人应当将废标理由通知所有投标人。');
  expect(() => textOf(cite('procurementLaw', 36, 3))).toThrow(RangeError);
});

const onFile = Object.entries(statutes).flatMap(([statute, { articles }]) =>
  Object.keys(articles).map((article) => ({ statute: statute as Statute, article: Number(article) })),
);

test.each(onFile)('$statute $article is a whole sentence of law, without its own number', (citation) => {
  const { text, certainty } = articleOf(citation);
  expect(text).toMatch(/^[^\s第].*[。]$/s);
  expect(text).not.toMatch(/^第.{1,6}条/);
  expect(text).not.toMatch(/\n\s|\s\n|\n\n|[ \t]/);
  expect(['read', 'seen', 'recalled']).toContain(certainty);
});

test('no two articles of a statute have the same text', () => {
  for (const { articles } of Object.values(statutes)) {
    const texts = Object.values(articles).map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  }
});

/** Copied by hand from the laws, not from the files under test. */
const words: [Statute, number, string][] = [
  ['rules2019', 7, '乡镇人民政府、街道办事处根据需要'],
  ['rules2019', 9, '成立不到三年的机构，从成立之日起无重大违法记录'],
  ['rules2019', 10, '不得简单以“价低者得”作为选择标准'],
  ['rules2019', 11, '防止政府行政管理职能虚化和公共资源闲置'],
  ['rules2019', 13, '推动1-2项拟购买的重点服务项目取得实效'],
  ['rules2019', 16, '报同级政府采购监管部门备案'],
  ['rules2019', 17, '购买主体应当与承接主体签订合同'],
  ['rules2019', 18, '严格按照国库集中支付管理有关规定和合同执行进度支付款项'],
  ['rules2019', 19, '及时对履约情况进行检查验收'],
  ['rules2019', 22, '建立健全政府购买社会救助服务台账'],
  ['rules2019', 25, '承接主体应建立政府购买社会救助服务台账'],
  ['rules2019', 27, '各县（区）民政部门制定具体政府购买服务绩效评价指标细则'],
  ['rules2019', 28, '购买主体、服务对象以及第三方组成的综合性评价机制'],
  ['rules2019', 29, '全程留痕、全程公示、全程监督'],
  ['rules2019', 31, '主动接受审计监督、社会监督和舆论监督'],
  ['rules2019', 32, '严禁服务转包或未经购买主体同意，不得分包'],
  ['rules2019', 33, '制定临时接管预案'],
  ['rules2019', 47, '承接政府购买社会救助服务行为信用记录'],
  ['procurementLaw', 22, '参加政府采购活动前三年内，在经营活动中没有重大违法记录'],
  ['procurementLaw', 27, '设区的市、自治州以上人民政府采购监督管理部门的批准'],
  ['procurementLaw', 31, '不可预见的紧急情况不能从其他供应商处采购'],
  ['procurementLaw', 35, '不得少于二十日'],
  ['procurementLaw', 36, '作实质响应的供应商不足三家'],
  ['procurementLaw', 42, '至少保存十五年'],
  ['procurementLaw', 46, '中标、成交通知书发出之日起三十日内'],
  ['procurementLaw', 47, '七个工作日内，采购人应当将合同副本'],
  ['procurementLaw', 49, '不得超过原合同采购金额的百分之十'],
  ['procurementLaw', 50, '不得擅自变更、中止或者终止合同'],
  ['procurementLaw', 52, '七个工作日内，以书面形式向采购人提出质疑'],
  ['procurementLaw', 57, '暂停时间最长不得超过三十日'],
  ['procurementLaw', 60, '不得参与政府采购项目的采购活动'],
  ['procurementLaw', 77, '在一至三年内禁止参加政府采购活动'],
  ['procurementRegulation', 15, '应当就确定采购需求征求社会公众的意见'],
  ['procurementRegulation', 31, '不得少于5个工作日'],
  ['procurementRegulation', 33, '不得超过采购项目预算金额的2%'],
  ['procurementRegulation', 39, '政府采购评审专家库中随机抽取评审专家'],
  ['procurementRegulation', 43, '收到评审报告之日起5个工作日内'],
  ['procurementRegulation', 45, '应当邀请服务对象参与并出具意见'],
  ['procurementRegulation', 48, '不得超过政府采购合同金额的10%'],
  ['procurementRegulation', 49, '确定下一候选人为中标或者成交供应商'],
  ['procurementRegulation', 50, '合同签订之日起2个工作日内'],
  ['procurementRegulation', 54, '应当暂停签订合同'],
  ['procurementRegulation', 72, '将政府采购合同转包'],
  ['civilCode', 201, '开始的当日不计入，自下一日开始计算'],
  ['civilCode', 203, '法定休假日结束的次日为期间的最后一日'],
  ['civilCode', 563, '经催告后在合理期限内仍未履行'],
  ['civilCode', 565, '合同自通知到达对方时解除'],
  ['civilCode', 581, '由第三人替代履行的费用'],
  ['civilCode', 585, '约定的违约金过分高于造成的损失'],
  ['budgetLaw', 13, '未列入预算的不得支出'],
  ['budgetLaw', 57, '必须按照预算执行，不得虚假列支'],
  ['smePayment2020', 8, '合同另有约定的，付款期限最长不得超过60日'],
  ['smePayment', 9, '付款期限最长不得超过60日'],
  ['smePayment', 10, '自检验或者验收合格之日起算'],
  ['smePayment', 13, '不得将保证金限定为现金'],
  ['smePayment', 14, '履行内部付款流程'],
  ['smePayment', 15, '对于无争议部分应当履行及时付款义务'],
  ['smePayment', 17, '每日利率万分之五'],
  ['consultation2014', 10, '首次响应文件截止之日止不得少于10日'],
  ['consultation2014', 14, '磋商小组由采购人代表和评审专家共3人以上单数组成'],
  ['consultation2014', 21, '提交最后报价的供应商不得少于3家'],
  ['consultation2014', 24, '（即权值）为10%至30%'],
  ['consultation2014', 28, '按照排序由高到低的原则确定成交供应商'],
  ['tender87', 14, '不得少于拟随机抽取供应商总数的两倍'],
  ['tender87', 39, '截止时间的同一时间进行'],
  ['tender87', 41, '投标人不足3家的，不得开标'],
  ['tender87', 43, '需要采用其他采购方式采购的，采购人应当依法报财政部门批准'],
  ['tender87', 47, '成员人数应当为5人以上单数'],
  ['tender87', 55, '服务项目的价格分值占总分值的比重不得低于10%'],
  ['tender87', 57, '得分且投标报价相同的并列'],
  ['tender87', 60, '不能证明其报价合理性的'],
  ['tender87', 68, '视同按评标报告推荐的顺序确定排名第一的中标候选人为中标人'],
  ['tender87', 69, '中标公告期限为1个工作日'],
  ['tender87', 70, '中标人无正当理由不得放弃中标'],
  ['tender87', 71, '中标通知书发出之日起30日内'],
  ['tender87', 74, '可以邀请参加本项目的其他投标人或者第三方机构参与验收'],
  ['purchase102', 5, '各级国家机关是政府购买服务的购买主体'],
  ['purchase102', 8, '公益一类事业单位'],
  ['purchase102', 10, '以劳务派遣方式用工'],
  ['purchase102', 23, '政府购买服务合同应当依法予以公告'],
  ['purchase102', 24, '履行期限不超过3年'],
  ['purchase102', 26, '不得将服务项目转包给其他主体'],
  ['procurementRegulation', 9, '参加采购活动前3年内与供应商存在劳动关系'],
  ['procurementRegulation', 22, '联合体各方不得再单独参加'],
  ['tender87', 17, '注册资本、资产总额、营业收入、从业人员、利润、纳税额等规模条件'],
  ['tender87', 48, '经主管预算单位同意，采购人可以自行选定'],
  ['tender87', 50, '进行符合性审查'],
  ['tender87', 52, '对符合性审查合格的投标文件'],
  ['tender87', 59, '投标人不确认的，其投标无效'],
  ['tender87', 64, '分项评分超出评分标准范围的'],
  ['lowPrice2026', 2, '一般不少于30分钟'],
  ['lowPrice2026', 1, '以采购项目预算金额作为最高限价'],
  ['credit125', 2, '视同联合体存在不良信用记录'],
  ['sme46', 7, '应当专门面向中小企业采购'],
  ['sme46', 8, '预留给小微企业的比例不低于60%'],
  ['sme46', 9, '用扣除后的价格参加评审'],
  ['sme46', 11, '《中小企业声明函》'],
  ['sme19', 2, '提高至10%—20%'],
  ['nonTender74', 7, '竞争性谈判小组或者询价小组应当由5人以上单数组成'],
  ['nonTender74', 27, '可以与该两家供应商进行竞争性谈判采购'],
  ['nonTender74', 29, '首次响应文件截止之日止不得少于3个工作日'],
  ['nonTender74', 37, '终止竞争性谈判采购活动'],
  ['nonTender74', 3, '采购货物的，还可以采用询价采购方式'],
  ['nonTender74', 4, '报经主管预算单位同意后'],
  ['nonTender74', 10, '经采购人书面同意'],
  ['nonTender74', 12, '不得高于推荐供应商总数的50%'],
  ['nonTender74', 18, '单一来源采购人员名单'],
  ['nonTender74', 31, '平等的谈判机会'],
  ['nonTender74', 32, '须经采购人代表确认'],
  ['nonTender74', 33, '提交最后报价的供应商不得少于3家'],
  ['nonTender74', 34, '可以根据谈判情况退出谈判'],
  ['nonTender74', 35, '按照最后报价由低到高的顺序'],
  ['nonTender74', 36, '最后报价最低的原则确定成交供应商'],
  ['nonTender74', 38, '公示期不得少于5个工作日'],
  ['procurementLaw', 51, '可以向采购人提出询问'],
  ['procurementLaw', 53, '收到供应商的书面质疑后七个工作日内作出答复'],
  ['procurementLaw', 54, '委托授权范围内的事项作出答复'],
  ['procurementLaw', 55, '在答复期满后十五个工作日内'],
  ['procurementLaw', 56, '收到投诉后三十个工作日内'],
  ['procurementLaw', 58, '逾期未作处理的'],
  ['procurementRegulation', 44, '不得以任何理由组织重新评审'],
  ['procurementRegulation', 52, '3个工作日内对供应商依法提出的询问作出答复'],
  ['procurementRegulation', 53, '为各采购程序环节结束之日'],
  ['procurementRegulation', 54, '已经签订合同的，应当中止履行合同'],
  ['procurementRegulation', 55, '不得超出已质疑事项的范围'],
  ['procurementRegulation', 57, '应当终止投诉处理程序'],
  ['procurementRegulation', 58, '所需时间不计算在投诉处理期限内'],
  ['procurementRegulation', 71, '从合格的中标或者成交候选人中另行确定'],
  ['procurementRegulation', 73, '禁止其1至3年内参加政府采购活动'],
  ['penaltyLaw', 44, '告知当事人依法享有的陈述、申辩、要求听证等权利'],
  ['penaltyLaw', 64, '应当在行政机关告知后五日内提出'],
  ['penaltyLaw', 85, '是指工作日，不含法定节假日'],
  ['challenge94', 15, '不得拒收'],
  ['challenge94', 37, '三次以上投诉查无实据'],
  ['administrativeReconsideration', 20, '六十日内提出行政复议申请'],
  ['administrativeLitigation', 46, '六个月内提出'],
  ['nonTender74', 39, '可以在公示期内将书面意见反馈'],
  ['nonTender74', 40, '应当在公示期满后5个工作日内，组织补充论证'],
  ['nonTender74', 41, '商定合理的成交价格'],
  ['nonTender74', 42, '协商情况记录'],
  ['nonTender74', 43, '报价超过采购预算的'],
  ['procurementRegulation', 4, '采购限额标准以上的未列入集中采购目录的项目'],
  ['procurementRegulation', 27, '只能从某一特定供应商处采购'],
  ['procurementRegulation', 37, '质量和服务均能满足'],
  ['procurementRegulation', 38, '公示期不得少于5个工作日'],
];

test.each(words)('%s %i says “%s”', (statute, article, phrase) => {
  expect(textOf({ statute, article })).toContain(phrase);
});

test('every statute has an article tied to its words', () => {
  expect(new Set(words.map(([statute]) => statute))).toEqual(new Set(Object.keys(statutes)));
});
