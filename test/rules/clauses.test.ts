/** 合同条款、修改意见、不规范签订: every clause is there, nothing departs from what was awarded, and what was irregular is marked. */
import { approveContract, draftContract, fileTakeoverPlan } from '../../domain/contract.ts';
import { longTermConditions } from '../../domain/contract-state.ts';
import { acceptCounter, counterContract, declineCounter } from '../../domain/counter.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { shapes } from '../../domain/shapes/contract.ts';
import { refuseToSign, signContract } from '../../domain/signing.ts';
import {
  aConsultation,
  aContractDraft,
  after,
  at,
  clocked,
  director,
  done,
  judged,
  supplier,
  won,
} from './builders.ts';
import { Chronicle } from './chronicle.ts';
import { colleague } from './performing.ts';

const on = '2026-03-26';
const provider = supplier('ANKANG');
const draftOf = (over: object) => ({ ...aContractDraft, ...over });
const judgedDraft = (over: object, state = won()) => judged(draftContract, state, draftOf(over), { on });
const drafted = done(draftContract, won(), aContractDraft, { on });
const ready = done(approveContract, drafted, {}, { on });

test('clauses that are missing are all named, under the article that asks for them', () => {
  const { quality, liability, ...rest } = aContractDraft;
  expect(shapes.draftContract.safeParse(rest).success).toBe(true);
  expect(judged(draftContract, won(), rest, { on }).refusal).toMatchObject({
    cite: { statute: 'rules2019', article: 17 },
    remedy: '请补充：质量、违约责任',
  });
  expect(judgedDraft({}).refusal).toBeUndefined();
});

const services = {
  1: { quantity: 12, unit: '月', standard: '每日上门一次', unitPriceFen: 95_000_00 },
  2: { quantity: 800, unit: '人次', standard: '两名评估员到场', unitPriceFen: 325_00 },
};

test('the lines of a contract are those that were tendered, and its unit prices make the award to the fen', () => {
  expect(judgedDraft({ services }).refusal).toBeUndefined();
  const fewer = { ...services, 2: { ...services[2], quantity: 799 } };
  expect(judgedDraft({ services: fewer }).refusal).toMatchObject({ cite: { article: 46 }, remedy: '请核对第 2 项' });
  expect(judgedDraft({ services: { 1: services[1] } }).refusal?.cite?.article).toBe(46);
  const dearer = { ...services, 2: { ...services[2], unitPriceFen: 325_01 } };
  expect(judgedDraft({ services: dearer }).refusal).toMatchObject({ basis: 'contract', actual: '1,400,008.00 元' });
  const { unitPriceFen: _, ...unpriced } = services[2];
  expect(judgedDraft({ services: { ...services, 2: unpriced } }).refusal?.rule).toContain('均写明单价');
});

test.each([
  ['purchase', 0],
  ['commission', 0],
  ['franchise', 1],
])('a contract in the form of %s needs %i reasons', (form, reasons) => {
  const { refusal, warnings } = judgedDraft({ form });
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(reasons);
});

const shown = { statement: '连续三年购买', evidenceSha256: 'a'.repeat(64) };
const longTerm = Object.fromEntries(Object.keys(longTermConditions).map((name) => [name, shown]));

test('a term of more than a year needs all five conditions shown, or a reason; each that is missing is named', () => {
  const termWarnings = (over: object) =>
    judgedDraft({ periodTo: '2027-05-02', ...over }).warnings.filter(({ cite }) => cite?.article === 24);
  const { priceStable: _, ...four } = longTerm;
  expect(termWarnings({})).toHaveLength(1);
  expect(termWarnings({ longTerm: four })[0]?.remedy).toContain('尚缺：价格变化幅度小');
  expect(termWarnings({ longTerm })).toEqual([]);
});

test.each([
  ['2029-04-30', undefined],
  ['2029-05-01', 24],
])('three years to %s are the most that any condition lets a contract run', (periodTo, article) => {
  expect(judgedDraft({ periodTo, longTerm }).refusal?.cite?.article).toBe(article);
});

const successors = ['BOAI', 'CIYUAN'];
const plan = { commander: '李伟', dutyPhone: '0377-63120000', successors };

test('those who step in stand ready for everybody, or a reason is given; nobody else is counted', () => {
  const capacity = { BOAI: { places: 300, withinHours: 24 }, CIYUAN: { places: 200, withinHours: 48 } };
  const found = (more: object) => judged(fileTakeoverPlan, won(), { ...plan, ...more }, { on });
  expect(found({ recipients: 500, capacity }).warnings).toEqual([]);
  expect(found({ recipients: 501, capacity }).warnings).toMatchObject([{ required: '≥ 501 人', actual: '500 人' }]);
  expect(found({ capacity: { DONGFANG: capacity.BOAI } }).refusal).toBeDefined();
});

const counter = { changes: { settlement: '按季度支付' }, reason: '垫资压力大' };

test('a counter-version is kept beside what it would change; taken over it is approved anew, declined it changes nothing', () => {
  const countered = done(counterContract, ready, counter, { on, actor: provider });
  expect(countered.counters?.['1']).toMatchObject({
    changes: counter.changes,
    proposed: { by: provider.person, reason: counter.reason },
    was: { settlement: aContractDraft.settlement },
  });
  expect(countered.contract?.settlement).toBe(aContractDraft.settlement);
  for (const act of [signContract, approveContract])
    expect(judged(act, countered, { occurredOn: on }, { on, actor: director }).refusal?.rule).toContain('修改意见');
  expect(judged(counterContract, countered, counter, { on, actor: provider }).refusal?.rule).toContain('一次答复一份');
  const taken = done(acceptCounter, countered, { counter: '1' }, { on });
  expect(taken.contract).toMatchObject({ settlement: '按季度支付', approved: undefined });
  const declined = done(declineCounter, countered, { counter: '1', reason: '资金按季拨付有困难' }, { on });
  expect(declined.contract).toEqual(ready.contract);
  expect(judged(acceptCounter, declined, { counter: '1' }, { on }).refusal).toBeDefined();
});

test.each([
  [won(), 'tender87', 71],
  [won(aConsultation()), 'procurementLaw', 46],
])('what was tendered and bid for is worded otherwise by nobody', (state, statute, article) => {
  const contract = done(draftContract, state, aContractDraft, { on });
  const asked = { changes: { quality: '隔日上门' }, reason: '人手不足' };
  expect(judged(counterContract, contract, asked, { on, actor: provider }).refusal?.cite).toMatchObject({
    statute,
    article,
  });
});

test('once one side has signed there is no counter-version; only the winner may ask for one, and a refusal ends it', () => {
  const half = done(signContract, ready, { occurredOn: on }, { on });
  expect(judged(counterContract, half, counter, { on, actor: provider }).refusal?.rule).toContain('不再修改');
  expect(judged(counterContract, ready, counter, { on, actor: supplier('BOAI') }).refusal?.remedy).toContain(
    '不是本项目',
  );
  expect(judged(counterContract, won(), counter, { on, actor: provider }).refusal?.rule).toContain('起草后');
  const countered = done(counterContract, ready, counter, { on, actor: provider });
  const refused = done(refuseToSign, countered, { reason: '条件未谈妥' }, { on, actor: provider });
  expect(refused.counters).toBeUndefined();
});

/** The award was told on 23 March: the thirtieth day is 22 April. */
const dueOn22April = {
  contractSigning: { title: '签订政府采购合同', kind: 'duty', basis: 'statute', due: '2026-04-22T15:59:59.999Z' },
} as never;

function signedOn(occurredOn: string, over: object = {}) {
  const half = done(signContract, ready, { occurredOn: on }, { on });
  return after(half, [
    signContract,
    { occurredOn, ...over },
    { on: occurredOn, actor: provider, deadlines: dueOn22April },
  ]).contract?.irregular;
}

test.each([
  ['2026-04-22', {}, undefined],
  ['2026-04-25', {}, { signedAfter: '2026-04-22' }],
  ['2026-04-22', { servedFrom: '2026-04-21' }, { servedFrom: '2026-04-21' }],
  ['2026-04-22', { servedFrom: '2026-04-22' }, undefined],
  ['2026-05-02', {}, { signedAfter: '2026-04-22', servedFrom: '2026-05-01' }],
])('a contract signed on %s, served %j, stands and is marked %j', (occurredOn, over, irregular) => {
  expect(signedOn(occurredOn, over)).toEqual(irregular);
});

test('what the first side says of an early service is not forgotten when the second signs', () => {
  const half = done(signContract, ready, { occurredOn: on, servedFrom: '2026-03-20' }, { on });
  const whole = done(signContract, half, { occurredOn: '2026-03-27' }, { on: '2026-03-27', actor: provider });
  expect(whole.contract).toMatchObject({ signedOn: '2026-03-27', irregular: { servedFrom: '2026-03-20' } });
});

test('a late day that was a slip of the pen is corrected, and the mark goes with it', () => {
  const scene = { on: '2026-04-27', by: { ...director } };
  const chronicle = new Chronicle<Procurement>(procurementProceeding, { ...ready, stage: 'contract' }, dueOn22April);
  chronicle.did('signContract', { occurredOn: on }, { ...scene, reason: '无预案' });
  chronicle.did('signContract', { occurredOn: '2026-04-25' }, { on: '2026-04-27', by: provider, reason: '迟签' });
  expect(chronicle.state.contract?.irregular).toEqual({ signedAfter: '2026-04-22' });
  const { seq } = chronicle.last;
  chronicle.corrected(
    seq,
    { occurredOn: '2026-04-22' },
    { on: '2026-04-27', by: provider },
    { on: '2026-04-27', by: colleague },
  );
  expect(chronicle.state.contract).toMatchObject({ signedOn: '2026-04-22' });
  expect(chronicle.state.contract?.irregular).toBeUndefined();
  expect(chronicle.deadlines.contractPublication).toMatchObject({ from: '2026-04-22' });
});

test('by the first edition a signature left no mark: what is on record is made again as it was', () => {
  const half = done(signContract, ready, { occurredOn: on }, { on });
  const circumstance = { actor: provider, at: at('2026-04-25'), receivedAt: at('2026-04-25'), deadlines: dueOn22April };
  const first = signContract.earlier![1]!(half, { occurredOn: '2026-04-25' }, circumstance);
  expect(first.contract?.signedOn).toBe('2026-04-25');
  expect(first.contract?.irregular).toBeUndefined();
});

test('the winner has its bid security back in five working days from the signature', () => {
  const bidSecurities = { '1:ANKANG': { supplier: 'ANKANG', round: 1, amountFen: 1 } } as never;
  const half = done(signContract, { ...ready, bidSecurities }, { occurredOn: on }, { on, actor: director });
  const deadlines = clocked(signContract, half, { occurredOn: '2026-03-27' }, { on: '2026-03-27', actor: provider });
  expect(deadlines['bidSecurityReturn:1:ANKANG']).toMatchObject({ due: '2026-04-03T15:59:59.999Z', basis: 'statute' });
});
