/** The way in: who may come, what a body must be, what a refusal tells, what one may see. */
import { randomUUID } from 'node:crypto';
import { act, advance, aProcurement, call, inFiling, journal, leave, opening, release, scheme, seen } from './world.ts';

afterAll(leave);

test('without signing in only the public part is open', async () => {
  expect(await call(undefined, 'GET', '/api/inbox')).toMatchObject({ status: 401, body: { title: '请先登录' } });
  expect(await call(undefined, 'POST', '/api/procurements', { input: opening })).toMatchObject({ status: 401 });
  expect(await call(undefined, 'GET', '/public/notices')).toMatchObject({ status: 200 });
  expect(await call(undefined, 'GET', '/healthz')).toMatchObject({ status: 200 });
});

test('a wrong password is refused; the cookie is for the browser alone', async () => {
  const address = `${process.env.API_ADDRESS}/api/session`;
  const headers = { 'content-type': 'application/json' };
  const wrong = await fetch(address, { method: 'POST', headers, body: '{"login":"officer","password":"wrong"}' });
  expect(wrong.status).toBe(401);
  const right = await fetch(address, { method: 'POST', headers, body: '{"login":"officer","password":"jieli-demo"}' });
  expect(right.headers.get('set-cookie')).toMatch(/^jieli_session=[\w-]{43}; .*HttpOnly; SameSite=Strict/);
});

test('what is malformed is told by field, an unknown field is refused, an unknown act or case is not found', async () => {
  const id = await aProcurement();
  const short = await act('accountant', id, 'releaseBudget', { ...release, amountFen: '多' });
  expect(short).toMatchObject({ status: 400, body: { fields: [{ field: 'input.amountFen' }] } });
  expect(await act('accountant', id, 'releaseBudget', { ...release, extra: 1 })).toMatchObject({ status: 400 });
  expect(await act('accountant', id, 'toString', {})).toMatchObject({ status: 404 });
  expect(await act('officer', id, 'openProcurement', opening)).toMatchObject({ status: 404 });
  expect(await act('accountant', 'none', 'releaseBudget', release)).toMatchObject({ status: 404 });
  const path = `/api/procurements/${id}/acts/releaseBudget`;
  expect(await call('accountant', 'POST', path, { input: release })).toMatchObject({ status: 400 });
});

test('text that cannot be kept is refused with its place, before it could stop the case', async () => {
  const id = await aProcurement('2026-03-02T01:00:00.000Z');
  for (const broken of ['指标\u0000', '指标\ud800']) {
    const answer = await act('accountant', id, 'releaseBudget', { ...release, number: broken });
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: 'input.number' }] } });
  }
  const inherited = await call(
    'officer',
    'POST',
    '/api/procurements',
    { input: { ...opening, agency: 'constructor' } },
    randomUUID(),
  );
  expect(inherited).toMatchObject({ status: 400, body: { fields: [{ field: 'input.agency' }] } });
});

test('a refusal says the rule, the article with its text, and what to do', async () => {
  const id = await aProcurement('2026-03-02T01:00:00.000Z');
  const answer = await act('accountant', id, 'releaseBudget', { ...release, occurredOn: '2026-03-03' });
  expect(answer).toMatchObject({
    status: 409,
    body: {
      type: '/problems/refused',
      cite: { statute: 'rules2019', article: 16, name: expect.stringContaining('第十六条') },
      remedy: expect.stringMatching(/\S/),
    },
  });
  expect((answer.body.cite as { text: string }).text).toContain('预算下达后');
  const receipt = await call('accountant', 'GET', `/api/deeds/${answer.body.deed}`);
  expect(receipt).toMatchObject({ status: 200, body: { answer: { status: 409 } } });
  expect(await call('officer', 'GET', `/api/deeds/${answer.body.deed}`)).toMatchObject({ status: 404 });
  expect(await journal(id)).toHaveLength(1);
});

test('the same key is the same deed; with another body it is refused; on another case it is another deed', async () => {
  const [first, second] = await Promise.all([aProcurement(), aProcurement()]);
  const key = randomUUID();
  const inMarch = { ...release, occurredOn: '2026-03-01' };
  expect(await act('accountant', first, 'releaseBudget', inMarch, { key })).toMatchObject({
    status: 201,
    body: { seq: 2 },
  });
  expect(await act('accountant', first, 'releaseBudget', inMarch, { key })).toMatchObject({
    status: 201,
    body: { seq: 2 },
  });
  const other = { ...inMarch, number: '指标-2' };
  expect(await act('accountant', first, 'releaseBudget', other, { key })).toMatchObject({ status: 422 });
  expect(await act('accountant', second, 'releaseBudget', inMarch, { key })).toMatchObject({
    status: 201,
    body: { seq: 2 },
  });
});

test('who may not do an act is told who may; an officer of another organisation does not even see the case', async () => {
  const id = await aProcurement();
  const answer = await act('officer', id, 'releaseBudget', release);
  expect(answer).toMatchObject({ status: 409, body: { remedy: expect.stringContaining('单位财务') } });
  expect(await call('supplier-a', 'GET', `/api/procurements/${id}`)).toMatchObject({ status: 404 });
  expect(await call('auditor', 'GET', `/api/procurements/${id}`)).toMatchObject({ status: 200 });
  expect(await act('auditor', id, 'releaseBudget', release)).toMatchObject({ status: 409 });
});

test('a decision names what it saw; when that has changed since, it is refused with the difference', async () => {
  const id = await inFiling();
  await act('officer', id, 'draftScheme', scheme());
  expect(await act('director', id, 'approveScheme', {})).toMatchObject({ status: 428 });
  const before = await seen(id);
  await act('officer', id, 'draftScheme', scheme(30_000_000, { periodTo: '2027-05-01' }));
  const late = await act('director', id, 'approveScheme', {}, { seen: before });
  expect(late).toMatchObject({
    status: 409,
    body: { type: '/problems/outdated', difference: { periodTo: '2027-05-01' } },
  });
  expect(await act('director', id, 'approveScheme', {}, { seen: await seen(id) })).toMatchObject({ status: 201 });
});

test('the list of acts says what one must, may and may not do, and a preview what would follow', async () => {
  const id = await inFiling();
  const { body } = await call('officer', 'GET', `/api/procurements/${id}/acts`);
  const acts = body.acts as { act: string; status: string; findings: object[] }[];
  const statusOf = (name: string) => acts.find(({ act: one }) => one === name)?.status;
  expect([statusOf('draftScheme'), statusOf('approveScheme'), statusOf('releaseBudget')]).toEqual([
    'must',
    'mayNot',
    'mayNot',
  ]);
  const path = `/api/procurements/${id}/acts/draftScheme?preview=true`;
  const preview = await call('officer', 'POST', path, { input: scheme() });
  expect(preview).toMatchObject({
    status: 200,
    body: {
      change: { scheme: { ceilingFen: 30_000_000 } },
      next: expect.arrayContaining([expect.objectContaining({ act: 'approveScheme' })]),
    },
  });
  expect(await journal(id)).toHaveLength(3);
});

test('the inbox tells each role its next step, and passes on when the step is done', async () => {
  const id = await inFiling();
  const steps = async (login: string) => {
    const { body } = await call(login, 'GET', '/api/inbox');
    return (body as unknown as { number: string; act: string }[])
      .filter(({ number }) => number === id)
      .map((one) => one.act)
      .sort();
  };
  expect(await steps('officer')).toEqual(['draftScheme', 'entrustAgency', 'publishIntention', 'recordDemand']);
  await act('officer', id, 'draftScheme', scheme());
  expect([await steps('officer'), await steps('director')]).toEqual([
    ['entrustAgency', 'publishIntention', 'recordDemand'],
    ['approveScheme'],
  ]);
});

test('a duty that ends unfulfilled is journalled once, and the director hears of it', async () => {
  const id = await inFiling();
  await act('officer', id, 'draftScheme', scheme());
  await act('director', id, 'approveScheme', {}, { seen: await seen(id) });
  await advance(id, '2026-05-04T01:00:00.000Z');
  const passed = (await journal(id)).filter((entry) => entry.act === 'deadlinePassed');
  expect(passed.map((entry) => entry.passed)).toEqual(['schemeCountersignature']);
  const { body } = await call('director', 'GET', '/api/inbox');
  const mine = (body as unknown as { number: string; act: string; escalated: boolean }[]).filter(
    ({ number }) => number === id,
  );
  expect(mine).toMatchObject([{ act: 'countersignScheme', escalated: true, overdue: true }]);
  const answer = await act('reviewer', id, 'countersignScheme', {}, { seen: await seen(id) });
  expect(answer).toMatchObject({ status: 409, body: { type: '/problems/reason-needed' } });
  const late = await act('reviewer', id, 'countersignScheme', {}, { seen: await seen(id), reason: '会签人出差' });
  expect(late.status).toBe(201);
});

test('a field that is wrong is told in the words of whoever filled it in', async () => {
  const id = await aProcurement();
  const { body } = await act('accountant', id, 'releaseBudget', {
    ...release,
    amountFen: 0.5,
    occurredOn: '三月',
    extra: 1,
    fundSource: undefined,
  });
  const messages = (body.fields as { field: string; message: string }[]).map(
    ({ field, message }) => `${field}：${message}`,
  );
  expect(messages).toEqual(
    expect.arrayContaining([
      'input.fundSource：必须填写',
      'input.amountFen：应当是整数',
      'input.occurredOn：应当写作 2026-03-02',
      'input：没有这一栏：extra',
    ]),
  );
});

test('a trial of an opening opens nothing', async () => {
  const trial = await call('officer', 'POST', '/api/procurements?preview=true&at=2019-05-06T01:00:00.000Z', {
    input: opening,
  });
  expect(trial).toMatchObject({ status: 409, body: { title: expect.stringContaining('尚无政策包') } });
  const other = { input: { ...opening, purchaser: 'someone-else' } };
  const refused = await call('officer', 'POST', '/api/procurements?preview=true', other);
  expect(refused).toMatchObject({ status: 200, body: { refusal: { type: '/problems/refused' } } });
  const titled = { input: { ...opening, title: `试办 ${randomUUID()}` } };
  expect(await call('officer', 'POST', '/api/procurements?preview=true', titled)).toMatchObject({ status: 200 });
  const { body } = await call('accountant', 'GET', '/api/inbox');
  expect(JSON.stringify(body)).not.toContain(titled.input.title);
});

test('a supplier is no agency, and neither is nobody', async () => {
  for (const agency of ['nobody', 'nuanyang-social-work', 'qinghe-civil-affairs']) {
    const input = { ...opening, agency };
    const answer = await call('officer', 'POST', '/api/procurements', { input }, randomUUID());
    expect(answer).toMatchObject({ status: 409, body: { rule: expect.stringContaining(agency) } });
  }
});

test('a case is found by its number and by its whole name', async () => {
  const id = await aProcurement();
  for (const name of [id, `procurement:${id}`])
    expect(await call('officer', 'GET', `/api/procurements/${name}`)).toMatchObject({
      status: 200,
      body: { number: id },
    });
});

test('a period that runs again leaves what became of it before', async () => {
  const id = await inFiling();
  await act('officer', id, 'draftScheme', scheme());
  await act('director', id, 'returnScheme', { reason: '补充测算依据' }, { seen: await seen(id) });
  await act('officer', id, 'draftScheme', scheme(20_000_000));
  const { body } = await call('officer', 'GET', `/api/procurements/${id}/deadlines`);
  const found = (body as unknown as { key: string; running: boolean }[]).filter(({ key }) =>
    key.startsWith('schemeApproval'),
  );
  expect(found.map(({ key, running }) => [key, running]).sort()).toEqual([
    ['schemeApproval#1', false],
    ['schemeApproval', true],
  ]);
});
