/** What can be done against a decision of the finance department: review within the administration, and the court. */
export const administrativeReconsideration = {
  title: '中华人民共和国行政复议法',
  inForce: '2024-01-01',
  source: '2023年修订文本第二十条，据网上所引原文',
  articles: {
    20: {
      text: '公民、法人或者其他组织认为行政行为侵犯其合法权益的，可以自知道或者应当知道该行政行为之日起六十日内提出行政复议申请。',
      certainty: 'seen',
    },
  },
} as const;

export const administrativeLitigation = {
  title: '中华人民共和国行政诉讼法',
  inForce: '2017-07-01',
  source: '2017年修正文本，LawRefBook/Laws 所载全文',
  articles: {
    46: {
      text: '公民、法人或者其他组织直接向人民法院提起诉讼的，应当自知道或者应当知道作出行政行为之日起六个月内提出。法律另有规定的除外。\n因不动产提起诉讼的案件自行政行为作出之日起超过二十年，其他案件自行政行为作出之日起超过五年提起诉讼的，人民法院不予受理。',
      certainty: 'read',
    },
  },
} as const;
