import type { MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection } from '@temporalio/client';
import { Case, JournalEntry } from '../db/entities.ts';
import { Journal } from '../db/journal.ts';
import { openDatabase } from '../db/orm.ts';
import { TreasuryOrder } from '../db/world-entities.ts';
import { chinaCalendar } from '../domain/law/calendars.ts';
import { Machine } from '../faults/machine.ts';
import { Switchboard } from '../faults/switchboard.ts';
import { Witness } from '../faults/witness.ts';
import { play } from '../play/player.ts';
import { readCase } from '../play/telling.ts';
import { Restarting } from '../post/restart.ts';

const playsWithinMs = 420_000;
const switchboard = new Switchboard();
let machine: Machine;
let system: Witness;
let orm: MikroORM;
let connection: Connection;
let client: Client;
let restarting: Restarting;
const em = () => orm.em.fork();

beforeAll(async () => {
  machine = new Machine({ JIELI_FAILPOINTS: await switchboard.open() });
  const { API_ADDRESS, DATABASE_URL, TEMPORAL_ADDRESS } = await machine.start();
  system = new Witness(API_ADDRESS);
  orm = await openDatabase(DATABASE_URL);
  connection = await Connection.connect({ address: TEMPORAL_ADDRESS });
  client = new Client({ connection });
  restarting = new Restarting(client, em, new Journal(em, chinaCalendar));
}, 120_000);

afterAll(async () => {
  switchboard.close();
  await orm.close();
  await connection.close();
  await machine.end();
});

/** The entries of a family by case, but for those that say that a run was begun again. */
async function acts(number: string): Promise<Record<string, string[]>> {
  const cases = await em().find(Case, { family: `procurement:${number}` });
  const entries = await em().find(
    JournalEntry,
    { caseId: { $in: cases.map(({ id }) => id) } },
    { orderBy: { seq: 'asc' } },
  );
  const byCase: Record<string, string[]> = {};
  for (const { caseId, act } of entries)
    if (act !== 'restarted')
      byCase[caseId.replace(number, '#')] = [...(byCase[caseId.replace(number, '#')] ?? []), act];
  return byCase;
}

const files = ['cases/returned-payment.json', 'cases/default-and-takeover.json'];

/** Plays both stories beside each other; answers with the numbers of the purchases. */
async function playBoth(): Promise<string[]> {
  const played = await Promise.all(files.map((file) => play(readCase(file), system)));
  for (const { ok, failed, unmet } of played)
    expect({ ok, failed: failed?.answer, unmet }).toEqual({ ok: true, failed: undefined, unmet: [] });
  return played.map(({ procurement }) => procurement!);
}

async function paidIn(number: string): Promise<number[]> {
  const orders = await em().find(
    TreasuryOrder,
    { payment: { $like: `${number}%` } },
    { orderBy: { instruction: 'asc' } },
  );
  return orders.map(({ amountFen }) => amountFen);
}

test(
  'a purchase, its payments and its takeover, ended at every entry and begun again, go to their end as told; money moves once',
  async () => {
    const undisturbed = await playBoth();
    const begunAgain: string[] = [];
    switchboard.onlooker = async (point, caseId) => {
      if (point !== 'record.after') return undefined;
      const done = await restarting.restart(caseId, 'a trial: at every entry');
      if (done.kind === 'restarted') begunAgain.push(caseId);
      return { do: 'error' };
    };
    const disturbed = await playBoth();
    switchboard.onlooker = undefined;
    for (const [place, number] of disturbed.entries()) {
      expect(await acts(number)).toEqual(await acts(undisturbed[place]!));
      expect(await paidIn(number)).toEqual(await paidIn(undisturbed[place]!));
    }
    const entries = await em().find(JournalEntry, {}, { orderBy: { seq: 'asc' } });
    for (const caseId of new Set(begunAgain)) {
      const own = entries.filter((entry) => entry.caseId === caseId);
      expect(own.map(({ seq }) => seq)).toEqual(own.map((_, place) => place + 1));
      const left = own.filter(({ act }, place) => act !== 'restarted' && own[place + 1]?.act !== 'restarted');
      // Only the end of a case that owes nothing to another is not begun again.
      expect(left.map(({ seq }) => seq).filter((seq) => seq !== own.length)).toEqual([]);
    }
    expect(begunAgain.length).toBeGreaterThan(100);
  },
  playsWithinMs,
);
