/** What of 《保障中小企业款项支付条例（2020年）》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const smePayment2020: Cited = {
  8: {
    '应当自货物、工程、服务交付之日起30日内支付款项': 'paymentSme',
  },
};
