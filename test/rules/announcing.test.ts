/** The course of the announcement, without an engine: when the stage may end. */
import { jest } from '@jest/globals';
import { clarifyNotice } from '../../domain/announcement.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { announced, done } from './builders.ts';

/** What the course asks of the world, in order; and what happens in the case while it is asked. */
const asked: string[] = [];
let meanwhile: () => void = () => {};
const activities = {
  noPendingDeeds: async (_: string, before: string) => {
    asked.push(`noPendingDeeds ${before}`);
    const happens = meanwhile;
    meanwhile = () => {};
    happens();
  },
};
jest.unstable_mockModule('@temporalio/workflow', () => ({ proxyActivities: () => activities }));
const { announcement } = await import('../../workflows/announcement.ts');

const due = (day: string) => `${day}T01:00:00.000Z`;

/** A case whose time is always come: what it waits for, it has reached. */
function aCase(state: Procurement) {
  const reached: string[] = [];
  const dossier = {
    caseId: 'procurement:1',
    state,
    until: async (holds: (state: Procurement) => unknown) => expect(holds(dossier.state)).toBeTruthy(),
    reach: async (moment: (state: Procurement) => string) => void reached.push(moment(dossier.state)),
  };
  return { dossier, reached };
}

beforeEach(() => {
  asked.length = 0;
});

test('an announcement without clarifications ends when bids are due and every deed in time has its answer', async () => {
  const { dossier } = aCase(announced());
  expect(await announcement(dossier as never)).toBe('selection');
  expect(asked).toEqual([`noPendingDeeds ${due('2026-03-23')}`]);
});

test('a clarification that moved the deadline in the last instant makes all wait for the new one', async () => {
  const { dossier, reached } = aCase(announced());
  const moved = { text: '补充说明', affectsBids: true, bidsDue: due('2026-04-08') };
  meanwhile = () => {
    dossier.state = done(clarifyNotice, dossier.state, moved, { on: '2026-03-23', utc: '01:00' });
  };
  expect(await announcement(dossier as never)).toBe('selection');
  expect(reached.at(-1)).toBe(due('2026-04-08'));
  expect(asked).toEqual([`noPendingDeeds ${due('2026-03-23')}`, `noPendingDeeds ${due('2026-04-08')}`]);
});

test('the stage ends when bids are due, though the documents had to be on offer longer: the opening asks for a reason', async () => {
  const { dossier, reached } = aCase(announced());
  await announcement(dossier as never);
  expect(reached).toEqual([due('2026-03-23')]);
});
