/** The inbox: what each case waits for now, from whom, by when. Renewed by difference with every entry. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Awaited, CaseState, Proceeding, Role } from '../domain/act.ts';
import type { Entry } from '../domain/effects.ts';
import type { Deadlines } from '../domain/law/clocks.ts';
import { isPaused, openPauses } from '../domain/law/pauses.ts';
import { DeadlineRow } from './entities.ts';

interface Step extends Awaited {
  act: string;
  role: Role;
  organisation?: string;
  /** The organisation that the act itself names: several may be awaited at once. */
  named?: string;
}

/** What a case waits for; an act of the case's own is nobody's duty. */
export function stepsOf<State extends CaseState>(proceeding: Proceeding<State>, state: State): Step[] {
  return proceeding.acts
    .filter(({ during }) => during.includes(state.stage))
    .flatMap((act) =>
      (act.awaited?.(state) ?? []).flatMap((awaited) =>
        act.by
          .filter((role) => role !== 'proceeding' && (awaited.role ?? role) === role)
          .map((role) => {
            const organisation = proceeding.partyOf(state, role) ?? awaited.organisation;
            const named = awaited.organisation ? { named: awaited.organisation } : {};
            return { ...awaited, ...named, act: act.name, role, ...(organisation ? { organisation } : {}) };
          }),
      ),
    );
}

/** Everything that a case waits for after an entry; overdue work is the director's, too. */
export function inboxRows(
  proceeding: Proceeding<CaseState>,
  { case: caseId, at }: Entry,
  state: CaseState,
  deadlines: Deadlines,
) {
  const rows = stepsOf(proceeding, state).map((step) => rowOf(caseId, step, deadlines, at));
  const overdue = rows.filter(({ escalated }) => escalated).flatMap((row) => forDirector(row, proceeding, state));
  const all = [...rows, ...overdue];
  // The last of those that are told apart by nothing counts.
  return [...new Map(all.map((row) => [`${row.act}|${row.role}|${row.key}`, row])).values()];
}

function rowOf(caseId: string, step: Step, deadlines: Deadlines, at: string) {
  const { act, role, subject, organisation, person, clock } = step;
  const deadline = clock === undefined ? undefined : deadlines[clock];
  // While it is halted it is due on no day.
  const running = deadline && !deadline.stoppedAt && !isPaused(deadline) ? deadline : undefined;
  return {
    case_id: caseId,
    act,
    role,
    key: [subject, person, step.named].filter(Boolean).join('|'),
    subject: subject ?? null,
    organisation: organisation ?? null,
    person: person ?? null,
    clock: clock ?? null,
    due: running?.due ?? null,
    escalated: running?.passedAt !== undefined,
    since: at,
  };
}

/** Overdue work goes to the purchaser's director as well. */
function forDirector<Row extends { role: Role }>(row: Row, proceeding: Proceeding<CaseState>, state: CaseState): Row[] {
  if (row.role === 'director') return [];
  return [{ ...row, role: 'director', organisation: proceeding.partyOf(state, 'director') ?? null, person: null }];
}

/** Of the steps that are due on no day: on which grounds their clocks are halted, by case and clock. */
export async function groundsOf(
  em: EntityManager,
  steps: readonly { caseId: string; clock?: string | null; due?: Date | null }[],
): Promise<ReadonlyMap<string, string[]>> {
  const keys = steps.flatMap(({ caseId, clock, due }) => (clock && !due ? [{ caseId, key: clock }] : []));
  if (keys.length === 0) return new Map();
  const rows = await em.find(DeadlineRow, { $or: keys, stoppedAt: null });
  const halted = rows.filter(({ body }) => isPaused(body));
  return new Map(
    halted.map(({ caseId, key, body }) => [`${caseId} ${key}`, openPauses(body).map(({ ground }) => ground)]),
  );
}
