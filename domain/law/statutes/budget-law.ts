/** The Budget Law: nothing is spent that is not in the budget. */
export const budgetLaw = {
  title: '中华人民共和国预算法',
  inForce: '2018-12-29',
  source: '2018年修正文本，Theonefkguy/Chinese-Laws 所载全文',
  articles: {
    13: {
      text: '经人民代表大会批准的预算，非经法定程序，不得调整。各级政府、各部门、各单位的支出必须以经批准的预算为依据，未列入预算的不得支出。',
      certainty: 'read',
    },
    42: {
      text: '各级政府上一年预算的结转资金，应当在下一年用于结转项目的支出；连续两年未用完的结转资金，应当作为结余资金管理。\n各部门、各单位上一年预算的结转、结余资金按照国务院财政部门的规定办理。',
      certainty: 'read',
    },
    57: {
      text: '各级政府财政部门必须依照法律、行政法规和国务院财政部门的规定，及时、足额地拨付预算支出资金，加强对预算支出的管理和监督。\n各级政府、各部门、各单位的支出必须按照预算执行，不得虚假列支。\n各级政府、各部门、各单位应当对预算支出情况开展绩效评价。',
      certainty: 'read',
    },
  },
} as const;
