/** 逐人接续：full, refusing and failing providers, those who are not found, and that nobody is left in silence (细则33). */
import { shapes } from '../../domain/shapes/takeover.ts';
import { closeTakeover, takeoverProceeding } from '../../domain/takeover.ts';
import { handOverKind, reviewEmergency, tellRecipients } from '../../domain/takeover-duty.ts';
import { answerInterim, escalateTownship, reportInterimFailure } from '../../domain/takeover-force.ts';
import { placesLeft } from '../../domain/takeover-order.ts';
import {
  activatePlan,
  assignInterim,
  confirmServed,
  endRecipient,
  recountRecipients,
} from '../../domain/takeover-service.ts';
import type { Takeover } from '../../domain/takeover-state.ts';
import { linkSuccessor } from '../../domain/takeover-successor.ts';
import { at, director, officer } from './builders.ts';
import { deputy, type Told } from './performing.ts';
import { openedTakeover, takeoverOpening } from './taking-over.ts';

const opening = {
  ...takeoverOpening,
  successors: ['OWN-1', 'NEXT-2', 'RES-3'],
  places: { 'OWN-1': 4, 'NEXT-2': 10 },
  townships: { 城关镇: 3, 石桥镇: 6 },
};
const decided = at('2026-04-13');
const on = '2026-04-14';

function running(over: object = {}): Told<Takeover> {
  return openedTakeover({ ...opening, ...over })
    .does(activatePlan, { commander: 'li-wei', occurredOn: '2026-04-13' }, '2026-04-13')
    .with({ stage: 'running' });
}
const sent = (told: Told<Takeover>, township: string, provider: string, places?: number) =>
  told.does(assignInterim, { township, provider, ...(places ? { places } : {}) }, on);
const answered = (township: string, provider: string, answer: string, more: object = {}) => ({
  township,
  provider,
  answer,
  answeredAt: at(on),
  remark: '电话答复',
  ...more,
});
const awaited = (told: Told<Takeover>) =>
  takeoverProceeding.acts.flatMap((act) =>
    (act.awaited?.(told.state as never) ?? []).map(({ subject }) => [act.name, subject].join(':')),
  );

test.each([
  [undefined, '2026-04-14'],
  ['两名失能老人无人照料', '2026-04-13'],
])(
  'with danger to life told as %j the interim provider is there by %s, by the plan and by no article',
  (emergency, day) => {
    const { deadlines } = running(emergency ? { emergency } : {});
    const hours = emergency ? 2 : 24;
    const due = new Date(Date.parse(decided) + hours * 3_600_000).toISOString();
    expect(deadlines['townshipStaffed:石桥镇']).toMatchObject({ due, basis: 'plan' });
    expect(deadlines['townshipStaffed:石桥镇']!.due.slice(0, 10)).toBe(day);
    expect(deadlines['townshipStaffed:石桥镇']!.cite).toBeUndefined();
    expect(deadlines.bridging?.due.slice(0, 10)).toBe('2026-07-13');
    expect('emergencyReview' in deadlines).toBe(emergency !== undefined);
  },
);

test('nobody is sent for more than the plan has places: what one township took is not there for the next', () => {
  const one = sent(running(), '城关镇', 'OWN-1');
  expect(placesLeft(one.state, 'OWN-1')).toBe(1);
  const asked = (places: number) =>
    one.judges(assignInterim, { township: '石桥镇', provider: 'OWN-1', places }, on).warnings;
  expect([1, 2].map((places) => asked(places).length)).toEqual([0, 1]);
  expect(asked(2)[0]).toMatchObject({ basis: 'plan', required: '≤ 1 人', actual: '2 人' });
  expect(one.judges(assignInterim, { township: '石桥镇', provider: 'NEXT-2' }, on).warnings[0]?.required).toBe('OWN-1');
});

test('a provider that is full keeps whom it has places for, and the next of the plan is awaited for the others', () => {
  const full = sent(running(), '石桥镇', 'OWN-1').does(
    answerInterim,
    answered('石桥镇', 'OWN-1', 'full', { places: 4 }),
    on,
  );
  expect(awaited(full)).toContain('assignInterim:石桥镇');
  expect(full.judges(assignInterim, { township: '石桥镇', provider: 'NEXT-2' }, on).warnings).toEqual([]);
  const two = sent(full, '石桥镇', 'NEXT-2');
  expect(placesLeft(two.state, 'NEXT-2')).toBe(8);
  const silent = { township: '石桥镇', recipients: ['r-0001'] };
  expect(two.refuses(confirmServed, silent, on)?.remedy).toBe('请注明接续单位：OWN-1、NEXT-2');
  expect(two.refuses(confirmServed, { ...silent, provider: 'OWN-1' }, on)).toBeUndefined();
  expect(two.refuses(confirmServed, { ...silent, provider: 'RES-3' }, on)?.rule).toContain('正在该乡镇');
});

test('a refusal passes to the next, and after the last one the director is awaited, never nobody', () => {
  let told = running({ places: {} });
  for (const provider of opening.successors) {
    expect(awaited(told)).toContain('assignInterim:城关镇');
    expect(awaited(told)).not.toContain('escalateTownship:城关镇');
    told = sent(told, '城关镇', provider).does(answerInterim, answered('城关镇', provider, 'refused'), on);
  }
  expect(awaited(told)).toContain('escalateTownship:城关镇');
  expect(awaited(told)).not.toContain('assignInterim:城关镇');
  const escalation = { township: '城关镇', to: 'countyGovernment', relief: '乡镇干部每日上门送餐' };
  const asked = told.does(escalateTownship, escalation, on);
  expect(awaited(asked)).toContain('assignInterim:城关镇');
  expect(running().judges(escalateTownship, escalation, on).warnings).toHaveLength(1);
  expect(sent(running(), '城关镇', 'OWN-1').refuses(escalateTownship, escalation, on)?.rule).toContain('无人接续');
});

test('whoever has accepted is there: the clock of that township stops, of no other', () => {
  const { deadlines } = sent(running(), '城关镇', 'OWN-1').does(
    answerInterim,
    answered('城关镇', 'OWN-1', 'accepted'),
    on,
  );
  expect(deadlines['townshipStaffed:城关镇']?.stoppedAt).toBeDefined();
  expect(deadlines['townshipStaffed:石桥镇']?.stoppedAt).toBeUndefined();
});

test('an answer of one who was not sent, of tomorrow, or with places for all is refused', () => {
  const told = sent(running(), '城关镇', 'OWN-1');
  expect(told.refuses(answerInterim, answered('城关镇', 'NEXT-2', 'accepted'), on)).toBeDefined();
  const tomorrow = { answeredAt: at('2026-04-15') };
  expect(told.refuses(answerInterim, answered('城关镇', 'OWN-1', 'accepted', tomorrow), on)).toBeDefined();
  for (const [places, refused] of [
    [2, false],
    [3, true],
  ] as const)
    expect(told.refuses(answerInterim, answered('城关镇', 'OWN-1', 'full', { places }), on) !== undefined).toBe(
      refused,
    );
});

test('a second default opens its township again: a count is asked for, clocks run anew, the next steps in', () => {
  const served = sent(running(), '城关镇', 'OWN-1')
    .does(answerInterim, answered('城关镇', 'OWN-1', 'accepted'), on)
    .does(confirmServed, { township: '城关镇', recipients: ['r-0001'] }, on);
  const stoppedAt = at('2026-04-20');
  const failed = served.does(
    reportInterimFailure,
    { township: '城关镇', provider: 'OWN-1', stoppedAt, facts: '人员离职' },
    '2026-04-20',
  );
  expect(failed.state.townships.城关镇).toMatchObject({ failed: { 'OWN-1': { seq: failed.state.seq, stoppedAt } } });
  expect(failed.state.townships.城关镇!.interim).toBeUndefined();
  expect(failed.state.lastConfirmation).toBe(failed.state.seq);
  expect(awaited(failed)).toContain('assignInterim:城关镇');
  expect(failed.deadlines['townshipStaffed:城关镇']).toMatchObject({ from: '2026-04-20' });
  expect(failed.deadlines['townshipStaffed:城关镇']!.stoppedAt).toBeUndefined();
  expect(failed.judges(assignInterim, { township: '城关镇', provider: 'NEXT-2' }, '2026-04-20').warnings).toEqual([]);
});

const lost = {
  township: '城关镇',
  recipient: 'r-0002',
  outcome: 'notFound',
  evidence: '邻居称外出',
  attempts: ['2026-04-14', '2026-04-15', '2026-04-16'],
  proofSha256: 'd'.repeat(64),
};

test('who is not found is given up by the director, after three days of trying, with proof of the village', () => {
  const told = sent(running(), '城关镇', 'OWN-1');
  const refused = (end: object, actor = director) => told.refuses(endRecipient, end, { on: '2026-04-16', actor })?.rule;
  expect(refused(lost)).toBeUndefined();
  expect(refused({ ...lost, attempts: lost.attempts.slice(1) })).toContain('不同日期');
  expect(refused({ ...lost, attempts: ['2026-04-14', '2026-04-14', '2026-04-16'] })).toContain('不同日期');
  expect(refused({ ...lost, attempts: ['2026-04-14', '2026-04-15', '2026-04-17'] })).toContain('不同日期');
  expect(refused({ ...lost, proofSha256: undefined })).toContain('村');
  expect(refused(lost, officer)).toContain('负责人');
  expect(refused({ ...lost, outcome: 'died', occurredOn: '2026-04-17' })).toContain('晚于今天');
  expect(refused({ ...lost, outcome: 'died' }, officer)).toBeUndefined();
});

test('service is given again by another than the one that failed, not tomorrow, and its lines are of those named', () => {
  const told = sent(running(), '城关镇', 'OWN-1');
  const one = { township: '城关镇', recipients: ['r-0001'], servedAt: at(on) };
  expect(told.refuses(confirmServed, one, on)).toBeUndefined();
  expect(told.refuses(confirmServed, { ...one, servedAt: at('2026-04-15') }, on)?.rule).toContain('晚于现在');
  expect(told.refuses(confirmServed, { ...one, lines: { 'r-0009': {} } }, on)?.remedy).toBe('请删去 r-0009');
  expect(told.judges(confirmServed, { ...one, servedAt: at('2026-04-12') }, on).warnings).toHaveLength(1);
  expect(shapes.confirmServed.safeParse({ ...one, lines: { 'r-0001': { nextDueAt: at(on) } } }).success).toBe(true);
});

test('haste is looked at by somebody else before the takeover ends', () => {
  const told = running({ emergency: '失能老人断餐' });
  const review = { justified: true, findings: '现场属实' };
  expect(told.judges(reviewEmergency, review, { on, actor: director }).warnings).toHaveLength(1);
  const seen = told.does(reviewEmergency, review, { on, actor: deputy });
  expect(seen.deadlines.emergencyReview?.stoppedAt).toBeDefined();
  const over = {
    counts: { 城关镇: { total: 3, served: 3, ended: 0 }, 石桥镇: { total: 6, served: 5, ended: 1 } },
    upTo: 9,
  };
  const counted = (one: Told<Takeover>) => one.does(recountRecipients, over, on);
  expect(counted(told).refuses(closeTakeover, { summary: '完' }, on)?.rule).toBe('紧急启动的应当复核');
  expect(counted(seen).refuses(closeTakeover, { summary: '完' }, on)).toBeUndefined();
  expect(running().refuses(reviewEmergency, review, on)?.rule).toContain('危及生命');
});

test('funds and wages are handed over with their amount; what was refused may still be handed over', () => {
  const funds = {
    kind: 'funds',
    outcome: 'handedOver',
    list: '专户余额',
    evidenceSha256: 'e'.repeat(64),
    occurredOn: on,
  };
  expect(running().refuses(handOverKind, funds, on)?.rule).toContain('金额');
  const refused = running().does(handOverKind, { ...funds, outcome: 'refused' }, on);
  const done = refused.does(handOverKind, { ...funds, amountFen: 120_000_00 }, on);
  expect(done.refuses(handOverKind, { ...funds, amountFen: 1 }, on)?.rule).toBe('该类尚未移交');
  expect(done.refuses(handOverKind, { ...funds, kind: 'keys' }, on)).toBeUndefined();
});

test('recipients are told once, and the clock of a day stops', () => {
  const notice = { toldAt: at(on), means: 'visit', evidenceSha256: 'f'.repeat(64) };
  const told = running().does(tellRecipients, notice, on);
  expect(told.deadlines.recipientsTold?.stoppedAt).toBeDefined();
  expect(told.refuses(tellRecipients, notice, on)?.rule).toContain('尚未告知');
});

const next = { facts: '服务已由接管力量接续', ownDelay: false };
const asked = (over: object) => running().refuses(linkSuccessor, { ...next, ...over }, on);

test("after a part was performed nobody moves up: the service is bought again, and delay of one's own is no urgency", () => {
  expect(asked({ route: 'nextCandidate' })?.cite).toMatchObject({ statute: 'procurementRegulation', article: 49 });
  for (const [route, statute, article] of [
    ['urgentNegotiation', 'procurementRegulation', 26],
    ['urgentSingleSource', 'procurementLaw', 31],
  ] as const) {
    expect(asked({ route })).toBeUndefined();
    expect(asked({ route, ownDelay: true })?.cite).toMatchObject({ statute, article });
  }
  expect(asked({ route: 'consultation', procurement: opening.procurement })?.rule).toContain('原采购');
});

test.each([
  [10_000_00, false],
  [10_000_01, true],
])('added to another contract of 100,000 yuan, %i fen is refused: %s', (budgetFen, refused) => {
  expect(asked({ route: 'amendOther', contractFen: 100_000_00, budgetFen }) !== undefined).toBe(refused);
});

test.each([
  [0, 299_999_99, false],
  [0, 300_000_00, true],
  [200_000_00, 99_999_99, false],
  [200_000_00, 100_000_00, true],
])('below the limit %i fen bought before counts with %i: refused %s', (sameItemFen, budgetFen, refused) => {
  expect(asked({ route: 'belowLimit', budgetFen, sameItemFen }) !== undefined).toBe(refused);
  expect(asked({ route: 'belowLimit' })?.rule).toContain('预算');
});
