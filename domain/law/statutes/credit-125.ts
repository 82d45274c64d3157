/** The Ministry of Finance’s notice on looking up and using credit records in government procurement. */
export const credit125 = {
  title: '关于在政府采购活动中查询及使用信用记录有关问题的通知',
  inForce: '2016-08-01',
  source: '财库〔2016〕125号，以网页引文为据',
  dividedInto: '部分',
  articles: {
    2: {
      text: '采购人或者采购代理机构应当对供应商信用记录进行甄别，对列入失信被执行人、重大税收违法案件当事人名单、政府采购严重违法失信行为记录名单的供应商，应当拒绝其参与政府采购活动。\n两个以上的供应商组成一个联合体参加政府采购活动的，应当对所有联合体成员进行信用记录查询，联合体成员存在不良信用记录的，视同联合体存在不良信用记录。\n信用信息的查询记录和证据应当留存。',
      certainty: 'seen',
    },
  },
} as const;
