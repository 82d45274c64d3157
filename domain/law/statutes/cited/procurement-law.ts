/** What of 《中华人民共和国政府采购法》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const procurementLaw: Cited = {
  2: {
    '采购限额标准以上的货物、工程和服务': 'belowPurchaseLimit',
  },
  6: {
    政府采购应当严格按照批准的预算执行:
      'releaseBudget openLot bindAllotments rebindAllotment recordReservation registerAllotment reserveFunds releaseFunds allotment-paper/ofPaper allotment-paper/enoughForAll binding/ofFound budget/releaseBudget budget/enoughFor funding/held scheme-money/ofMoney',
  },
  11: {
    '政府采购的信息应当在政府采购监督管理部门指定的媒体上及时向社会公开发布，但涉及商业秘密的除外':
      'publishNotice recordNotice elsewhere-notice/ofMedia',
  },
  22: {
    供应商参加政府采购活动应当具备下列条件: 'checkQualification',
  },
  26: {
    政府采购采用以下方式: 'chooseMethod',
  },
  27: {
    '采购人采购货物或者服务应当采用公开招标方式的，其具体数额标准，属于中央预算的政府采购项目，由国务院规定；属于地方预算的政府采购项目，由省、自治区、直辖市人民政府规定':
      'belowOpenTender',
    '因特殊情况需要采用公开招标以外的采购方式的，应当在采购活动开始前获得设区的市、自治州以上人民政府采购监督管理部门的批准':
      'chooseMethod recordMethodApproval takeOtherMethod method-approval/approvedMethod method-choice/ofAmount method-choice/ofPapers single-source/ofApproval method-change/ofApproval',
  },
  29: {
    '具有特殊性，只能从有限范围的供应商处采购的': 'method-grounds/grounds',
    采用公开招标方式的费用占政府采购项目总价值的比例过大的: 'method-grounds/grounds',
  },
  30: {
    招标后没有供应商投标或者没有合格标的或者重新招标未能成立的: 'method-grounds/grounds',
    '技术复杂或者性质特殊，不能确定详细规格或者具体要求的': 'method-grounds/grounds',
    采用招标所需时间不能满足用户紧急需要的: 'method-grounds/grounds',
    不能事先计算出价格总额的: 'method-grounds/grounds',
  },
  31: {
    可以依照本法采用单一来源方式采购: 'recordAgreement',
    只能从唯一供应商处采购的: 'method-grounds/grounds',
    发生了不可预见的紧急情况不能从其他供应商处采购的: 'method-grounds/grounds takeover-successor/ofRoute',
    '必须保证原有采购项目一致性或者服务配套的要求，需要继续从原供应商处添购，且添购资金总额不超过原合同采购金额百分之十的':
      'additionShare method-grounds/ofFacts',
    需要继续从原供应商处添购: 'method-grounds/grounds',
  },
  32: {
    '采购的货物规格、标准统一、现货货源充足且价格变化幅度小的政府采购项目，可以依照本法采用询价方式采购':
      'method-choice/ofKind',
  },
  34: {
    '货物或者服务项目采取邀请招标方式采购的，采购人应当从符合相应资格条件的供应商中，通过随机方式选择三家以上的供应商，并向其发出投标邀请书':
      'inviteSuppliers invitation/onlyInvited',
  },
  35: {
    '货物和服务项目实行招标方式采购的，自招标文件开始发出之日起至投标人提交投标文件截止之日止，不得少于二十日':
      'bidPeriodOpenTender',
  },
  36: {
    '出现下列情形之一的，应予废标': 'invalidateTender recordFailure invalidation/ofGround',
    符合专业条件的供应商或者对招标文件作实质响应的供应商不足三家的: 'biddersOpenTender',
    '因重大变故，采购任务取消的': 'cancelProcurement',
  },
  37: {
    '除采购任务取消情形外，应当重新组织招标': 'invalidateTender recordFailure invalidation/ofNext',
    '需要采取其他方式采购的，应当在采购活动开始前获得设区的市、自治州以上人民政府采购监督管理部门或者政府有关部门批准':
      'method-change/ofApproval',
  },
  38: {
    成立谈判小组: 'appointCommittee invitation/prepareNegotiation invitation/ofGroup',
    '谈判小组由采购人的代表和有关专家共三人以上的单数组成，其中专家的人数不得少于成员总数的三分之二':
      'committeeNegotiation expertsNegotiation',
    '谈判文件应当明确谈判程序、谈判内容、合同草案的条款以及评定成交的标准等事项': 'prepareNegotiation',
    '谈判小组从符合相应资格条件的供应商名单中确定不少于三家的供应商参加谈判，并向其提供谈判文件':
      'inviteSuppliers biddersNegotiation invitation/onlyInvited',
    谈判小组所有成员集中与单一供应商分别进行谈判: 'negotiateWith',
    '谈判文件有实质性变动的，谈判小组应当以书面形式通知所有参加谈判的供应商': 'changeRequirements',
    谈判小组应当要求所有参加谈判的供应商在规定时间内进行最后报价:
      'requestFinalOffers submitFinalOffer final-offers/inTimeToOffer talks/beforeOffers',
  },
  41: {
    采购人或者其委托的采购代理机构应当组织对供应商履约的验收:
      'requestAcceptance appointAcceptanceGroup acceptance/recordAcceptance',
    '验收方成员应当在验收书上签字，并承担相应的法律责任':
      'recordAcceptance acceptStage acceptance-rules/everySignature',
  },
  42: {
    '采购文件应当妥善保存，不得伪造、变造、隐匿或者销毁': 'fileDocument withdrawDocument',
    '采购文件包括采购活动记录、采购预算、招标文件、投标文件、评标标准、评估报告、定标文件、合同文本、验收证明、质疑答复、投诉处理决定及其他有关文件、资料':
      'complaint-documents/archived',
  },
  43: {
    '采购人和供应商之间的权利和义务，应当按照平等、自愿的原则以合同方式约定': 'counterContract acceptCounter',
  },
  46: {
    '采购人与中标、成交供应商应当在中标、成交通知书发出之日起三十日内，按照采购文件确定的事项签订政府采购合同':
      'signContract contractSigning',
    按照采购文件确定的事项签订政府采购合同:
      'draftContract counterContract acceptCounter declineCounter clauses/ofServices counter/inSubstance terms/ofAward',
    '中标、成交通知书对采购人和中标、成交供应商均具有法律效力': 'invalidation/beforeAward',
    '中标、成交通知书发出后，采购人改变中标、成交结果的，或者中标、成交供应商放弃中标、成交项目的，应当依法承担法律责任':
      'cancel/beforeSigning',
    '中标、成交供应商放弃中标、成交项目的，应当依法承担法律责任': 'refuseToSign',
  },
  47: {
    '政府采购项目的采购合同自签订之日起七个工作日内，采购人应当将合同副本报同级政府采购监督管理部门和有关部门备案':
      'fileContract contractFiling',
  },
  48: {
    '经采购人同意，中标、成交供应商可以依法采取分包方式履行合同': 'requestSubcontract consentToSubcontract',
  },
  49: {
    '政府采购合同履行中，采购人需追加与合同标的相同的货物、工程或者服务的，在不改变合同其他条款的前提下，可以与供应商协商签订补充合同，但所有补充合同的采购金额不得超过原合同采购金额的百分之十':
      'draftAmendment approveAmendment signAmendment supplements amendment-rules/addedFindings',
  },
  50: {
    '政府采购合同的双方当事人不得擅自变更、中止或者终止合同':
      'draftAmendment approveAmendment signAmendment terminateContract endPart amendment-rules/changeFindings takeover/agreeSettlement termination/groundOf',
    '政府采购合同继续履行将损害国家利益和社会公共利益的，双方当事人应当变更、中止或者终止合同':
      'amendment-rules/changeFindings termination/groundOf',
  },
  51: {
    '供应商对政府采购活动事项有疑问的，可以向采购人提出询问，采购人应当及时作出答复，但答复的内容不得涉及商业秘密':
      'raiseEnquiry openComplaint answerEnquiry',
  },
  52: {
    '供应商认为采购文件、采购过程和中标、成交结果使自己的权益受到损害的，可以在知道或者应知其权益受到损害之日起七个工作日内，以书面形式向采购人提出质疑':
      'raiseChallenge openComplaint challengeOfDocuments challengeOfProcess challengeOfResult challenge-rights/inRight',
  },
  53: {
    '采购人应当在收到供应商的书面质疑后七个工作日内作出答复，并以书面形式通知质疑供应商和其他有关供应商，但答复的内容不得涉及商业秘密':
      'replyToChallenge challengeReply',
  },
  54: {
    '采购人委托采购代理机构采购的，供应商可以向采购代理机构提出询问或者质疑，采购代理机构应当依照本法第五十一条、第五十三条的规定就采购人委托授权范围内的事项作出答复':
      'raiseEnquiry replyToChallenge',
  },
  55: {
    '质疑供应商对采购人、采购代理机构的答复不满意或者采购人、采购代理机构未在规定的时间内作出答复的，可以在答复期满后十五个工作日内向同级政府采购监督管理部门投诉':
      'recordComplaint fileComplaint lapseComplaint complaintFiling complaint-filing/afterReply complaint-filing/inRight',
  },
  56: {
    '政府采购监督管理部门应当在收到投诉后三十个工作日内，对投诉事项作出处理决定，并以书面形式通知投诉人和与投诉事项有关的当事人':
      'decideComplaint complaintDecision',
  },
  57: {
    '政府采购监督管理部门在处理投诉事项期间，可以视具体情况书面通知采购人暂停采购活动，但暂停时间最长不得超过三十日':
      'suspendProcurement resumeProcurement orderSuspension liftSuspension endSuspension suspensionDays hold/notSuspended',
  },
  58: {
    '投诉人对政府采购监督管理部门的投诉处理决定不服或者政府采购监督管理部门逾期未作处理的，可以依法申请行政复议或者向人民法院提起行政诉讼':
      'complaint-decision/told',
  },
  60: {
    采购代理机构与行政机关不得存在隶属关系或者其他利益关系: 'entrustAgency entrustment/ofOthers',
  },
  77: {
    在一至三年内禁止参加政府采购活动:
      'endBan noteBan noteBanEnd banLeast banMost ban/notBanned sanction-decision/byLaw',
  },
};
