/** Who may correct an entry, who confirms it, and what of it: the rules of this house, for the law names none. */
import type { Actor, Role } from './act.ts';
import type { Fact } from './fact.ts';
import { type Finding, houseRule } from './finding.ts';

/** Of a fact: who and what, whatever its case. */
export type Rules = Pick<Fact<never, never>, 'fields' | 'instead' | 'by' | 'confirmedBy'>;

/** The purchaser answers for the record of its purchases. */
export const insiders: readonly Role[] = ['director', 'officer', 'unitAccountant'];

/** Whoever entered it, or a colleague; what another case entered is for those whom the act names. */
export function ofAuthor({ by = [] }: Rules, author: Actor, actor: Actor): Finding {
  const holds = author.role === 'proceeding' ? by.includes(actor.role) : author.organisation === actor.organisation;
  return houseRule(holds, '登记由作出登记的单位更正', '请由原登记单位的人员提出更正', 'blocks');
}

export function ofConfirmer({ confirmedBy = insiders }: Rules, actor: Actor): Finding {
  const remedy = '请由购买主体的另一名人员确认；国库的答复由财政部门确认';
  return houseRule(confirmedBy.includes(actor.role), '更正由有权确认的人员确认', remedy, 'blocks');
}

export function ofFields({ fields, instead = {} }: Rules, named: readonly string[]): Finding[] {
  const others = named.filter((field) => !fields.includes(field));
  const remedy = others.map((field) => instead[field] ?? `“${field}”不以更正改变：可以更正的是 ${fields.join('、')}`);
  return [houseRule(others.length === 0, '只可更正所登记的外部事实', remedy.join('；'), 'blocks')];
}

/** What follows in another case from the wrong fact is that case's own. */
export function ofOthers(sent: readonly string[]): Finding[] {
  if (sent.length === 0) return [];
  const remedy = `${sent.join('、')} 已据原登记办理，不随本更正改变：请在对方案件一并更正，并写明理由`;
  return [houseRule(false, '所更正的登记尚未转告其他案件', remedy)];
}

export function notAFact(): Finding {
  const remedy = '申请、决定、签署和审查不以更正改变：请按本案现在可办的行为重新办理';
  return houseRule(false, '可以更正的，是登记的外部事实', remedy, 'blocks');
}

export function notPending(): Finding {
  return houseRule(false, '应当是尚待确认的更正', '请核对更正的序号；已经确认或者撤回的，不再办理', 'blocks');
}

export function somethingPending(holds: boolean): Finding {
  return houseRule(holds, '有更正尚待确认的，方可办理', '本案没有待确认的更正：登记有误的，请先提出更正', 'blocks');
}
