/** What of 《政府采购货物和服务招标投标管理办法》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const tender87: Cited = {
  12: {
    '可以在采购预算额度内合理设定最高限价，但不得设定最低限价': 'announcement/ofCeiling',
  },
  14: {
    通过以下方式产生符合资格条件的供应商名单: 'invitation/ofDraw',
    从中随机抽取3家以上供应商向其发出投标邀请书: 'inviteSuppliers',
    备选的符合资格条件供应商总数不得少于拟随机抽取供应商总数的两倍: 'poolOfInvited invitation/ofDraw',
    '随机抽取供应商时，应当有不少于两名采购人工作人员在场监督，并形成书面记录，随采购文件一并存档': 'drawWitnesses',
  },
  17: {
    '不得将投标人的注册资本、资产总额、营业收入、从业人员、利润、纳税额等规模条件作为资格要求或者评审因素':
      'factors/scaleAndPlace',
  },
  27: {
    澄清或者修改应当在原公告发布媒体上发布澄清公告: 'clarifyNotice recordClarification',
  },
  29: {
    '采购人、采购代理机构在发布招标公告、资格预审公告或者发出投标邀请书后，除因重大变故采购任务取消情况外，不得擅自终止招标活动':
      'cancelProcurement',
  },
  33: {
    '投标人应当在招标文件要求提交投标文件的截止时间前，将投标文件密封送达投标地点': 'submitBid',
    '逾期送达或者未按照招标文件要求密封的投标文件，采购人、采购代理机构应当拒收': 'bids/inTimeToBid',
  },
  34: {
    '可以对所递交的投标文件进行补充、修改或者撤回': 'submitBid withdrawBid bids/withdrawBid',
  },
  39: {
    开标应当在招标文件确定的提交投标文件截止时间的同一时间进行:
      'openBids recordOpening bidOpening examination/openBids',
  },
  41: {
    '由采购人或者采购代理机构工作人员当众拆封，宣布投标人名称、投标价格和招标文件规定的需要宣布的其他内容':
      'openBids recordOpening elsewhere-opening/ofBidders',
  },
  43: {
    '投标截止后投标人不足3家或者通过资格审查或符合性审查的投标人不足3家的，除采购任务取消情形外，按照以下方式处理':
      'invalidateTender recordFailure',
  },
  44: {
    '公开招标采购项目开标结束后，采购人或者采购代理机构应当依法对投标人的资格进行审查': 'checkQualification',
  },
  47: {
    '评标委员会由采购人代表和评审专家组成，成员人数应当为5人以上单数，其中评审专家不得少于成员总数的三分之二':
      'appointCommittee recordReport committeeOpenTender expertsOpenTender',
    '评标委员会由采购人代表和评审专家组成，成员人数应当为5人以上单数': 'committee/composition',
    评标委员会成员人数应当为7人以上单数: 'committeeLargeTender',
    采购预算金额在1000万元以上: 'largeTender',
    评审专家对本单位的采购项目只能作为采购人代表参与评标: 'committee/composition',
    采购代理机构工作人员不得参加由本机构代理的政府采购项目的评标: 'committee/composition',
  },
  48: {
    '采购人或者采购代理机构应当从省级以上财政部门设立的政府采购评审专家库中，通过随机方式抽取评审专家':
      'recordExpertDraw',
    '对技术复杂、专业性强的采购项目，通过随机方式难以确定合适评审专家的，经主管预算单位同意，采购人可以自行选定相应专业领域的评审专家':
      'expert-draw/ofChoice',
  },
  49: {
    '采购人或者采购代理机构应当将变更、重新组建评标委员会的情况予以记录，并随采购文件一并存档':
      'selection/appointCommittee',
  },
  50: {
    '评标委员会应当对符合资格的投标人的投标文件进行符合性审查，以确定其是否满足招标文件的实质性要求':
      'checkConformity conformity/isConformityChecked',
  },
  55: {
    '价格分应当采用低价优先法计算，即满足招标文件要求且投标价格最低的投标报价为评标基准价，其价格分为满分':
      'elsewhere-report-rules/ofPricePoints',
    资格条件不得作为评审因素: 'factors/ofQualifying',
    '评审因素应当细化和量化，且与相应的商务条件和采购需求对应': 'factors/factorsArticle',
    '评标时，评标委员会各成员应当独立对每个投标人的投标文件进行评价，并汇总每个投标人的得分': 'scoreBids recordReport',
    '服务项目的价格分值占总分值的比重不得低于10%': 'priceWeightOpenTender',
    '执行国家统一定价标准和采用固定价格采购的项目，其价格不列为评审因素': 'factors/ofFixedPrice',
    'A1、A2、……An分别为各项评审因素所占的权重(A1＋A2＋……＋An＝1)': 'factors/ofSum',
  },
  57: {
    评标结果按评审后得分由高到低顺序排列: 'elsewhere-report-rules/ofOrder',
  },
  59: {
    '除招标文件另有规定外，按照下列规定修正': 'correctBidPrice',
    '修正后的报价按照本办法第五十一条第二款的规定经投标人确认后产生约束力，投标人不确认的，其投标无效':
      'answerPriceCorrection price-correction/arePricesSettled',
  },
  60: {
    '评标委员会认为投标人的报价明显低于其他通过符合性审查投标人的报价，有可能影响产品质量或者不能诚信履约的，应当要求其在评标现场合理的时间内提供书面说明，必要时提交相关证明材料':
      'askPriceExplanation',
    '投标人不能证明其报价合理性的，评标委员会应当将其作为无效投标处理': 'explainPrice judgePrice',
  },
  61: {
    '评标委员会成员对需要共同认定的事项存在争议的，应当按照少数服从多数的原则作出结论':
      'judgePrice low-price/judgePrice',
    持不同意见的评标委员会成员应当在评标报告上签署不同意见及理由: 'signReport',
  },
  63: {
    '投标人存在下列情况之一的，投标无效': 'checkConformity',
    报价超过招标文件中规定的预算金额或者最高限价的: 'examination/aboveCeiling',
  },
  68: {
    采购代理机构应当在评标结束后2个工作日内将评标报告送采购人: 'deliverReport',
    在评标报告确定的中标候选人名单中按顺序确定中标人: 'fixWinner recordConfirmation',
    '招标文件未规定的，采取随机抽取的方式确定': 'drawLot tie/isSetApart',
    '未按评标报告推荐的中标候选人顺序确定中标人，又不能说明合法理由的': 'objectToReport',
    视同按评标报告推荐的顺序确定排名第一的中标候选人为中标人: 'deemWinner',
  },
  69: {
    中标公告期限为1个工作日: 'resultNoticeRun',
    '在公告中标结果的同时，采购人或者采购代理机构应当向中标人发出中标通知书': 'issueAwardNotice recordAward',
  },
  71: {
    '按照招标文件和中标人投标文件的规定，与中标人签订书面合同': 'signContract',
    所签订的合同不得对招标文件确定的事项和中标人投标文件作实质性修改: 'counter/inSubstance terms/ofAward',
  },
};
