/** 变更采购方式：by which other method the round after a failed one may go, and whose approval that needs. */
import { remaining } from './competition.ts';
import type { MethodChange } from './course-state.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { courses, isTender, methodTitles } from './methods.ts';
import type { Procurement } from './procurement.ts';
import type { Invalidation } from './shapes/selection.ts';
import { reachesTender } from './single-source.ts';
import type { CivilDate } from './time.ts';

export function ofChange(state: Procurement, invalidation: Invalidation, today: CivilDate): Finding[] {
  const { next, change } = invalidation;
  if (!change) return [];
  const { method } = state.opening;
  return [
    houseRule(next === 'announcement', '重新采购的，方可变更采购方式', '取消采购的，请勿填写变更', 'blocks'),
    houseRule(
      change.method !== method,
      '变更为另一种采购方式',
      `本采购现为${methodTitles[method]}：不变更的，请勿填写`,
      'blocks',
    ),
    houseRule(courses[method].statutory, '限额标准以下的采购，按内部规定重新办理', '请勿填写变更', 'blocks'),
    ...ofApproval(state, change, today),
    ...ofTwo(state, invalidation),
  ];
}

/** What the next round is told of the change; nothing where the method stays. */
export function changeOf(state: Procurement, { change }: Invalidation): MethodChange | undefined {
  if (!change) return undefined;
  const { approval, withTwo } = change;
  return {
    methodBefore: state.opening.method,
    ...(approval ? { approval } : {}),
    ...(withTwo ? { two: remaining(state) } : {}),
  };
}

/** Back to the open tender, which is the main method, nobody has to approve; nor what is bought for less than its threshold. */
function ofApproval(
  state: Procurement,
  { method, approval }: NonNullable<Invalidation['change']>,
  today: CivilDate,
): Finding[] {
  if (method === 'openTender') return [];
  const afterTender = isTender(state.opening.method);
  if (!afterTender && !reachesTender(state)) return [];
  const rule = '需要采取其他方式采购的，应当在采购活动开始前获得设区的市、自治州以上人民政府采购监督管理部门批准';
  const article = afterTender ? cite('procurementLaw', 37) : cite('procurementLaw', 27);
  const holds = approval !== undefined && approval.occurredOn <= today;
  return [requirement(holds, rule, article, approval ? '请待批准文件下达后办理' : '请填写批准文件')];
}

/** 74号令27: only after an open tender that was left with exactly two, and only with those. */
function ofTwo(state: Procurement, { ground, change }: Invalidation): Finding[] {
  if (!change?.withTwo) return [];
  const left = remaining(state).length;
  const holds =
    state.opening.method === 'openTender' &&
    change.method === 'negotiation' &&
    ground === 'tooFewBidders' &&
    left === 2;
  return [
    {
      ...requirement(
        holds,
        '公开招标过程中供应商只有两家时，经批准可以与该两家供应商进行竞争性谈判采购',
        cite('nonTender74', 27, 2),
        '请重新招标，或者经批准采用其他方式',
      ),
      required: '2 家',
      actual: `${left} 家`,
    },
  ];
}
