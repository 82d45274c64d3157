/** What of 《政府采购竞争性磋商采购方式管理暂行办法》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const consultation2014: Cited = {
  3: {
    政府购买服务项目: 'method-grounds/grounds',
    '技术复杂或者性质特殊，不能确定详细规格或者具体要求的': 'method-grounds/grounds',
    不能事先计算出价格总额的: 'method-grounds/grounds',
  },
  4: {
    '达到公开招标数额标准的货物、服务采购项目，拟采用竞争性磋商采购方式的，采购人应当在采购活动开始前，报经主管预算单位同意后，依法向设区的市、自治州以上人民政府财政部门申请批准':
      'method-choice/ofPapers',
  },
  10: {
    从磋商文件发出之日起至供应商提交首次响应文件截止之日止不得少于10日: 'bidPeriodConsultation',
    磋商文件的发售期限自开始之日起不得少于5个工作日: 'registerForDocuments responseDocumentsOnOffer',
    '提交首次响应文件截止之日前，采购人、采购代理机构或者磋商小组可以对已发出的磋商文件进行必要的澄清或者修改，澄清或者修改的内容作为磋商文件的组成部分':
      'clarifyNotice recordClarification',
    '澄清或者修改的内容可能影响响应文件编制的，采购人、采购代理机构应当在提交首次响应文件截止时间至少5日前，以书面形式通知所有获取磋商文件的供应商':
      'clarifyPeriodConsultation',
  },
  14: {
    '磋商小组由采购人代表和评审专家共3人以上单数组成，其中评审专家人数不得少于磋商小组成员总数的2/3':
      'appointCommittee committeeConsultation expertsConsultation',
    磋商小组由采购人代表和评审专家共3人以上单数组成: 'committee/composition',
    采购人代表不得以评审专家身份参加本部门或本单位采购项目的评审: 'committee/composition',
    采购代理机构人员不得参加本机构代理的采购项目的评审: 'committee/composition',
    '采用竞争性磋商方式的政府采购项目，评审专家应当从政府采购评审专家库内相关专业的专家名单中随机抽取':
      'recordExpertDraw',
    '经主管预算单位同意，可以自行选定评审专家': 'expert-draw/ofChoice',
    '技术复杂、专业性强的采购项目，评审专家中应当包含1名法律专家': 'committee/ofDemand',
  },
  21: {
    '磋商文件能够详细列明采购标的的技术、服务要求的，磋商结束后，磋商小组应当要求所有实质性响应的供应商在规定时间内提交最后报价，提交最后报价的供应商不得少于3家':
      'biddersConsultation',
    磋商小组应当要求所有实质性响应的供应商在规定时间内提交最后报价:
      'requestFinalOffers submitFinalOffer closeFinalOffers recordFinalOffers',
  },
  24: {
    综合评分法评审标准中的分值设置应当与评审因素的量化指标相对应: 'factors/factorsArticle',
    磋商文件中没有规定的评审标准不得作为评审依据: 'score-sheet/ofSheet',
    '磋商小组各成员应当独立对每个有效响应的文件进行评价、打分': 'scoreBids recordReport',
    '服务项目的价格分值占总分值的比重（即权值）为10%至30%': 'priceWeightConsultation priceWeightConsultationMost',
    '执行统一价格标准的项目，其价格不列为评分因素': 'factors/ofFixedPrice',
  },
  28: {
    采购代理机构应当在评审结束后2个工作日内将评审报告送采购人确认: 'deliverReport',
    按照排序由高到低的原则确定成交供应商: 'fixWinner',
    '采购人逾期未确定成交供应商且不提出异议的，视为确定评审报告提出的排序第一的供应商为成交供应商':
      'objectToReport deemWinner',
  },
};
