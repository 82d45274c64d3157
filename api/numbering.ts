/** How this caller is told the entries of a case, and what comes back in those numbers. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { DeedRow } from '../db/access-entities.ts';
import { deedOf } from '../db/deeds.ts';
import { Case, type Root } from '../db/entities.ts';
import { sealedNumberings } from '../db/numbering.ts';
import type { Actor } from '../domain/act.ts';
import type { CorrectionInput } from '../domain/correction.ts';
import { type Numbering, plainNumbering } from '../domain/numbering.ts';
import { isSealed, sealedActs } from '../domain/visibility.ts';
import type { Answer } from './problems.ts';
import type { Submitted } from './submission.ts';

export type NumberingOf = (row: Pick<Case, 'id'>) => Numbering;

/** Of several cases, in one question. */
export async function numberingsFor(em: EntityManager, rows: readonly Case[], actor: Actor): Promise<NumberingOf> {
  const found = await sealedNumberings(
    em,
    rows.filter(({ state }) => isSealed(state)),
    actor,
  );
  return ({ id }) => found.get(id) ?? plainNumbering;
}

export async function numberingFor(em: EntityManager, row: Case, actor: Actor): Promise<Numbering> {
  return (await numberingsFor(em, [row], actor))(row);
}

/**
 * What was submitted, with the numbers under which the journal knows what the caller saw. The same deed again says what is
 * on file, though its numbers may be told otherwise by now: bids were sealed then, and are open.
 */
export async function withRealNumbers(
  em: EntityManager,
  row: Case,
  submission: Submitted,
  actor: Actor,
  deed: string,
): Promise<Submitted> {
  const { seen, input } = submission;
  const { entry } = input as Partial<CorrectionInput>;
  if (seen === undefined && typeof entry !== 'number') return submission;
  const onFile = await deedOf(em, deed);
  const then = onFile && ((await sealedNumberings(em, [row], actor)).get(row.id) ?? plainNumbering);
  const now = await numberingFor(em, row, actor);
  const real = (told: number, filed: number | undefined) =>
    filed !== undefined && then?.real(told) === filed ? filed : now.real(told);
  return {
    ...submission,
    ...(seen === undefined ? {} : { seen: real(seen, onFile?.body.seen) }),
    ...(typeof entry === 'number'
      ? { input: { ...(input as object), entry: real(entry, (onFile?.body.input as CorrectionInput)?.entry) } }
      : {}),
  };
}

/** An answer, as this caller may have it: while bids are sealed, a receipt says that it is on record and when it came. */
export async function toldAnswer(em: EntityManager, answer: Answer, deedId: string, actor: Actor): Promise<Answer> {
  const { seq, difference } = answer.body as { seq?: number; difference?: object };
  if (seq === undefined && difference === undefined) return answer;
  const deed = await em.findOneOrFail(DeedRow, { id: deedId });
  const row = await em.findOne(Case, { id: deed.caseId }, { refresh: true });
  if (!row || !isSealed(row.state)) return answer;
  const numbering = await numberingFor(em, row, actor);
  if (difference) return { ...answer, body: { ...answer.body, difference: numbering.ofCorrections(difference) } };
  if (!sealedActs.includes(deed.act)) return { ...answer, body: numbering.renumbered(answer.body) };
  const { seq: _, ...told } = answer.body as Record<string, unknown>;
  return { ...answer, body: { ...told, receivedAt: deed.body.receivedAt } };
}

/** What an act would change, under the numbers that this caller reads. */
export function toldPreview({ body, ...answer }: Answer, numbering: Numbering): Answer {
  const { change } = body as { change?: object };
  return { ...answer, body: change ? { ...body, change: numbering.renumbered(change) } : body };
}

/** The head of a case whose bids are sealed would tell how many there are. */
export async function withoutSealedHeads(em: EntityManager, roots: readonly Root[]): Promise<object[]> {
  const named = [...new Set(roots.flatMap(({ heads }) => heads.map(([id]) => id)))];
  const cases = await em.find(Case, { id: named });
  const sealed = new Set(cases.filter(({ state }) => isSealed(state)).map(({ id }) => id));
  return roots.map(({ number, day, at, heads, previousRoot, root }) => {
    return { number, day, at, heads: heads.filter(([id]) => !sealed.has(id)), previousRoot, root };
  });
}
