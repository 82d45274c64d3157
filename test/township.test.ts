/** The book of an office over HTTP: what it lacks is told, bought as drafted, and nobody is named in it. */
import { randomUUID } from 'node:crypto';
import { act, call, leave, seen } from './world.ts';

afterAll(leave);

const at = '2026-03-02T01:00:00.000Z';
const opening = (title: string) => ({
  ...{ purchaser: 'qinghe-civil-affairs', region: 'henan-county', kind: 'township', title },
});
const opened = (title: string) =>
  call('officer', 'POST', `/api/townships?at=${at}`, { input: opening(title) }, randomUUID());
const draft = {
  ...{ title: '入户探访', catalogueItem: 'A0403', serviceKind: 'administrative', method: 'consultation' },
  ...{ persons: 2, placedWith: 'township', estimateFen: 40_000_000 },
};

interface Line {
  number: string;
  standard?: number;
  current?: number;
  shortage?: number;
  drafts: Record<string, { opening: object; staffing: object }>;
}

async function lineOf(who: string, number: string): Promise<Line | undefined> {
  const { status, body } = await call(who, 'GET', '/api/staffing');
  expect(status).toBe(200);
  return (body as unknown as Line[]).find((one) => one.number === number);
}

test('what an office lacks is bought as it was drafted, and told to nobody outside', async () => {
  const title = `青石镇 ${randomUUID().slice(0, 8)}`;
  const { status, body } = await opened(title);
  expect(status).toBe(201);
  const number = (body.case as string).slice('township:'.length);
  expect(await opened(title)).toMatchObject({ status: 409, body: { rule: '一个经办机构只有一本办理中的台账' } });
  const on = { on: `townships/${number}` };
  const count = { need: { of: 'township', recipients: 4_000 }, current: 3, occurredOn: '2026-03-02' };
  const unreasoned = await act('officer', '', 'countStaff', count, on);
  expect(unreasoned).toMatchObject({ status: 409, body: { cite: { statute: 'rules2019', article: 35 } } });
  expect((await act('officer', '', 'countStaff', count, { ...on, reason: '编制限额' })).status).toBe(201);
  expect(await lineOf('officer', number)).toMatchObject({ standard: 5, current: 3, shortage: 2, drafts: {} });
  expect((await act('officer', '', 'draftShortage', draft, on)).status).toBe(201);
  const version = await seen(number, 'townships');
  expect((await act('director', '', 'approveShortage', { number: '1' }, { ...on, seen: version })).status).toBe(201);
  const [drafted] = Object.values((await lineOf('officer', number))!.drafts);
  expect(drafted!.staffing).toMatchObject({ current: 3, planned: 2 });
  const bought = await call('officer', 'POST', `/api/procurements?at=${at}`, { input: drafted!.opening }, randomUUID());
  expect(bought.status).toBe(201);
  const procurement = (bought.body.case as string).slice('procurement:'.length);
  const noted = await act('officer', '', 'recordShortagePurchase', { number: '1', procurement }, on);
  expect(noted.status).toBe(201);
  expect(await lineOf('officer', number)).toMatchObject({ drafts: {} });
  expect(await lineOf('supplier-a', number)).toBeUndefined();
  const path = `/api/townships/${number}`;
  for (const login of ['supplier-a', 'reviewer', 'regulator'])
    expect((await call(login, 'GET', path)).status).toBe(404);
});

test('who failed a year in one township is refused in the next, by what its book says', async () => {
  const [one, other] = [
    await opened(`一镇 ${randomUUID().slice(0, 8)}`),
    await opened(`二镇 ${randomUUID().slice(0, 8)}`),
  ];
  const [first, second] = [one, other].map(({ body }) => (body.case as string).slice('township:'.length));
  const assistant = `x-${randomUUID().slice(0, 8)}`;
  const terms = { village: '河湾村', education: 'college', computing: true, source: 'publicPost', monthlyFen: 260_000 };
  const appointment = { assistant, ...terms, from: '2026-03-02', until: '2027-03-01' };
  const on = { on: `townships/${first}` };
  expect((await act('officer', '', 'appointAssistant', appointment, on)).status).toBe(201);
  const failed = { assistant, year: '2026', grade: 'incompetent', record: '多次漏报' };
  const version = await seen(first!, 'townships');
  expect((await act('director', '', 'assessAssistant', failed, { ...on, seen: version })).status).toBe(201);
  const elsewhere = await act('officer', '', 'appointAssistant', appointment, { on: `townships/${second}` });
  expect(elsewhere).toMatchObject({ status: 409, body: { cite: { statute: 'rules2019', article: 42 } } });
  expect(elsewhere.body.remedy).toContain(first);
});

test('a request names a household by its code: a name has no place in it', async () => {
  const { body } = await opened(`白河镇 ${randomUUID().slice(0, 8)}`);
  const on = { on: `townships/${(body.case as string).slice('township:'.length)}` };
  const request = { request: 'S-1', matter: 'temporary', channel: 'counter', occurredOn: '2026-03-02' };
  const named = await act('officer', '', 'receiveRequest', { ...request, applicant: '某某某' }, on);
  expect(named.status).toBe(400);
  const coded = await act('officer', '', 'receiveRequest', { ...request, applicant: 'r-7f3a1c' }, on);
  expect(coded.status).toBe(201);
});
