/** 照实登记：what happened elsewhere is held against the rules of here; what broke them is recorded with a reason, never refused. */
import { type Finding, houseRule } from './finding.ts';
import { type CivilDate, civilDate, type Instant } from './time.ts';

/** The same rules, as findings on a fact: what is done cannot be forbidden any more, only explained. */
export function asFacts(found: readonly Finding[]): Finding[] {
  return found.map((one) => {
    if (one.holds) return { ...one, force: 'warns' };
    const remedy = [one.remedy, '已经如此办理的，照实登记并写明理由'].filter(Boolean).join('；');
    return { ...one, force: 'warns', remedy };
  });
}

/** What cannot have been: a slip of whoever entered it, so it is refused with what to look at. */
export function possible(holds: boolean, rule: string, remedy: string): Finding {
  return houseRule(holds, rule, remedy, 'blocks');
}

/** Days in the order in which things happen; those that are not known are passed over. */
export function inOrder(what: string, ...days: readonly (CivilDate | undefined)[]): Finding {
  const known = days.filter((day) => day !== undefined);
  const holds = known.every((day, place) => place === 0 || known[place - 1]! <= day);
  return possible(holds, `${what}的日期依次不早于前一日期`, `请核对日期：${known.join('、')}`);
}

export function notAhead(occurredOn: CivilDate, at: Instant): Finding {
  const today = civilDate(at);
  return {
    ...possible(occurredOn <= today, '所登记的事实不得晚于今天', '请待其发生之后登记，或者核对日期'),
    required: `≤ ${today}`,
    actual: occurredOn,
  };
}
