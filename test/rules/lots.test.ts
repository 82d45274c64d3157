/** 分包采购: lots of one plan, one notice for all of them, a case and a share of the money for each, and how many one bidder may win. */
import type { Act, CaseState, Consequence } from '../../domain/act.ts';
import { allotmentProceeding } from '../../domain/allotment.ts';
import { type AllotmentState, heldFen } from '../../domain/allotment-state.ts';
import { effects } from '../../domain/effects.ts';
import { reservedFen } from '../../domain/funding-state.ts';
import { areLotsOver } from '../../domain/lots.ts';
import type { Procurement, Stage } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { shapes } from '../../domain/shapes/index.ts';
import { reachesTender } from '../../domain/single-source.ts';
import { countedFen, countsWith } from '../../domain/splitting.ts';
import { aNotice, aProcurement, at, calendar, director, officer, readyForNotice, searched } from './builders.ts';
import { Told } from './performing.ts';

const on = '2026-03-02';
const source = {
  number: '12号',
  fundSource: '社会救助工作经费',
  budgetItem: '困难群众照料服务',
  fiscalYear: 2026,
  plannedFen: 1_500_000_00,
  request: 1,
  reservedFen: 1_500_000_00,
};
const sources = { 'funds-1': source };
const lots = {
  1: { title: '照料护理', amountFen: 1_200_000_00, services: { 1: { quantity: 12, amountFen: 1_200_000_00 } } },
  2: { title: '能力评估', amountFen: 200_000_00, services: { 2: { quantity: 600, amountFen: 200_000_00 } } },
};
const filing = (over: Partial<Procurement> = {}) => {
  const { plan, stage, ...ready } = readyForNotice(aProcurement({ allotment: undefined, sources, ...over }));
  return new Told({ ...ready, stage: 'filing' } as Procurement);
};
const anAct = (name: string) => procurementProceeding.acts.find((act) => act.name === name)!;
const files = (planned: object, told = filing()) => told.refuses(anAct('fileProcurementPlan'), { lots: planned }, on);
const filed = (planned: object = lots) => filing().does(anAct('fileProcurementPlan'), { lots: planned }, on);
const numbered = (planned: object = lots) =>
  filed(planned).with({
    stage: 'announcement',
    plan: { ...filed(planned).state.plan!, number: '宛备〔2026〕42号' },
  });
const notice = {
  ...aNotice,
  ceilingFen: 1_380_000_00,
  lots: { 1: { ceilingFen: 1_190_000_00 }, 2: { ceilingFen: 190_000_00 } },
};
const announces = (over: object) => numbered().refuses(anAct('publishNotice'), { ...notice, ...over }, on);
const divided = (over: object = {}) => numbered().does(anAct('publishNotice'), { ...notice, ...over }, on);

/** Carries what cases send to each other, as the post does, until nothing is under way; looks at the money after every step. */
class Post {
  readonly cases = new Map<string, Told<CaseState>>();
  readonly held: number[] = [];
  private readonly waiting: Consequence[] = [];

  constructor(parent: Told<Procurement>) {
    const allotment = { id: 'funds-1', stage: 'open', seq: 1, amountFen: 2_000_000_00 } as AllotmentState;
    const reservations = { [parent.state.id]: { request: 1, reservedFen: 1_500_000_00, spentFen: 0 } };
    this.cases.set('allotment:funds-1', new Told({ ...allotment, reservations } as never));
    this.cases.set(`procurement:${parent.state.id}`, parent as never);
    this.waiting.push(...parent.sent);
    this.carry();
  }

  get allotment(): AllotmentState {
    return this.cases.get('allotment:funds-1')!.state as AllotmentState;
  }

  of(lot: string): Told<Procurement> {
    return this.cases.get(`procurement:${aProcurement().id}${lot && `:${lot}`}`) as never;
  }

  does(lot: string, name: string, input: object, over: Partial<Procurement> = {}): void {
    const told = this.of(lot).with(over).does(anAct(name), input, { on: '2026-03-25', actor: director });
    this.set(lot, told);
    this.waiting.push(...told.sent);
    this.carry();
  }

  /** As the course of a case does it. */
  enters(lot: string, stage: Stage, over: Partial<Procurement> = {}): void {
    const before = this.of(lot).state;
    const after = { ...before, ...over, stage, seq: before.seq + 1, diverted: undefined } as Procurement;
    const entry = { case: `procurement:${before.id}`, seq: after.seq, act: 'enterStage', at: at(on), change: {} };
    const { sends } = effects(procurementProceeding, entry, before, after, {}, calendar);
    this.set(lot, new Told(after));
    this.waiting.push(...sends);
    this.carry();
  }

  private set(lot: string, told: Told<Procurement>): void {
    this.cases.set(`procurement:${aProcurement().id}${lot && `:${lot}`}`, told as never);
  }

  private carry(): void {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const { proceeding, id, act, input } = next;
      expect(shapes[act]!.safeParse(input).error).toBeUndefined();
      const acts = (proceeding === 'allotment' ? allotmentProceeding : procurementProceeding)
        .acts as readonly unknown[];
      const name = `${proceeding}:${id}`;
      const unopened = new Told({ id, stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' } as CaseState);
      const found = (acts as Act<CaseState, string, never>[]).find((one) => one.name === act)!;
      const told = (this.cases.get(name) ?? unopened).does(found, input, on);
      this.cases.set(name, told);
      this.held.push(heldFen(this.allotment));
      this.waiting.push(...told.sent);
    }
  }
}

test.each([
  [1_500_000_00, 300_000_00, undefined],
  [1_500_000_01, 300_000_01, '各包“能力评估”的金额合计不超过实施方案'],
])('lots of %i fen together are refused where the scheme is 1.5 million yuan: %s', (_, second, rule) => {
  const two = { ...lots[2], amountFen: second, services: { 2: { quantity: 800, amountFen: second } } };
  const found = filing().judges(anAct('fileProcurementPlan'), { lots: { ...lots, 2: two } }, on).found;
  const broken = found.filter(({ holds }) => !holds);
  expect(broken.map((one) => one.rule)).toEqual(rule ? ['各包金额合计不超过实施方案', rule] : []);
});

test.each([
  [800, undefined],
  [801, '各包“能力评估”的数量合计不超过实施方案'],
])('lots with %i assessments where the scheme has 800: %s', (quantity, rule) => {
  const two = { ...lots[2], services: { 2: { quantity, amountFen: 200_000_00 } } };
  expect(files({ ...lots, 2: two })?.rule).toBe(rule);
});

test('a lot that buys what no scheme names, or whose sum is not that of its lines, is not filed', () => {
  expect(files({ ...lots, 2: { ...lots[2], services: { 9: lots[2].services[2] } } })?.remedy).toBe('方案没有第 9 项');
  expect(files({ ...lots, 2: { ...lots[2], amountFen: 1 } })?.remedy).toBe('金额应当填写 200,000.00 元');
  expect(files({ ...lots, 2: { ...lots[2], years: { 2026: 200_000_00 } } })?.remedy).toContain('不分年度');
  expect(files({ ...lots, 2: { ...lots[2], periodTo: '2027-05-01' } })?.remedy).toContain('2027-04-30');
});

test('one lot is no division, and more than twenty are not taken', () => {
  const shape = shapes.fileProcurementPlan!;
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [n + 1, lots[1]]));
  expect([1, 2, 20, 21].map((count) => shape.safeParse({ lots: many(count) }).success)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a purchase without a notice to all, or with its money on file in itself, is not divided', () => {
  const { opening } = aProcurement();
  const choice = { ground: 'limitedSuppliers', because: ['serviceQuality'] } as never;
  const invited = filing({ opening: { ...opening, method: 'invitedTender' }, choice });
  expect(files(lots, invited)?.remedy).toContain('各包请分别立项');
  const { allotment } = aProcurement();
  expect(files(lots, filing({ sources: undefined, allotment } as never))?.rule).toContain('绑定预算指标');
});

test('a plan that is filed again without lots is a plan without lots', () => {
  const returned = filed().with({ plan: { ...filed().state.plan!, gaps: ['缺需求'] } });
  expect(returned.does(anAct('fileProcurementPlan'), {}, on).state.lots).toBeUndefined();
});

test('the notice names every lot of the plan and no other, each within its sum, and all of them together', () => {
  expect(announces({})).toBeUndefined();
  expect(announces({ lots: { 1: notice.lots[1] }, ceilingFen: 1_190_000_00 })?.remedy).toBe('缺第 2 包');
  expect(announces({ lots: { ...notice.lots, 3: { ceilingFen: 1 } } })?.remedy).toBe('多第 3 包');
  expect(announces({ ceilingFen: 1_380_000_01 })?.remedy).toBe('最高限价应当填写 1,380,000.00 元');
  const dear = { ...notice.lots, 2: { ceilingFen: 200_000_01 } };
  expect(announces({ lots: dear, ceilingFen: 1_390_000_01 })?.remedy).toBe('第 2 包的最高限价最多 200,000.00 元');
  expect(announces({ bidSecurityFen: 1 })?.remedy).toContain('各包');
});

test.each([
  [400_000, undefined],
  [400_001, 'procurementRegulation'],
])('a bid security of %i fen for a lot of 200,000 yuan is measured by the lot: %s', (bidSecurityFen, statute) => {
  const told = { ...notice.lots, 2: { ceilingFen: 190_000_00, bidSecurityFen } };
  expect(announces({ lots: told })?.cite?.statute).toBe(statute);
});

test.each([
  [1, undefined],
  [2, '共 2 包：不限制的，请勿填写'],
])('at most %i of two lots for one bidder: %s', (mostLotsPerBidder, remedy) => {
  expect(announces({ mostLotsPerBidder })?.remedy).toBe(remedy);
});

test('a plan without lots takes no notice with lots', () => {
  const plain = filing().does(anAct('fileProcurementPlan'), {}, on);
  const told = plain.with({ stage: 'announcement', plan: { ...plain.state.plan!, number: '42' } });
  expect(told.refuses(anAct('publishNotice'), notice, on)?.remedy).toContain('请勿填写采购包');
  const { lots: _, ...whole } = notice;
  expect(told.refuses(anAct('publishNotice'), whole, on)).toBeUndefined();
});

test('no lot is announced before the money of all of them is held', () => {
  const short = numbered().with({ sources: { 'funds-1': { ...source, reservedFen: 1_499_999_99 } } });
  expect(short.refuses(anAct('publishNotice'), notice, on)?.cite).toMatchObject({
    statute: 'procurementLaw',
    article: 6,
  });
});

test('one notice tells of all lots, and under which number each goes on; the whole has no clock of a bidder', () => {
  const told = divided();
  const [publication] = anAct('publishNotice').tells!(told.state, notice as never);
  expect((publication!.body as { lots: object }).lots).toMatchObject({
    1: { number: '411303-2026-0042:1', title: '照料护理', ceilingFen: 1_190_000_00 },
    2: { number: '411303-2026-0042:2', services: { 2: { title: '能力评估', quantity: 600 } } },
  });
  expect(told.state.diverted).toBe('lots');
  expect(Object.keys(told.deadlines)).toEqual(['planNumbering']);
});

test('each lot is a case with its own scheme, ceiling, clocks and share of the money; at no moment is a fen held twice', () => {
  const post = new Post(divided());
  const [one, two] = ['1', '2'].map((lot) => post.of(lot));
  expect(one!.state).toMatchObject({
    stage: 'announcement',
    lotOf: { purchase: '411303-2026-0042', lot: '1', wholeFen: 1_500_000_00 },
    scheme: { ceilingFen: 1_200_000_00 },
    notice: { ceilingFen: 1_190_000_00 },
    plan: { number: '宛备〔2026〕42号' },
    opening: { title: '特困人员照料护理服务（第 1 包：照料护理）', method: 'openTender' },
  });
  expect(Object.keys(one!.state.scheme!.services)).toEqual(['1']);
  expect(one!.state.notice).not.toHaveProperty('lots');
  expect(Object.keys(two!.deadlines).sort()).toEqual([
    'bidOpening',
    'bidSubmission',
    'challengeOfDocuments:1',
    'documentsOnOffer',
  ]);
  expect([one, two].map((told) => reservedFen(told!.state))).toEqual([1_200_000_00, 200_000_00]);
  expect(Math.max(...post.held)).toBe(1_400_000_00);
  expect(post.held.at(-1)).toBe(1_400_000_00);
  expect(post.allotment.reservations).toMatchObject({
    '411303-2026-0042': { reservedFen: 0 },
    '411303-2026-0042:1': { reservedFen: 1_200_000_00 },
  });
});

test('a lot that is given up gives its share back, and the other keeps its own', () => {
  const post = new Post(divided());
  post.does('2', 'cancelProcurement', { reason: '任务取消' });
  expect(heldFen(post.allotment)).toBe(1_200_000_00);
  expect(reservedFen(post.of('1').state)).toBe(1_200_000_00);
});

test('the whole purchase hears of the stages of its lots, and is over when the last of them is', () => {
  const post = new Post(divided());
  post.enters('', 'lots');
  post.enters('1', 'selection');
  expect(post.of('').state.lots![1]).toMatchObject({ stage: 'selection', number: '411303-2026-0042:1' });
  post.enters('2', 'cancelled');
  expect(areLotsOver(post.of('').state)).toBe(false);
  const signed = { by: 'li-wei', at: at(on) };
  const won = { winner: { supplier: 'ANKANG', priceFen: 1_100_000_00, fixed: signed }, award: { noticed: signed } };
  post.enters('1', 'contract', won);
  expect(post.of('').state.lots![1]!.winner).toEqual({ supplier: 'ANKANG', priceFen: 1_100_000_00 });
  post.enters('1', 'closed');
  expect(areLotsOver(post.of('').state)).toBe(true);
});

/** Reported, with these candidates in this order. */
const reported = (suppliers: readonly string[]): Partial<Procurement> => ({
  stage: 'selection',
  ranking: suppliers,
  report: { delivered: { by: 'zhou-min', at: at('2026-03-24') }, occurredOn: '2026-03-24' },
  openedAt: at('2026-03-23'),
  searches: searched(suppliers, '2026-03-24'),
  bids: Object.fromEntries(
    suppliers.map((one) => [
      one,
      { sealedSha256: 'a'.repeat(64), received: { by: one, at: at(on) }, onPaper: false, priceFen: 1 },
    ]),
  ),
});

test('a bidder who has won its lot is passed over in the next, and the second of the report is asked for', () => {
  const post = new Post(divided({ mostLotsPerBidder: 1 }));
  post.enters('', 'lots');
  post.does('1', 'fixWinner', { supplier: 'ANKANG' }, reported(['ANKANG', 'BOAI']));
  expect(post.of('1').state.lotClaim).toEqual({ supplier: 'ANKANG', outcome: 'granted' });
  post.does('2', 'fixWinner', { supplier: 'ANKANG' }, reported(['ANKANG', 'BOAI']));
  expect(post.of('2').state).toMatchObject({ barred: { ANKANG: { lots: ['1'] } } });
  expect(post.of('2').state.winner).toBeUndefined();
  const again = (supplier: string) =>
    post.of('2').refuses(anAct('fixWinner'), { supplier }, { on: '2026-03-26', actor: director });
  expect(again('ANKANG')?.remedy).toBe('按顺序应当确定 BOAI');
  expect(again('BOAI')).toBeUndefined();
});

test('no award is told before the whole purchase has answered, and none where nothing was limited has to wait', () => {
  const awards = (state: Procurement) =>
    new Told(state).judges(anAct('issueAwardNotice'), {}, { on: '2026-03-26', actor: officer }).found;
  const asks = (state: Procurement) => awards(state).filter(({ rule }) => rule.includes('最多中标'));
  const limited = new Post(divided({ mostLotsPerBidder: 1 })).of('1').with(reported(['ANKANG', 'BOAI']));
  const fixed = limited.does(anAct('fixWinner'), { supplier: 'ANKANG' }, { on: '2026-03-25', actor: director });
  expect(asks(fixed.state).map(({ holds }) => holds)).toEqual([false]);
  const free = new Post(divided()).of('1').with(reported(['ANKANG', 'BOAI']));
  const plain = free.does(anAct('fixWinner'), { supplier: 'ANKANG' }, { on: '2026-03-25', actor: director });
  expect(asks(plain.state)).toEqual([]);
  expect(plain.sent).toEqual([]);
});

test('a lot that is announced anew frees the bidder who had won it for another', () => {
  const post = new Post(divided({ mostLotsPerBidder: 1 }));
  post.enters('', 'lots');
  post.does('1', 'fixWinner', { supplier: 'ANKANG' }, reported(['ANKANG', 'BOAI']));
  post.enters('1', 'announcement', { winner: undefined, lotClaim: undefined });
  post.does('2', 'fixWinner', { supplier: 'ANKANG' }, reported(['ANKANG', 'BOAI']));
  expect(post.of('2').state.lotClaim?.outcome).toBe('granted');
});

test('lots count together as the one purchase that they are, and never with each other', () => {
  const post = new Post(divided());
  const invited = (state: Procurement) => ({
    ...state,
    opening: { ...state.opening, method: 'consultation' as const },
  });
  const [whole, one, two] = ['', '1', '2'].map((lot) => invited(post.of(lot).state));
  expect([whole, one, two].map((state) => countedFen(state!))).toEqual([0, 1_200_000_00, 200_000_00]);
  expect(countsWith(one!, two!)).toBe(false);
  expect(countsWith({ ...one!, id: 'another', lotOf: undefined } as never, two!)).toBe(true);
});

test('the whole amount says which methods a lot may change to', () => {
  const small = new Post(divided()).of('2').state;
  expect(reachesTender({ ...small, lotOf: { ...small.lotOf!, wholeFen: 2_000_000_00 } })).toBe(true);
  expect(reachesTender({ ...small, lotOf: { ...small.lotOf!, wholeFen: 1_999_999_99 } })).toBe(false);
});
