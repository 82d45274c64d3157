/** 临时接管: not one recipient is left, undisputed work is paid, and only then the takeover ends (细则33). */

import { shapes } from '../../domain/shapes/takeover.ts';
import { agreeSettlement, closeTakeover, recordTermination, takeoverProceeding } from '../../domain/takeover.ts';
import {
  activatePlan,
  assignInterim,
  confirmServed,
  endRecipient,
  handOverRecords,
  recountRecipients,
} from '../../domain/takeover-service.ts';
import { isEveryoneServed, needsRecount, openIn, type Takeover } from '../../domain/takeover-state.ts';
import { officer } from './builders.ts';
import { provider, type Told } from './performing.ts';
import { openedTakeover, takeoverOpening } from './taking-over.ts';

const opening = {
  ...takeoverOpening,
  successors: ['YL-02', 'FL-03'],
  townships: { 城关镇: 3, 石桥镇: 2 },
};
const plan = { commander: 'li-wei', occurredOn: '2026-04-14' };
const interim = { township: '城关镇', provider: 'YL-02' };
const handOver = {
  outcome: 'handedOver',
  list: '台账 12 册',
  evidenceSha256: 'c'.repeat(64),
  occurredOn: '2026-04-15',
};
const served = (township: string, ...recipients: string[]) => ({ township, recipients });
const count = (total: number, one: number, ended = 0) => ({ total, served: one, ended });

function opened(over: object = {}): Told<Takeover> {
  return openedTakeover({ ...opening, ...over });
}
const activated = (told = opened()) => told.does(activatePlan, plan, '2026-04-14').with({ stage: 'running' });
const staffed = (told = activated()) =>
  told
    .does(assignInterim, interim, '2026-04-14')
    .does(assignInterim, { township: '石桥镇', provider: 'YL-02' }, '2026-04-14');
const confirmed = (told = staffed()) =>
  told
    .does(confirmServed, served('城关镇', 'R-1', 'R-2', 'R-3'), '2026-04-15')
    .does(confirmServed, served('石桥镇', 'R-4', 'R-5'), '2026-04-15');
const recounted = (told: Told<Takeover>, 城关镇 = count(3, 3), 石桥镇 = count(2, 2), upTo = told.state.seq) =>
  told.does(recountRecipients, { counts: { 城关镇, 石桥镇 }, upTo }, '2026-04-15');
const handedOver = (told: Told<Takeover>) => told.does(handOverRecords, handOver, '2026-04-15');
const complete = () => recounted(confirmed(handedOver(staffed())));
const summary = { summary: '全部接续' };

test('the plan is to be set in motion within a day; then records and confirmations have clocks of their own', () => {
  expect(opened().state).toMatchObject({ stage: 'activated', townships: { 城关镇: { told: 3 } } });
  expect(opened().deadlines.planActivation).toMatchObject({ basis: 'house', due: '2026-04-14T15:59:59.999Z' });
  const { deadlines } = activated();
  expect(deadlines.planActivation?.stoppedAt).toBeDefined();
  expect(deadlines.recordHandOver?.due).toBe('2026-04-17T15:59:59.999Z');
  expect(deadlines['recipientConfirmation:石桥镇']?.due).toBe('2026-04-21T15:59:59.999Z');
  for (const one of Object.values(deadlines)) expect(one.cite).toBeUndefined();
});

test.each([
  ['2026-04-13', 0],
  ['2026-04-14', 0],
  ['2026-04-15', 1],
])(
  'a commander in place on %s, entered on the 15th, is late %i time: the day of the fact counts',
  (occurredOn, late) => {
    const { refusal, warnings } = opened().judges(activatePlan, { ...plan, occurredOn }, '2026-04-15');
    expect(refusal).toBeUndefined();
    expect(warnings).toHaveLength(late);
  },
);

test('a fact of tomorrow is refused, one from before the decision asks for a reason, and so does another commander', () => {
  expect(opened().refuses(activatePlan, plan, '2026-04-13')?.rule).toBe('预案启动日期不得晚于今天');
  expect(opened().judges(activatePlan, { ...plan, occurredOn: '2026-04-12' }, '2026-04-14').warnings).toHaveLength(1);
  expect(opened().judges(activatePlan, { ...plan, commander: 'x' }, '2026-04-14').warnings[0]?.basis).toBe('plan');
  const again = opened().does(activatePlan, plan, '2026-04-14');
  expect(again.refuses(activatePlan, plan, '2026-04-14')?.rule).toBe('预案尚未启动');
});

test('the successors of the plan step in in its order; another one needs a reason', () => {
  expect(activated().judges(assignInterim, interim, '2026-04-14').warnings).toHaveLength(0);
  const second = activated().judges(assignInterim, { ...interim, provider: 'FL-03' }, '2026-04-14');
  expect(second.warnings[0]).toMatchObject({ basis: 'plan', required: 'YL-02', actual: 'FL-03' });
  const next = staffed().judges(assignInterim, { ...interim, provider: 'FL-03' }, '2026-04-16');
  expect([next.refusal, next.warnings.length]).toEqual([undefined, 0]);
  const outside = staffed().does(assignInterim, { ...interim, provider: 'FL-03' }, '2026-04-16');
  expect(outside.judges(assignInterim, { ...interim, provider: 'XX-9' }, '2026-04-17').warnings[0]?.required).toBe(
    '预案所列均已派出',
  );
});

test('the provider that failed does not step in for itself, nor does anyone twice', () => {
  expect(activated().refuses(assignInterim, { ...interim, provider: 'SQ-HY' }, '2026-04-14')).toBeDefined();
  expect(staffed().refuses(assignInterim, interim, '2026-04-14')?.rule).toBe('接管力量有变动方须另派');
});

test.each([assignInterim, confirmServed, endRecipient])(
  'a township that is not taken over is refused, whatever it is called',
  (act) => {
    for (const township of ['梅溪街道', 'constructor', 'toString']) {
      const input = { ...interim, township, recipients: ['R-1'], recipient: 'R-1', outcome: 'died', evidence: '证明' };
      expect(staffed().refuses(act, input, '2026-04-15')?.rule).toBe('应当是本次接管的乡镇（街道）');
    }
  },
);

test('the former provider hands over; a refusal is recorded by the purchaser, and may still be made good', () => {
  const refused = { ...handOver, outcome: 'refused' };
  const asProvider = { on: '2026-04-15', actor: provider };
  expect(activated().refuses(handOverRecords, refused, asProvider)?.rule).toBe('拒不移交由购买主体记录');
  expect(activated().refuses(handOverRecords, handOver, asProvider)).toBeUndefined();
  const told = activated().does(handOverRecords, refused, { on: '2026-04-15', actor: officer });
  expect(told.refuses(handOverRecords, handOver, asProvider)).toBeUndefined();
  expect(handedOver(told).refuses(handOverRecords, handOver, asProvider)?.rule).toBe('档案尚未移交');
  expect(activated().refuses(handOverRecords, { ...handOver, occurredOn: '2026-04-16' }, asProvider)).toBeDefined();
});

test.each([
  ['2026-04-16', 0],
  ['2026-04-17', 0],
  ['2026-04-18', 1],
])('records due on 17 April, handed over on %s: %i warning', (occurredOn, late) => {
  expect(activated().judges(handOverRecords, { ...handOver, occurredOn }, '2026-04-20').warnings).toHaveLength(late);
});

test('nobody is confirmed as served before somebody was sent', () => {
  const input = served('城关镇', 'R-1');
  expect(activated().refuses(confirmServed, input, '2026-04-15')?.rule).toBe('派出接管力量后方可确认服务接续');
});

test.each([
  ['2026-04-20', 0],
  ['2026-04-21', 0],
  ['2026-04-22', 1],
])('a confirmation due on 21 April passes on %s with %i warning, and so does an ending', (on, late) => {
  expect(staffed().judges(confirmServed, served('城关镇', 'R-1'), on).warnings).toHaveLength(late);
  const end = { township: '城关镇', recipient: 'R-1', outcome: 'died', evidence: '死亡证明' };
  expect(staffed().judges(endRecipient, end, on).warnings).toHaveLength(late);
});

test('a confirmation leaves only its place in the journal in the case, and asks for a count', () => {
  const told = recounted(staffed(), count(3, 0), count(2, 0));
  expect(needsRecount(told.state)).toBe(false);
  const one = told.does(confirmServed, served('城关镇', 'R-1'), '2026-04-15');
  expect(JSON.stringify(one.state)).not.toContain('R-1');
  expect(one.state.lastConfirmation).toBe(one.state.seq);
  expect(needsRecount(one.state)).toBe(true);
  expect(needsRecount(recounted(one, count(3, 1), count(2, 0), one.state.seq - 1).state)).toBe(true);
  expect(needsRecount(recounted(one, count(3, 1), count(2, 0)).state)).toBe(false);
});

test('the count ends the clock of a township where nobody is left', () => {
  const { deadlines } = recounted(confirmed(), count(3, 2, 1), count(2, 1));
  expect(deadlines['recipientConfirmation:城关镇']?.stoppedAt).toBeDefined();
  expect(deadlines['recipientConfirmation:石桥镇']?.stoppedAt).toBeUndefined();
});

test.each([
  [count(3, 2), 1],
  [count(3, 3), 0],
  [count(3, 2, 1), 0],
  [count(4, 3), 1],
  [count(0, 0), 3],
])('of a roster %o there are %i left; where there is no roster the number told at the start counts', (one, left) => {
  expect(openIn(recounted(confirmed(), one).state, '城关镇')).toBe(left);
});

test('with one recipient left the takeover is not closed: article 33, with township and number', () => {
  const told = recounted(confirmed(handedOver(staffed())), count(3, 2));
  expect(told.refuses(closeTakeover, summary, '2026-04-16')).toMatchObject({
    cite: { statute: 'rules2019', article: 33 },
    remedy: '城关镇尚有 1 人：请逐人确认或者记明去向',
  });
  expect(complete().refuses(closeTakeover, summary, '2026-04-16')).toBeUndefined();
});

test('a count older than the last confirmation does not close', () => {
  const told = complete().does(confirmServed, served('城关镇', 'R-1'), '2026-04-16');
  expect(told.refuses(closeTakeover, summary, '2026-04-16')?.rule).toBe('最后一次确认之后重新清点的，方可结束接管');
  expect(opened().refuses(closeTakeover, summary, '2026-04-16')).toBeDefined();
});

test('closing tells the procurement; without records, or with another number than told, it asks for a reason', () => {
  const closed = complete().does(closeTakeover, summary, '2026-04-16');
  expect(closed.state.diverted).toBe('closed');
  expect(closed.sent).toEqual([
    { proceeding: 'procurement', id: '411303-2026-0042', act: 'closeTakeoverRecord', input: { takeover: '1' } },
  ]);
  expect(recounted(confirmed()).judges(closeTakeover, summary, '2026-04-16').warnings).toHaveLength(2);
  const fewer = recounted(confirmed(handedOver(staffed())), count(2, 2));
  expect(fewer.judges(closeTakeover, summary, '2026-04-16').warnings.at(-1)?.remedy).toContain('城关镇');
});

const open = { title: '第二期', amountFen: 360_000_00 };
const end = {
  occurredOn: '2026-04-20',
  instalments: { 2: { ...open, verified: 'met' }, 3: { ...open, verified: 'partly' }, 4: open },
};
const ended = (told = complete()) => told.does(recordTermination, end, '2026-04-20');
const agreement = { dueFen: { 2: 360_000_00, 3: 200_000_00, 4: 0 }, disputedFen: 160_000_00, basis: '按核验的服务量' };

test('while the contract stands nothing is settled away: article 50', () => {
  expect(complete().refuses(agreeSettlement, agreement, '2026-04-20')?.cite).toEqual({
    statute: 'procurementLaw',
    article: 50,
    paragraph: 1,
  });
});

test('the end of the contract starts ten working days to settle, and nothing closes before', () => {
  expect(ended().deadlines.settlement).toMatchObject({ basis: 'house', due: '2026-05-07T15:59:59.999Z' });
  expect(ended().refuses(closeTakeover, summary, '2026-04-21')?.rule).toBe('合同终止的，结算后方可结束接管');
  expect(opened({ ended: end }).deadlines.settlement?.from).toBe('2026-04-13');
  const settled = ended().does(agreeSettlement, agreement, '2026-04-21');
  expect(settled.refuses(closeTakeover, summary, '2026-04-22')).toBeUndefined();
});

test('a settlement is agreed once and told to the procurement', () => {
  const settled = ended().does(agreeSettlement, agreement, '2026-04-21');
  const { basis: _, ...figures } = agreement;
  expect(settled.sent).toEqual([
    {
      proceeding: 'procurement',
      id: '411303-2026-0042',
      act: 'recordTakeoverSettlement',
      input: { takeover: '1', ...figures },
    },
  ]);
  expect(settled.refuses(agreeSettlement, agreement, '2026-04-22')?.rule).toBe('尚未结算');
});

test.each([
  ['2026-05-06', 0],
  ['2026-05-07', 0],
  ['2026-05-08', 1],
])('a settlement due on 7 May passes on %s with %i warning', (on, late) => {
  expect(ended().judges(agreeSettlement, agreement, on).warnings).toHaveLength(late);
});

test('what was verified as met is paid as a whole, by law to a small enterprise', () => {
  const less = { ...agreement, dueFen: { ...agreement.dueFen, 2: 359_999_99 } };
  expect(ended().refuses(agreeSettlement, less, '2026-04-21')?.basis).toBe('contract');
  const sme = ended(complete().with({ providerIsSme: true }));
  expect(sme.refuses(agreeSettlement, less, '2026-04-21')?.cite).toEqual({ statute: 'smePayment', article: 15 });
});

test.each([
  [519_999_99, false],
  [520_000_00, false],
  [520_000_01, true],
])('%i fen in dispute, where 52,000,000 are not paid, is refused only above it', (disputedFen, refused) => {
  const answer = ended().refuses(agreeSettlement, { ...agreement, disputedFen }, '2026-04-21');
  expect(answer?.required).toBe(refused ? '≤ 520,000.00 元' : undefined);
});

test('every open instalment has its figure, and none beyond its amount', () => {
  const without = { ...agreement, dueFen: { 2: 360_000_00 } };
  expect(ended().refuses(agreeSettlement, without, '2026-04-21')?.required).toBe('2、3、4');
  const over = { ...agreement, dueFen: { ...agreement.dueFen, 4: 360_000_01 }, disputedFen: 0 };
  expect(ended().refuses(agreeSettlement, over, '2026-04-21')?.required).toBe('≤ 360,000.00 元');
});

test('each step is awaited from whoever is to take it', () => {
  const who = (told: Told<Takeover>) =>
    takeoverProceeding.acts
      .filter((act) => act.during.includes(told.state.stage as never))
      .flatMap((act) => (act.awaited?.(told.state as never) ?? []).map(({ subject }) => [act.name, subject].join(':')));
  expect(who(opened())).toEqual([
    'tellRecipients:',
    'activatePlan:',
    'assignInterim:城关镇',
    'assignInterim:石桥镇',
    'handOverRecords:',
  ]);
  expect(who(staffed())).toEqual([
    'answerInterim:城关镇',
    'answerInterim:石桥镇',
    'tellRecipients:',
    'handOverRecords:',
    'confirmServed:城关镇',
    'confirmServed:石桥镇',
  ]);
  expect(isEveryoneServed(complete().state)).toBe(true);
  expect(who(complete())).toEqual(['tellRecipients:', 'closeTakeover:']);
  expect(who(ended())).toEqual(['tellRecipients:', 'linkSuccessor:', 'agreeSettlement:']);
});

test('officers act for the purchaser, the supplier is the provider that is replaced', () => {
  const { state } = opened();
  expect(takeoverProceeding.partyOf(state, 'director')).toBe('MZ-WL');
  expect(takeoverProceeding.partyOf(state, 'supplier')).toBe('SQ-HY');
  expect(takeoverProceeding.partyOf(state, 'regulator')).toBeUndefined();
});

test('what is sent has the shape of what is taken; at most two hundred recipients at once, each one once', () => {
  expect(shapes.openTakeover.safeParse(opening).success).toBe(true);
  expect(shapes.openTakeover.safeParse({ ...opening, townships: {} }).success).toBe(false);
  expect(shapes.recordTermination.safeParse(end).success).toBe(true);
  const many = (size: number) => served('城关镇', ...Array.from({ length: size }, (_, place) => `R-${place}`));
  expect([0, 1, 199, 200, 201].map((size) => shapes.confirmServed.safeParse(many(size)).success)).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(shapes.confirmServed.safeParse(served('城关镇', 'R-1', 'R-1')).success).toBe(false);
  expect(shapes.confirmServed.safeParse(served('城关 镇', 'R-1')).success).toBe(false);
});
