/** 信用处理: a ban reaches the running service of its provider, shuts it out of new purchases, and is read by everybody. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { act, aProcurement, call, leave, release, scheme, seen } from './world.ts';

afterAll(leave);

const withinMs = 120_000;
const at = '2022-03-21T01:00:00.000Z';
/** Nobody else's provider: what it may not do any more, no other story does. */
const provider = `lanhe-${randomUUID().slice(0, 8)}`;
const sha256 = createHash('sha256').update('x').digest('hex');

/** A contract that runs already, as the told case brings it in. */
async function aRunningService(): Promise<string> {
  const told = readFileSync('cases/adopted-and-corrected.json', 'utf8')
    .replaceAll(/\{\s*"\$sha256": "[^"]*"\s*\}/g, `"${sha256}"`)
    .replaceAll(/\{\s*"\$unique": "[^"]*"\s*\}/g, `"${randomUUID()}"`)
    .replaceAll('tongxing-social-work', provider);
  const { open, begins } = JSON.parse(told);
  expect(begins).toBe('2025-06-16 09:00');
  const path = '/api/procurements/adopted?at=2025-06-16T01:00:00.000Z';
  const { status, body } = await call('officer', 'POST', path, { input: open.input }, randomUUID());
  expect(status).toBe(201);
  const id = (body.case as string).slice('procurement:'.length);
  await surely(() => seen(id).then((version) => act('director', id, 'confirmAdoption', {}, { seen: version })));
  return id;
}

/** Again until there is a final answer: the stage may only just be changing. */
async function surely(send: () => ReturnType<typeof act>): Promise<void> {
  for (let tries = 0; ; tries++) {
    const { status, body } = await send();
    if (status === 201) return;
    if (tries === 50 || status === 400) throw new Error(JSON.stringify(body));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function banned(): Promise<string> {
  const input = {
    region: 'henan-county',
    purchaser: 'qinghe-civil-affairs',
    provider,
    ground: 'transfer',
    facts: '把上门照料整体转给他人',
    evidenceSha256: sha256,
  };
  const opened = await call('reviewer', 'POST', `/api/sanctions?at=${at}`, { input }, randomUUID());
  expect(opened.status).toBe(201);
  const id = (opened.body.case as string).slice('sanction:'.length);
  const on = `sanctions/${id}`;
  await surely(() => act('director', id, 'giveOpinion', { supports: true, opinion: '属实' }, { on }));
  const notice = {
    document: '青财购罚告〔2022〕1号',
    proposedMonths: 12,
    occurredOn: '2022-03-01',
    evidenceSha256: sha256,
  };
  await surely(() => act('reviewer', id, 'notifySanction', notice, { on }));
  const decision = {
    document: '青财购罚〔2022〕1号',
    outcome: 'ban',
    months: 12,
    reason: '转包属实',
    legalBasis: '条例第七十二条',
    evidenceSha256: sha256,
  };
  const decide = async (login: string) =>
    act(login, id, 'decideSanction', decision, { on, seen: await seen(id, 'sanctions') });
  expect((await decide('reviewer')).body.rule).toBe('作出决定的人不是立案、告知的人');
  await surely(() => decide('regulator'));
  return id;
}

/** Below the limit, on the day of the ban, decided and open for quotes. */
async function aSmallPurchase(): Promise<string> {
  const id = await aProcurement(at, { method: 'belowLimit' });
  const budget = { ...release, fiscalYear: 2022, amountFen: 20_000_000, occurredOn: '2022-03-02' };
  await surely(() => act('accountant', id, 'releaseBudget', budget));
  await surely(() =>
    act('officer', id, 'draftScheme', scheme(20_000_000, { periodFrom: '2022-06-01', periodTo: '2023-05-31' })),
  );
  for (const [login, name] of [
    ['director', 'approveScheme'],
    ['reviewer', 'countersignScheme'],
  ] as const)
    await surely(async () => act(login, id, name, {}, { seen: await seen(id) }));
  const minutes = { minutes: '纪要', occurredOn: '2022-03-21', minutesSha256: sha256 };
  await surely(() => act('director', id, 'decidePurchase', minutes));
  return id;
}

test(
  'a ban is noted where the provider serves, awaited there, published, and refuses its quote until its last day',
  async () => {
    const service = await aRunningService();
    const sanction = await banned();
    for (let tries = 0; tries < 50; tries++) {
      const { body } = await call('auditor', 'GET', `/api/procurements/${service}`);
      const { bans } = body.state as { bans?: Record<string, { until: string }> };
      if (bans) expect(bans[sanction]).toMatchObject({ provider, until: '2023-03-20' });
      if (bans) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const review = { sanction, recipientsAtRisk: 75, measure: 'prepareTakeover', reason: '加派人手' };
    await surely(async () => act('director', service, 'reviewBan', review, { seen: await seen(service) }));
    const small = await aSmallPurchase();
    const quote = { supplier: provider, priceFen: 19_000_000, occurredOn: '2022-03-21', paperSha256: sha256 };
    const refused = await act('officer', small, 'recordQuote', quote);
    expect(refused.body).toMatchObject({ cite: { statute: 'procurementLaw', article: 77 } });
    expect(JSON.stringify(refused.body)).toContain('禁止期至 2023-03-20 届满');
    await surely(() => act('officer', small, 'recordQuote', { ...quote, supplier: 'anju-home-care' }));
  },
  withinMs,
);
