/** 合同: as awarded, to the fen; approved by another; signed late is a fact; refused, the next one is taken. */
import { fixWinner } from '../../domain/award.ts';
import { approveContract, draftContract, fileTakeoverPlan, returnContract } from '../../domain/contract.ts';
import { invalidateTender } from '../../domain/invalidation.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { contractPublication } from '../../domain/publication.ts';
import { shapes } from '../../domain/shapes/contract.ts';
import { fileContract, publishContract, refuseToSign, signContract } from '../../domain/signing.ts';
import {
  aConsultation,
  aContractDraft,
  after,
  clocked,
  director,
  done,
  judged,
  officer,
  supplier,
  won,
} from './builders.ts';

const on = '2026-03-26';
const provider = supplier('ANKANG');
const takeover = { commander: '李伟', dutyPhone: '0377-63120000', successors: ['BOAI', 'CIYUAN'] };
const drafted = done(draftContract, won(), aContractDraft, { on });
const ready = after(drafted, [approveContract, {}, { on }], [fileTakeoverPlan, takeover, { on }]);
const half = done(signContract, ready, { occurredOn: on }, { on });
const signed = done(signContract, half, { occurredOn: '2026-03-27' }, { on: '2026-03-27', actor: provider });
const dueOn22April = {
  contractSigning: {
    title: '签订政府采购合同',
    kind: 'duty',
    basis: 'statute',
    cite: { statute: 'procurementLaw', article: 46 },
    due: '2026-04-22T15:59:59.999Z',
  },
} as never;

function draftOf(over: object) {
  return { ...aContractDraft, ...over };
}

test.each([
  [1_399_999_99, 71],
  [1_400_000_00, undefined],
  [1_400_000_01, 71],
])('a contract for %i fen on an award of 140 万元 is refused unless it is equal', (valueFen, article) => {
  const instalments = { 1: { ...aContractDraft.instalments[1], amountFen: valueFen } };
  const { refusal } = judged(draftContract, won(), draftOf({ valueFen, instalments, securityFen: 0 }), { on });
  expect(refusal?.cite?.article).toBe(article);
  if (article) expect(refusal?.remedy).toBe('合同金额应当填写 1,400,000.00 元');
});

test('in a consultation the same is refused under the statute, not under the order on tenders', () => {
  const { refusal } = judged(draftContract, won(aConsultation()), draftOf({ valueFen: 1 }), { on });
  expect(refusal?.cite).toEqual({ statute: 'procurementLaw', article: 46, paragraph: 1 });
});

test.each([
  [-1, '尚缺 0.01 元'],
  [0, undefined],
  [1, '多出 0.01 元'],
])('instalments that are %i fen off the value are refused, and the difference is told', (off, remedy) => {
  const last = { ...aContractDraft.instalments[3], amountFen: 500_000_00 + off };
  const { refusal } = judged(
    draftContract,
    won(),
    draftOf({ instalments: { ...aContractDraft.instalments, 3: last } }),
    { on },
  );
  expect(refusal?.remedy).toBe(remedy);
});

test('instalments are numbered from one without a gap, and there is at least one', () => {
  const { 3: last, ...rest } = aContractDraft.instalments;
  const gap = draftOf({ instalments: { ...rest, 4: last } });
  expect(judged(draftContract, won(), gap, { on }).refusal?.remedy).toBe('请重新编号');
  expect(shapes.draftContract.safeParse(aContractDraft).success).toBe(true);
  expect(shapes.draftContract.safeParse(draftOf({ instalments: {} })).success).toBe(false);
});

test.each([
  [139_999_99, undefined],
  [140_000_00, undefined],
  [140_000_01, 48],
])('a security of %i fen on 140 万元 is refused above a tenth', (securityFen, article) => {
  const { refusal } = judged(draftContract, won(), draftOf({ securityFen }), { on });
  expect(refusal?.cite?.article).toBe(article);
  if (article) expect(refusal?.remedy).toContain('140,000.00 元');
});

test.each([
  ['2027-04-30', 0],
  ['2027-05-01', 1],
  ['2027-05-02', 2],
])('a term to %s needs %i reasons: the scheme had 365 days, the order speaks of a year', (periodTo, reasons) => {
  const { refusal, warnings } = judged(draftContract, won(), draftOf({ periodTo }), { on });
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(reasons);
});

test.each([
  ['2026-03-27', 0],
  ['2026-03-26', 0],
  ['2026-03-25', 1],
  ['2026-03-01', 2],
  ['2026-02-08', 3],
])('a service that begins on %s is a fact with %i reasons: before signature, notice, plan', (periodFrom, reasons) => {
  const draft = draftOf({ periodFrom, periodTo: '2026-12-31', securityFen: 0 });
  const { refusal, warnings } = judged(draftContract, won(), draft, { on });
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(reasons);
  expect(warnings.some(({ cite }) => cite)).toBe(false);
});

test('the provider of a contract is the winner, whoever drafts it, and nothing is paid yet', () => {
  expect(drafted.contract).toMatchObject({ provider: 'ANKANG', drafted: { by: officer.person } });
  expect(drafted.instalments?.['2']).toMatchObject({ paidFen: 0, deductedFen: 0, waivedFen: 0, gate: 'assessment' });
});

test('nobody approves a contract of their own; an approved one is returned before it is changed', () => {
  const author = { ...director, person: officer.person };
  expect(judged(approveContract, drafted, {}, { on, actor: author }).refusal?.rule).toContain('起草人');
  expect(judged(draftContract, ready, aContractDraft, { on }).refusal?.remedy).toContain('退回');
  const returned = done(returnContract, ready, { reason: '违约责任不明' }, { on });
  expect(judged(approveContract, returned, {}, { on }).refusal).toBeDefined();
  expect(done(draftContract, returned, aContractDraft, { on }).contract?.returned).toBeUndefined();
  expect(judged(returnContract, half, { reason: '改' }, { on }).refusal).toMatchObject({ basis: 'house' });
});

test('no provider takes over from itself, and nobody is named twice', () => {
  const own = { ...takeover, successors: ['BOAI', 'ANKANG'] };
  expect(judged(fileTakeoverPlan, won(), own, { on }).refusal?.remedy).toContain('ANKANG');
  const twice = { ...takeover, successors: ['BOAI', 'BOAI'] };
  expect(judged(fileTakeoverPlan, won(), twice, { on }).refusal).toBeDefined();
  const six = { ...takeover, successors: ['A', 'B', 'C', 'D', 'E', 'F'] };
  expect(shapes.fileTakeoverPlan.safeParse(six).success).toBe(false);
});

test('a contract without a takeover plan is signed by the purchaser with a reason, by the provider without', () => {
  const state = done(approveContract, drafted, {}, { on });
  expect(judged(signContract, state, { occurredOn: on }, { on }).warnings.map(({ cite }) => cite)).toEqual([undefined]);
  expect(judged(signContract, state, { occurredOn: on }, { on, actor: provider }).warnings).toEqual([]);
});

test('only the winner signs for the provider, each side signs once, and nothing unapproved is signed', () => {
  const { refusal } = judged(signContract, ready, { occurredOn: on }, { on, actor: supplier('BOAI') });
  expect(refusal?.remedy).toContain('不是本项目');
  expect(judged(signContract, half, { occurredOn: on }, { on }).refusal?.remedy).toContain('请待对方签署');
  expect(judged(signContract, drafted, { occurredOn: on }, { on }).refusal?.remedy).toContain('审定');
});

test('the step of each side is gone once it has signed: the director waits for nothing but the provider', () => {
  expect(signContract.awaited?.(half).map(({ role }) => role)).toEqual(['supplier']);
  const theirs = done(signContract, ready, { occurredOn: on }, { on, actor: provider });
  expect(signContract.awaited?.(theirs).map(({ role }) => role)).toEqual(['director']);
});

test('whoever signs names the version of the clauses: another draft outdates it, the other signature does not', () => {
  const version = (state: Procurement) => JSON.stringify(signContract.decides?.(state));
  expect(version(half)).toBe(version(ready));
  expect(version(signed)).toBe(version(ready));
  const returned = done(returnContract, ready, { reason: '违约责任不明' }, { on });
  expect(version(returned)).toBe(version(ready));
  const clause = done(draftContract, returned, draftOf({ liability: '逾期按日计违约金' }), { on });
  expect(version(clause)).not.toBe(version(ready));
  const { 2: second, ...others } = aContractDraft.instalments;
  const plan = draftOf({ instalments: { ...others, 2: { ...second, plannedOn: '2026-11-30' } } });
  expect(version(done(draftContract, returned, plan, { on }))).not.toBe(version(ready));
});

test('the later signature makes the contract, on its own day, in whichever order the two come in', () => {
  expect(half.contract?.signedOn).toBeUndefined();
  expect(signed.contract?.signedOn).toBe('2026-03-27');
  const late = { on: '2026-03-30', actor: provider };
  expect(done(signContract, half, { occurredOn: '2026-03-24' }, late).contract?.signedOn).toBe(on);
});

test('the signature starts publication, filing and every period that is paid by assessment', () => {
  const scene = { on: '2026-03-30', actor: provider, deadlines: dueOn22April };
  const running = clocked(signContract, half, { occurredOn: '2026-03-27' }, scene);
  expect(Object.keys(running).sort()).toEqual([
    'contractFiling',
    'contractPublication',
    'contractSigning',
    'delivery:2',
  ]);
  expect(running.contractSigning?.stoppedAt).toBeDefined();
  expect(running.contractPublication).toMatchObject({ from: '2026-03-27', due: '2026-03-31T15:59:59.999Z' });
  expect(running.contractFiling?.due).toBe('2026-04-08T15:59:59.999Z');
  expect(running['delivery:2']).toMatchObject({ due: '2026-10-31T15:59:59.999Z', basis: 'contract' });
  expect(clocked(signContract, ready, { occurredOn: on }, { on })).toEqual({});
});

test.each([
  ['2026-04-21', 0],
  ['2026-04-22', 0],
  ['2026-04-23', 1],
])('a contract with the date of %s is on record, with %i reasons, whenever it is entered', (occurredOn, reasons) => {
  const { refusal, warnings } = judged(
    signContract,
    ready,
    { occurredOn },
    { on: '2026-04-25', deadlines: dueOn22April },
  );
  expect(refusal).toBeUndefined();
  expect(warnings.map(({ cite }) => cite?.article)).toEqual(Array(reasons).fill(46));
});

test('a signature of tomorrow is refused; one before the notice needs a reason', () => {
  expect(judged(signContract, ready, { occurredOn: '2026-03-27' }, { on }).refusal?.rule).toContain('不得晚于今天');
  expect(judged(signContract, ready, { occurredOn: '2026-03-22' }, { on }).warnings).toHaveLength(1);
  expect(judged(signContract, ready, { occurredOn: '2026-03-23' }, { on }).warnings).toHaveLength(0);
});

test('a contract signed after its service began needs a reason', () => {
  const judge = (day: string) => judged(signContract, ready, { occurredOn: day }, { on: '2026-05-06' }).warnings.length;
  expect([judge('2026-04-30'), judge('2026-05-01'), judge('2026-05-02')]).toEqual([0, 0, 1]);
});

test.each([
  [publishContract, 'contractPublication', '2026-03-31', '2026-04-01', 50],
  [fileContract, 'contractFiling', '2026-04-08', '2026-04-09', 47],
] as const)(
  '$name is owed until it is done: late it needs a reason, under its article',
  (act, clock, last, late, article) => {
    const scene = { on: '2026-03-27', actor: provider };
    const deadlines = clocked(signContract, half, { occurredOn: '2026-03-27' }, scene);
    expect(act.awaited?.(signed)).toEqual([{ clock }]);
    expect(judged(act, signed, {}, { on: last, deadlines }).warnings).toEqual([]);
    const { refusal, warnings } = judged(act, { ...signed, stage: 'performance' }, {}, { on: late, deadlines });
    expect(refusal).toBeUndefined();
    expect(warnings[0]?.cite?.article).toBe(article);
    expect(act.during).toContain('performance');
    expect(judged(act, half, {}, { on }).refusal).toBeDefined();
    expect(judged(act, done(act, signed, {}, { on: last }), {}, { on: last }).refusal).toBeDefined();
  },
);

test('a published contract tells the public nothing of the account', () => {
  const text = JSON.stringify(contractPublication(done(publishContract, signed, {}, { on: '2026-03-27' })));
  expect(text).not.toMatch(/6228480000000001|中国农业银行/);
  expect(text).toContain('ANKANG');
});

test('a winner that refuses is archived; the next in the report is taken, until none is left', () => {
  const refused = done(refuseToSign, ready, { reason: '人员不足' }, { on, actor: provider });
  expect(refused).toMatchObject({ diverted: 'selection', refusals: { ANKANG: { reason: '人员不足' } } });
  for (const field of ['winner', 'award', 'contract', 'instalments', 'takeoverPlan'] as const)
    expect(refused[field]).toBeUndefined();
  expect(fixWinner.awaited?.(refused)).toHaveLength(1);
  const taken = done(fixWinner, { ...refused, stage: 'selection' }, { supplier: 'BOAI' }, { on });
  expect(taken.winner?.supplier).toBe('BOAI');
  const all = {
    ...refused,
    refusals: { ...refused.refusals, BOAI: { at: on, reason: '' }, CIYUAN: { at: on, reason: '' } },
  };
  expect(judged(fixWinner, all, { supplier: 'ANKANG' }, { on }).refusal?.remedy).toContain('重新开展');
  expect(invalidateTender.awaited?.(all)).toHaveLength(1);
  const again = { ground: 'winnerRefused', reason: '均拒绝签订', next: 'announcement' };
  expect(done(invalidateTender, all, again, { on })).toMatchObject({ round: 2, diverted: 'announcement' });
  expect(judged(invalidateTender, { ...refused, refusals: undefined }, again, { on }).refusal?.cite?.article).toBe(49);
});

const paper = 'c'.repeat(64);
test.each([
  [officer, undefined, true],
  [officer, paper, false],
  [provider, undefined, false],
  [provider, paper, false],
])('a refusal entered by the purchaser needs the paper of the winner, its own does not', (actor, evidence, refused) => {
  const input = { reason: '人员不足', ...(evidence ? { evidenceSha256: evidence } : {}) };
  expect(shapes.refuseToSign.safeParse(input).success).toBe(true);
  const { refusal } = judged(refuseToSign, ready, input, { on, actor });
  expect(refusal !== undefined).toBe(refused);
  if (refused) expect(refusal?.remedy).toContain('书面材料');
  else expect(done(refuseToSign, ready, input, { on, actor }).refusals?.ANKANG?.evidenceSha256).toBe(evidence);
});

test('a refusal is of the winner that was seen: where another has won since, it is outdated', () => {
  const version = (state: Procurement) => JSON.stringify(refuseToSign.decides?.(state));
  expect(version(half)).toBe(version(won()));
  const next = done(refuseToSign, ready, { reason: '人员不足' }, { on, actor: provider });
  const taken = done(fixWinner, next, { supplier: 'BOAI' }, { on });
  expect(version(taken)).not.toBe(version(ready));
});

test('only the winner refuses for itself, and not after it has signed', () => {
  expect(judged(refuseToSign, ready, { reason: '无' }, { on, actor: supplier('BOAI') }).refusal).toBeDefined();
  expect(judged(refuseToSign, half, { reason: '无' }, { on, actor: provider }).refusal).toBeUndefined();
  const theirs = done(signContract, ready, { occurredOn: on }, { on, actor: provider });
  expect(judged(refuseToSign, theirs, { reason: '无' }, { on, actor: provider }).refusal).toMatchObject({
    basis: 'house',
  });
});

test('at every step of the contract somebody is awaited, under the thirty days', () => {
  expect(awaited(won())).toEqual(['draftContract', 'fileTakeoverPlan']);
  expect(awaited(drafted)).toEqual(['approveContract', 'fileTakeoverPlan']);
  expect(awaited(ready)).toEqual(['signContract']);
  expect(signContract.awaited?.(ready)).toEqual([
    { subject: 'purchaser', role: 'director', clock: 'contractSigning' },
    { subject: 'provider', role: 'supplier', organisation: 'ANKANG', clock: 'contractSigning' },
  ]);
  expect(awaited(signed)).toEqual(['publishContract', 'fileContract']);
});

function awaited(state: Procurement): string[] {
  const acts = [draftContract, approveContract, fileTakeoverPlan, signContract, publishContract, fileContract];
  return acts.filter((act) => act.awaited?.(state).length).map(({ name }) => name);
}
