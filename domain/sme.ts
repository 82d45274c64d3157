/** 中小企业：what is kept for them, by how much their price is lowered for judging, and who counts as one of them. */
import { type Finding, houseRule, measure, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { limitOf } from './law/packs.ts';
import { courses } from './methods.ts';
import type { Procurement } from './procurement.ts';
import type { JudgingTerms, SmePolicy, SupplierDeclaration } from './selection-state.ts';

type Terms = JudgingTerms & { ceilingFen: number };

/** 政策 of a notice: 预留 by amount, else a price cut. That nothing is reserved is lawful for a reason (46号文 says when). */
export function ofSmePolicy(state: Procurement, terms: Terms): Finding[] {
  const { sme } = terms;
  if (limitOf(state, 'reservedWhole').none || !courses[state.opening.method].statutory) return [];
  const remedy = '请在公告中写明预留（sme）：整体预留、预留份额，或者不预留的理由';
  const told = houseRule(sme !== undefined, '公告写明怎样落实中小企业政策', remedy);
  return sme ? [told, ...ofReservation(state, terms, sme), ...ofCut(state, sme)] : [told];
}

function ofReservation(state: Procurement, { ceilingFen }: Terms, sme: SmePolicy): Finding[] {
  const whole = limitOf(state, 'reservedWhole');
  if (sme.reserved === 'whole') return [];
  if (ceilingFen <= whole.value) {
    const reasoned = sme.reserved === 'none' && sme.reason !== undefined;
    return [requirement(reasoned, whole.rule, whole.cite!, '请整体预留；不适宜由中小企业提供的，写明理由', 'warns')];
  }
  if (sme.reserved === 'none') {
    const { rule, cite: article } = limitOf(state, 'reservedShare');
    return [requirement(sme.reason !== undefined, rule, article!, '请预留份额；不适宜的，写明理由', 'warns')];
  }
  return [
    ...measure(state, 'reservedShare', sme.shareBp ?? 0, '请提高预留份额'),
    ...measure(state, 'reservedMicroShare', sme.microShareBp ?? 0, '请提高其中预留给小微企业的比例'),
  ];
}

/** Where the whole is kept for them nothing is taken off the price (46号文9). */
function ofCut(state: Procurement, { reserved, cutBp, jointCutBp }: SmePolicy): Finding[] {
  if (reserved === 'whole') {
    const none = cutBp === undefined && jointCutBp === undefined;
    return [requirement(none, '整体预留的，不再给予价格扣除', cite('sme46', 9), '请删去价格扣除', 'warns')];
  }
  const rule = '未预留的，应当对小微企业报价给予扣除';
  const told = requirement(cutBp !== undefined, rule, cite('sme46', 9), '请写明扣除幅度（cutBp）', 'warns');
  if (cutBp === undefined) return [told];
  return [
    told,
    ...measure(state, 'priceCutLeast', cutBp, '请提高扣除幅度'),
    ...measure(state, 'priceCutMost', cutBp, '请降低扣除幅度'),
    ...(jointCutBp === undefined
      ? []
      : [
          ...measure(state, 'jointCutLeast', jointCutBp, '请提高扣除幅度'),
          ...measure(state, 'jointCutMost', jointCutBp, '请降低扣除幅度'),
        ]),
  ];
}

/** 社会组织不是企业: it is none of those for whom a purchase is kept, and none whose price is lowered. */
export function isSme({ kind, size, smeDeclarationSha256 }: SupplierDeclaration): boolean {
  return kind === 'enterprise' && size !== undefined && size !== 'large' && smeDeclarationSha256 !== undefined;
}

/** What the policy asks of one bidder: that the purchase is open to it, and that what it claims is declared. */
export function ofSme(
  state: Procurement,
  supplier: string,
  declared: SupplierDeclaration,
  qualified: boolean,
): Finding[] {
  const { notice } = state;
  const claims = declared.size !== undefined && declared.size !== 'large';
  const share = declared.microShareBp;
  return [
    ...(notice?.sme?.reserved === 'whole'
      ? [
          termOf('plan', isSme(declared) || !qualified, '本项目专门面向中小企业采购', {
            remedy: `${supplier} 不是中小企业，应当登记为不合格：社会组织不是企业，声明函不可缺少`,
          }),
        ]
      : []),
    ...(claims
      ? [
          requirement(
            declared.smeDeclarationSha256 !== undefined && declared.kind === 'enterprise',
            '中小企业参加政府采购活动，应当出具《中小企业声明函》',
            cite('sme46', 11),
            `${supplier} 未出具声明函或者不是企业：不享受扶持政策`,
            'warns',
          ),
        ]
      : []),
    ...(share === undefined
      ? []
      : measure(state, 'jointShare', share, `${supplier} 的小微企业份额不足，不给予价格扣除`)),
  ];
}
