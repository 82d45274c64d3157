/** What of 《政府采购非招标采购方式管理办法》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const nonTender74: Cited = {
  3: {
    '采购货物的，还可以采用询价采购方式': 'opening/openProcurement',
  },
  4: {
    '达到公开招标数额标准的货物、服务采购项目，拟采用非招标采购方式的，采购人应当在采购活动开始前，报经主管预算单位同意后，向设区的市、自治州以上人民政府财政部门申请批准':
      'recordMethodApproval method-choice/ofPapers',
  },
  7: {
    '竞争性谈判小组或者询价小组由采购人代表和评审专家共3人以上单数组成，其中评审专家人数不得少于竞争性谈判小组或者询价小组成员总数的2/3':
      'appointCommittee',
    竞争性谈判小组或者询价小组由采购人代表和评审专家共3人以上单数组成: 'committee/composition',
    采购人不得以评审专家身份参加本部门或本单位采购项目的评审: 'committee/composition',
    采购代理机构人员不得参加本机构代理的采购项目的评审: 'committee/composition',
    '达到公开招标数额标准的货物或者服务采购项目，或者达到招标规模标准的政府采购工程，竞争性谈判小组或者询价小组应当由5人以上单数组成':
      'committeeLargeNegotiation',
  },
  10: {
    经采购人书面同意: 'prepareNegotiation consentToDocuments invitation/ofGroup',
  },
  12: {
    '采购人、采购代理机构应当通过发布公告、从省级以上财政部门建立的供应商库中随机抽取或者采购人和评审专家分别书面推荐的方式邀请不少于3家符合相应资格条件的供应商参与竞争性谈判或者询价采购活动':
      'inviteSuppliers',
  },
  18: {
    '采购人或者采购代理机构应当在成交供应商确定后2个工作日内，在省级以上财政部门指定的媒体上公告成交结果，同时向成交供应商发出成交通知书，并将竞争性谈判文件、询价通知书随成交结果同时公告':
      'issueAwardNotice',
  },
  27: {
    '提交投标文件或者经评审实质性响应招标文件要求的供应商只有两家时，采购人、采购代理机构按照本办法第四条经本级财政部门批准后可以与该两家供应商进行竞争性谈判采购':
      'invitation/ofList method-change/ofTwo',
    '本办法第三十三条、第三十五条中规定的供应商最低数量可以为两家': 'biddersNegotiationOfTwo',
  },
  29: {
    从谈判文件发出之日起至供应商提交首次响应文件截止之日止不得少于3个工作日: 'negotiationResponse',
  },
  31: {
    谈判小组所有成员应当集中与单一供应商分别进行谈判: 'negotiateWith',
    给予所有参加谈判的供应商平等的谈判机会: 'final-offers/requestFinalOffers',
  },
  32: {
    '在谈判过程中，谈判小组可以根据谈判文件和谈判情况实质性变动采购需求中的技术、服务要求以及合同草案条款，但不得变动谈判文件中的其他内容':
      'changeRequirements',
    '实质性变动的内容，须经采购人代表确认': 'confirmChange',
    '对谈判文件作出的实质性变动是谈判文件的有效组成部分，谈判小组应当及时以书面形式同时通知所有参加谈判的供应商':
      'confirmChange',
  },
  33: {
    '谈判文件能够详细列明采购标的的技术、服务要求的，谈判结束后，谈判小组应当要求所有继续参加谈判的供应商在规定时间内提交最后报价，提交最后报价的供应商不得少于3家':
      'requestFinalOffers closeFinalOffers',
    最后报价是供应商响应文件的有效组成部分: 'submitFinalOffer',
  },
  34: {
    '已提交响应文件的供应商，在提交最后报价之前，可以根据谈判情况退出谈判': 'closeFinalOffers',
  },
  36: {
    采购代理机构应当在评审结束后2个工作日内将评审报告送采购人确认: 'deliverReport',
    根据质量和服务均能满足采购文件实质性响应要求且最后报价最低的原则确定成交供应商: 'fixWinner',
  },
  37: {
    '出现下列情形之一的，采购人或者采购代理机构应当终止竞争性谈判采购活动，发布项目终止公告并说明原因，重新开展采购活动':
      'invalidateTender invalidation/ofGround invalidation/noLongerFits',
  },
  38: {
    '应当在省级以上财政部门指定媒体上公示，并将公示情况一并报财政部门': 'displaySingleSource',
  },
  39: {
    '任何供应商、单位或者个人对采用单一来源采购方式公示有异议的，可以在公示期内将书面意见反馈给采购人、采购代理机构，并同时抄送相关财政部门':
      'objectToSingleSource single-source/ofDisplayRun',
  },
  40: {
    '应当在公示期满后5个工作日内，组织补充论证': 'answerObjection supplementaryArgument agreement/recordAgreement',
    '论证后认为异议成立的，应当依法采取其他采购方式': 'takeOtherMethod agreement/recordAgreement',
  },
  41: {
    '采用单一来源采购方式采购的，采购人、采购代理机构应当组织具有相关经验的专业人员与供应商商定合理的成交价格并保证采购项目质量':
      'recordAgreement confirmAgreement',
  },
  42: {
    单一来源采购人员应当编写协商情况记录: 'recordAgreement',
    协商情况记录应当由采购全体人员签字认可: 'confirmAgreement',
  },
  43: {
    '出现下列情形之一的，采购人或者采购代理机构应当终止采购活动，发布项目终止公告并说明原因，重新开展采购活动':
      'invalidation/noLongerFits',
    报价超过采购预算的: 'agreement/ofPrice',
  },
};
