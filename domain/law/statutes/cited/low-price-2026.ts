/** What of 《关于推动解决政府采购异常低价问题的通知》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const lowPrice2026: Cited = {
  2: {
    '评审中出现下列情形之一的，启动异常低价审查程序': 'askPriceExplanation low-price/areLowPricesJudged',
    '报价低于全部通过符合性审查供应商报价平均值的50%': 'lowPriceOfMean',
    '报价低于通过符合性审查的次低报价供应商报价的50%': 'lowPriceOfSecond',
    '报价低于采购项目最高限价的45%': 'lowPriceOfCeiling',
    '最高不得超过65%': 'lowPriceRaised',
    '评审委员会应当要求相关供应商在评审现场合理的时间内（一般不少于30分钟）对报价作出解释':
      'explainPrice lowPriceExplanation low-price/judgePrice',
    '应当将其作为无效投标（响应）处理': 'low-price/judgePrice judgePrice elsewhere-report-rules/ofVoid',
  },
};
