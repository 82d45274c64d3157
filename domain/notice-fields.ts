/** 公告格式（财办库〔2020〕50号）：which fields a notice of each kind has, always or where the case has them, and no others. */
import type { Publication } from './publication.ts';

type Kind = Publication['kind'];

/** By field: what the form calls it. */
interface Fields {
  always: Readonly<Record<string, string>>;
  /** Only where there is such a thing: an agency, an earlier round, a limit on lots. */
  where: Readonly<Record<string, string>>;
}

const project = { project: '项目名称', procurement: '项目编号', purchaser: '采购人' } as const;
/** Who can be asked: entered with the notice of purchase, and told again with all that follows it. */
const whom = {
  agency: '采购代理机构',
  parties: '采购人、采购代理机构的名称、地址、联系方式',
  contact: '项目联系人',
} as const;
const money = { budgetFen: '预算金额', ceilingFen: '最高限价' } as const;

export const noticeFields = {
  intention: {
    always: { ...project, summary: '采购需求概况', budgetFen: '预算金额', expectedMonth: '预计采购时间' },
    where: {},
  },
  singleSource: {
    always: {
      ...project,
      services: '拟采购的服务',
      budgetFen: '预算金额',
      reason: '采用单一来源采购方式的原因',
      supplier: '拟定的唯一供应商',
      address: '供应商地址',
      experts: '专业人员的论证意见、姓名、工作单位、职称',
      displayDays: '公示期限（工作日）',
      contact: '联系方式',
    },
    where: { agency: whom.agency },
  },
  notice: {
    always: {
      ...project,
      plan: '采购实施计划备案编号',
      method: '采购方式',
      ...money,
      services: '采购需求',
      periodFrom: '合同履行期限自',
      periodTo: '合同履行期限至',
      qualifications: '供应商的资格要求',
      title: '采购文件名称',
      documentsFrom: '获取采购文件自',
      documentsWay: '获取采购文件的地点、方式、售价',
      bidsDue: '提交截止和开启时间',
      submission: '提交和开启的地点',
      noticeDays: '公告期限（工作日）',
      round: '第几次采购',
    },
    where: {
      ...whom,
      priceWeightBp: '价格分值',
      scoring: '评审因素',
      sme: '落实中小企业政策',
      lowPrice: '异常低价的标准',
      pledges: '可以承诺的资格条件',
      bidSecurityFen: '投标保证金',
      sealingKeys: '密封公钥',
      challengeOnce: '质疑一次性提出',
      lots: '采购包一览',
      mostLotsPerBidder: '同一供应商最多中标包数',
    },
  },
  clarification: {
    always: {
      ...project,
      number: '第几次更正',
      original: '原公告的名称、日期',
      text: '更正内容',
      was: '更正前的提交截止时间',
      bidsDue: '更正后的提交截止时间',
      at: '更正日期',
    },
    where: whom,
  },
  termination: {
    always: { ...project, round: '第几次采购', reason: '终止的原因' },
    where: { ...whom, ground: '终止的法定情形' },
  },
  award: {
    always: {
      ...project,
      supplier: '中标（成交）供应商',
      priceFen: '中标（成交）金额',
      services: '主要标的的名称、数量、服务要求',
    },
    where: {
      ...whom,
      round: '第几次采购',
      experts: '评审专家名单',
      points: '评审总得分',
      comparedFen: '评审价格',
      size: '供应商规模',
      smeDeclarationSha256: '中小企业声明函',
      documents: '采购文件',
      negotiators: '单一来源采购人员名单',
      recommended: '书面推荐供应商名单',
      deemed: '视同确定',
      reason: '选定的理由',
      quotes: '报价家数',
    },
  },
  contract: {
    always: {
      ...project,
      number: '合同编号',
      provider: '供应商（乙方）',
      valueFen: '合同金额',
      periodFrom: '履行期限自',
      periodTo: '履行期限至',
      signedOn: '签订日期',
      services: '主要标的',
      instalments: '付款安排',
      quality: '质量标准',
      settlement: '结算方式',
      rightsAndDuties: '双方权利义务',
      liability: '违约责任',
    },
    where: whom,
  },
  amendment: {
    always: {
      ...project,
      number: '原合同编号',
      provider: '供应商（乙方）',
      kind: '变更种类',
      ground: '变更事由',
      text: '变更内容',
      signedOn: '变更签订日期',
    },
    where: { addedFen: '增加金额', quantities: '变更后的数量', instalments: '变更后的付款', clauses: '变更后的条款' },
  },
  acceptance: {
    always: {
      ...project,
      contract: '合同编号',
      provider: '供应商',
      passed: '验收结论',
      items: '各项标准的验收意见',
      members: '验收小组成员',
      recipients: '参加验收的服务对象人数',
    },
    where: { recipientsOpinion: '服务对象意见', failedBefore: '此前验收不合格的情况' },
  },
  evaluation: {
    always: { ...project, provider: '承接主体', points: '评价得分', grade: '评价等级' },
    where: {
      byPurchaser: '购买主体评分',
      byRecipients: '服务对象评分',
      sample: '受访人数',
      byThirdParty: '第三方评分',
      thirdParty: '第三方评估机构',
      indicators: '所采用的指标细则',
      satisfaction: '表示满意的比例（Wilson 法 95% 置信区间，基点）',
      answer: '承接主体的答复',
    },
  },
  correction: {
    always: {
      ...project,
      round: '第几次采购',
      complaint: '质疑（投诉）序号',
      by: '认定机关',
      excluded: '结果无效的供应商',
    },
    where: { ...whom, document: '处理决定文号' },
  },
  ban: {
    always: {
      provider: '供应商',
      document: '处理决定文号',
      facts: '违法事实',
      legalBasis: '处理依据',
      from: '禁止期自',
      until: '禁止期至',
    },
    where: { endedOn: '期满解除日期' },
  },
  complaintDecision: {
    always: {
      complaint: '投诉序号',
      document: '处理决定文号',
      complainant: '投诉人',
      respondents: '被投诉人',
      concerned: '相关供应商',
      facts: '基本情况',
      legalBasis: '处理依据',
      outcome: '处理结果',
      matters: '各事项是否成立',
      nextSteps: '救济途径',
    },
    where: { ground: '驳回的情形', remedy: '执行的结果' },
  },
} as const satisfies Record<Kind, Fields>;

type Of<K extends Kind> = (typeof noticeFields)[K];

/** Every field that a kind always has, those of the case that it may have, and nothing else: anything more does not compile. */
export type BodyOf<K extends Kind> = { [Field in keyof Of<K>['always']]: unknown } & {
  [Field in keyof Of<K>['where']]?: unknown;
};

/** A correction of what an entry had told before names the fields of that, with what was told then. */
const ofCorrected = { corrects: '更正的公告', was: '更正前的内容' } as const;

/** What the form calls each field of a publication, in the order of the form; of a correction, the form of what it corrects. */
export function wordsOf({ kind, body }: Pick<Publication, 'kind' | 'body'>): Readonly<Record<string, string>> {
  const { corrects } = body as { corrects?: Kind };
  const { always, where }: Fields = noticeFields[corrects ?? kind];
  return { ...always, ...where, ...(corrects ? ofCorrected : {}) };
}

/** What a publication lacks, and what it has that its form does not know. */
export function otherFields({ kind, body }: Pick<Publication, 'kind' | 'body'>): {
  missing: string[];
  strange: string[];
} {
  const { corrects, ...told } = body as Record<string, unknown> & { corrects?: Kind };
  const { always }: Fields = noticeFields[corrects ?? kind];
  const words = wordsOf({ kind, body });
  const there = Object.keys(told).filter((field) => told[field] !== undefined);
  return {
    missing: Object.keys(always).filter((field) => !there.includes(field)),
    strange: there.filter((field) => !Object.hasOwn(words, field)),
  };
}
