/** 填报有误：over HTTP what is malformed is answered 400 with its field in every proceeding, and nothing of it is kept. */
import { randomUUID } from 'node:crypto';
import { malformedOf } from './rules/samples.ts';
import { act, aProcurement, call, journal, leave, orm } from './world.ts';

afterAll(leave);

/** As many ways as one caller may try in a minute; which of an act's there are is told by test/rules/malformed.test.ts. */
const triedMost = 40;

async function anAllotment(): Promise<string> {
  const paper = {
    purchaser: 'qinghe-civil-affairs',
    region: 'henan-county',
    number: randomUUID(),
    fundSource: '本级预算',
    budgetItem: '填报有误',
    fiscalYear: 2026,
    amountFen: 1_000_000,
    occurredOn: '2026-03-02',
  };
  const at = '/api/allotments?at=2026-03-02T01:00:00.000Z';
  const { body } = await call('accountant', 'POST', at, { input: paper }, randomUUID());
  return (body.case as string).slice('allotment:'.length);
}

/** Where a case of the kind comes of another case's act, the address of one that is not there: it is not even looked for. */
const nowhere = async () => 'none';

test.each([
  ['procurements', 'accountant', 'releaseBudget', aProcurement],
  ['allotments', 'accountant', 'fileAllotmentDocument', anAllotment],
  ['programmes', 'officer', 'proposePlan', nowhere],
  ['townships', 'officer', 'countStaff', nowhere],
  ['complaints', 'regulator', 'decideComplaint', nowhere],
  ['payments', 'reviewer', 'returnPayment', nowhere],
  ['takeovers', 'officer', 'assignInterim', nowhere],
] as const)(
  'in %s the %s hears of each malformed field of %s, and nothing is journalled',
  async (path, login, name, made) => {
    const id = await made();
    const before = await journal(id, path === 'procurements' ? undefined : path).catch(() => []);
    const all = malformedOf(name);
    const step = Math.max(1, Math.floor(all.length / triedMost));
    for (const { way, path: field, json } of all.filter((_, place) => place % step === 0)) {
      const input = JSON.parse(json) as object;
      const { status, body } = await call(login, 'POST', `/api/${path}/${id}/acts/${name}`, { input }, randomUUID());
      expect([field.join('.'), way, status]).toEqual([field.join('.'), way, 400]);
      expect((body.fields as { field: string }[]).length).toBeGreaterThan(0);
    }
    expect(await journal(id, path === 'procurements' ? undefined : path).catch(() => [])).toEqual(before);
    const deeds = await orm.em.fork().execute('select count(*)::int as n from deed where case_id like ?', [`%:${id}`]);
    expect(deeds).toEqual([{ n: id === 'none' ? 0 : (before.length as number) }]);
  },
);

test('a case that is opened by what is malformed is not opened', async () => {
  const count = async () =>
    (
      await orm.em
        .fork()
        .execute("select count(*)::int as n from case_file where state->'opening'->>'title' = ?", ['填报有误'])
    )[0];
  for (const { json } of malformedOf('openProcurement').slice(0, triedMost)) {
    const input = JSON.parse(json) as object;
    const titled =
      input && !Array.isArray(input) && typeof input === 'object' && 'title' in input && input.title === '2026-03-02'
        ? { ...input, title: '填报有误' }
        : input;
    const { status } = await call('officer', 'POST', '/api/procurements', { input: titled }, randomUUID());
    expect(status).toBe(400);
  }
  expect(await count()).toEqual({ n: 0 });
});

test('what is well formed is then taken: it was the form that was refused', async () => {
  const id = await aProcurement();
  const input = {
    number: '青财预〔2026〕1号',
    fundSource: '本级预算',
    fiscalYear: 2026,
    amountFen: 1,
    occurredOn: '2026-03-02',
  };
  expect(await act('accountant', id, 'releaseBudget', input)).toMatchObject({ status: 201 });
});
