/** 政策包：a case is bound by the law of each event's day; moving it is an act, and what that would change is told beforehand. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packHash } from '../db/pinning.ts';
import { packFor } from '../domain/law/packs.ts';
import { verify } from '../verify/verify.ts';
import { act, aProcurement, call, leave, opening, orm, seen } from './world.ts';

afterAll(leave);

async function packs(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const ran = promisify(execFile)(process.execPath, ['packs/main.ts', ...args]);
  return ran.then((said) => ({ code: 0, ...said })).catch((failed) => failed);
}

const stateOf = async (id: string) => (await call('auditor', 'GET', `/api/procurements/${id}`)).body.state;
const verdict = (id: string) => verify(orm.em.fork(), { only: `procurement:${id}` });

test('a case opened on a day carries the pack of that day, by name and hash, and verifies', async () => {
  const [before, after] = [
    await aProcurement('2025-05-31T01:00:00.000Z'),
    await aProcurement('2025-06-01T01:00:00.000Z'),
  ];
  const [older, newer] = [packFor('henan-county', '2025-05-31')!, packFor('henan-county', '2025-06-01')!];
  expect(older).not.toBe(newer);
  expect(await stateOf(before)).toMatchObject({
    pack: older,
    packs: { opening: { pack: older, sha256: packHash(older) } },
  });
  expect(await stateOf(after)).toMatchObject({
    pack: newer,
    packs: { opening: { pack: newer, sha256: packHash(newer) } },
  });
  expect((await verdict(before)).faults).toEqual([]);
});

test('a case is moved by two persons, is told of before, and verifies after', async () => {
  const id = await aProcurement('2026-03-02T01:00:00.000Z');
  const { pack: from } = (await stateOf(id)) as { pack: string };
  const to = packFor('henan-county', '2025-05-31')!;
  const told = await packs('impact', to);
  expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining(`running: procurement:${id}`) });
  expect(told.stdout).toMatch(/\d+ running cases of henan-county; \d+ things would come out differently under/);
  const asked = { pack: to, reason: '按合同订立时的规定办理', paper: '宛民〔2026〕7号', occurredOn: '2026-03-01' };
  expect(await act('officer', id, 'adoptPack', asked, { reason: '已核实' })).toMatchObject({ status: 201 });
  const decision = { seen: await seen(id), reason: '已核实' };
  expect(await act('officer', id, 'confirmPack', { move: '1' }, decision)).toMatchObject({ status: 409 });
  expect(await act('director', id, 'confirmPack', { move: '1' }, decision)).toMatchObject({ status: 201 });
  expect(await stateOf(id)).toMatchObject({
    pack: to,
    packs: { opening: { pack: to } },
    packMoves: { 1: { from, to, reason: asked.reason } },
  });
  expect((await verdict(id)).faults).toEqual([]);
});

test('a day before there was law opens no case, and is told with its place', async () => {
  const answer = await call('officer', 'POST', '/api/procurements?at=2020-03-08T01:00:00.000Z&preview=true', {
    input: opening,
  });
  expect(answer).toMatchObject({ status: 409, body: { title: 'henan-county 在 2020-03-08 尚无政策包（立项）' } });
});

test('npm run packs finds no fault, tells the pack of a day, and knows no other pack', async () => {
  expect(await packs()).toMatchObject({ code: 0, stdout: expect.stringMatching(/figures, \d+ packs: no fault/) });
  const day = await packs('--on', '2024-01-01');
  expect(day.stdout).toContain(packFor('henan-county', '2024-01-01'));
  expect(day.stdout).toContain('belowOpenTender: < 200000000 分');
  expect(day.stdout).toContain(packFor('henan-province', '2024-01-01'));
  expect(await packs('impact', 'henan-county@1999-01-01')).toMatchObject({ code: 2 });
  expect(await packs('nonsense')).toMatchObject({ code: 2 });
});
