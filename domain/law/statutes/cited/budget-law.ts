/** What of 《中华人民共和国预算法》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const budgetLaw: Cited = {
  13: {
    未列入预算的不得支出: 'reserveFunds binding/ofFound',
  },
  42: {
    '各级政府上一年预算的结转资金，应当在下一年用于结转项目的支出':
      'rebindAllotment recordLapse registerAllotment lapseAllotment',
    '连续两年未用完的结转资金，应当作为结余资金管理': 'allotment-paper/carriedOver',
  },
  57: {
    '各级政府、各部门、各单位的支出必须按照预算执行，不得虚假列支': 'spendFunds funding/payable',
  },
};
