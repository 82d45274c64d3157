/** 信用处理的事由: which of them the law bans a supplier for, and which are a matter of the contract alone. */

/** The first six are 采购法77, the next five 条例72; a breach alone is no ground of either. */
export const sanctionGrounds = {
  falseMaterials: '提供虚假材料谋取中标、成交',
  slander: '采取不正当手段诋毁、排挤其他供应商',
  collusion: '与采购人、其他供应商或者采购代理机构恶意串通',
  bribery: '行贿或者提供其他不正当利益',
  negotiation: '在招标采购过程中与采购人进行协商谈判',
  obstruction: '拒绝有关部门监督检查或者提供虚假情况',
  refusedToSign: '中标或者成交后无正当理由拒不签订合同',
  otherContract: '未按照采购文件确定的事项签订合同',
  transfer: '将政府采购合同转包',
  counterfeit: '提供假冒伪劣产品',
  unilateralEnd: '擅自变更、中止或者终止政府采购合同',
  breach: '其他违背合同的行为',
} as const;

export type SanctionGround = keyof typeof sanctionGrounds;

const ofLaw: readonly SanctionGround[] = [
  'falseMaterials',
  'slander',
  'collusion',
  'bribery',
  'negotiation',
  'obstruction',
];

/** Whether a ban rests on 采购法77 itself, on 条例72, or on neither. */
export function restsOn(ground: SanctionGround): 'law' | 'regulation' | undefined {
  if (ofLaw.includes(ground)) return 'law';
  return ground === 'breach' ? undefined : 'regulation';
}
