/** I3 and I4: the journal is whole, and all that is read from it, or held beside it, says the same. */
import { isDeepStrictEqual } from 'node:util';
import { stepsOf } from '../../db/inbox.ts';
import type { CaseState } from '../../domain/act.ts';
import { proceedings } from '../../domain/acts.ts';
import { applyChange } from '../../domain/change.ts';
import type { Deadlines } from '../../domain/law/clocks.ts';
import type { Invariant, Told } from '../evidence.ts';

export const gapless: Invariant = {
  name: 'I3',
  sentence: 'The numbers of a journal have no gap, and the last one is what the case row and the workflow hold.',
  violations: ({ told }) =>
    told.flatMap(({ row, entries, state }) => {
      const found = entries.filter(({ seq }, place) => seq !== place + 1).map(({ seq }) => `${row.id}: entry ${seq}`);
      const last = entries.at(-1)?.seq ?? 0;
      if (row.seq !== last) found.push(`${row.id}: the row is at ${row.seq}, the journal at ${last}`);
      if (state && state.seq !== last) found.push(`${row.id}: the workflow is at ${state.seq}, the journal at ${last}`);
      return found;
    }),
};

export const verified: Invariant = {
  name: 'I10',
  sentence: 'The verifier of the journal finds nothing: chain, law, and everything that is read from it.',
  violations: ({ faults }) => faults,
};

export const threeWays: Invariant = {
  name: 'I4',
  sentence: 'The journal folded, the case row and the workflow hold the same state, with its deadlines and inbox.',
  violations: ({ told }) => told.flatMap((one) => [...states(one), ...deadlines(one), ...inbox(one)]),
};

function states({ row, entries, state }: Told): string[] {
  const folded = entries.reduce((before, { body }) => applyChange(before, body.change), {} as CaseState);
  const found = [];
  if (!isDeepStrictEqual(folded, row.state)) found.push(`${row.id}: the row is not what the journal folds to`);
  if (state && !isDeepStrictEqual(folded, plain(state)))
    found.push(`${row.id}: the workflow holds another state than the journal`);
  return found;
}

function deadlines({ row, entries, deadlines: rows }: Told): string[] {
  const folded: Deadlines = Object.assign({}, ...entries.map((entry) => entry.deadlines));
  const kept = Object.fromEntries(rows.filter(({ key }) => !key.includes('#')).map(({ key, body }) => [key, body]));
  return isDeepStrictEqual(folded, kept) ? [] : [`${row.id}: its deadlines are not those of the journal`];
}

function inbox({ row, inbox: rows }: Told): string[] {
  const steps = stepsOf(proceedings[row.proceeding] as never, row.state).map(({ act, role }) => `${act} ${role}`);
  const kept = rows.filter(({ escalated, role }) => !(escalated && role === 'director'));
  const there = kept.map(({ act, role }) => `${act} ${role}`);
  const wanted = steps.filter((step) => !(step.endsWith(' director') && rows.some(({ escalated }) => escalated)));
  const missing = wanted.filter((step) => !there.includes(step));
  const surplus = there.filter((step) => !steps.includes(step));
  return [...missing, ...surplus].map((step) => `${row.id}: ${step} is awaited in the one and not in the other`);
}

function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
