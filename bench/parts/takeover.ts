/** How long recipients wait for the engine when a takeover is started: from the director's entry to the takeover's first. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Quantiles, quantilesOf } from '../figures.ts';
import { aRunningContract, copies } from '../fleet.ts';
import { lifecycle } from '../real.ts';
import type { Bench } from '../system.ts';

const opensWithinMs = 20_000;
const lookEveryMs = 20;
const { townships = {} } = lifecycle.told.recipients ?? {};

/** Milliseconds between two entries, by the clock of the machine that wrote them. */
export async function measureTakeovers(bench: Bench, count: number): Promise<Quantiles> {
  const ids = await copies(bench, await aRunningContract(bench), { count, series: 'takeover' });
  const took: number[] = [];
  for (const id of ids) {
    const path = `/api/procurements/${id}`;
    const submission = { input: { reason: '承接主体停止服务', townships }, reason: '压力测试' };
    const answer = await bench.api.submit('director', `${path}/acts/activateTakeover`, submission);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer));
    const ordered = await recordedAt(bench, `procurement:${id}`, answer.body.seq as number);
    took.push((await recordedAt(bench, `takeover:${id}:1`, 1)) - ordered);
  }
  return quantilesOf(took);
}

async function recordedAt({ db }: Bench, caseId: string, seq: number): Promise<number> {
  const until = Date.now() + opensWithinMs;
  for (;;) {
    const { rows } = await db.query('select recorded_at from journal where case_id = $1 and seq = $2', [caseId, seq]);
    if (rows[0]) return (rows[0].recorded_at as Date).getTime();
    if (Date.now() > until) throw new Error(`${caseId} has no entry ${seq} after ${opensWithinMs} ms`);
    await sleep(lookEveryMs);
  }
}
