/** 预览 and 权限：what an act would do, and what each act asks, by the same functions that do it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Case } from '../db/entities.ts';
import { AwaitedAct } from '../db/entities.ts';
import { stepsOf } from '../db/inbox.ts';
import {
  type Act,
  type Actor,
  type CaseState,
  type Circumstance,
  type Deed,
  findings,
  opensCase,
  type Proceeding,
} from '../domain/act.ts';
import { refusal, standing } from '../domain/admission.ts';
import { changeOf } from '../domain/change.ts';
import { effectIn, lastEdition } from '../domain/edition.ts';
import { effects } from '../domain/effects.ts';
import { blocking } from '../domain/finding.ts';
import { chinaCalendar } from '../domain/law/calendars.ts';
import { articlesOf } from './cases.ts';
import type { Answer } from './problems.ts';
import { worded } from './problems.ts';

type AnyAct = Act<CaseState, string, never>;

/** What would change, which clocks would start or stop, who would be next; and the refusal, if it would be refused. */
export function preview(
  proceeding: Proceeding<CaseState>,
  act: AnyAct,
  row: Case,
  submission: Pick<Deed, 'input' | 'seen' | 'reason'>,
  circumstance: Circumstance,
): Answer {
  const { actor, at } = circumstance;
  const refused = refusal(
    proceeding,
    act,
    row.state,
    { ...submission, seen: submission.seen ?? row.seq },
    circumstance,
  );
  const found = standing(proceeding, act, row.state, circumstance)
    ? []
    : findings(act, row.state, submission.input, circumstance);
  const judged = {
    refusal: refused && { type: refused.type, ...worded(refused.finding) },
    findings: found.map(worded),
  };
  if (refused && refused.type !== 'ReasonNeeded') return { status: 200, body: judged };
  const effect = effectIn(act, lastEdition);
  const after = { ...effect(row.state, submission.input as never, circumstance), seq: row.seq + 1 };
  const pins = circumstance.packs ? { packs: circumstance.packs } : {};
  const deed: Deed = { id: 'preview', actor, receivedAt: at, ...submission, ...pins };
  const change = changeOf(row.state, after);
  const entry = { case: row.id, seq: row.seq + 1, act: act.name, at, deed, change };
  const { deadlines, sends } = effects(proceeding, entry, row.state, after, circumstance.deadlines, chinaCalendar);
  return { status: 200, body: { ...judged, change, deadlines, sends, next: stepsOf(proceeding, after) } };
}

/** For the caller: what it must do, may do, may not do now, each with the findings that say why. */
export async function permissions(
  em: EntityManager,
  proceeding: Proceeding<CaseState>,
  row: Case,
  circumstance: Circumstance,
): Promise<object[]> {
  const { actor } = circumstance;
  const steps = await em.find(AwaitedAct, { caseId: row.id, role: actor.role });
  const mine = steps.filter((step) => isFor(step, actor));
  return proceeding.acts
    .filter(({ by, name }) => !by.includes('proceeding') && !opensCase(proceeding, name))
    .map((act) => {
      const barred = standing(proceeding, act, row.state, circumstance);
      const found = barred ? [barred] : (act.requires?.(row.state, circumstance) ?? []);
      const must = mine.filter((step) => step.act === act.name);
      const status = blocking(found) ? 'mayNot' : must.length > 0 ? 'must' : 'may';
      const { name, title, by, during } = act;
      const due = must.flatMap((step) => step.due ?? []);
      return {
        act: name,
        title,
        status,
        by,
        during,
        under: articlesOf(act, row.state, circumstance.at),
        decides: act.decides !== undefined,
        ...(must.length > 0 ? { subjects: must.flatMap(({ subject }) => subject ?? []), due } : {}),
        findings: found.map(worded),
      };
    });
}

function isFor(step: Pick<AwaitedAct, 'organisation' | 'person'>, { organisation, person }: Actor): boolean {
  return (step.organisation ?? organisation) === organisation && (step.person ?? person) === person;
}
