/** The Ministry of Finance’s notice that raised the price cut of small and micro enterprises from July 2022 on. */
export const sme19 = {
  title: '关于进一步加大政府采购支持中小企业力度的通知',
  inForce: '2022-07-01',
  source: '财库〔2022〕19号，以网页引文为据',
  dividedInto: '部分',
  articles: {
    2: {
      text: '货物服务采购项目给予小微企业的价格扣除优惠，由6%—10%提高至10%—20%。大中型企业与小微企业组成联合体或者大中型企业向小微企业分包的，评审优惠幅度由2%—3%提高至4%—6%。',
      certainty: 'seen',
    },
  },
} as const;
