/** 评审定标: how many must come, who may sit, in what order winners are taken, and when a round is given up. */
import { deliverReport, fixWinner, issueAwardNotice } from '../../domain/award.ts';
import { inTheRunning } from '../../domain/competition.ts';
import { checkConformity } from '../../domain/conformity.ts';
import { checkQualification, openBids, recordFinalOffers } from '../../domain/examination.ts';
import { invalidateTender } from '../../domain/invalidation.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { awardPublication } from '../../domain/publication.ts';
import { appointCommittee, scoreBids, signReport } from '../../domain/selection.ts';
import {
  aConsultation,
  after,
  agency,
  aNotice,
  aProcurement,
  bidsIn,
  clocked,
  director,
  done,
  judged,
  memberOf,
  membersOf,
  officer,
} from './builders.ts';

import {
  awarded,
  conformingAll,
  declaring,
  delivered,
  examined,
  fields,
  fixed,
  offersOf,
  on,
  opened,
  people,
  qualified,
  qualifying,
  reported,
  seated,
  sheet,
  sheets,
  signing,
  tender,
  three,
} from './selecting.ts';

test.each([
  ['00:59', 39],
  ['01:00', undefined],
  ['01:01', undefined],
])('bids due at 09:00 in China and opened at %s UTC are refused before, not at or after', (utc, article) => {
  const { refusal } = judged(openBids, tender, { offers: offersOf(three) }, { on, utc });
  expect(refusal?.cite?.article).toBe(article);
  if (article) expect(refusal?.remedy).toBe('2026-03-23 09:00 起可以开启');
});

test('before bids are due no finding tells how many there are or whose', () => {
  const { found } = judged(openBids, tender, { offers: {} }, { on, utc: '00:59' });
  expect(JSON.stringify(found)).not.toMatch(/家|ANKANG/);
});

test.each([
  [2, 36],
  [3, undefined],
  [4, undefined],
])('a tender with %i bidders is opened or given up', (count, article) => {
  const suppliers = [...three, 'DEHUI'].slice(0, count);
  const state = bidsIn(suppliers);
  const { refusal } = judged(openBids, state, { offers: offersOf(suppliers) }, { on });
  expect(refusal?.cite?.article).toBe(article);
  if (article)
    expect(refusal).toMatchObject({ actual: '2 家', remedy: expect.stringContaining('与这两家供应商竞争性谈判') });
  expect(awaited(state)).toContain(article ? 'invalidateTender' : 'openBids');
});

test('exactly one price is read out for each bid that stands', () => {
  const withdrawn = { ...tender.bids!.CIYUAN!, withdrawnAt: '2026-03-21T01:00:00.000Z' };
  const state = bidsIn([...three, 'DEHUI']);
  const left = { ...state, bids: { ...state.bids, CIYUAN: withdrawn } };
  const { refusal } = judged(openBids, left, { offers: offersOf(three) }, { on });
  expect(refusal?.remedy).toBe('缺：DEHUI；多：CIYUAN');
  const opening = done(openBids, left, { offers: offersOf(['ANKANG', 'BOAI', 'DEHUI']) }, { on });
  expect(opening.bids?.CIYUAN?.priceFen).toBeUndefined();
});

test('an opening on the next day is a fact that needs a reason', () => {
  const due = { bidOpening: { title: '开标', kind: 'duty', due: '2026-03-23T15:59:59.999Z' } } as never;
  const late = judged(openBids, tender, { offers: offersOf(three) }, { on: '2026-03-24', deadlines: due });
  expect(late.refusal).toBeUndefined();
  expect(late.warnings).toHaveLength(1);
});

test.each([
  ['2026-03-12T15:59:59.999Z', 0],
  ['2026-03-22T15:59:59.999Z', 0],
  ['2026-03-23T15:59:59.999Z', 1],
])(
  'where the documents had to be on offer until %s, bids due on the 23rd are opened with %i reasons',
  (due, reasons) => {
    const [statute, article] = ['consultation2014', 10];
    const offer = { title: '磋商文件发售期限', kind: 'wait', basis: 'statute', cite: { statute, article }, due };
    const state = bidsIn(three, aConsultation());
    const deadlines = { responseDocumentsOnOffer: offer } as never;
    const { refusal, warnings } = judged(openBids, state, { offers: offersOf(three) }, { on, deadlines });
    expect(refusal).toBeUndefined();
    expect(warnings.map(({ cite }) => cite?.article)).toEqual(Array(reasons).fill(10));
    if (reasons) expect(warnings[0]?.rule).toBe('磋商文件发售期限不得少于5个工作日');
  },
);

test.each([
  [aProcurement(), 3, 1, '评标委员会由采购人代表和评审专家组成，成员人数应当为5人以上单数'],
  [aProcurement(), 4, 1, '评标委员会由采购人代表和评审专家组成，成员人数应当为5人以上单数'],
  [aProcurement(), 5, 1, undefined],
  [aProcurement(), 6, 1, '评标委员会成员人数应当为单数'],
  [aProcurement(), 5, 2, '评标委员会中评审专家不得少于成员总数的三分之二'],
  [aProcurement(), 9, 3, undefined],
  [aProcurement(), 9, 4, '评标委员会中评审专家不得少于成员总数的三分之二'],
  [aConsultation(), 1, 0, '磋商小组由采购人代表和评审专家共3人以上单数组成'],
  [aConsultation(), 3, 1, undefined],
  [aConsultation(), 3, 2, '磋商小组中评审专家人数不得少于成员总数的2/3'],
])('a committee is measured by size, oddness and share of experts', (state, size, purchasers, rule) => {
  const { found } = judged(appointCommittee, bidsIn(three, state), { members: membersOf(size, purchasers) }, { on });
  expect(found.find(({ holds }) => !holds)?.rule).toBe(rule);
});

test.each([
  [9_999_999_99, 5, false],
  [10_000_000_00, 5, true],
  [10_000_000_00, 6, true],
  [10_000_000_00, 7, false],
])('a tender of %i fen with %i members is refused: %s', (ceilingFen, size, refused) => {
  const state = { ...tender, scheme: { ...tender.scheme!, ceilingFen } };
  const { refusal } = judged(appointCommittee, state, { members: membersOf(size) }, { on });
  expect(refusal !== undefined).toBe(refused);
});

test('who prepared the purchase sits for the purchaser, not as an expert; the agency sits not at all', () => {
  const own = (kind: 'expert' | 'purchaser') => ({ ...membersOf(4, 0), [officer.person]: { name: '陈静', kind } });
  const { refusal } = judged(appointCommittee, tender, { members: own('expert') }, { on });
  expect(refusal?.cite).toEqual({ statute: 'tender87', article: 47, paragraph: 3 });
  expect(judged(appointCommittee, tender, { members: own('purchaser') }, { on }).refusal).toBeUndefined();
  const agent = { members: { ...membersOf(4), [agency.person]: { name: '周敏', kind: 'expert' } } };
  expect(judged(appointCommittee, tender, agent, { on, actor: agency }).refusal?.cite?.article).toBe(47);
});

test('a member replaced while scoring loses the sheet, with a reason; after the first signature nobody is replaced', () => {
  const [first, second] = sheets();
  const scored = after(examined, first!, second!);
  const { 'member-2': _, ...rest } = membersOf(5);
  const members = { ...rest, 'member-9': { name: '成员9', kind: 'expert' as const } };
  const { warnings } = judged(appointCommittee, scored, { members }, { on });
  expect(warnings[0]?.cite?.article).toBe(49);
  const replaced = done(appointCommittee, scored, { members }, { on });
  expect(Object.keys(replaced.scores ?? {})).toEqual(['member-1']);
  const begun = after(examined, ...sheets(), signing()[0]!);
  expect(judged(appointCommittee, begun, { members }, { on }).refusal).toBeDefined();
});

test('nobody is found unqualified without a reason, and nobody is passed over', () => {
  const silent = { results: { ...qualifying(three).results, BOAI: { qualified: false } } };
  expect(judged(checkQualification, seated, silent, { on }).refusal?.remedy).toContain('BOAI');
  expect(judged(checkQualification, seated, qualifying(['ANKANG', 'BOAI']), { on }).refusal?.remedy).toBe('缺：CIYUAN');
});

test.each([
  [aNotice.ceilingFen - 1, undefined],
  [aNotice.ceilingFen, undefined],
  [aNotice.ceilingFen + 1, 63],
])('a bid of %i fen under a ceiling of 150 万元 qualifies or is void', (price, article) => {
  const offers = { ...offersOf(three), BOAI: price };
  const state = done(openBids, tender, { offers }, { on });
  expect(judged(checkQualification, state, qualifying(three), { on }).refusal?.cite?.article).toBe(article);
});

test('that too few qualify is recorded as a fact, and stops the scoring', () => {
  const { refusal } = judged(checkQualification, seated, qualifying(three, ['BOAI']), { on });
  expect(refusal).toBeUndefined();
  const short = done(checkQualification, seated, qualifying(three, ['BOAI']), { on });
  const score = judged(scoreBids, short, { sheets: { ANKANG: {}, CIYUAN: {} } }, { on, actor: memberOf(people[0]!) });
  expect(score.refusal).toMatchObject({
    cite: { article: 36 },
    remedy: expect.stringContaining('与这两家供应商竞争性谈判'),
  });
  expect(awaited(short)).toEqual(['invalidateTender']);
});

test('only members score, once, and exactly those in the running', () => {
  expect(judged(scoreBids, examined, { sheets: sheet }, { on, actor: memberOf('nobody') }).refusal?.rule).toContain(
    '成员',
  );
  const [first] = sheets();
  const scored = after(examined, first!);
  expect(judged(scoreBids, scored, { sheets: sheet }, { on, actor: memberOf(people[0]!) }).refusal).toBeDefined();
  const short = { sheets: { ANKANG: sheet.ANKANG, BOAI: sheet.BOAI } };
  expect(judged(scoreBids, examined, short, { on, actor: memberOf(people[0]!) }).refusal?.remedy).toBe('缺：CIYUAN');
  expect(scoreBids.awaited?.(scored).map(({ person }) => person)).toEqual(people.slice(1));
});

test('a score sheet is given on the prices and the qualification that were seen; the sheet of another outdates none', () => {
  const version = (state: Procurement) => JSON.stringify(scoreBids.decides?.(state));
  expect(version(after(examined, ...sheets()))).toBe(version(examined));
  const fewer = done(checkQualification, seated, qualifying(three, ['BOAI']), { on });
  expect(version(fewer)).not.toBe(version(examined));
  const cheaper = done(openBids, tender, { offers: { ...offersOf(three), BOAI: 1_00 } }, { on });
  expect(version(cheaper)).not.toBe(version(opened));
});

test('a report that an agency has to send is waited for from the agency alone', () => {
  expect(deliverReport.awaited?.(reported)).toEqual([{ clock: 'reportDelivery', role: 'agency' }]);
});

test('no member signs before all have scored; a dissent is kept with its words', () => {
  const four = after(examined, ...sheets().slice(0, 4));
  expect(judged(signReport, four, {}, { on, actor: memberOf(people[0]!) }).refusal?.remedy).toContain('全体成员');
  const all = after(examined, ...sheets());
  const dissent = '对第二名的扣分没有依据';
  const signed = done(signReport, all, { dissent }, { on, actor: memberOf(people[0]!) });
  expect(signed.signatures?.[people[0]!]).toMatchObject({ dissent });
  expect(signed.ranking).toBeUndefined();
});

test('the best score wins though it is not the cheapest; price decides only between equal scores', () => {
  expect(reported.ranking).toEqual(['ANKANG', 'BOAI', 'CIYUAN']);
  const even = { ...examined, notice: { ...examined.notice!, priceWeightBp: 0 } };
  const level = { ANKANG: sheet.BOAI, BOAI: sheet.BOAI, CIYUAN: sheet.ANKANG };
  expect(after(even, ...sheets(level), ...signing()).ranking).toEqual(['CIYUAN', 'BOAI', 'ANKANG']);
});

test('the last signature starts the two days of the agency; without an agency, the five of the purchaser', () => {
  const state = after(examined, ...sheets(), ...signing().slice(0, 4));
  const scene = { on, actor: memberOf(people[4]!) };
  expect(clocked(signReport, state, {}, scene).reportDelivery?.due).toBe('2026-03-25T15:59:59.999Z');
  const { agency: _, ...opening } = state.opening;
  const alone = { ...state, opening };
  expect(clocked(signReport, alone, {}, scene).winnerFixing?.due).toBe('2026-03-30T15:59:59.999Z');
  expect(done(signReport, alone, {}, scene).report?.occurredOn).toBe(on);
});

test('a report is delivered on a day between its signature and today', () => {
  for (const occurredOn of ['2026-03-22', '2026-03-25'])
    expect(judged(deliverReport, reported, { occurredOn }, { on: '2026-03-24' }).refusal).toBeDefined();
  expect(judged(deliverReport, reported, { occurredOn: '2026-03-24' }, { on: '2026-03-24' }).refusal).toBeUndefined();
  expect(judged(fixWinner, reported, { supplier: 'ANKANG' }, { on }).refusal?.cite?.article).toBe(43);
});

test('the winner is the first of the report, and the refusal says who that is', () => {
  const { refusal } = judged(fixWinner, delivered, { supplier: 'BOAI' }, { on });
  expect(refusal).toMatchObject({ cite: { article: 43 }, remedy: '按顺序应当确定 ANKANG' });
  const refused = { ...delivered, refusals: { ANKANG: { at: on, reason: '' } } };
  expect(judged(fixWinner, refused, { supplier: 'ANKANG' }, { on }).refusal?.cite?.article).toBe(49);
  expect(judged(fixWinner, refused, { supplier: 'BOAI' }, { on }).refusal).toBeUndefined();
});

test.each([
  ['2026-03-27', 0],
  ['2026-03-30', 0],
  ['2026-03-31', 1],
])('a winner fixed on %s, five working days from a report of the 23rd, needs %i reasons', (day, reasons) => {
  const deadlines = clocked(deliverReport, reported, { occurredOn: on }, { on });
  const { refusal, warnings } = judged(fixWinner, delivered, { supplier: 'ANKANG' }, { on: day, deadlines });
  expect(refusal).toBeUndefined();
  expect(warnings.map(({ cite }) => cite?.article)).toEqual(Array(reasons).fill(43));
});

test('the notice to the winner starts thirty days, and the public is told who won and who judged', () => {
  const deadlines = clocked(issueAwardNotice, fixed, fields, { on });
  expect(deadlines.contractSigning?.due).toBe('2026-04-22T15:59:59.999Z');
  expect(judged(issueAwardNotice, awarded, fields, { on }).refusal).toBeDefined();
  const { body } = awardPublication(awarded);
  expect(body).toMatchObject({ supplier: 'ANKANG', priceFen: 1_400_000_00, points: 98_93 });
  expect(JSON.stringify(body)).not.toMatch(/成员1"|BOAI/);
});

describe('in a consultation', () => {
  const small = { scheme: { ...tender.scheme!, ceilingFen: 1_500_000_00 } };
  const begun = { ...bidsIn(three, aConsultation()), ...small };
  const talks = (not: readonly string[] = []) =>
    after(
      begun,
      [openBids, { offers: offersOf(three) }, { on }],
      [appointCommittee, { members: membersOf(3) }, { on }],
      ...declaring(people.slice(0, 3)),
      [checkQualification, qualifying(three, not), { on }],
      [checkConformity, conformingAll(three.filter((one) => !not.includes(one))), { on, actor: memberOf('member-2') }],
    );

  test.each([
    [3, 0, false],
    [2, 1, false],
    [1, 1, true],
  ])('with %i suppliers left it needs %i reasons, and is refused: %s', (count, reasons, refused) => {
    const left = three.slice(0, count);
    const state = talks(three.slice(count));
    const { refusal, warnings } = judged(recordFinalOffers, state, { offers: offersOf(left) }, { on });
    expect(refusal !== undefined).toBe(refused);
    expect(warnings).toHaveLength(reasons);
    expect(awaited(state)).toEqual([refused ? 'invalidateTender' : 'recordFinalOffers']);
  });

  test('nothing is scored before the final offers, which take the place of the first', () => {
    const actor = memberOf('member-1');
    expect(judged(scoreBids, talks(), { sheets: sheet }, { on, actor }).refusal?.remedy).toContain('最后报价');
    const final = done(recordFinalOffers, talks(), { offers: { ...offersOf(three), BOAI: 1_200_000_00 } }, { on });
    expect(final.bids?.BOAI?.priceFen).toBe(1_200_000_00);
    expect(judged(scoreBids, final, { sheets: sheet }, { on, actor }).refusal).toBeUndefined();
  });

  test('a first price above the ceiling may come down; a final one drops out of the running', () => {
    const offers = { ...offersOf(three), CIYUAN: 1_500_000_01 };
    const state = done(openBids, begun, { offers }, { on });
    const met = after(
      state,
      [appointCommittee, { members: membersOf(3) }, { on }],
      ...declaring(people.slice(0, 3)),
      [checkQualification, qualifying(three), { on }],
      [checkConformity, conformingAll(three), { on, actor: memberOf('member-2') }],
    );
    expect(inTheRunning(met)).toHaveLength(3);
    expect(inTheRunning(done(recordFinalOffers, met, { offers }, { on }))).toEqual(['ANKANG', 'BOAI']);
  });

  test('a tender has no final offers', () => {
    expect(judged(recordFinalOffers, examined, { offers: offersOf(three) }, { on }).refusal?.rule).toContain(
      '公开招标',
    );
  });
});

test('at every step of the selection somebody is awaited', () => {
  const scored = after(examined, ...sheets());
  const steps = [tender, opened, seated, qualified, examined, scored, reported, delivered, fixed];
  expect(steps.map((state) => awaited(state)[0])).toEqual([
    'openBids',
    'appointCommittee',
    'checkQualification',
    'checkConformity',
    'scoreBids',
    'signReport',
    'deliverReport',
    'fixWinner',
    'issueAwardNotice',
  ]);
  expect(awaited(awarded)).toEqual([]);
  expect(fixed.winner?.fixed.by).toBe(director.person);
});

function awaited(state: Procurement): string[] {
  const acts = [
    openBids,
    appointCommittee,
    checkQualification,
    checkConformity,
    recordFinalOffers,
    scoreBids,
    signReport,
    deliverReport,
    fixWinner,
    issueAwardNotice,
    invalidateTender,
  ];
  return acts.filter((act) => act.awaited?.(state).length).map(({ name }) => name);
}

test('an officer of the purchaser does not sit as an expert, nor an expert for the purchaser', () => {
  const asExpert = { on, actor: { ...officer, person: 'member-2' } };
  expect(judged(scoreBids, examined, { sheets: sheet }, asExpert).refusal?.remedy).toContain('采购人代表');
  const asPurchaser = { on, actor: { ...memberOf('member-2'), person: 'member-1' } };
  expect(judged(scoreBids, examined, { sheets: sheet }, asPurchaser).refusal).toBeDefined();
});
