/** 合同变更、补充合同、分包: to the tenth, of the same services, by both sides; a part with consent, the whole never. */
import {
  approveAmendment,
  draftAmendment,
  publishAmendment,
  signAmendment,
  withdrawAmendment,
} from '../../domain/amendment.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { consentToSubcontract, refuseSubcontract, requestSubcontract } from '../../domain/subcontract.ts';
import { isWoundUp } from '../../domain/termination.ts';
import { director, officer } from './builders.ts';
import { Chronicle } from './chronicle.ts';
import { aContract, aPerformance, deputy, provider } from './performing.ts';

const on = '2026-04-13';
const paper = { documentSha256: 'a'.repeat(64) };
const tenth = aContract.valueFen / 10;
const instalment = (amountFen: number) => ({ title: '追加', amountFen, gate: 'assessment', plannedOn: '2026-06-30' });
const supplement = (addedFen: number, over: object = {}) => ({
  kind: 'supplement',
  ground: 'need',
  text: '新增对象的上门照料',
  addedFen,
  quantities: { 1: 1 },
  instalments: { 6: instalment(addedFen) },
  ...over,
});
const change = (changes: object, over: object = {}) => ({
  kind: 'change',
  ground: 'agreement',
  text: '付款账户变更',
  changes,
  ...over,
});

function signed(draft: object, number = '1', told = aPerformance()) {
  return told
    .does(draftAmendment, draft, on)
    .does(approveAmendment, { amendment: number }, on)
    .does(signAmendment, { amendment: number, occurredOn: '2026-04-14', ...paper }, '2026-04-14');
}

test.each([
  [-1, undefined],
  [0, undefined],
  [1, 49],
])('a supplement of a tenth and %i fen is refused under article %s', (more, article) => {
  const { refusal } = aPerformance().judges(draftAmendment, supplement(tenth + more), on);
  expect(refusal?.cite?.article).toBe(article);
  if (article) expect(refusal?.remedy).toContain('最多还可以追加 120,000.00 元');
});

test('the tenth is of what was signed and counts all supplements: a second one has what the first has left', () => {
  const first = signed(supplement(100_000_00));
  expect(first.state.contract).toMatchObject({ valueFen: 1_300_000_00, originalFen: 1_200_000_00 });
  const more = (addedFen: number) => supplement(addedFen, { instalments: { 7: instalment(addedFen) } });
  expect(first.refuses(draftAmendment, more(20_000_01), on)?.remedy).toContain('20,000.00 元');
  const second = signed(more(20_000_00), '2', first);
  expect(second.state.contract).toMatchObject({ valueFen: 1_320_000_00, originalFen: 1_200_000_00 });
  const third = supplement(1, { instalments: { 8: instalment(1) } });
  expect(second.refuses(draftAmendment, third, on)?.remedy).toContain('另行采购');
});

test.each([
  ['another service', { quantities: { 9: 1 } }],
  ['no service', { quantities: {} }],
  ['other clauses besides', { changes: { settlement: '按季' } }],
])('a supplement adds the same services and changes nothing else: %s', (_, over) => {
  expect(aPerformance().refuses(draftAmendment, supplement(1_00, over), on)?.cite?.article).toBe(49);
});

test('a supplement is for a contract that is being performed', () => {
  const accepting = aPerformance({ stage: 'acceptance' });
  expect(accepting.refuses(draftAmendment, supplement(1_00), on)?.cite?.article).toBe(49);
});

test('more of the same costs the unit price of the contract, and its instalments go on from the last', () => {
  const services = {
    1: { quantity: 12, unit: '月', standard: '每日上门一次', unitPriceFen: 75_000_00 },
    2: { quantity: 800, unit: '人次', standard: '两名评估员到场', unitPriceFen: 375_00 },
  };
  const priced = aPerformance({ contract: { ...aContract, services } });
  expect(priced.refuses(draftAmendment, supplement(75_000_01), on)?.remedy).toContain('75,000.00 元');
  expect(priced.refuses(draftAmendment, supplement(75_000_00), on)).toBeUndefined();
  const gap = supplement(1_00, { instalments: { 8: instalment(1_00) } });
  expect(aPerformance().refuses(draftAmendment, gap, on)?.remedy).toContain('第 6 期');
  const short = supplement(2_00, { instalments: { 6: instalment(1_00) } });
  expect(aPerformance().refuses(draftAmendment, short, on)?.remedy).toBe('尚缺 1.00 元');
});

test('no side changes a contract alone: drafted, approved by another, signed by the provider, and only then it holds', () => {
  const drafted = aPerformance().does(draftAmendment, supplement(1_00), on);
  expect(
    drafted.refuses(approveAmendment, { amendment: '1' }, { on, actor: { ...director, person: officer.person } }),
  ).toMatchObject({ basis: 'house' });
  expect(drafted.refuses(signAmendment, { amendment: '1', occurredOn: on, ...paper }, on)).toBeDefined();
  const approved = drafted.does(approveAmendment, { amendment: '1' }, on);
  expect(approved.state.contract?.valueFen).toBe(aContract.valueFen);
  expect(signAmendment.awaited?.(approved.state)).toMatchObject([{ organisation: provider.organisation }]);
  expect(approved.refuses(draftAmendment, supplement(1_00), on)?.rule).toContain('一次办理一份');
  const withdrawn = approved.does(withdrawAmendment, { amendment: '1', reason: '对方不同意' }, on);
  expect(withdrawn.refuses(signAmendment, { amendment: '1', occurredOn: on, ...paper }, on)).toBeDefined();
});

test.each([
  ['account', { account: { ...aContract.account, number: '6228480000000000002' } }, undefined],
  ['settlement', { settlement: '按季' }, undefined],
  ['quality', { quality: '隔日上门' }, 50],
  ['liability', { liability: '免除' }, 50],
  ['periodTo', { periodTo: '2027-08-31' }, 50],
])('by agreement the tendered substance stays: a change of %s', (_, changes, article) => {
  const told = aPerformance();
  expect(told.refuses(draftAmendment, change(changes), on)?.cite?.article).toBe(article);
  const forPublic = { ground: 'publicInterest', evidenceSha256: 'b'.repeat(64) };
  expect(told.refuses(draftAmendment, change(changes, forPublic), on)).toBeUndefined();
});

test('that going on would harm the public is shown by a paper', () => {
  const bare = change({ quality: '线上服务' }, { ground: 'publicInterest' });
  expect(aPerformance().refuses(draftAmendment, bare, on)?.cite).toMatchObject({ article: 50, paragraph: 2 });
});

test.each([
  ['2026-04-16', 0],
  ['2026-04-17', 1],
])('a change signed on the 14th and published on %s needs %i reasons', (day, reasons) => {
  const told = signed(supplement(1_00));
  expect(told.deadlines['amendmentPublication:1']).toMatchObject({ due: '2026-04-16T15:59:59.999Z' });
  expect(told.deadlines['delivery:6']).toMatchObject({ due: '2026-06-30T15:59:59.999Z' });
  expect(told.judges(publishAmendment, { amendment: '1' }, day).warnings).toHaveLength(reasons);
});

test('the public is told of the change, without the account, and the case waits for that', () => {
  const account = { ...aContract.account, number: '6228480000000000002' };
  const told = signed(change({ account, settlement: '按季' }));
  const paid = { security: {} as never, instalments: {} };
  expect(isWoundUp({ ...told.state, ...paid })).toBe(false);
  const published = told.does(publishAmendment, { amendment: '1' }, '2026-04-15').state;
  expect(isWoundUp({ ...published, ...paid })).toBe(true);
  const [publication] = publishAmendment.tells!(published, { amendment: '1' });
  expect(publication).toMatchObject({ kind: 'amendment', body: { clauses: { settlement: '按季' } } });
  expect(JSON.stringify(publication)).not.toContain(account.number);
  expect(published.contract?.account.number).toBe(account.number);
});

test('a wrong day of signing is corrected, with the days to publish, and the money that it moved stays moved', () => {
  const chronicle = new Chronicle<Procurement>(procurementProceeding, aPerformance().state);
  const by = { on: '2026-04-15', by: officer };
  chronicle.did('draftAmendment', supplement(1_00), by);
  chronicle.did('approveAmendment', { amendment: '1' }, { ...by, by: director });
  chronicle.did('signAmendment', { amendment: '1', occurredOn: '2026-04-13', ...paper }, by);
  const { seq } = chronicle.last;
  chronicle.corrected(seq, { occurredOn: '2026-04-14' }, by, { ...by, by: deputy });
  expect(chronicle.state.contract).toMatchObject({ valueFen: 1_200_001_00, originalFen: 1_200_000_00 });
  expect(chronicle.deadlines['amendmentPublication:1']).toMatchObject({ from: '2026-04-14' });
});

function adoptedPapers(money: { valueFen: number; originalFen: number }) {
  const { provider: party, account, quality, settlement, rightsAndDuties, liability, verificationDays } = aContract;
  const clauses = { account, quality, settlement, rightsAndDuties, liability, verificationDays };
  const { drafted: _, ceilingFen: __, ...scheme } = aPerformance().state.scheme!;
  const { opening, allotment } = aPerformance().state;
  const evidence = {
    allotment: 'a'.repeat(64),
    scheme: 'b'.repeat(64),
    award: 'c'.repeat(64),
    contract: 'd'.repeat(64),
  };
  return {
    ...opening,
    allotment,
    services: scheme.services,
    stage: 'performance',
    awardedOn: '2026-01-20',
    contract: {
      ...clauses,
      ...money,
      number: 'HT-2026-0007',
      provider: party,
      providerIsSme: false,
      periodFrom: '2026-02-01',
      periodTo: '2027-01-31',
      securityFen: 0,
      signedOn: '2026-02-02',
    },
    instalments: { 1: { title: '期末', amountFen: money.valueFen, gate: 'finalAcceptance', plannedOn: '2027-01-31' } },
    evidence,
  };
}

const part = (subcontractor: string, amountFen: number) => {
  return { subcontractor, part: '送餐', amountFen, qualificationSha256: 'c'.repeat(64) };
};

test.each([
  [-1, undefined],
  [0, 32],
])('handing on the value of the contract and %i fen is refused under article %s', (more, article) => {
  const refusal = aPerformance().refuses(requestSubcontract, part('FW-07', aContract.valueFen + more), on);
  expect(refusal?.cite?.article).toBe(article);
});

test('who hands it on piece by piece hands it on: the parts together are less than the whole', () => {
  const half = aContract.valueFen / 2;
  const told = aPerformance()
    .does(requestSubcontract, part('FW-07', half), on)
    .does(requestSubcontract, part('FW-08', half), on)
    .does(consentToSubcontract, { subcontract: '1' }, on);
  expect(told.refuses(consentToSubcontract, { subcontract: '2' }, on)?.cite?.article).toBe(32);
  const refused = told.does(refuseSubcontract, { subcontract: '2', reason: '主体部分应当自行履行' }, on);
  expect(refused.state.subcontracts).toMatchObject({
    1: { consented: { by: director.person } },
    2: { refused: { reason: '主体部分应当自行履行' } },
  });
  expect(refused.refuses(consentToSubcontract, { subcontract: '2' }, on)).toBeDefined();
});

test('the director has five working days to answer, and nothing is handed to a party of the contract', () => {
  const told = aPerformance().does(requestSubcontract, part('FW-07', 1_00), on);
  expect(consentToSubcontract.awaited?.(told.state)).toEqual([{ subject: '1', clock: 'subcontractDecision:1' }]);
  expect(told.deadlines['subcontractDecision:1']).toMatchObject({ due: '2026-04-20T15:59:59.999Z', basis: 'house' });
  for (const party of [provider.organisation, 'MZ-WL', 'AG-YX'])
    expect(aPerformance().refuses(requestSubcontract, part(party, 1_00), on)).toMatchObject({ basis: 'house' });
});

const [entering, confirming] = [
  { on: '2026-04-13', by: officer },
  { on: '2026-04-14', by: director },
];

test('what was added before an adoption counts in the tenth, and after a change here the papers of before are corrected no more', () => {
  const unopened = {
    id: '411303-2026-0042',
    stage: 'unopened',
    seq: 0,
    pack: 'henan-county@2020-03-09',
  } as Procurement;
  const input = adoptedPapers({ valueFen: 1_050_000_00, originalFen: 1_000_000_00 });
  const told = new Chronicle<Procurement>(procurementProceeding, unopened);
  told.did('adoptRunningCase', input, entering).did('confirmAdoption', {}, confirming);
  told.state = { ...told.state, stage: 'performance' };
  const added = (addedFen: number) => supplement(addedFen, { instalments: { 2: instalment(addedFen) } });
  expect(told.does('draftAmendment', added(50_000_01), entering)?.finding.remedy).toContain('50,000.00 元');
  told.did('draftAmendment', added(50_000_00), entering).did('approveAmendment', { amendment: '1' }, confirming);
  const seal = { amendment: '1', occurredOn: '2026-04-14', ...paper };
  told.did('signAmendment', seal, { on: '2026-04-14', by: officer });
  expect(told.state.contract).toMatchObject({ valueFen: 1_100_000_00, originalFen: 1_000_000_00 });
  const wrong = { contract: { quality: '按新标准' } };
  expect(told.corrects(1, wrong, { on: '2026-04-15', by: officer })?.finding.rule).toContain('合同在本系统变更之后');
});

test('a supplement adds money, a change adds a clause: nothing added is neither', () => {
  const nothing = supplement(0, { instalments: {} });
  expect(aPerformance().refuses(draftAmendment, nothing, on)?.remedy).toBe('请填写追加的金额');
  expect(aPerformance().refuses(draftAmendment, change({}), on)?.remedy).toBe('请填写变更后的条款');
  expect(aPerformance().refuses(draftAmendment, supplement(1_00, { quantities: {} }), on)?.remedy).toContain('请写明');
});

test('instalments that come to more than is added are told by how much', () => {
  const over = supplement(1_00, { instalments: { 6: instalment(1_50) } });
  expect(aPerformance().refuses(draftAmendment, over, on)?.remedy).toBe('多出 0.50 元');
});

test('a supplement is signed on the day of the contract at the earliest, and within its budget to the fen', () => {
  const approved = aPerformance()
    .does(draftAmendment, supplement(1_00), on)
    .does(approveAmendment, { amendment: '1' }, on);
  const { signedOn } = approved.state.contract!;
  const signs = (occurredOn: string) => approved.refuses(signAmendment, { amendment: '1', occurredOn, ...paper }, on);
  expect(signs(signedOn!)).toBeUndefined();
  expect(signs('2000-01-01')?.rule).toBe('变更不早于合同签订');
  const held = (amountFen: number) =>
    aPerformance({ allotment: { amountFen } as never }).judges(draftAmendment, supplement(1_00), on);
  const inBudget = ({ warnings }: ReturnType<typeof held>) => warnings.some(({ rule }) => rule.includes('预算指标'));
  expect([aContract.valueFen + 1_00, aContract.valueFen + 99].map((fen) => inBudget(held(fen)))).toEqual([false, true]);
});
