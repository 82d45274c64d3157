/** What of 《中华人民共和国行政处罚法》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const penaltyLaw: Cited = {
  44: {
    '应当告知当事人拟作出的行政处罚内容及事实、理由、依据，并告知当事人依法享有的陈述、申辩、要求听证等权利':
      'notifySanction',
  },
  45: {
    当事人有权进行陈述和申辩: 'defendAgainstSanction',
    '行政机关不得因当事人陈述、申辩而给予更重的处罚': 'sanction-decision/notHarsher',
  },
  48: {
    具有一定社会影响的行政处罚决定应当依法公开: 'decideSanction',
  },
  60: {
    应当自行政处罚案件立案之日起九十日内作出行政处罚决定: 'sanctionDecision',
  },
  62: {
    '拒绝听取当事人的陈述、申辩，不得作出行政处罚决定': 'sanction-decision/wasHeard',
  },
  63: {
    '当事人要求听证的，行政机关应当组织听证': 'holdHearing sanction-decision/wasHeard',
  },
  64: {
    '当事人要求听证的，应当在行政机关告知后五日内提出': 'sanctionDefence sanction-hearing/ofHearing',
    '应当在举行听证的七日前，通知当事人及有关人员听证的时间、地点':
      'callHearing hearingNotice sanction-hearing/longEnough',
    听证由行政机关指定的非本案调查人员主持: 'sanction-hearing/chairedByAnother',
  },
};
