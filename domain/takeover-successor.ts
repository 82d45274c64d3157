/** 接续采购：by which lawful way the service is bought again after a contract that was signed and partly performed (law.md §10). */
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { yuan } from './money.ts';
import type { Successor } from './shapes/takeover-duty.ts';
import { continuity, defineTakeoverAct, untilClosed } from './takeover-service.ts';
import type { Takeover } from './takeover-state.ts';

/** It may be named again: what was planned first may turn out not to be lawful, or not to be quick. */
export const linkSuccessor = defineTakeoverAct<Successor>()({
  name: 'linkSuccessor',
  title: '登记接续采购',
  during: untilClosed,
  by: ['director', 'officer'],
  under: [continuity],
  awaited: ({ ended, successor }) => (ended && !successor ? [{ clock: 'replacementPurchase' }] : []),
  judge: (takeover, successor, circumstance) => [
    ...ofRoute(takeover, successor),
    houseRule(successor.procurement !== takeover.procurement, '接续采购不得是原采购', '请填写新采购的编号', 'blocks'),
    ...inTime(circumstance, 'replacementPurchase'),
  ],
  apply: (takeover, input, { actor, at }) => ({ ...takeover, successor: { ...input, by: actor.person, at } }),
  stops: () => ['replacementPurchase'],
});

function ofRoute(takeover: Takeover, successor: Successor): Finding[] {
  const { route, ownDelay, budgetFen, sameItemFen = 0, contractFen } = successor;
  if (route === 'nextCandidate') return [notPerformed()];
  if (route === 'urgentNegotiation')
    return [
      requirement(
        !ownDelay,
        '采用招标所需时间不能满足用户紧急需要的，应当是采购人不可预见的或者非因采购人拖延导致的',
        cite('procurementRegulation', 26),
        '因本单位拖延所致的，改用竞争性磋商等其他方式；其间由接管力量接续',
      ),
    ];
  if (route === 'urgentSingleSource')
    return [
      requirement(
        !ownDelay,
        '发生了不可预见的紧急情况不能从其他供应商处采购的，可以采用单一来源方式采购',
        cite('procurementLaw', 31),
        '因本单位拖延所致的，不是不可预见：改用竞争性磋商等其他方式',
      ),
    ];
  if (route === 'amendOther') return ofAddition(takeover, budgetFen, contractFen);
  if (route !== 'belowLimit') return [];
  return [
    houseRule(budgetFen !== undefined, '限额标准以下的，应当写明预算', '请填写预算（分）', 'blocks'),
    // What was bought of the same item before counts with it: a bridge of many small purchases is one large one.
    ...measure(takeover, 'belowPurchaseLimit', (budgetFen ?? 0) + sameItemFen, splitRemedy(sameItemFen)),
  ];
}

function notPerformed(): Finding {
  return requirement(
    false,
    '中标或者成交供应商拒绝与采购人签订合同的，采购人可以按照评审报告推荐的名单排序确定下一候选人',
    cite('procurementRegulation', 49),
    '合同已经签订并部分履行，不得顺延下一候选人：请重新采购，其间由接管力量接续',
  );
}

function ofAddition(takeover: Takeover, budgetFen: number | undefined, contractFen: number | undefined): Finding[] {
  const complete = budgetFen !== undefined && contractFen !== undefined && contractFen > 0;
  const asked = houseRule(complete, '追加的，应当写明追加金额和原合同金额', '请填写金额（分）', 'blocks');
  if (!complete) return [asked];
  return [asked, ...measure(takeover, 'supplements', Math.ceil((budgetFen * 10_000) / contractFen))];
}

function splitRemedy(sameItemFen: number): string {
  return `同一品目本年度已采购 ${yuan(sameItemFen)}：合计达到限额的，按政府采购办理`;
}
