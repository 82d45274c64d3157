/** 逾期：a duty that is fulfilled late is still a fact. It passes with a reason, and the journal marks it. */
import type { Circumstance } from './act.ts';
import type { Finding } from './finding.ts';
import { isLate, isRunning } from './law/clocks.ts';
import { openPauses } from './law/pauses.ts';
import { addDays, type CivilDate, civilDate, startOfDay } from './time.ts';

/**
 * Whether a duty is fulfilled in time, where its clock runs. `key` is `clock` or `clock:of`. What was done outside is in time
 * by the day it was done, `occurredOn`, whenever it is entered.
 */
export function inTime({ deadlines, at }: Circumstance, key: string, occurredOn?: CivilDate): Finding[] {
  const deadline = deadlines[key];
  if (!deadline || !isRunning(deadline)) return [];
  const late = isLate(deadline, occurredOn === undefined ? at : startOfDay(occurredOn));
  const grounds = openPauses(deadline).map(({ ground }) => ground);
  return [
    {
      rule: `${deadline.title}应当在期限内完成`,
      basis: deadline.basis,
      ...(deadline.cite ? { cite: deadline.cite } : {}),
      holds: !late,
      force: 'warns',
      required: grounds.length > 0 ? `${grounds.join('、')}期间不计入期限` : `不晚于 ${civilDate(deadline.due)}`,
      actual: occurredOn ?? civilDate(at),
      ...(late ? { remedy: '已经逾期：请写明逾期原因后办理' } : {}),
    },
  ];
}

/**
 * The day from which the payment period counts: that of the inspection, or the end of its agreed period where the purchaser
 * let it drag on (保障中小企业款项支付条例第十条第二款; for others by policy).
 */
export function inspectedOn({ deadlines, at }: Circumstance, key: string): CivilDate {
  const deadline = deadlines[key];
  return deadline && isRunning(deadline) && isLate(deadline, at) ? civilDate(deadline.due) : civilDate(at);
}

/** The first day on which a waiting period is over. */
export function dayAfter(due: string): CivilDate {
  return addDays(civilDate(due), 1);
}
