/** Looks up, for whoever says that an entry is wrong, what it holds: a case cannot read its own journal. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { caseWithContract } from '../db/contracts.ts';
import { deedOf } from '../db/deeds.ts';
import { type Case, JournalEntry } from '../db/entities.ts';
import type { Actor } from '../domain/act.ts';
import { actOf, proceedings } from '../domain/acts.ts';
import { adoptRunningCase } from '../domain/adoption.ts';
import { applyChange, type Change } from '../domain/change.ts';
import { type CorrectionInput, lastOf, type Original } from '../domain/correction.ts';
import type { AdoptionInput } from '../domain/shapes/adoption.ts';
import type { CorrectionProposal } from '../domain/shapes/correction.ts';
import { shapes } from '../domain/shapes/index.ts';
import { readableEntry } from '../domain/visibility.ts';
import { knownContract } from './known-contract.ts';
import { numberingFor } from './numbering.ts';
import { type Answer, malformed, refused } from './problems.ts';
import type { Submitted } from './submission.ts';

type Looked = { submission: Submitted; answer?: never } | { submission?: never; answer: Answer };

/** In characters: what was entered is kept with its correction until somebody decides on it. */
const originalMax = 100_000;

/** The proposal with what it is about; or why there is nothing that could be corrected so. */
export async function withOriginal(
  em: EntityManager,
  row: Case,
  submission: Submitted,
  actor: Actor,
  deed: string,
): Promise<Looked> {
  const proposal = submission.input as CorrectionProposal;
  // What was asked before under the same key is asked about the same version, whatever was corrected since.
  const onFile = await deedOf(em, deed);
  const original = onFile
    ? (onFile.body.input as CorrectionInput).original
    : await originalOf(em, row, proposal.entry, actor);
  if (!original) return { answer: noSuchEntry((await numberingFor(em, row, actor)).told(row.seq)) };
  const right = applyChange(original.input, proposal.fields as Change);
  if (JSON.stringify([original, right]).length > originalMax) return { answer: tooLong() };
  // What was found in the envelopes was not typed in, and stays as it was found.
  const { opened: _, ...typed } = right as { opened?: unknown };
  const shape = actOf(proceedings[row.proceeding], original.act)?.fact && shapes[original.act];
  const read = shape?.safeParse(typed);
  if (read && !read.success)
    return { answer: malformed(read.error.issues.map((one) => ({ ...one, path: ['input', 'fields', ...one.path] }))) };
  const twice = original.act === adoptRunningCase.name ? await sameNumber(em, row, right as AdoptionInput) : undefined;
  if (twice) return { answer: refused({ type: 'Refused', finding: twice }) };
  return { submission: { ...submission, input: { ...proposal, original } satisfies CorrectionInput } };
}

/** A number that is set right may be that of a contract which is in another case already. */
async function sameNumber(em: EntityManager, row: Case, { purchaser, contract }: AdoptionInput) {
  const other = await caseWithContract(em, purchaser, contract.number, row.id);
  return other === undefined ? undefined : knownContract(other);
}

async function originalOf(em: EntityManager, row: Case, seq: number, actor: Actor): Promise<Original | undefined> {
  const entry = await em.findOne(JournalEntry, { caseId: row.id, seq });
  if (!entry?.body.deed || !readableEntry(row.state, entry.body, actor)) return undefined;
  const { deed, act, at } = entry.body;
  const sent = entry.dispatches.map(({ consequence: { proceeding, id } }) => `${proceeding}:${id}`);
  const entered: Original = { act, actor: deed.actor, at, input: deed.input as object, sent };
  const correctedIn = lastOf(row.state, seq);
  if (correctedIn === undefined) return entered;
  const correction = await em.findOneOrFail(JournalEntry, { caseId: row.id, seq: correctedIn });
  const { original, fields } = correction.body.deed!.input as CorrectionInput;
  return { ...entered, correctedIn, input: applyChange(original.input, fields as Change) };
}

function noSuchEntry(last: number): Answer {
  const remedy = '请在本案的记载（journal）中核对所更正的是第几条；阶段转换、期限届满等系统记载不作更正';
  return refused({
    type: 'Refused',
    finding: {
      rule: '所更正的应当是本案中当事人的一条登记',
      basis: 'house',
      holds: false,
      force: 'blocks',
      required: `第 1 至 ${last} 条之一`,
      remedy,
    },
  });
}

function tooLong(): Answer {
  const message = `原登记与更正合计不超过 ${originalMax} 字：请由经办单位与财政部门核对处理`;
  return malformed([{ path: ['input', 'fields'], message }]);
}
