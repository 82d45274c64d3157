/** What of 《中华人民共和国政府采购法实施条例》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const procurementRegulation: Cited = {
  9: {
    '在政府采购活动中，采购人员及相关人员与供应商有下列利害关系之一的，应当回避':
      'declareInterest recusal/isFree recusal/noneRecused',
  },
  15: {
    '政府向社会公众提供的公共服务项目，应当就确定采购需求征求社会公众的意见': 'recordDemand demand/ofPublic',
  },
  16: {
    '政府采购法第二十条规定的委托代理协议，应当明确代理采购的范围、权限和期限等具体事项': 'entrustAgency',
  },
  18: {
    '单位负责人为同一人或者存在直接控股、管理关系的不同供应商，不得参加同一合同项下的政府采购活动':
      'qualification/ofRelated',
    '为采购项目提供整体设计、规范编制或者项目管理、监理、检测等服务的供应商，不得再参加该采购项目的其他采购活动':
      'qualification/ofDeclared',
  },
  20: {
    '以特定行政区域或者特定行业的业绩、奖项作为加分条件或者中标、成交条件': 'factors/scaleAndPlace',
    '非法限定供应商的所有制形式、组织形式或者所在地': 'factors/scaleAndPlace',
  },
  22: {
    '以联合体形式参加政府采购活动的，联合体各方不得再单独参加或者与其他供应商另外组成联合体参加同一合同项下的政府采购活动':
      'qualification/ofRelated',
  },
  23: {
    '采购人采购公开招标数额标准以上的货物或者服务，符合政府采购法第二十九条、第三十条、第三十一条、第三十二条规定情形或者有需要执行政府采购政策等特殊情况的，经设区的市级以上人民政府财政部门批准，可以依法采用公开招标以外的采购方式':
      'chooseMethod method-choice/ofPapers',
  },
  26: {
    '政府采购法第三十条第三项规定的情形，应当是采购人不可预见的或者非因采购人拖延导致的':
      'method-grounds/ofFacts takeover-successor/ofRoute',
  },
  27: {
    '政府采购法第三十一条第一项规定的情形，是指因货物或者服务使用不可替代的专利、专有技术，或者公共服务项目具有特殊要求，导致只能从某一特定供应商处采购':
      'method-grounds/ofFacts',
    导致只能从某一特定供应商处采购: 'displaySingleSource',
  },
  28: {
    '在一个财政年度内，采购人将一个预算项目下的同一品目或者类别的货物、服务采用公开招标以外的方式多次采购，累计资金数额超过公开招标数额标准的，属于以化整为零方式规避公开招标，但项目预算调整或者经批准采用公开招标以外方式采购除外':
      'repeatedPurchases',
  },
  29: {
    '采购人应当根据集中采购目录、采购限额标准和已批复的部门预算编制政府采购实施计划，报本级人民政府财政部门备案':
      'fileProcurementPlan recordPlanNumber returnPlan filed-plan/afterFiling',
  },
  30: {
    '采购人或者采购代理机构应当在招标文件、谈判文件、询价通知书中公开采购项目预算金额': 'publishNotice recordNotice',
  },
  31: {
    招标文件的提供期限自招标文件开始发出之日起不得少于5个工作日: 'registerForDocuments documentsOnOffer',
    '澄清或者修改的内容可能影响投标文件编制的，采购人或者采购代理机构应当在投标截止时间至少15日前，以书面形式通知所有获取招标文件的潜在投标人':
      'clarifyPeriodOpenTender',
    '不足15日的，采购人或者采购代理机构应当顺延提交投标文件的截止时间': 'clarifyNotice recordClarification',
  },
  33: {
    '招标文件要求投标人提交投标保证金的，投标保证金不得超过采购项目预算金额的2%': 'bidSecurity',
    '投标保证金应当以支票、汇票、本票或者金融机构、担保机构出具的保函等非现金形式提交':
      'recordBidSecurity security/recordBidSecurity',
    '采购人或者采购代理机构应当自中标通知书发出之日起5个工作日内退还未中标供应商的投标保证金，自政府采购合同签订之日起5个工作日内退还中标供应商的投标保证金':
      'returnBidSecurity bidSecurityReturn',
  },
  34: {
    招标文件中没有规定的评标标准不得作为评审的依据: 'score-sheet/ofSheet',
  },
  38: {
    '达到公开招标数额标准，符合政府采购法第三十一条第一项规定情形，只能从唯一供应商处采购的，采购人应当将采购项目信息和唯一供应商名称在省级以上人民政府财政部门指定的媒体上公示，公示期不得少于5个工作日':
      'displaySingleSource singleSourceDisplay single-source/afterDisplay',
  },
  39: {
    '除国务院财政部门规定的情形外，采购人或者采购代理机构应当从政府采购评审专家库中随机抽取评审专家':
      'recordExpertDraw appointCommittee expert-draw/areDrawn',
  },
  41: {
    '评标委员会、竞争性谈判小组或者询价小组成员应当按照客观、公正、审慎的原则，根据采购文件规定的评审程序、评审方法和评审标准进行独立评审':
      'scoreBids',
    '评标委员会、竞争性谈判小组或者询价小组成员应当在评审报告上签字': 'signReport recordReport',
  },
  43: {
    采购代理机构应当自评审结束之日起2个工作日内将评审报告送交采购人: 'deliverReport reportDelivery',
    采购人应当自收到评审报告之日起5个工作日内在评审报告推荐的中标或者成交候选人中按顺序确定中标或者成交供应商:
      'fixWinner recordConfirmation winnerFixing award/fixWinner award/inItsTurn',
    '应当自中标、成交供应商确定之日起2个工作日内，发出中标、成交通知书，并在省级以上人民政府财政部门指定的媒体上公告中标、成交结果':
      'issueAwardNotice recordAward awardNotice',
    '中标、成交结果公告内容应当包括采购人和采购代理机构的名称、地址、联系方式，项目名称和项目编号，中标或者成交供应商名称、地址和中标或者成交金额，主要中标或者成交标的的名称、规格型号、数量、单价、服务要求以及评审专家名单':
      'award-fields/ofFields',
  },
  44: {
    '除国务院财政部门规定的情形外，采购人、采购代理机构不得以任何理由组织重新评审': 'carryOutRemedy decideComplaint',
  },
  45: {
    '采购人或者采购代理机构应当按照政府采购合同规定的技术、服务、安全标准组织对供应商履约情况进行验收，并出具验收书':
      'recordAcceptance acceptance/standards acceptance-rules/standards',
    '按照政府采购合同规定的技术、服务、安全标准组织对供应商履约情况进行验收': 'appointAcceptanceGroup acceptStage',
    '政府向社会公众提供的公共服务项目，验收时应当邀请服务对象参与并出具意见，验收结果应当向社会公告':
      'acceptance-rules/recipients',
    验收结果应当向社会公告: 'publishAcceptance',
  },
  48: {
    '供应商应当以支票、汇票、本票或者金融机构、担保机构出具的保函等非现金形式提交':
      'recordPerformanceSecurity returnSecurity security/recordPerformanceSecurity',
    '履约保证金的数额不得超过政府采购合同金额的10%': 'performanceSecurity',
  },
  49: {
    中标或者成交供应商拒绝与采购人签订合同的: 'refuseToSign takeover-successor/notPerformed',
    确定下一候选人为中标或者成交供应商: 'award/inItsTurn',
    也可以重新开展政府采购活动: 'invalidateTender recordFailure invalidation/ofGround',
  },
  50: {
    '采购人应当自政府采购合同签订之日起2个工作日内，将政府采购合同在省级以上人民政府财政部门指定的媒体上公告，但政府采购合同中涉及国家秘密、商业秘密的内容除外':
      'publishContract contractPublication',
  },
  51: {
    '采购人应当按照政府采购合同规定，及时向中标或者成交供应商支付采购资金':
      'recordReturn enterTreasuryAnswer confirmTreasuryAnswer',
    '政府采购项目资金支付程序，按照国家有关财政资金支付管理的规定执行':
      'requestPayment openPayment reviewPayment approvePayment recordReceipt reinstructPayment',
  },
  52: {
    应当在3个工作日内对供应商依法提出的询问作出答复: 'raiseEnquiry enquiryAnswer answerEnquiry',
  },
  53: {
    供应商应知其权益受到损害之日: 'raiseChallenge',
  },
  54: {
    '询问或者质疑事项可能影响中标、成交结果的，采购人应当暂停签订合同，已经签订合同的，应当中止履行合同':
      'assessEffect arrangeContinuity recordComplaint continuity/arrangeContinuity hold-clocks/haltedBy hold/mayBeSigned hold/suspension',
  },
  55: {
    供应商投诉的事项不得超出已质疑事项的范围: 'fileComplaint complaint-filing/ofChallenged',
  },
  56: {
    '对财政部门依法进行的调查取证，投诉人和与投诉事项有关的当事人应当如实反映情况，并提供相关材料': 'answerComplaint',
  },
  57: {
    '投诉人捏造事实、提供虚假材料或者以非法手段取得证明材料进行投诉的，财政部门应当予以驳回': 'decideComplaint',
    '财政部门受理投诉后，投诉人书面申请撤回投诉的，财政部门应当终止投诉处理程序': 'withdrawComplaint',
  },
  58: {
    '财政部门处理投诉事项，需要检验、检测、鉴定、专家评审以及需要投诉人补正材料的，所需时间不计算在投诉处理期限内':
      'requestComplaintCorrection excludeTime endExcludedTime complaint-intake/requestComplaintCorrection complaint-review/excludeTime',
    '财政部门对投诉事项作出的处理决定，应当在省级以上人民政府财政部门指定的媒体上公告': 'publishDecision',
  },
  71: {
    '有政府采购法第七十一条、第七十二条规定的违法行为之一，影响或者可能影响中标、成交结果的，依照下列规定处理':
      'carryOutRemedy decideComplaint',
  },
  72: {
    中标或者成交后无正当理由拒不与采购人签订政府采购合同: 'refuseToSign',
    依照政府采购法第七十七条第一款的规定追究法律责任: 'sanction-decision/byLaw',
  },
  78: {
    '财政管理实行省直接管理的县级人民政府可以根据需要并报经省级人民政府批准，行使政府采购法和本条例规定的设区的市级人民政府批准变更采购方式的职权':
      'method-choice/ofPapers',
  },
};
