/** The inbox: what each case waits for now, from whom, by when. Renewed by difference with every entry. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Awaited, CaseState, Proceeding, Role } from '../domain/act.ts';
import type { Entry } from '../domain/effects.ts';
import type { Deadlines } from '../domain/law/clocks.ts';
import { AwaitedAct } from './entities.ts';

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

export async function renewInbox(
  em: EntityManager,
  proceeding: Proceeding<CaseState>,
  { case: caseId, at }: Entry,
  state: CaseState,
  deadlines: Deadlines,
): Promise<void> {
  const before = await em.find(AwaitedAct, { caseId });
  const now = stepsOf(proceeding, state).map((step) => rowOf(caseId, step, deadlines, at));
  const all = [
    ...now,
    ...now.filter(({ escalated }) => escalated).flatMap((row) => forDirector(row, proceeding, state)),
  ];
  const keyOf = ({ act, role, key }: { act: string; role: string; key: string }) => `${act}|${role}|${key}`;
  const wanted = new Map(all.map((row) => [keyOf(row), row]));
  for (const row of before) {
    const same = wanted.get(keyOf(row));
    if (same) em.assign(row, { ...same, since: row.since });
    else em.remove(row);
    wanted.delete(keyOf(row));
  }
  for (const row of wanted.values()) em.create(AwaitedAct, row);
}

function rowOf(caseId: string, step: Step, deadlines: Deadlines, at: string) {
  const { act, role, subject, organisation, person, clock } = step;
  const deadline = clock === undefined ? undefined : deadlines[clock];
  const running = deadline && !deadline.stoppedAt ? deadline : undefined;
  return {
    caseId,
    act,
    role,
    key: [subject, person, step.named].filter(Boolean).join('|'),
    subject: subject ?? null,
    organisation: organisation ?? null,
    person: person ?? null,
    clock: clock ?? null,
    due: running ? new Date(running.due) : null,
    escalated: running?.passedAt !== undefined,
    since: new Date(at),
  };
}

/** Overdue work goes to the purchaser's director as well. */
function forDirector<Row extends { role: Role }>(row: Row, proceeding: Proceeding<CaseState>, state: CaseState): Row[] {
  if (row.role === 'director') return [];
  return [{ ...row, role: 'director', organisation: proceeding.partyOf(state, 'director') ?? null, person: null }];
}
