/** 采购公告: how much time suppliers are left with, by method, on both sides of the boundary; and when a bid is in time. */
import { clarifyNotice, publishNotice } from '../../domain/announcement.ts';
import { registerForDocuments, standingBids, submitBid, withdrawBid } from '../../domain/bids.ts';
import { shapes } from '../../domain/shapes/announcement.ts';
import {
  aConsultation,
  agency,
  aNotice,
  announced,
  aProcurement,
  clocked,
  done,
  judged,
  officer,
  readyForNotice,
  supplier,
} from './builders.ts';

const on = '2026-03-02';
const due = (day: string) => `${day}T01:00:00.000Z`;
const tender = readyForNotice();
const consultation = readyForNotice(aConsultation());
const sealed = { sealedSha256: 'a'.repeat(64) };
const yixin = supplier('YIXIN');
const registered = done(registerForDocuments, announced(), {}, { on: '2026-03-03', actor: yixin });
const bidding = done(submitBid, registered, sealed, { on: '2026-03-20', actor: yixin });

test.each([
  ['2026-03-21', 35],
  ['2026-03-22', undefined],
  ['2026-03-23', undefined],
])(
  'a tender handed out on 2 March and due on %s is refused only where it leaves fewer than twenty days',
  (day, article) => {
    const { refusal } = judged(publishNotice, tender, { ...aNotice, bidsDue: due(day) }, { on });
    expect(refusal?.cite?.article).toBe(article);
    if (article) expect(refusal?.remedy).toContain('2026-03-22');
  },
);

test.each([
  ['2026-03-11', 'consultation2014'],
  ['2026-03-12', undefined],
  ['2026-03-13', undefined],
])('a consultation due on %s is refused only where it leaves fewer than ten days', (day, statute) => {
  const { refusal } = judged(publishNotice, consultation, { ...aNotice, bidsDue: due(day) }, { on });
  expect(refusal?.cite?.statute).toBe(statute);
});

test.each([
  ['2026-03-01', true],
  ['2026-03-02', false],
  ['2026-03-03', false],
])('documents handed out on %s by a notice of 2 March are refused: %s', (documentsFrom, refused) => {
  const notice = { ...aNotice, documentsFrom, bidsDue: due('2026-04-20') };
  expect(judged(publishNotice, tender, notice, { on }).refusal !== undefined).toBe(refused);
});

test('the bid period counts from the day of the documents, not from that of the notice', () => {
  const later = { ...aNotice, documentsFrom: '2026-03-05' };
  expect(judged(publishNotice, tender, later, { on }).refusal?.remedy).toContain('2026-03-25');
});

test.each([
  [tender, 999, 55],
  [tender, 1000, undefined],
  [tender, 1001, undefined],
  [tender, 3001, undefined],
  [consultation, 999, 24],
  [consultation, 1000, undefined],
  [consultation, 3000, undefined],
  [consultation, 3001, 24],
])('a price weight is held to the bounds of its method', (state, priceWeightBp, article) => {
  const { 1: plan, ...others } = aNotice.scoring.factors;
  const weightBp = 7500 - priceWeightBp;
  const first = {
    ...plan,
    weightBp,
    bands: { 1: { condition: '全', points: weightBp }, 2: { condition: '缺', points: 0 } },
  };
  const notice = { ...aNotice, priceWeightBp, scoring: { factors: { 1: first, ...others } } };
  expect(judged(publishNotice, state, notice, { on }).refusal?.cite?.article).toBe(article);
});

test.each([
  [1_499_999_99, false],
  [1_500_000_00, false],
  [1_500_000_01, true],
])('a ceiling of %i fen is refused above the scheme: %s', (ceilingFen, refused) => {
  const found = [tender, consultation].map((state) => judged(publishNotice, state, { ...aNotice, ceilingFen }, { on }));
  expect(found.map(({ refusal }) => refusal?.basis)).toEqual(refused ? ['statute', 'plan'] : [undefined, undefined]);
});

test('a notice needs the number of its plan, and is published once', () => {
  const unfiled = { ...tender, plan: undefined };
  expect(judged(publishNotice, unfiled, aNotice, { on }).refusal?.cite?.article).toBe(29);
  expect(judged(publishNotice, announced(), aNotice, { on }).refusal?.remedy).toContain('澄清');
});

test('a notice starts the clocks of its method and the right to bid, counted once', () => {
  const running = clocked(publishNotice, tender, aNotice, { on });
  expect(Object.keys(running).sort()).toEqual(['bidOpening', 'bidSubmission', 'documentsOnOffer']);
  expect(running.bidSubmission).toMatchObject({ kind: 'right', due: aNotice.bidsDue, basis: 'plan' });
  expect(running.documentsOnOffer?.due).toBe('2026-03-09T15:59:59.999Z');
  expect(running.bidOpening?.due).toBe('2026-03-23T15:59:59.999Z');
  expect(Object.keys(clocked(publishNotice, consultation, aNotice, { on }))).toContain('responseDocumentsOnOffer');
});

test.each([
  ['2026-03-07', undefined],
  ['2026-03-08', undefined],
  ['2026-03-09', 31],
])('a clarification of a tender on %s is refused where fewer than fifteen days are left', (day, article) => {
  const { refusal } = judged(clarifyNotice, announced(), { text: '补充说明', affectsBids: true }, { on: day });
  expect(refusal?.cite?.article).toBe(article);
  if (article) expect(refusal?.remedy).toContain('2026-03-24');
});

test.each([
  ['2026-03-18', undefined],
  ['2026-03-19', 'consultation2014'],
])('a clarification of a consultation on %s is held to five days', (day, statute) => {
  const clarification = { text: '补充说明', affectsBids: true };
  const { refusal } = judged(clarifyNotice, announced(aConsultation()), clarification, { on: day });
  expect(refusal?.cite?.statute).toBe(statute);
});

test('a late clarification passes with the deadline moved as far as the refusal said, and starts the clocks again', () => {
  const clarification = { text: '补充说明', affectsBids: true, bidsDue: due('2026-03-24') };
  const scene = { on: '2026-03-09', deadlines: clocked(publishNotice, tender, aNotice, { on }) };
  const clarified = done(clarifyNotice, announced(), clarification, scene);
  expect(clarified.notice?.bidsDue).toBe(due('2026-03-24'));
  expect(clarified.clarifications?.['1']).toMatchObject({ was: aNotice.bidsDue, bidsDue: due('2026-03-24') });
  expect(clocked(clarifyNotice, announced(), clarification, scene).bidSubmission?.due).toBe(due('2026-03-24'));
});

test('a clarification that bears on no bid may come at the last moment, but not after it', () => {
  const clarification = { text: '联系电话更正', affectsBids: false };
  expect(judged(clarifyNotice, announced(), clarification, { on: '2026-03-23', utc: '01:00' }).refusal).toBeUndefined();
  expect(judged(clarifyNotice, announced(), clarification, { on: '2026-03-23', utc: '01:01' }).refusal).toBeDefined();
});

test.each([
  ['2026-03-12', 1],
  ['2026-03-13', 1],
  ['2026-03-14', 0],
])(
  'documents on offer until the end of 13 March with bids due on %s need %i reasons in a clarification',
  (day, reasons) => {
    const offer = { title: '磋商文件发售期限', kind: 'wait', basis: 'statute', due: '2026-03-13T15:59:59.999Z' };
    const state = announced(aConsultation());
    const notice = { ...state.notice!, bidsDue: due('2026-03-12') };
    const clarification = { text: '联系电话更正', affectsBids: false, bidsDue: due(day) };
    const scene = { on: '2026-03-03', deadlines: { responseDocumentsOnOffer: offer } as never };
    const { refusal, warnings } = judged(clarifyNotice, { ...state, notice }, clarification, scene);
    expect(refusal).toBeUndefined();
    expect(warnings.map(({ remedy }) => remedy?.includes('2026-03-14'))).toEqual(Array(reasons).fill(true));
  },
);

test('the deadline is never moved forward', () => {
  const sooner = { text: '提前', affectsBids: false, bidsDue: due('2026-03-22') };
  expect(judged(clarifyNotice, announced(), sooner, { on: '2026-03-03' }).refusal?.remedy).toContain(
    '2026-03-23 09:00',
  );
});

test.each([
  ['2026-03-02T00:59:00.000Z', '2026-03-03', true],
  ['2026-03-03T00:00:00.000Z', '2026-03-03', false],
  [due('2026-03-23'), '2026-03-03', false],
  ['2026-03-23T01:00:00.001Z', '2026-03-03', true],
])('documents asked for at %s, on offer from %s, are refused: %s', (receivedAt, documentsFrom, refused) => {
  const state = announced();
  const notice = { ...state.notice!, documentsFrom };
  const scene = { on: '2026-03-24', actor: yixin, receivedAt };
  expect(judged(registerForDocuments, { ...state, notice }, {}, scene).refusal !== undefined).toBe(refused);
});

test('purchaser and agency take no documents, and nobody takes them twice', () => {
  for (const organisation of ['MZ-WL', 'AG-YX'])
    expect(judged(registerForDocuments, announced(), {}, { on, actor: supplier(organisation) }).refusal).toBeDefined();
  expect(judged(registerForDocuments, registered, {}, { on, actor: yixin }).refusal?.remedy).toContain('无需重复获取');
});

test.each([
  ['2026-03-23T00:59:59.999Z', undefined],
  ['2026-03-23T01:00:00.000Z', undefined],
  ['2026-03-23T01:00:00.001Z', 33],
])(
  'a bid that reached us at %s is in time or refused by that moment, whenever it is admitted',
  (receivedAt, article) => {
    const scene = { on: '2026-03-23', utc: '01:02', actor: yixin, receivedAt };
    const { refusal } = judged(submitBid, { ...registered, stage: 'selection' }, sealed, scene);
    expect(refusal?.cite?.article).toBe(article);
  },
);

test('a late response to a consultation is refused by its documents, without an article that was never read', () => {
  const state = { ...announced(aConsultation()), registrations: { YIXIN: { at: due('2026-03-03') } } };
  const { refusal } = judged(submitBid, state, sealed, { on: '2026-03-23', actor: yixin });
  expect(refusal).toMatchObject({
    basis: 'plan',
    rule: '逾期送达的响应文件应当拒收',
    required: '不晚于 2026-03-23 09:00',
  });
  expect(refusal?.cite).toBeUndefined();
});

test('who has no documents does not bid', () => {
  expect(judged(submitBid, announced(), sealed, { on, actor: yixin }).refusal?.remedy).toContain('获取招标文件');
});

test('a paper bid counts from its receipt, and only purchaser and agency enter one', () => {
  const paper = { ...sealed, supplier: 'YIXIN', receivedAt: due('2026-03-23') };
  const late = { on: '2026-03-23', utc: '03:00', actor: agency };
  expect(done(submitBid, registered, paper, late).bids?.YIXIN).toMatchObject({
    onPaper: true,
    received: { by: agency.person, at: due('2026-03-23') },
  });
  expect(judged(submitBid, registered, { ...sealed, supplier: 'YIXIN' }, late).refusal).toBeDefined();
  const ahead = { ...paper, receivedAt: '2026-03-23T03:00:00.001Z' };
  expect(judged(submitBid, registered, ahead, late).refusal?.rule).toContain('不得晚于现在');
  expect(judged(submitBid, registered, paper, { ...late, actor: yixin }).refusal?.rule).toContain('只为本单位');
});

test('what arrived last is the bid, in whatever order it is entered', () => {
  const earlier = { ...sealed, supplier: 'YIXIN', receivedAt: '2026-03-19T01:00:00.000Z' };
  expect(judged(submitBid, bidding, earlier, { on: '2026-03-21', actor: officer }).refusal).toBeDefined();
  const again = done(submitBid, bidding, { sealedSha256: 'b'.repeat(64) }, { on: '2026-03-21', actor: yixin });
  expect(Object.keys(standingBids(again))).toEqual(['YIXIN']);
  expect(again.bids?.YIXIN?.sealedSha256).toBe('b'.repeat(64));
});

test.each([
  ['2026-03-23T01:00:00.000Z', undefined],
  ['2026-03-23T01:00:00.001Z', 34],
])('a bid withdrawn at %s is gone or stands', (receivedAt, article) => {
  const scene = { on: '2026-03-23', utc: '01:02', actor: yixin, receivedAt };
  const { refusal } = judged(withdrawBid, bidding, {}, scene);
  expect(refusal?.cite?.article).toBe(article);
  if (!article) expect(standingBids(done(withdrawBid, bidding, {}, scene))).toEqual({});
});

test('a withdrawn bid is not withdrawn twice, and may be replaced in time', () => {
  const gone = done(withdrawBid, bidding, {}, { on: '2026-03-21', actor: yixin });
  expect(judged(withdrawBid, gone, {}, { on: '2026-03-21', actor: yixin }).refusal).toBeDefined();
  const again = done(submitBid, gone, sealed, { on: '2026-03-22', actor: yixin });
  expect(Object.keys(standingBids(again))).toEqual(['YIXIN']);
});

test.each([
  ['2026-03-21T01:29:59.999Z', true],
  ['2026-03-21T01:30:00.000Z', false],
  ['2026-03-21T01:30:00.001Z', false],
])(
  'a bid withdrawn at 01:30 does not come back by an older paper: one received at %s is refused: %s',
  (receivedAt, refused) => {
    const gone = done(withdrawBid, bidding, {}, { on: '2026-03-21', actor: yixin });
    const paper = { ...sealed, supplier: 'YIXIN', receivedAt };
    const { refusal } = judged(submitBid, gone, paper, { on: '2026-03-22', actor: officer });
    expect(refusal !== undefined).toBe(refused);
    if (refused) expect(refusal?.remedy).toContain('撤回');
  },
);

test('paper that the purchaser enters replaces nothing that the supplier has handed in itself', () => {
  const stands = done(submitBid, bidding, sealed, { on: '2026-03-20', actor: yixin });
  const paper = { ...sealed, supplier: 'YIXIN', receivedAt: '2026-03-21T02:00:00.000Z' };
  const { refusal } = judged(submitBid, stands, paper, { on: '2026-03-22', actor: officer });
  expect(refusal?.rule).toContain('供应商自行提交');
});

test('no finding tells one supplier of another', () => {
  const rival = supplier('HENGKANG');
  const acts = [registerForDocuments, submitBid, withdrawBid] as const;
  const told = acts.map((act) => JSON.stringify(judged(act as never, bidding, sealed, { on, actor: rival }).found));
  expect(told.join()).not.toMatch(/YIXIN|\d 家/);
});

test('after the opening nothing is taken in, changed or withdrawn', () => {
  const opened = { ...bidding, openedAt: due('2026-03-23') };
  const scene = { on: '2026-03-23', actor: yixin, receivedAt: due('2026-03-20') };
  expect(judged(submitBid, opened, sealed, scene).refusal?.rule).toContain('开启后');
  expect(judged(withdrawBid, opened, {}, scene).refusal?.rule).toContain('开启后');
});

test('a moment without milliseconds, or with a zone of its own, has no shape', () => {
  const form = shapes.publishNotice;
  expect(form.safeParse(aNotice).success).toBe(true);
  expect(form.safeParse({ ...aNotice, bidsDue: '2026-03-23T01:00:00Z' }).success).toBe(false);
  expect(form.safeParse({ ...aNotice, bidsDue: '2026-03-23T09:00:00.000+08:00' }).success).toBe(false);
  expect(publishNotice.awaited?.(aProcurement())).toHaveLength(1);
});
