/** 采购方式的适用情形：the cases in which the law lets a purchase go otherwise than by open tender, each with its article. */
import { type Finding, measure, requirement } from './finding.ts';
import { type Cite, cite } from './law/cite.ts';
import type { Method, Procurement } from './procurement.ts';
import type { MethodChoiceInput } from './shapes/method-choice.ts';

export type Ground = NonNullable<MethodChoiceInput['ground']>;

interface Case {
  title: string;
  cite: Cite;
}

/** By method and ground. A method that is not named here needs none. */
export const grounds: Partial<Record<Method, Partial<Record<Ground, Case>>>> = {
  invitedTender: {
    limitedSuppliers: { title: '具有特殊性，只能从有限范围的供应商处采购', cite: cite('procurementLaw', 29) },
    tenderTooCostly: { title: '公开招标的费用占项目总价值的比例过大', cite: cite('procurementLaw', 29) },
  },
  negotiation: {
    tenderFailed: { title: '招标后没有供应商投标、没有合格标的或者重新招标未能成立', cite: cite('procurementLaw', 30) },
    complex: { title: '技术复杂或者性质特殊，不能确定详细规格或者具体要求', cite: cite('procurementLaw', 30) },
    urgent: { title: '招标所需时间不能满足用户紧急需要', cite: cite('procurementLaw', 30) },
    priceUnknown: { title: '不能事先计算出价格总额', cite: cite('procurementLaw', 30) },
  },
  consultation: {
    purchasedService: { title: '政府购买服务项目', cite: cite('consultation2014', 3) },
    complex: { title: '技术复杂或者性质特殊，不能确定详细规格或者具体要求', cite: cite('consultation2014', 3) },
    priceUnknown: { title: '不能事先计算出价格总额', cite: cite('consultation2014', 3) },
  },
  singleSource: {
    onlySupplier: { title: '只能从唯一供应商处采购', cite: cite('procurementLaw', 31) },
    unforeseeableEmergency: {
      title: '发生了不可预见的紧急情况不能从其他供应商处采购',
      cite: cite('procurementLaw', 31),
    },
    addition: { title: '需要继续从原供应商处添购', cite: cite('procurementLaw', 31) },
  },
};

/** What we buy is always a purchased service: a consultation needs no other ground. */
export function groundOf(method: Method, ground: Ground | undefined): Ground | undefined {
  return ground ?? (method === 'consultation' ? 'purchasedService' : undefined);
}

export function ofGround(method: Method, ground: Ground | undefined): Finding[] {
  const cases = grounds[method];
  if (!cases) return [];
  const [first] = Object.values(cases) as Case[];
  const known = groundOf(method, ground);
  const found = known && cases[known];
  const list = (Object.values(cases) as Case[]).map(({ title }) => title).join('；');
  return [
    requirement(
      found !== undefined,
      `符合法定情形之一的，可以采用这一采购方式：${list}`,
      (found ?? first!).cite,
      '请选择所符合的情形并附证据；都不符合的，采用公开招标',
    ),
  ];
}

/** What the law says more of single grounds. */
export function ofFacts(state: Procurement, input: MethodChoiceInput, amountFen: number): Finding[] {
  const { ground, unforeseen, onlyBecause, original } = input;
  if (ground === 'urgent')
    return [
      requirement(
        unforeseen === true,
        '紧急需要应当是采购人不可预见的或者非因采购人拖延导致的',
        cite('procurementRegulation', 26),
        '因本单位拖延造成的紧急，不能作为理由：请采用公开招标或者其他符合情形的方式',
      ),
    ];
  if (ground === 'onlySupplier')
    return [
      requirement(
        onlyBecause === 'patent' || onlyBecause === 'publicService',
        '唯一供应商是指因使用不可替代的专利、专有技术，或者公共服务项目具有特殊要求，只能从某一特定供应商处采购',
        cite('procurementRegulation', 27),
        '只来了一家供应商，不等于只有一家供应商：请说明专利、专有技术或者公共服务的特殊要求',
      ),
    ];
  if (ground !== 'addition') return [];
  const share = original ? ((original.addedFen + amountFen) * 10_000) / original.valueFen : Number.MAX_SAFE_INTEGER;
  return original
    ? measure(state, 'additionShare', share, '添购连同此前的添购超过原合同的百分之十：请另行采购')
    : [
        requirement(
          false,
          '添购应当不超过原合同采购金额百分之十：须填写原合同金额和此前添购的数额',
          cite('procurementLaw', 31),
          '请填写原合同',
        ),
      ];
}
