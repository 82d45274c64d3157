/** What of 《政府采购质疑和投诉办法》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const challenge94: Cited = {
  6: {
    '供应商投诉按照采购人所属预算级次，由本级财政部门处理': 'acceptComplaint declineComplaint',
  },
  11: {
    提出质疑的供应商应当是参与所质疑项目采购活动的供应商: 'challenge-rights/ofStanding',
  },
  12: {
    供应商提出质疑应当提交质疑函和必要的证明材料: 'completeChallenge',
  },
  15: {
    不得拒收供应商在法定质疑期内发出的质疑函: 'raiseChallenge',
    应当在收到后七个工作日内作出答复: 'replyToChallenge',
    '质疑答复应当包括质疑供应商的名称、收到质疑的日期、质疑事项、答复的具体内容、事实依据和法律依据，并告知质疑供应商依法投诉的权利':
      'openComplaint',
    告知质疑供应商依法投诉的权利: 'challenge-answer/complete',
  },
  16: {
    '质疑答复导致结果改变的，将有关情况书面报告本级财政部门': 'replyToChallenge',
  },
  18: {
    '投诉书应当包括投诉人和被投诉人的名称和联系方式，质疑和质疑答复情况及相关证明材料，具体、明确的投诉事项和与投诉事项相关的投诉请求，事实依据，法律依据，提起投诉的日期，并签字、盖章':
      'fileComplaint complaint-intake/acceptComplaint',
  },
  19: {
    '投诉人提起投诉前已依法进行质疑，投诉书内容符合规定，在投诉有效期限内提起，同一投诉事项未经财政部门投诉处理的，方为符合投诉条件':
      'acceptComplaint declineComplaint',
  },
  21: {
    '财政部门收到投诉书后，应当在五个工作日内进行审查': 'complaintIntake',
    '投诉书内容不符合规定的，应当在收到之日起五个工作日内一次性书面通知补正':
      'requestComplaintCorrection correctComplaint complaint-intake/requestComplaintCorrection complaint-intake/declineComplaint',
    '不符合投诉条件或者不属于本部门管辖的，应当在三个工作日内书面告知': 'declineComplaint complaintDecline',
    '符合规定的，自收到投诉书之日起即为受理，并在收到投诉后八个工作日内向投诉人、被投诉人和其他有关当事人发出通知和投诉书副本':
      'acceptComplaint sendComplaintCopies complaintCopies',
  },
  22: {
    '被投诉人和其他与采购活动有关的当事人应当在收到答复通知书和投诉书副本之日起五个工作日内，以书面形式作出说明，并提交相关证据、依据和其他有关材料':
      'answerComplaint respondentAnswer',
  },
  27: {
    '需要检验、检测、鉴定、专家评审以及需要投诉人补正材料的，所需时间为自财政部门发出相关文书、补正通知之日起，至收到结论、补正材料之日止，不计算在投诉处理期限内':
      'excludeTime endExcludedTime',
  },
  28: {
    '财政部门处理投诉事项期间，可以视具体情况书面通知采购人和采购代理机构暂停采购活动，暂停时间最长不得超过三十日':
      'orderSuspension',
    '采购人和采购代理机构收到暂停通知后应当立即中止采购活动，在法定的暂停期限结束前或者收到恢复采购活动的通知前，不得进行该项采购活动':
      'liftSuspension',
  },
  29: {
    '受理后发现不符合投诉条件，投诉事项缺乏事实依据，投诉人捏造事实或者提供虚假材料，以非法手段取得证明材料的，财政部门应当驳回投诉':
      'decideComplaint',
  },
  31: {
    '对采购文件的投诉成立且影响或者可能影响采购结果的，尚未确定中标、成交供应商的，责令重新开展采购活动':
      'decideComplaint',
  },
  32: {
    '对采购过程或者结果的投诉成立且影响或者可能影响采购结果的，尚未确定中标、成交供应商的，责令重新开展采购活动':
      'decideComplaint',
  },
  37: {
    '投诉人在全国范围内十二个月内三次以上投诉查无实据的，由财政部门列入不良行为记录名单': 'baselessComplaints',
  },
};
