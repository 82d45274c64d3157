/** In production without a treasury's interface: an officer enters what the treasury says, a second person confirms it. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedDemo } from '../db/accounts.ts';
import { civilDate } from '../domain/time.ts';
import { aFolder, ofTests } from './start.ts';
import { happens } from './treasury-world.ts';

const main = fileURLToPath(new URL('../engine/main.ts', import.meta.url));
const folder = aFolder();
const evidenceSha256 = 'e'.repeat(64);
let supervisor: ChildProcess;
let world: typeof import('./world.ts');
let paying: typeof import('./paying.ts');

beforeAll(async () => {
  const env = { ...ofTests(folder), JIELI_MODE: 'production' };
  supervisor = fork(main, [], { env, execArgv: [], stdio: 'ignore' });
  Object.assign(process.env, await new Promise<object>((resolve) => supervisor.once('message', resolve as () => void)));
  world = await import('./world.ts');
  paying = await import('./paying.ts');
  // Real accounts come one by one, by `npm run account`; these have the same roles.
  await seedDemo(world.orm.em.fork());
}, 180_000);

afterAll(async () => {
  await world.leave();
  const ended = new Promise((resolve) => supervisor.once('exit', resolve));
  supervisor.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true });
});

test('no treasury is started, and nobody is heard as one', async () => {
  const running = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8')) as { name: string }[];
  expect(running.map(({ name }) => name)).not.toContain('treasury');
  expect(existsSync(join(folder, 'treasury'))).toBe(false);
  const response = await fetch(`${process.env.API_ADDRESS}/callbacks/treasury`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(404);
});

test('an order waits for its twin: entered by one, taken back, entered again, confirmed by another, and only then paid', async () => {
  const { aPayment, amountFen, approved, awaitedOf, done, isPaid, onPayment, paymentNow, times } = paying;
  const id = await aPayment('henan-county-2026-0001');
  await approved(id);
  await happens(async () => (await times(id, 'awaitAnswerByHand')) === 1);
  expect(await awaitedOf('treasurer', id)).toEqual(['enterTreasuryAnswer']);
  expect(await awaitedOf('reviewer', id)).toEqual([]);

  const read = { attempt: '1', outcome: 'paid', amountFen, occurredOn: civilDate(new Date().toISOString()) };
  const entry = { ...read, receipt: 'GK-2026-1', evidenceSha256 };
  expect((await onPayment('reviewer', id, 'enterTreasuryAnswer', entry)).status).toBe(409);
  expect((await onPayment('treasurer', id, 'enterTreasuryAnswer', { ...entry, amountFen: 1 })).body).toMatchObject({
    required: '123,456.00 元',
    actual: '0.01 元',
  });
  await done('treasurer', id, 'enterTreasuryAnswer', { ...entry, receipt: 'GK-2026-11' });
  await done('reviewer', id, 'withdrawTreasuryAnswer', { attempt: '1', reason: '回单编号多写一位' });
  await done('treasurer', id, 'enterTreasuryAnswer', entry);
  expect(await awaitedOf('reviewer', id)).toEqual(['confirmTreasuryAnswer']);

  expect((await onPayment('treasurer', id, 'confirmTreasuryAnswer', read, true)).body.rule).toContain('不得为同一人');
  expect((await onPayment('reviewer', id, 'confirmTreasuryAnswer', read)).status).toBe(428);
  expect((await paymentNow(id)).settled).toBeUndefined();
  await done('reviewer', id, 'confirmTreasuryAnswer', read, true);
  await isPaid(id);
  expect((await paymentNow(id)).settled).toEqual({ receipt: 'GK-2026-1', occurredOn: read.occurredOn });
});

test('a return that two people vouch for is ordered anew, under the next number, and by hand again', async () => {
  const { aPayment, amountFen, approved, done, paymentNow, times } = paying;
  const id = await aPayment('henan-county-2026-0002');
  await approved(id);
  await happens(async () => (await times(id, 'awaitAnswerByHand')) === 1);
  const occurredOn = civilDate(new Date().toISOString());
  const read = { attempt: '1', outcome: 'returned', amountFen, occurredOn };
  await done('treasurer', id, 'enterTreasuryAnswer', { ...read, reason: '户名不符', evidenceSha256 });
  await done('reviewer', id, 'confirmTreasuryAnswer', read, true);
  await done('treasurer', id, 'reinstructPayment', { remark: '已更正户名' });
  await happens(async () => (await times(id, 'awaitAnswerByHand')) === 2);
  expect(Object.keys((await paymentNow(id)).attempts!)).toEqual(['1', '2']);
});
