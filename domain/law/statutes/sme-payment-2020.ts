/** The regulation on paying small and medium enterprises on time, as it was before 2025-06-01. */
export const smePayment2020 = {
  title: '保障中小企业款项支付条例（2020年）',
  inForce: '2020-09-01',
  source: '国务院令第728号，LawRefBook/Laws 所载全文；自2025年6月1日起为国务院令第802号取代',
  articles: {
    8: {
      text: '机关、事业单位从中小企业采购货物、工程、服务，应当自货物、工程、服务交付之日起30日内支付款项；合同另有约定的，付款期限最长不得超过60日。\n大型企业从中小企业采购货物、工程、服务，应当按照行业规范、交易习惯合理约定付款期限并及时支付款项。\n合同约定采取履行进度结算、定期结算等结算方式的，付款期限应当自双方确认结算金额之日起算。',
      certainty: 'read',
    },
  },
} as const;
