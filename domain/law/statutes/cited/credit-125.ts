/** What of 《关于在政府采购活动中查询及使用信用记录有关问题的通知》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const credit125: Cited = {
  2: {
    应当拒绝其参与政府采购活动: 'credit/isWinnerSearched qualification/ofOne',
    信用信息的查询记录和证据应当留存: 'enterCreditSearch confirmCreditSearch credit/areSearched',
  },
};
