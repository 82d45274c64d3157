/** The measures by which government procurement promotes small and medium enterprises: reserved shares, price cuts, declarations. */
export const sme46 = {
  title: '政府采购促进中小企业发展管理办法',
  inForce: '2021-01-01',
  source: '财库〔2020〕46号；以网页引文为据，条号凭记忆',
  articles: {
    7: {
      text: '采购限额标准以上，200万元以下的货物和服务采购项目，适宜由中小企业提供的，采购人应当专门面向中小企业采购。',
      certainty: 'recalled',
    },
    8: {
      text: '超过200万元的货物和服务采购项目中适宜由中小企业提供的，预留该部分采购项目预算总额的30%以上专门面向中小企业采购，其中预留给小微企业的比例不低于60%。',
      certainty: 'recalled',
    },
    9: {
      text: '对于未预留份额专门面向中小企业采购的项目，以及预留份额项目中的非预留部分采购包，采购人、采购代理机构应当对符合规定的小微企业报价给予6%—10%的扣除，用扣除后的价格参加评审。接受大中型企业与小微企业组成联合体或者允许向小微企业分包的项目，小微企业的合同份额占到合同总金额30%以上的，给予2%—3%的扣除。',
      certainty: 'recalled',
    },
    11: {
      text: '中小企业参加政府采购活动，应当出具《中小企业声明函》，否则不得享受相关中小企业扶持政策。',
      certainty: 'recalled',
    },
  },
} as const;
