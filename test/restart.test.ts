/** Runs that are broken or lost are begun again from the journal, at every entry, and the case goes on as if nothing had been. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Case, JournalEntry } from '../db/entities.ts';
import { Journal } from '../db/journal.ts';
import { chinaCalendar } from '../domain/law/calendars.ts';
import { recall } from '../engine/keep.ts';
import { Logs } from '../engine/logs.ts';
import type { Ports } from '../engine/ports.ts';
import { keptPassword, postgres, query, url } from '../engine/postgres.ts';
import { Supervisor } from '../engine/supervisor.ts';
import { temporalDatabases } from '../engine/temporal.ts';
import { aPurchase, draft, releaseBudget } from '../faults/callers.ts';
import { familyOf } from '../faults/switchboard.ts';
import { Trial } from '../faults/trial.ts';
import type { Witness } from '../faults/witness.ts';
import { play } from '../play/player.ts';
import { readCase, type Telling, tellingOf } from '../play/telling.ts';
import type { Restarting } from '../post/restart.ts';

const playsWithinMs = 480_000;
let trial: Trial;
let system: Witness;
let restarting: Restarting;
const em = () => trial.em();

beforeAll(async () => {
  trial = await Trial.begin();
  system = trial.witness;
  restarting = trial.restarting;
}, 180_000);

afterAll(() => trial.end(), 60_000);

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
  const movements = (await trial.books()).filter(({ payment }) => payment.startsWith(`${number}:`));
  return movements
    .map(({ outcome, amountFen }) => (outcome === 'paid' ? amountFen : 0))
    .sort((one, other) => one - other);
}

/** The purchases that both stories have opened by now. */
async function opened(): Promise<Set<string>> {
  for (;;) {
    const rows = await em().find(Case, { proceeding: 'procurement' });
    if (rows.length === files.length) return new Set(rows.map(({ number }) => number));
    await sleep(50);
  }
}

test(
  'a purchase, its payments and its takeover, ended at every entry and begun again, go to their end as told; money moves once',
  async () => {
    const asTold = playBoth();
    const spared = await opened();
    const begunAgain: string[] = [];
    trial.switchboard.onlooker = async (point, caseId) => {
      if (point !== 'record.after' || spared.has(familyOf(caseId))) return undefined;
      const done = await restarting.restart(caseId, 'a trial: at every entry');
      if (done.kind !== 'restarted') return undefined;
      begunAgain.push(caseId);
      return { do: 'error' };
    };
    const [undisturbed, disturbed] = await Promise.all([asTold, playBoth()]);
    trial.switchboard.onlooker = undefined;
    expect((await trial.find(disturbed)).violations).toEqual([]);
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

test(
  'a run that lives is ended and begun again while eight callers act: what was admitted and not on record is done in the next run, once',
  async () => {
    const number = await aPurchase(system);
    await releaseBudget(system, number);
    const caseId = `procurement:${number}`;
    let amountFen = 1_000_000;
    let isOver = false;
    const callers = Array.from({ length: 8 }, async () => {
      while (!isOver) await draft(system, number, ++amountFen);
    });
    for (let time = 0; time < 5; time++) {
      await sleep(1_500);
      expect(await restarting.restart(caseId, 'a trial')).toMatchObject({ kind: 'restarted' });
    }
    const both = await Promise.all([restarting.restart(caseId, 'two'), restarting.restart(caseId, 'at once')]);
    expect(both).toMatchObject([{ kind: 'restarted' }, { kind: 'restarted' }]);
    await sleep(1_000);
    isOver = true;
    await Promise.all(callers);
    const { violations, evidence } = await trial.find([number]);
    expect(violations).toEqual([]);
    const fences = evidence.told[0]!.entries.filter(({ act }) => act === 'restarted');
    expect(fences).toHaveLength(7);
    // A worker that hung brings a write of the run that was ended, and finds its number taken.
    const late = { case: caseId, seq: fences[0]!.seq, act: 'draftScheme', at: fences[0]!.body.at, change: {} };
    await expect(new Journal(em, chinaCalendar).append(late, 0)).rejects.toThrow(
      'is restarted, and not this draftScheme',
    );
  },
  playsWithinMs,
);

test('a case that is over, and one that is not there, are not begun again', async () => {
  const over = await em().findOneOrFail(Case, { stage: 'paid' });
  expect(await restarting.restart(over.id, 'a trial')).toEqual({ kind: 'ended' });
  expect(await restarting.restart('procurement:none', 'a trial')).toEqual({ kind: 'unknown' });
});

test(
  'an engine that is lost with all it knew is replaced by an empty one, and every open case goes on from the journal',
  async () => {
    const { procurement: half } = await play(upTo(files[0]!, 'approvePayment'), system);
    const open = await em().find(Case, { family: `procurement:${half}` }, { orderBy: { id: 'asc' } });
    expect(open.map(({ proceeding, stage }) => `${proceeding} ${stage}`)).toEqual([
      'payment approval',
      'procurement performance',
    ]);
    await trial.machine.pause(emptyEngine);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/restart.ts', '--all', '--reason', '引擎丢失'],
      {
        env: { ...trial.machine.env },
        encoding: 'utf8',
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const { id } of open) expect(stdout).toContain(`${id}: goes on after entry`);
    const approve = readCase(files[0]!).told.steps.find(({ act, refused }) => act === 'approvePayment' && !refused)!;
    const payment = open.find(({ proceeding }) => proceeding === 'payment')!;
    const path = `/api/payments/${encodeURIComponent(payment.number)}`;
    const { body } = await system.get(approve.by, path);
    const answer = await system.submit(approve.by, `${path}/acts/approvePayment`, {
      input: approve.input,
      seen: body.seq,
    });
    expect(answer).toMatchObject({ status: 201 });
    const { violations } = await trial.find([half!]);
    expect(violations).toEqual([]);
  },
  playsWithinMs,
);

/** A told case up to its first step of an act. */
function upTo(file: string, name: string): Telling {
  const { told } = readCase(file);
  const next = told.steps.findIndex(({ act, refused }) => act === name && !refused);
  return tellingOf(file, { ...told, steps: told.steps.slice(0, next) });
}

/** While the machine is down, its PostgreSQL is started alone, and what is Temporal's in it is thrown away. */
async function emptyEngine(folder: string): Promise<void> {
  const ports = recall<Ports>(join(folder, 'ports.json'))!;
  const server = { port: ports.postgres, password: keptPassword(folder) };
  const logs = new Logs(join(folder, 'logs'));
  const alone = new Supervisor(logs, { started: () => {}, says: () => {}, gaveUp: () => {} });
  await alone.keep(await postgres(folder, logs, server));
  for (const name of temporalDatabases) await query(url(server, 'postgres'), `drop database ${name}`);
  await alone.stop();
}
