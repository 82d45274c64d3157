/** The disk of the database runs full in the middle of acts; when there is room again, all goes on. */
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aPurchase, releaseBudget } from '../callers.ts';
import { OwnDatabase } from '../database.ts';
import { Trial } from '../trial.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { amidDrafts, heardSince, secondsOf, tallyOf, untilDoneAgain } from './scenario.ts';

const diskMib = 192;
const fullForMs = 20_000;
const healsWithinMs = 120_000;

export const diskFull: Scenario = {
  name: 'disk-full',
  sentence: 'The database has no room: callers hear 202 or 503, nothing is half done, and it heals with room.',
  async run() {
    const disk = mounted();
    if (!disk) return { violations: [], notes: ['skipped: this machine lets us mount no small disk'] };
    try {
      const database = await OwnDatabase.begin(disk);
      try {
        const trial = await Trial.begin({ DATABASE_URL: database.address }, database.behind);
        try {
          return await fill(trial, disk);
        } finally {
          await trial.end();
        }
      } finally {
        await database.end().catch(() => undefined); // The folder is a disk: it goes when it is unmounted.
      }
    } finally {
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  },
};

async function fill(trial: Trial, disk: string): Promise<Outcome> {
  const { witness } = trial;
  const number = await aPurchase(witness);
  await releaseBudget(witness, number);
  const { filled, healedAfterMs } = await amidDrafts(witness, number, async () => {
    await sleep(1_000);
    const ballast = join(disk, 'ballast');
    const since = Date.now();
    // What PostgreSQL frees meanwhile is taken again: it writes into files that it has, until they are full.
    for (const until = since + fullForMs; Date.now() < until; await sleep(250)) grow(ballast);
    rmSync(ballast);
    return { filled: since, healedAfterMs: await untilDoneAgain(witness, Date.now(), healsWithinMs) };
  });
  const { violations } = await trial.find([number]);
  const { heard, wrong } = heardSince(witness, filled, 'the disk was full');
  return {
    violations: [...violations, ...wrong],
    notes: [`callers heard ${tallyOf(heard)}; acts done ${secondsOf(healedAfterMs)} after there was room`],
  };
}

function grow(file: string): void {
  const handle = openSync(file, 'a');
  const chunk = Buffer.alloc(64 * 1024);
  try {
    for (;;) writeSync(handle, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}

function mounted(): string {
  const disk = mkdtempSync(join(tmpdir(), 'jieli-disk-'));
  const options = `size=${diskMib}m,mode=755`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status === 0) {
    chmodSync(disk, 0o755);
    return disk;
  }
  rmSync(disk, { recursive: true });
  return '';
}
