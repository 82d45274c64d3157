import { randomUUID } from 'node:crypto';
import { act, advance, aProcurement, call, journal, leave, release, scheme } from './world.ts';

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

test('a second purchase of a kind out of one budget item is held against what the first may cost; out of another item it is not', async () => {
  const item = `测试项目-${randomUUID()}`;
  const draftedFrom = async (budgetItem: string, yuan: number) => {
    const id = await aProcurement('2026-03-02T01:00:00.000Z');
    const money = { ...release, budgetItem, amountFen: 200_000_000 };
    expect(await act('accountant', id, 'releaseBudget', money)).toMatchObject({ status: 201 });
    return { id, ...(await act('officer', id, 'draftScheme', scheme(yuan * 100), { reason: '核对' })) };
  };
  const first = await draftedFrom(item, 1_500_000);
  expect(first.status).toBe(201);
  expect(await draftedFrom(item, 500_000)).toMatchObject({ status: 201 });
  const third = await draftedFrom(item, 1);
  expect(third).toMatchObject({ status: 409, body: { actual: '2,000,001.00 元', cite: { article: 28 } } });
  expect(third.body.remedy).toContain(`${first.id}（1,500,000.00 元）`);
  expect(await draftedFrom(`${item}之外`, 500_001)).toMatchObject({ status: 201 });
});
