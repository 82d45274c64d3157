/** What a run is handed by the one before is what the journal alone would give it: held against every history on file. */
import { globSync, readFileSync } from 'node:fs';
import type { Dispatch, Recorded } from '../../activities/index.ts';
import type { JournalEntry } from '../../db/entities.ts';
import type { CaseState, Proceeding } from '../../domain/act.ts';
import { proceedings } from '../../domain/acts.ts';
import type { Entry } from '../../domain/effects.ts';
import { rebuilt } from '../../post/rebuild.ts';
import type { CaseFile } from '../../workflows/dossier.ts';

interface Payloads {
  payloads?: { data: string }[];
}
interface Event {
  eventId: string;
  workflowExecutionStartedEventAttributes?: { input: Payloads };
  activityTaskScheduledEventAttributes?: { activityType: { name: string }; input: Payloads };
  activityTaskCompletedEventAttributes?: { scheduledEventId: string; result?: Payloads };
}
type Kept = Pick<JournalEntry, 'body' | 'deadlines' | 'dispatches'>;

const stories = new Map<string, string[]>();
for (const file of globSync('test/histories/[0-9]*/*.json').sort(byRun)) {
  const story = file.replace(/\.\d+\.json$/, '');
  stories.set(story, [...(stories.get(story) ?? []), file]);
}

function byRun(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function valuesIn({ payloads = [] }: Payloads = {}): unknown[] {
  return payloads.map(({ data }) => JSON.parse(Buffer.from(data, 'base64').toString('utf8')));
}

/** The entries that a run wrote, with what `record` answered; a batch has one answer, kept with its last entry. */
function writtenIn(events: readonly Event[]): Kept[] {
  const answers = new Map(
    events.flatMap(({ activityTaskCompletedEventAttributes: done }) =>
      done ? [[done.scheduledEventId, done.result] as const] : [],
    ),
  );
  return events.flatMap(({ eventId, activityTaskScheduledEventAttributes: scheduled }) => {
    if (scheduled?.activityType.name !== 'record') return [];
    const [entries] = valuesIn(scheduled.input) as [Entry[]];
    const [{ deadlines, dispatches }] = valuesIn(answers.get(eventId)) as [Recorded];
    return entries.map((body, place) => ({
      body,
      deadlines: place === entries.length - 1 ? deadlines : {},
      dispatches: dispatches.filter(({ from }: Dispatch) => from === `${body.case}:${body.seq}`),
    }));
  });
}

/** Of the acts that decide on something, those that there were when the story was written: later ones it does not know. */
function ofThen(changedAt: CaseFile['changedAt'], then: CaseFile['changedAt']): CaseFile['changedAt'] {
  return Object.fromEntries(Object.entries(changedAt).filter(([act]) => Object.hasOwn(then, act)));
}

test('there are stories on file', () => {
  expect(stories.size).toBeGreaterThan(4);
});

test.each([...stories])('%s: each run begins with what the journal holds', (_, files) => {
  const journal: Kept[] = [];
  let compared = 0;
  for (const file of files) {
    const { events } = JSON.parse(readFileSync(file, 'utf8')) as { events: Event[] };
    const [handed] = valuesIn(events[0]!.workflowExecutionStartedEventAttributes!.input) as [CaseFile];
    if (journal.length > 0) {
      const caseId = journal[0]!.body.case;
      const proceeding = proceedings[caseId.split(':')[0] as keyof typeof proceedings] as Proceeding<CaseState>;
      const { sends, ...known } = rebuilt(proceeding, caseId, journal);
      const { unsent, originMs, ...file } = handed;
      expect({ ...known, changedAt: ofThen(known.changedAt, file.changedAt) }).toEqual(file);
      const owed = sends.slice(sends.length - unsent.length);
      expect(owed).toEqual(unsent);
      compared++;
    }
    journal.push(...writtenIn(events));
  }
  expect(compared).toBe(files.length - 1);
});

const finding = { rule: 'r', basis: 'house', holds: false, force: 'blocks' } as const;

test('of two alike consequences of which one was refused, the later one is still owed', () => {
  const consequence = { proceeding: 'procurement', id: '1', act: 'noteReceipt', input: { a: 1 } } as const;
  const entry = (seq: number, more: object): Kept => ({
    body: { case: 'payment:1:1', seq, act: 'x', at: '2026-03-02T01:00:00.000Z', change: { seq }, ...more },
    deadlines: {},
    dispatches: [],
  });
  const sent = (seq: number): Dispatch => ({ from: `payment:1:1:${seq}`, at: '2026-03-02T01:00:00.000Z', consequence });
  const entries = [
    { ...entry(1, { change: { id: '1:1', stage: 'review', seq: 1, pack: 'p' } }), dispatches: [sent(1)] },
    { ...entry(2, {}), dispatches: [sent(2)] },
    entry(3, { act: 'consequenceRefused', refused: { consequence, finding } }),
  ];
  const { sends } = rebuilt(proceedings.payment as Proceeding<CaseState>, 'payment:1:1', entries);
  expect(sends).toEqual([sent(2)]);
});
