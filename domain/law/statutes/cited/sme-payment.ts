/** What of 《保障中小企业款项支付条例》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const smePayment: Cited = {
  9: {
    '应当自货物、工程、服务交付之日起30日内支付款项': 'approvePayment paymentSme payment-review/owedInTime',
  },
  10: {
    付款期限应当自检验或者验收合格之日起算: 'verifyDelivery',
    '机关、事业单位和大型企业拖延检验或者验收的，付款期限自约定的检验或者验收期限届满之日起算':
      'noteStall stage-acceptance/past',
  },
  13: {
    在保证期限届满后及时与中小企业对收取的保证金进行核算并退还: 'returnSecurity',
  },
  14: {
    '机关、事业单位和大型企业不得以法定代表人或者主要负责人变更，履行内部付款流程，或者在合同未作约定的情况下以等待竣工验收备案、决算审计等为由，拒绝或者迟延支付中小企业款项':
      'returnPayment',
  },
  15: {
    '机关、事业单位和大型企业与中小企业的交易，部分存在争议但不影响其他部分履行的，对于无争议部分应当履行及时付款义务':
      'settleTermination agreeSettlement instalment/deduction settlement/undisputed',
  },
  17: {
    '机关、事业单位和大型企业迟延支付中小企业款项的，应当支付逾期利息':
      'fixLateInterest late-interest/article gate/gateOf',
    约定利率不得低于合同订立时1年期贷款市场报价利率: 'late-interest/article',
    '未作约定的，按照每日利率万分之五支付逾期利息': 'lateInterestDaily',
  },
};
