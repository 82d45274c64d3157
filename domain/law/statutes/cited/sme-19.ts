/** What of 《关于进一步加大政府采购支持中小企业力度的通知》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const sme19: Cited = {
  2: {
    '货物服务采购项目给予小微企业的价格扣除优惠，由6%—10%提高至10%—20%': 'priceCutLeast priceCutMost',
    '大中型企业与小微企业组成联合体或者大中型企业向小微企业分包的，评审优惠幅度由2%—3%提高至4%—6%':
      'jointCutLeast jointCutMost',
  },
};
