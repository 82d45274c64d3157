/** Who sees what of a challenge and of a complaint: its parties, a rival only what concerns it, nobody else anything. */
import { readableDeadlines } from '../../domain/complaint-view.ts';
import type { Entry } from '../../domain/effects.ts';
import type { Deadlines } from '../../domain/law/clocks.ts';
import { mayFollow, mayRead, readable, readableEntry } from '../../domain/visibility.ts';
import {
  agency,
  announced,
  aProcurement,
  director,
  expert,
  financeReviewer,
  officer,
  regulator,
  supplier,
} from './builders.ts';
import { aContract, treasurer } from './performing.ts';
import { aChallenge, accepted, challenger, complaintOf, heard, toldOfResult, winner } from './quarrel.ts';

const stranger = supplier('CIYUAN');
const seen = (by: typeof officer) => readable(complaintOf(heard()).state, by) as unknown as Record<string, never>;

test.each([
  ['who raised it', challenger, true],
  ['whose award is in question', winner, true],
  ['the purchaser', director, true],
  ['the agency', agency, true],
  ['the finance department', regulator, true],
  ['another supplier', stranger, false],
  ['another purchaser', { ...officer, organisation: 'MZ-XX' }, false],
  ['another agency', { ...agency, organisation: 'AG-XX' }, false],
  ['an expert', expert('member-2'), false],
  ['who pays', treasurer, false],
  ['who reviews payments', financeReviewer, false],
])('%s: may read %#', (_, by, may) => {
  expect(mayRead(complaintOf(accepted()).state, by)).toBe(may);
});

test('a rival reads the matters and the answer, its own statement, but neither letters nor what others have said', () => {
  const rival = seen(winner);
  expect(rival).toMatchObject({ matters: expect.anything(), reply: expect.anything(), complaint: { matters: ['1'] } });
  expect(Object.keys(rival.answers!)).toEqual(['ANKANG']);
  expect(JSON.stringify(rival)).not.toContain('e'.repeat(64));
  expect(mayFollow(complaintOf(heard()).state, winner)).toBe(false);
  expect(Object.keys(seen(challenger).answers!)).toEqual(['MZ-WL', 'AG-YX', 'ANKANG']);
});

test('of the journal a rival reads what was answered and decided, and what it did itself', () => {
  const { entries, state } = complaintOf(heard());
  const read = (by: typeof officer) =>
    entries.filter((entry) => readableEntry(state, entry as Entry, by)).map(({ act }) => act);
  expect(read(winner)).toEqual(['replyToChallenge', 'sendComplaintCopies', 'answerComplaint']);
  expect(read(challenger)).toHaveLength(entries.length);
});

test('nobody but who asks and who answers knows of an enquiry', () => {
  const quarrel = toldOfResult().did('raiseEnquiry', { question: '何时签约？' }, { on: '2026-03-26', by: stranger });
  const { state } = complaintOf(quarrel);
  expect([stranger, agency, winner, challenger].map((by) => mayRead(state, by))).toEqual([true, true, false, false]);
});

test('in the purchase a supplier sees what it raised itself; the provider what stops it, and not who raised it', () => {
  const quarrel = toldOfResult()
    .did('raiseChallenge', aChallenge, { on: '2026-03-30', by: challenger })
    .did('raiseEnquiry', { question: '何时签约？' }, { on: '2026-03-30', by: stranger });
  const state = { ...quarrel.state, contract: { ...aContract, provider: 'ANKANG' } };
  const records = (by: typeof officer) => (readable(state, by) as typeof state).complaints;
  expect(Object.keys(records(challenger)!)).toEqual(['1']);
  expect(Object.keys(records(stranger)!)).toEqual(['2']);
  expect(records(winner)).toEqual({ 1: expect.objectContaining({ subject: 'result', phase: 'open' }) });
  expect(JSON.stringify(records(winner))).not.toMatch(/BOAI/);
  expect(records(supplier('WAIREN'))).toBeUndefined();
  const raised = quarrel.purchase.entries.find(({ act }) => act === 'raiseChallenge') as Entry;
  expect([winner, challenger, officer].map((by) => readableEntry(state, raised, by))).toEqual([false, true, true]);
});

test('a right that runs from the receipt of documents is shown to its holder alone, for it tells who has them', () => {
  const one = (of: string) => ({ clock: 'challengeOfDocuments', of }) as Deadlines[string];
  const deadlines = { a: one('1'), b: one('1-BOAI'), c: one('1-CIYUAN') };
  const shown = (state: object, by: typeof officer) => Object.keys(readableDeadlines(state as never, deadlines, by));
  expect(shown(announced(), officer)).toEqual(['a']);
  expect(shown(announced(), challenger)).toEqual(['a', 'b']);
  const opened = aProcurement({ openedAt: '2026-03-23T01:30:00.000Z' });
  expect(shown(opened, officer)).toEqual(['a', 'b', 'c']);
  expect(shown(opened, challenger)).toEqual(['a', 'b']);
});
