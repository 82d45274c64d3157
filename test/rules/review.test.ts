/** 评审的组织与定标: who judges and who steps aside, which price counts, what silence does, and what each bidder is told. */

import { fixWinner, issueAwardNotice } from '../../domain/award.ts';
import { checkConformity } from '../../domain/conformity.ts';
import { deemWinner, isSilent, objectToReport } from '../../domain/deemed-award.ts';
import { recordExpertDraw } from '../../domain/expert-draw.ts';
import { answerPriceCorrection, correctBidPrice, corrected } from '../../domain/price-correction.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { awardPublication } from '../../domain/publication.ts';
import { declareInterest } from '../../domain/recusal.ts';
import { appointCommittee, scoreBids } from '../../domain/selection.ts';
import { readable, readableEntry } from '../../domain/visibility.ts';
import {
  aConsultation,
  after,
  agency,
  at,
  bidsIn,
  clocked,
  director,
  done,
  expert,
  judged,
  memberOf,
  membersOf,
  officer,
  supplier,
} from './builders.ts';
import {
  awarded,
  conformingAll,
  delivered,
  examined,
  fields,
  fixed,
  on,
  opened,
  people,
  qualified,
  seated,
  sheet,
  sheets,
  signing,
  three,
} from './selecting.ts';

const draw = {
  pool: '河南省政府采购评审专家库',
  number: 'CQ-7',
  drawnAt: at(on),
  witnesses: ['chen-jing', 'zhou-min'],
  experts: ['member-2', 'member-3', 'member-4', 'member-5'],
};
const members = { members: membersOf(5) };
const undrawn = { ...opened, draws: undefined };

test('an expert whom no draw brought is not appointed', () => {
  expect(judged(appointCommittee, undrawn, members, { on }).refusal?.cite).toEqual({
    statute: 'procurementRegulation',
    article: 39,
  });
  const partly = done(recordExpertDraw, undrawn, { ...draw, experts: draw.experts.slice(1) }, { on });
  expect(judged(appointCommittee, partly, members, { on }).refusal?.remedy).toContain('member-2');
  const drawn = done(recordExpertDraw, undrawn, draw, { on });
  expect(judged(appointCommittee, drawn, members, { on }).refusal).toBeUndefined();
});

test('a draw by seed is the demo’s, and experts of one’s own choice need consent: both ask for a reason', () => {
  const seeded = judged(recordExpertDraw, undrawn, { ...draw, demoSeed: '42' }, { on });
  expect(seeded.warnings.map(({ remedy }) => remedy)).toEqual([expect.stringContaining('演示')]);
  const chosen = { reason: '无相关专业专家', consentBy: '青禾县民政局', consentNumber: '青民〔2026〕3号' };
  const own = judged(recordExpertDraw, undrawn, { ...draw, chosen }, { on });
  expect(own.warnings.map(({ cite }) => cite?.article)).toEqual([48]);
  for (const wrong of [
    { drawnAt: at('2026-03-24') },
    { experts: ['member-2', 'member-2'] },
    { experts: [agency.person] },
  ])
    expect(judged(recordExpertDraw, undrawn, { ...draw, ...wrong }, { on, actor: agency }).refusal).toBeDefined();
});

test('a tender that its purchaser calls complex or of high impact has seven members; a complex consultation one in law', () => {
  const five = judged(appointCommittee, opened, { ...members, demanding: 'highImpact' }, { on });
  expect(five.refusal).toMatchObject({ actual: '5 人', required: '≥ 7 人' });
  expect(
    judged(appointCommittee, opened, { members: membersOf(7), demanding: 'complex' }, { on }).refusal,
  ).toBeUndefined();
  const talks = bidsIn(three, aConsultation());
  const three3 = { members: membersOf(3), demanding: 'complex' };
  expect(judged(appointCommittee, talks, three3, { on }).warnings.map(({ cite }) => cite?.article)).toEqual([14]);
  const legal = { ...three3, members: { ...membersOf(3), 'member-2': { name: '成员2', kind: 'expert', legal: true } } };
  expect(judged(appointCommittee, talks, legal, { on }).warnings).toEqual([]);
});

const undeclared = { ...seated, interests: undefined };
const one = people[1]!;

test('nobody judges before it has declared; who has an interest steps aside and is replaced', () => {
  const state = { ...examined, interests: undefined };
  const scene = { on, actor: memberOf(one) };
  expect(judged(scoreBids, state, { sheets: sheet }, scene).refusal?.remedy).toContain('声明');
  expect(declareInterest.awaited?.(undeclared).map(({ person }) => person)).toEqual(people);
  const hit = done(declareInterest, state, { interests: { BOAI: 'kinship' } }, scene);
  expect(judged(scoreBids, hit, { sheets: sheet }, scene).refusal).toMatchObject({
    cite: { article: 9, paragraph: 1 },
  });
  expect(appointCommittee.awaited?.(hit)).toHaveLength(1);
  expect(judged(appointCommittee, hit, members, { on }).refusal?.remedy).toContain(one);
  const { [one]: _, ...others } = membersOf(6);
  expect(judged(appointCommittee, hit, { members: others }, { on }).refusal).toBeUndefined();
  expect(appointCommittee.awaited?.(done(appointCommittee, hit, { members: others }, { on }))).toEqual([]);
});

test('an interest is declared in those who bid', () => {
  const scene = { on, actor: memberOf(one) };
  expect(judged(declareInterest, undeclared, { interests: { STRANGER: 'other' } }, scene).refusal?.remedy).toContain(
    'STRANGER',
  );
});

test('what does not conform is told why, and is not in the running', () => {
  const scene = { on, actor: memberOf(one) };
  const silent = { results: { ...conformingAll(three).results, BOAI: { conforms: false } } };
  expect(judged(checkConformity, qualified, silent, scene).refusal?.remedy).toContain('BOAI');
  const two = done(checkConformity, qualified, conformingAll(three, ['BOAI']), scene);
  expect(judged(scoreBids, two, { sheets: {} }, scene).refusal).toMatchObject({
    cite: { article: 36 },
    actual: '2 家',
  });
});

const sheetOf = (figuresFen: number, capitalsFen?: number) => ({ figuresFen, ...(capitalsFen ? { capitalsFen } : {}) });
const lines = { 1: { unitFen: 100, quantity: 12 }, 2: { unitFen: 50, quantity: 2 } };

/** 87号令59: the four rules, alone and one after the other. */
test.each([
  [{ sheet: sheetOf(1300), bodyFen: 1310 }, 1300, ['以开标一览表（报价表）为准']],
  [{ sheet: sheetOf(1300, 1400) }, 1400, ['以大写金额为准']],
  [{ sheet: sheetOf(1200), lines, misplaced: true }, 1200, ['以开标一览表的总价为准，并修改单价']],
  [{ sheet: sheetOf(1200), lines }, 1300, ['以单价金额计算结果为准']],
  [{ sheet: sheetOf(1300), lines }, 1300, []],
  [
    { sheet: sheetOf(1100, 1200), bodyFen: 1000, lines },
    1300,
    ['以开标一览表（报价表）为准', '以大写金额为准', '以单价金额计算结果为准'],
  ],
])('a bid that says %j is corrected to %i', (found, price, rules) => {
  const { priceFen, tape } = corrected({ supplier: 'BOAI', ...found });
  expect([priceFen, tape.map(({ rule }) => rule)]).toEqual([price, rules]);
});

const draft = { supplier: 'BOAI', sheet: { figuresFen: 1_300_000_00, capitalsFen: 1_350_000_00 } };
const correction = done(correctBidPrice, examined, draft, { on, actor: memberOf(one) });

test('a corrected price binds when the bidder confirms it; till then nobody scores', () => {
  const scene = { on, actor: memberOf(one) };
  expect(correction.priceCorrections?.BOAI).toMatchObject({ readOutFen: 1_300_000_00, correctedFen: 1_350_000_00 });
  expect(judged(scoreBids, correction, { sheets: sheet }, scene).refusal?.cite).toMatchObject({
    article: 59,
    paragraph: 2,
  });
  expect(answerPriceCorrection.awaited?.(correction)).toMatchObject([{ organisation: 'BOAI' }]);
  const own = { on, actor: supplier('BOAI') };
  const confirmed = done(answerPriceCorrection, correction, { confirmed: true }, own);
  expect(confirmed.bids?.BOAI?.priceFen).toBe(1_350_000_00);
  expect(judged(scoreBids, confirmed, { sheets: sheet }, scene).refusal).toBeUndefined();
  expect(judged(answerPriceCorrection, confirmed, { confirmed: false }, own).refusal).toBeDefined();
  expect(
    judged(answerPriceCorrection, correction, { confirmed: true }, { on, actor: supplier('ANKANG') }).refusal,
  ).toBeDefined();
});

test('a bidder that does not confirm is void, at the price that was read out', () => {
  const declined = done(answerPriceCorrection, correction, { confirmed: false }, { on, actor: supplier('BOAI') });
  expect(declined.bids?.BOAI?.priceFen).toBe(1_300_000_00);
  expect(judged(scoreBids, declined, { sheets: sheet }, { on, actor: memberOf(one) }).refusal?.actual).toBe('2 家');
  const paper = { supplier: 'BOAI', confirmed: true };
  expect(judged(answerPriceCorrection, correction, paper, { on, actor: agency }).refusal).toBeDefined();
});

test('a purchaser that is silent has chosen the first; one that has a reason, refused or chose has not', () => {
  expect(isSilent(delivered)).toBe(true);
  const actor = { person: 'procurement:1', organisation: 'procurement:1', role: 'proceeding' } as const;
  const deemed = done(deemWinner, delivered, {}, { on: '2026-03-31', actor });
  expect(deemed.winner).toMatchObject({ supplier: 'ANKANG', priceFen: 1_400_000_00, deemed: true });
  expect(clocked(deemWinner, delivered, {}, { on: '2026-03-31', actor }).awardNotice?.due).toBe(
    '2026-04-02T15:59:59.999Z',
  );
  expect(judged(fixWinner, deemed, { supplier: 'ANKANG' }, { on: '2026-03-31' }).refusal).toBeDefined();
  const said = done(objectToReport, delivered, { reason: '第一候选人涉嫌串通，已报财政部门' }, { on });
  const refused = { ...delivered, refusals: { ANKANG: { at: on, reason: '' } } };
  const negotiated = { ...delivered, opening: { ...delivered.opening, method: 'negotiation' as const } };
  for (const state of [said, refused, fixed, negotiated, { ...delivered, report: undefined }]) {
    expect(isSilent(state)).toBe(false);
    expect(judged(deemWinner, state, {}, { on, actor }).refusal).toBeDefined();
  }
});

test.each(['purchaser', 'agency', 'supplier', 'unitPrices'] as const)(
  'a result announcement without %s is refused under 条例43, and told what is missing',
  (field) => {
    const { [field]: _, ...rest } = fields;
    const { refusal } = judged(issueAwardNotice, fixed, rest, { on });
    expect(refusal).toMatchObject({ cite: { article: 43, paragraph: 3 }, remedy: expect.stringContaining(field) });
  },
);

test('the announcement has all that 条例43 names, and says nothing of the others', () => {
  const { body } = awardPublication(awarded);
  expect(body).toMatchObject({
    procurement: awarded.id,
    points: 9893,
    parties: fields,
    experts: ['成员2', '成员3', '成员4', '成员5'],
  });
  expect(JSON.stringify(body)).not.toMatch(/CIYUAN|BOAI/);
});

const lost = { ...awarded, conformity: { ...awarded.conformity, CIYUAN: { conforms: false, reason: '缺服务方案' } } };
const seen = (state: Procurement, who: Parameters<typeof readable>[1]) =>
  readable(state, who) as unknown as Record<string, unknown>;

test('each loser is told its own points, rank and reason, and nothing of anybody else', () => {
  const [boai, ciyuan] = [seen(lost, supplier('BOAI')), seen(lost, supplier('CIYUAN'))];
  expect(boai.outcome).toEqual({ won: false, result: awarded.results!.BOAI });
  expect(ciyuan.outcome).toMatchObject({ reason: '未通过符合性审查：缺服务方案' });
  expect(JSON.stringify(boai)).not.toMatch(/CIYUAN|成员/);
  expect(seen(fixed, supplier('BOAI')).outcome).toBeUndefined();
  expect(seen(lost, supplier('STRANGER')).outcome).toBeUndefined();
});

test('no supplier sees who judges before the result is out, or who stepped aside at any time', () => {
  const state = {
    ...delivered,
    interests: { ...delivered.interests, [one]: { at: at(on), interests: { BOAI: 'kinship' } as const } },
  };
  for (const field of ['committee', 'interests', 'draws', 'searches', 'sheets', 'scores', 'qualification'])
    expect(seen(state, supplier('ANKANG'))[field]).toBeUndefined();
  const contract = { ...awarded, contract: { provider: 'ANKANG' } } as Procurement;
  expect([seen(contract, supplier('ANKANG')).interests, seen(contract, supplier('ANKANG')).scores]).toEqual([
    undefined,
    {},
  ]);
  const entry = { case: '1', seq: 1, act: 'declareInterest', at: at(on), change: {} };
  expect(readableEntry(contract, entry, supplier('ANKANG'))).toBe(false);
  expect(readableEntry(contract, entry, officer)).toBe(true);
});

test('a member reads no sheet of another before all have scored', () => {
  const [first] = sheets();
  const scored = after(examined, first!);
  expect(seen(scored, expert('member-3'))).toMatchObject({ scores: {}, sheets: {} });
  const all = after(examined, ...sheets(), ...signing());
  expect(Object.keys(seen(all, director).sheets as object)).toEqual(people);
});

test('till the result is out the treasury and the unit’s accountant read no name of a member; who runs the purchase does', () => {
  const treasurer = { person: 'p', organisation: 'CZ-WL', role: 'treasurer' } as const;
  const accountant = { person: 'q', organisation: 'MZ-WL', role: 'unitAccountant' } as const;
  const entry = { case: '1', seq: 1, act: 'appointCommittee', at: at(on), change: {} };
  for (const who of [treasurer, accountant]) {
    expect(JSON.stringify(seen(fixed, who))).not.toMatch(/member-|成员/);
    expect(readableEntry(fixed, entry, who)).toBe(false);
    expect(seen(awarded, who).committee).toBeDefined();
    expect(readableEntry(awarded, entry, who)).toBe(true);
  }
  expect(seen(fixed, officer).committee).toBeDefined();
});
