import { act, advance, aProcurement, call, journal, leave, release } from './world.ts';

afterAll(leave);

test('a purchase is opened, its budget released, and the filing begins; entry 1 is the opening', async () => {
  const id = await aProcurement('2026-03-02T01:00:00.000Z');
  expect(await act('accountant', id, 'releaseBudget', release)).toMatchObject({ status: 201, body: { seq: 2 } });
  await advance(id, '2026-03-04T01:00:00.000Z');
  const entries = await journal(id);
  expect(entries.map(({ seq, act: name }) => [seq, name])).toEqual([
    [1, 'openProcurement'],
    [2, 'releaseBudget'],
    [3, 'enterStage'],
  ]);
  const { body } = await call('officer', 'GET', `/api/procurements/${id}`);
  expect(body).toMatchObject({ stage: 'filing', seq: 3, state: { allotment: { amountFen: 40_000_000 } } });
  expect(Math.abs(Date.parse(body.now as string) - Date.parse('2026-03-04T01:00:00.000Z'))).toBeLessThan(10_000);
});
