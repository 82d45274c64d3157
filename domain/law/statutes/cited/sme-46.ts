/** What of 《政府采购促进中小企业发展管理办法》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const sme46: Cited = {
  7: {
    '采购限额标准以上，200万元以下的货物和服务采购项目，适宜由中小企业提供的，采购人应当专门面向中小企业采购':
      'reservedWhole',
  },
  8: {
    '预留该部分采购项目预算总额的30%以上专门面向中小企业采购': 'reservedShare',
    '预留给小微企业的比例不低于60%': 'reservedMicroShare',
  },
  9: {
    '应当对符合规定的小微企业报价给予6%—10%的扣除，用扣除后的价格参加评审': 'priceCutLeast priceCutMost sme/ofCut',
    '小微企业的合同份额占到合同总金额30%以上的，给予2%—3%的扣除': 'jointCutLeast jointCutMost jointShare',
  },
  11: {
    '中小企业参加政府采购活动，应当出具《中小企业声明函》，否则不得享受相关中小企业扶持政策': 'sme/ofSme',
  },
};
