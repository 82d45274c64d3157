/** I5, I6 and I7: nobody did what the law does not let them, each duty that passed was told once, and one takes over at a time. */

import type { CaseState, Circumstance } from '../../domain/act.ts';
import { actOf, proceedings } from '../../domain/acts.ts';
import { standing } from '../../domain/admission.ts';
import { applyChange } from '../../domain/change.ts';
import { unopened } from '../../domain/effects.ts';
import { blocking } from '../../domain/finding.ts';
import type { Deadlines } from '../../domain/law/clocks.ts';
import type { Invariant, Told } from '../evidence.ts';

export const lawful: Invariant = {
  name: 'I5',
  sentence:
    'Every act was done by one who might do it, in a stage in which it is open, and no finding against it blocks.',
  violations: ({ told }) => told.flatMap(againstTheLaw),
};

function againstTheLaw({ row, entries }: Told): string[] {
  const proceeding = proceedings[row.proceeding];
  const found: string[] = [];
  let state: CaseState | undefined;
  let deadlines: Deadlines = {};
  for (const { seq, body, findings, deadlines: counted } of entries) {
    const before: CaseState = state ?? unopened(row.number, body);
    const act = actOf(proceeding, body.act);
    if (act && body.deed) {
      const { actor, receivedAt } = body.deed;
      const circumstance: Circumstance = { actor, at: body.at, receivedAt, deadlines };
      const barred = standing(proceeding as never, act as never, before, circumstance);
      if (barred) found.push(`${row.id} entry ${seq}: ${barred.rule}`);
      // An act of the case's own is not judged: what other cases and the world say is a fact.
      const against = actor.role === 'proceeding' ? undefined : blocking(findings);
      if (against) found.push(`${row.id} entry ${seq}: ${against.rule}`);
    }
    state = applyChange(state ?? ({} as CaseState), body.change);
    deadlines = { ...deadlines, ...counted };
  }
  return found;
}

export const toldOnce: Invariant = {
  name: 'I6',
  sentence: 'A deadline that passed is told once, and none before its moment.',
  violations: ({ told }) =>
    told.flatMap(({ row, entries }) => {
      const passings = entries.filter(({ act }) => act === 'deadlinePassed');
      const early = passings.filter(({ body, deadlines }) => {
        const due = deadlines[body.passed!]?.due;
        return due !== undefined && body.at <= due;
      });
      const keys = passings.flatMap(({ body, deadlines }) => {
        const due = deadlines[body.passed!]?.due;
        return due ? [`${body.passed} ${due}`] : [];
      });
      const twice = keys.filter((key, place) => keys.indexOf(key) !== place);
      return [
        ...early.map(({ seq }) => `${row.id} entry ${seq} tells of a deadline before it passed`),
        ...twice.map((key) => `${row.id} tells twice of ${key}`),
      ];
    }),
};

export const oneTakesOver: Invariant = {
  name: 'I7',
  sentence: 'A purchase has one takeover under way at most.',
  violations: ({ told }) => {
    const running = told
      .filter(({ row, isOver }) => row.proceeding === 'takeover' && !isOver)
      .map(({ row }) => row.family);
    return running
      .filter((family, place) => running.indexOf(family) !== place)
      .map((family) => `${family}: two takeovers`);
  },
};
