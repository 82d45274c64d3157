/** Fifty schemes on one budget paper at once: what is promised is never more than there is, and who gets nothing hears why. */
import { randomUUID } from 'node:crypto';
import { act, aProcurement, call, leave, scheme, seen } from './world.ts';

afterAll(leave);

const crowd = 50;
const withinMs = 240_000;
const [allottedFen, eachFen] = [100_000_000, 3_000_000];

const paper = (number: string) => ({
  purchaser: 'qinghe-civil-affairs',
  region: 'henan-county',
  number,
  fundSource: '本级预算',
  budgetItem: `并发 ${number}`,
  fiscalYear: 2026,
  amountFen: allottedFen,
  occurredOn: '2026-03-02',
});

async function anAllotment(number: string = randomUUID(), amountFen = allottedFen): Promise<string> {
  const path = '/api/allotments?at=2026-03-02T01:00:00.000Z';
  const { status, body } = await call(
    'accountant',
    'POST',
    path,
    { input: { ...paper(number), amountFen } },
    randomUUID(),
  );
  expect(status).toBe(201);
  return (body.case as string).slice('allotment:'.length);
}

/** Again until there is a final answer: the stage may only just be changing. */
async function surely(send: () => ReturnType<typeof act>): Promise<void> {
  for (let tries = 0; ; tries++) {
    const { status, body } = await send();
    if (status === 201) return;
    if (tries === 100 || status === 400) throw new Error(JSON.stringify(body));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A purchase with its scheme drafted, whose money is planned from the allotment and not reserved yet. */
async function drafted(allotment: string): Promise<string> {
  const id = await aProcurement('2026-03-02T01:00:00.000Z', { title: '并发占用' });
  await surely(() => act('accountant', id, 'bindAllotments', { sources: { [allotment]: eachFen } }));
  await surely(() => act('officer', id, 'draftScheme', scheme(eachFen)));
  return id;
}

const demand = { recipients: 40, basis: '摸底', occurredOn: '2026-03-02', consulted: { respondents: 30 } };

async function stateOf<State>(path: string): Promise<State> {
  return (await call('auditor', 'GET', path)).body.state as State;
}

interface Bought {
  sources: Record<string, { askedFen?: number; reservedFen: number; refused?: { leftFen: number } }>;
}

/** What came of it, as the purchase knows it. */
async function outcome(id: string, allotment: string): Promise<Bought['sources'][string]> {
  for (let look = 0; look < 600; look++) {
    const { sources } = await stateOf<Bought>(`/api/procurements/${id}`);
    if (sources[allotment]!.askedFen === undefined) return sources[allotment]!;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${id} has no answer from ${allotment}`);
}

test(
  'fifty schemes approved at once on one allotment for thirty-three: thirty-three hold their money, seventeen are told what is left',
  async () => {
    const allotment = await anAllotment();
    const purchases: string[] = [];
    for (let begun = 0; begun < crowd; begun += 10)
      purchases.push(...(await Promise.all(Array.from({ length: 10 }, () => drafted(allotment)))));
    await Promise.all(
      purchases.map(async (id) => {
        const version = await seen(id);
        await surely(() => act('director', id, 'approveScheme', {}, { seen: version }));
      }),
    );
    const outcomes = await Promise.all(purchases.map((id) => outcome(id, allotment)));
    const held = outcomes.filter(({ reservedFen }) => reservedFen > 0);
    const refused = outcomes.filter((one) => one.refused);
    const most = Math.floor(allottedFen / eachFen);
    expect([held.length, refused.length]).toEqual([most, crowd - most]);
    const { reservations } = await stateOf<{ reservations: Record<string, { reservedFen: number }> }>(
      `/api/allotments/${allotment}`,
    );
    const promised = Object.values(reservations).reduce((sum, one) => sum + one.reservedFen, 0);
    expect(promised).toBe(most * eachFen);
    expect(promised).toBeLessThanOrEqual(allottedFen);
    for (const { refused: answer } of refused) expect(answer!.leftFen).toBe(allottedFen - promised);
    const { body: inbox } = await call('accountant', 'GET', '/api/inbox');
    const steps = (inbox as unknown as { act: string; number: string; subject?: string }[]).filter(
      (step) => step.act === 'rebindAllotment' && purchases.includes(step.number),
    );
    expect(steps.length).toBe(crowd - most);
    for (const { subject } of steps) expect(subject).toContain('尚余 10,000.00 元');
  },
  withinMs,
);

test('one paper is one allotment, whoever enters it again', async () => {
  const number = randomUUID();
  const registered = await anAllotment(number);
  const again = await call('accountant', 'POST', '/api/allotments', { input: paper(number) }, randomUUID());
  expect(again).toMatchObject({ status: 409, body: { rule: '同一指标文件只登记一次' } });
  expect(again.body.remedy).toContain(registered);
  const id = await aProcurement('2026-03-02T01:00:00.000Z');
  const { purchaser: _, region: __, budgetItem: ___, ...release } = paper(number);
  expect(await act('accountant', id, 'releaseBudget', release)).toMatchObject({ status: 409 });
});

test('what two versions of a scheme say differently is told field by field, to those who may see it', async () => {
  const id = await aProcurement('2026-03-02T01:00:00.000Z', { title: '两个版本' });
  const allotment = await anAllotment();
  await surely(() => act('accountant', id, 'bindAllotments', { sources: { [allotment]: eachFen } }));
  await surely(() => act('officer', id, 'draftScheme', scheme(2_000_000)));
  const first = await seen(id);
  await surely(() => act('officer', id, 'draftScheme', scheme(2_500_000, { periodTo: '2027-06-30' })));
  const path = `/api/procurements/${id}/difference?from=${first}&field=scheme`;
  const { status, body } = await call('officer2', 'GET', path);
  const told = (body.fields as { field: string; was: unknown; is: unknown }[]).filter(
    ({ field }) => !field.startsWith('scheme.drafted'),
  );
  expect([status, told]).toEqual([
    200,
    [
      { field: 'scheme.ceilingFen', was: 2_000_000, is: 2_500_000 },
      { field: 'scheme.periodTo', was: '2027-05-31', is: '2027-06-30' },
      { field: 'scheme.services.1.amountFen', was: 2_000_000, is: 2_500_000 },
    ],
  ]);
  expect((await call('supplier-a', 'GET', path)).status).toBe(404);
});

test('two purchases of a kind that would together evade the tender are found by the second', async () => {
  const allotment = await anAllotment(randomUUID(), 300_000_000);
  const begun = async (fen: number) => {
    const id = await aProcurement('2026-03-02T01:00:00.000Z', { title: '拆分' });
    await surely(() => act('accountant', id, 'bindAllotments', { sources: { [allotment]: fen } }));
    await surely(() => act('officer', id, 'recordDemand', demand));
    return id;
  };
  const [one, other] = [await begun(110_000_000), await begun(110_000_000)];
  await surely(() => act('officer', one, 'draftScheme', scheme(100_000_000)));
  const refused = await act('officer', other, 'draftScheme', scheme(100_000_001));
  expect(refused).toMatchObject({ status: 409, body: { cite: { statute: 'procurementRegulation', article: 28 } } });
  expect(refused.body.remedy).toContain(one);
  expect(await act('officer', other, 'draftScheme', scheme(100_000_000))).toMatchObject({ status: 201 });
});

test('a purchaser’s catalogue binds its schemes from the day it is in force; a second programme is refused', async () => {
  const input = { purchaser: 'qinghe-civil-affairs', region: 'henan-county' };
  const path = '/api/programmes?at=2026-03-02T00:30:00.000Z';
  const opened = await call('officer', 'POST', path, { input }, randomUUID());
  expect(opened.status).toBe(201);
  const number = (opened.body.case as string).slice('programme:'.length);
  const on = { on: `programmes/${number}` };
  const again = await call('officer', 'POST', path, { input }, randomUUID());
  expect(again).toMatchObject({ status: 409, body: { rule: '一个购买主体只有一份执行中的目录与年度计划' } });
  // All that other stories buy lies under it.
  const items = { A04: { title: '社会保障服务' } };
  await surely(() => act('officer', '', 'proposeCatalogue', { from: '2026-03-02', items, basis: '公众需求' }, on));
  const version = await seen(number, 'programmes');
  await surely(() => act('director', '', 'adoptCatalogue', { number: '1' }, { ...on, seen: version }));
  const id = await aProcurement('2026-03-02T01:00:00.000Z', { title: '目录之外' });
  const allotment = await anAllotment();
  await surely(() => act('accountant', id, 'bindAllotments', { sources: { [allotment]: eachFen } }));
  await surely(() => act('officer', id, 'recordDemand', demand));
  const line = { ...scheme(2_000_000).services[1], catalogueItem: 'B0101' };
  const beyond = scheme(2_000_000, { services: { 1: line } });
  const outside = await act('officer', id, 'draftScheme', beyond);
  expect(outside).toMatchObject({ status: 409, body: { cite: { statute: 'rules2019', article: 12 } } });
  const ended = await seen(number, 'programmes');
  await surely(() => act('director', '', 'closeProgramme', { reason: '演示结束' }, { ...on, seen: ended }));
  expect(await act('officer', id, 'draftScheme', beyond)).toMatchObject({ status: 201 });
});
