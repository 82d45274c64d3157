/** What of 《政府购买服务加强基层社会救助经办能力的实施细则》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const rules2019: Cited = {
  5: {
    '分类制定内容明确、操作性强、便于考核的服务标准': 'setServiceStandard',
  },
  8: {
    '承接政府购买社会救助服务的主体主要是依法在民政部门登记成立或经国务院批准免予登记的社会组织，按事业单位分类改革应划入公益二类或生产经营类的事业单位法人，依法在工商管理或行业主管部门登记成立的企业、机构等社会力量':
      'supplier-kinds/ofSupplierKinds',
  },
  9: {
    承接主体应当具备以下条件: 'checkQualification recordReport qualification/ofItems',
  },
  10: {
    '购买主体应当按照政府采购法的有关规定，通过公开招标、邀请招标、竞争性谈判、竞争性磋商、单一来源采购等方式确定承接主体':
      'chooseMethod chooseSupplier',
    '确定承接主体，应当以满足社会救助服务质量、符合服务标准为前提，不得简单以“价低者得”作为选择标准':
      'fixWinner recordConfirmation method-choice/ofReasons',
  },
  11: {
    '应当由政府直接承担的社会救助行政管理性事务，以及应当由政府直接提供、不适合社会力量承担的救助服务事项，不得向社会力量购买':
      'purchasable/neverBought',
  },
  12: {
    '民政部门制定本级政府购买社会救助服务的指导性目录，确定政府购买社会救助服务的种类、性质和内容':
      'openProgramme adoptCatalogue programme/inCatalogue',
    '应根据经济社会发展变化、政府职能转变以及公众需求等情况适时调整': 'recordDemand proposeCatalogue',
  },
  13: {
    民政部门负责制定年度购买社会救助服务项目计划: 'openProgramme proposePlan adoptPlan',
    '推动1-2项拟购买的重点服务项目': 'priorityProjects programme/ofPriorities',
  },
  16: {
    应当在政府购买社会救助服务预算下达后:
      'releaseBudget bindAllotments allotment-paper/ofPaper budget/releaseBudget filing/draftScheme',
    编制政府购买社会救助服务实施方案: 'draftScheme approveScheme',
    报同级政府采购监管部门备案: 'fileProcurementPlan',
    '购买主体应当及时向社会公告政府购买社会救助服务的内容、规模、对承接主体的资质要求和应提交的相关材料等相关信息':
      'publishNotice recordNotice',
  },
  17: {
    购买主体应当与承接主体签订合同: 'signContract',
    '采取购买、委托、租赁、特许经营、战略合作等形式': 'clauses/ofForm',
    '合同应当明确政府购买社会救助服务的内容、期限、数量、质量、价格等要求，以及资金结算方式、双方的权利义务事项和违约责任等内容':
      'draftContract approveContract clauses/ofClauses contract/beforeDrafting',
  },
  18: {
    购买主体应当加强购买合同管理: 'approveContract returnContract',
    督促承接主体严格履行合同: 'demandCure acceptCure',
    及时了解掌握政府购买社会救助服务项目的实施进度:
      'verifyDelivery performance/notReported commitSample revealSample recordCallBacks agreeVisitRates warnOfSilence judgeWarning recordMerger',
    '根据实际需求和合同规定积极帮助承接主体做好与相关政府部门、服务对象的沟通、协调':
      'requestCoordination answerCoordination',
    严格按照国库集中支付管理有关规定和合同执行进度支付款项:
      'requestPayment openPayment reviewPayment returnPayment resubmitPayment withdrawPayment approvePayment gate/progress',
  },
  19: {
    '承接主体完成合同约定的社会救助服务事项后，购买主体应当及时对履约情况进行检查验收':
      'requestAcceptance acceptance/requestAcceptance',
  },
  21: {
    '对于特殊性、不符合竞争性条件的购买事项，可采用特许经营、委托、战略合作、大额项目分包等方式实施购买，积极探索定额补助、以奖代补等形式，并报同级财政部门审核确定':
      'filing/ofForm',
  },
  22: {
    '政府购买社会救助服务所需资金，列入财政预算': 'releaseBudget bindAllotments registerAllotment',
    '各县（区）民政、财政部门根据社会救助人员、当地经济发展水平等实际，科学合理制定购买社会救助服务实施方案':
      'returnScheme countersignScheme filing/fileProcurementPlan',
    科学合理制定购买社会救助服务实施方案: 'draftScheme approveScheme',
  },
  24: {
    '购买主体应充分发挥各行业主管部门、行业组织和专业咨询评估机构、专家等专业优势，结合项目特点和相关经费预算，综合物价、工资、税费等因素，合理测算安排政府购买社会救助服务所需支出':
      'recordEstimate demand/recordEstimate',
  },
  25: {
    '承接主体应建立政府购买社会救助服务台账，记录相关文件、工作计划方案、项目和资金批复、项目进展和资金支付、工作汇报总结、重大活动和其它有关资料信息，接受和配合相关部门对资金使用情况进行监督检查及绩效评价':
      'reportDelivery handOverRecords fileServiceLog answerEvaluation',
  },
  26: {
    对购买社会救助服务的项目资金进行规范的财务管理和会计核算: 'fileFinancialReport',
  },
  27: {
    '购买主体应当按照预算绩效管理机制要求，加强成本效益分析，推进政府购买社会救助服务绩效评价工作': 'scoreAsPurchaser',
    '各县（区）民政部门制定具体政府购买服务绩效评价指标细则': 'adoptIndicators',
  },
  28: {
    '购买主体应当建立健全由购买主体、服务对象以及第三方组成的综合性评价机制，就服务成效、项目管理、社会影响等内容，对政府购买社会救助服务工作进行绩效评价':
      'scoreAsPurchaser scoreAsThirdParty notifyEvaluation decideEvaluationAnswer evaluation/threeSides indicators/adoptIndicators',
    绩效评价应当侧重服务对象对救助服务的满意度评价:
      'scoreAsRecipients layDownSampleSeed drawSample indicators/recipientsFirst',
    '评价结果应当向社会公布，并作为选择承接主体的重要参考依据': 'publishEvaluation decideRenewal renewal/decideRenewal',
  },
  29: {
    '按照“全程留痕、全程公示、全程监督”要求': 'decidePurchase recordQuote chooseSupplier',
    '对购买社会救助服务内容、承接主体、购买金额、实施过程、服务绩效等进行全过程公开公示':
      'publishAcceptance publishChoice publishEvaluation',
    广泛接受社会公众监督: 'objectToChoice',
  },
  32: {
    承接主体应主动接受购买主体的监管: 'reportDelivery answerCure fileServiceLog',
    健全财务报告制度: 'fileFinancialReport',
    '保证服务数量、质量和效果': 'reportServiceStaff',
    严禁服务转包: 'subcontract/notTransferred',
    '未经购买主体同意，不得分包': 'requestSubcontract consentToSubcontract refuseSubcontract',
  },
  33: {
    制定临时接管预案: 'fileTakeoverPlan',
    '在承接主体发生不能按合同约定提供服务的情形时，及时启动预案，确保救助对象的正当权利不受影响':
      'declareDefault reviewBan declarePartDefault reviewDefault reviewPartDefault answerInterim reportInterimFailure escalateTownship assignDuties tellRecipients handOverKind reviewEmergency linkSuccessor takeover-line/nobodyLeft activateTakeover closeTakeoverRecord openTakeover assignInterim closeTakeover takeover-record/continuity takeover-service/continuity arrangeContinuity activatePlan handOverRecords confirmServed endRecipient termination/terminateContract',
    按照法律规定或合同约定终止合同执行: 'terminateContract endPart',
  },
  34: {
    '依托“社会救助综合服务窗口”，统一受理、转办（介）社会救助申请事项':
      'openTownship receiveRequest transferRequest recordTransferAnswer',
    '服务窗口应当建立首问负责、一次性告知、限时办理等制度，优化工作流程，减少办事环节':
      'receiveRequest tellMissing supplementRequest settleRequest township-window/tellMissing township-window/openRequest',
  },
  35: {
    按照以下标准配备社会救助经办服务人员: 'openTownship countStaff township-staffing/countStaff',
    '县级社会救助工作部门应当按照8000名长期救助对象（含最低生活保障对象、特困人员、孤儿、艾滋病人员及县级人民政府规定的其他对象，下同）配备不少于1名专职人员，最低不少于5人':
      'countyRecipientsPerStaff countyStaffLeast',
    '按照800名救助对象配备不少于1名社会救助专职人员，最低不少于3人': 'townshipRecipientsPerStaff townshipStaffLeast',
    '农村特困人员供养服务机构按照工作人员与全自理供养人员不低于1:10、与半自理供养人员1:4、与全护理供养人员1:1.5比例配备':
      'independentPerStaff partialPerStaff fullCarePerStaff',
    '儿童福利机构按照工作人员与儿童1:1比例配备': 'childrenPerStaff',
    '精神卫生社会福利机构按照工作人员与实际开放床位不低于0.8:1比例配备': 'staffPerBed',
  },
  36: {
    '现有社会救助经办人员不足的，应当通过政府购买社会救助服务的方式':
      'draftShortage approveShortage recordShortagePurchase township-staffing/draftShortage',
  },
  38: {
    '村（居）民委员会应当协助做好社会救助对象困难排查、发现报告，救助申请家庭经济状况核查、公示监督，救助对象动态管理、信息报送，救助政策咨询、宣传引导等工作':
      'assignVillage reportVillageWork',
    '县（区）人民政府民政部门应当按照费随事转原则给予支持':
      'assignVillage confirmVillageMoney township-villages/confirmVillageMoney',
  },
  39: {
    '乡镇（街道）应当依托现有救助经办力量，结合加强乡镇政府服务能力建设的机遇，重点培养一批社会救助骨干力量':
      'nameBackbone',
  },
  40: {
    '每个村（居）委会设置1名社会救助协理员': 'appointAssistant assistantsPerVillage',
  },
  41: {
    '具有大专以上文化程度，熟悉计算机操作': 'appointAssistant township-assistants/appointAssistant',
  },
  42: {
    社会救助协理员工作业绩通过平时工作情况与年度考核相结合的办法进行考评:
      'assessAssistant reviewYear township-assistants/renewAssistant township-people/reviewYear',
    '不称职者，已到期的不再续聘，未到期的予以解聘，并不再聘用':
      'renewAssistant endAssistant township-assistants/endAssistant township-assistants/notBarred',
  },
  43: {
    '县（区）人民政府应当加强社会救助管理部门之间的信息共享': 'shareInformation',
    探索建立救助对象需求与慈善救助帮扶资源对接信息平台: 'enterNeed matchNeed closeNeed',
  },
  44: {
    '核对人员不足的，应当通过购买服务的方式充实人员，并签订保密协议书':
      'signPledge checkHousehold township-window/checkHousehold township-documents/townshipKinds service-staff/ofSilence',
  },
  45: {
    '原则上每年安排1-2次社会救助业务培训': 'recordTraining reviewYear trainingsLeast trainingsMost',
  },
  46: {
    '民政部门要及时总结、推广当地政府购买社会救助服务的典型做法和成功经验': 'sumUpPractice spreadPractice',
    及时将购买社会救助服务项目纳入政府规划统一实施: 'linkToPlan township-staffing/linkToPlan',
  },
  37: {
    '其工资标准按照不低于当地当年最低工资标准的1.5倍执行': 'dispatchedWage',
  },
  47: {
    '县（区）财政部门应当会同相关部门、购买主体建立承接主体承接政府购买社会救助服务行为信用记录':
      'openSanction giveOpinion sanction-hearing/notifySanction',
    依法禁止相关主体在一定期限内参与政府购买社会救助服务工作: 'decideSanction',
  },
};
