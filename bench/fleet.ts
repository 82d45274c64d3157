/**
 * Many open cases at once: one is brought to its state by its parties, the others are copies of its rows.
 *
 * Each copy's workflow begins from its row, as a run that is restarted from the journal does. What was done in it is in
 * the database in full; in the engine its history begins with the copy, and is short.
 */
import { instantOf } from '../play/times.ts';
import { taskQueue } from '../post/send.ts';
import { atRest } from './clock.ts';
import { each } from './figures.ts';
import { legs, lifecycle, RealCase } from './real.ts';
import type { Bench } from './system.ts';

export interface Prototype {
  id: string;
  /** What its workflow would begin with, if it began now. */
  file: {
    state: { id: string; seq: number; allotment: { number: string } };
    deadlines: Record<string, { due: string }>;
    originMs: number;
  };
}

const startsAtOnce = 20;
const rowsAtOnce = 500;
/** The rows of a case, and how they name it. */
const tables = { case_file: 'id', journal: 'case_id', deadline: 'case_id', inbox: 'case_id', recipient: 'procurement' };

/** A scheme is drafted, and a director has days to approve it: one duty runs, and one act can be done again and again. */
export async function aDraftedScheme(bench: Bench): Promise<Prototype> {
  const one = new RealCase(bench.api);
  await one.open();
  await one.live(legs[0]!, ({ act }) => act !== 'approveScheme');
  return prototypeOf(bench, one.id);
}

/** In performance, with a plan for a takeover on file. */
export async function aRunningContract(bench: Bench): Promise<Prototype> {
  const one = new RealCase(bench.api);
  await one.open();
  await one.live(legs[0]!);
  await atRest(bench.client, [`procurement:${one.id}`]);
  await one.moveClock(instantOf(legs[1]!.at));
  await one.live(legs[1]!, ({ act }) => act !== 'requestPayment');
  await atRest(bench.client, [`procurement:${one.id}`]);
  // So that the row says how far the case's clock is from the wall's.
  await one.moveClock(instantOf(lifecycle.told.begins));
  return prototypeOf(bench, one.id);
}

async function prototypeOf({ db }: Bench, id: string): Promise<Prototype> {
  const caseId = `procurement:${id}`;
  const { rows } = await db.query('select state, offset_ms from case_file where id = $1', [caseId]);
  const clocks = await db.query('select key, body from deadline where case_id = $1', [caseId]);
  const deadlines = Object.fromEntries(clocks.rows.map(({ key, body }) => [key, body]));
  return { id, file: { state: rows[0].state, deadlines, originMs: Number(rows[0].offset_ms) } };
}

/** Copies of a case, running; `originMs` gives them another clock than its own. Answers with their numbers. */
export async function copies(
  bench: Bench,
  { id, file }: Prototype,
  { count, series, originMs = file.originMs }: { count: number; series: string; originMs?: number },
): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, place) => `bench-${series}-${place + 1}`);
  for (let from = 0; from < count; from += rowsAtOnce)
    await copyRows(bench, id, ids.slice(from, from + rowsAtOnce), originMs);
  await each(ids, startsAtOnce, async (copy) => {
    const state = ofItsOwn(file.state, copy);
    const args = [{ ...file, originMs, state, recent: [], changedAt: {}, unsent: [] }];
    await bench.client.workflow.start('procurement', { workflowId: `procurement:${copy}`, taskQueue, args });
  });
  for (let from = 0; from < count; from += rowsAtOnce)
    await atRest(
      bench.client,
      ids.slice(from, from + rowsAtOnce).map((copy) => `procurement:${copy}`),
    );
  return ids;
}

async function copyRows({ db }: Bench, id: string, ids: readonly string[], originMs: number): Promise<void> {
  for (const [table, naming] of Object.entries(tables)) {
    const { rows } = await db.query(
      `select column_name as name from information_schema.columns
        where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'`,
      [table],
    );
    const columns = rows.map(({ name }) => `"${name}"`).join(', ');
    const values = rows.map(({ name }) => copied(table, name)).join(', ');
    const named = table === 'recipient' ? id : `procurement:${id}`;
    await db.query(
      `insert into ${table} (${columns})
       select ${values} from ${table} as one, unnest($2::text[]) as copy(id), (select $3::bigint as ms) as origin
        where one.${naming} = $1 and origin.ms is not null`,
      [named, ids, originMs],
    );
  }
}

/** Its number, and money of its own: purchases of one kind out of one budget item would count together (条例28). */
function ofItsOwn({ allotment, ...state }: Prototype['file']['state'], copy: string) {
  return { ...state, id: copy, allotment: { ...allotment, number: copy } };
}

/** A deed is one case's: its id must not be met twice. */
function copied(table: string, column: string): string {
  if (column === 'case_id' || column === 'family' || (table === 'case_file' && column === 'id'))
    return `'procurement:' || copy.id`;
  if (column === 'number' || column === 'procurement') return 'copy.id';
  if (column === 'deed_id') return `one.deed_id || ':' || copy.id`;
  if (column === 'offset_ms') return 'origin.ms';
  // What follows from an entry is counted from the row: a copy that is called as its model would open the model's cases.
  if (column === 'state')
    return `jsonb_set(jsonb_set(one.state, '{id}', to_jsonb(copy.id)), '{allotment,number}', to_jsonb(copy.id))`;
  return `one."${column}"`;
}
