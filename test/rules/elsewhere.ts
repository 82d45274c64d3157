/** A tender on a platform elsewhere, step by step: what the tests of recorded facts begin with. */
import type { Actor } from '../../domain/act.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { shapes } from '../../domain/shapes/index.ts';
import * as they from './builders.ts';
import { Chronicle } from './chronicle.ts';
import { fields, itemsBut, prices, three } from './selecting.ts';

export const { officer, director, agency } = they;
export const platform = '省平台';
export const file = 'f'.repeat(64);
const told = { address: 'https://notice.example/1', fileSha256: file };

export const anAgreement = {
  agency: 'AG-YX',
  scope: '公开招标全过程',
  powers: ['documents', 'bids', 'opening', 'qualification', 'award', 'failure'],
  termFrom: '2026-02-01',
  termTo: '2026-12-31',
  feeBearer: 'winner',
  feeBasis: '按招标文件',
  agreementSha256: file,
  occurredOn: '2026-02-01',
  platform,
};
/** Documents from 2 March, bids due on the 23rd: twenty-one days. */
export const aPlatformNotice = {
  ...they.aNotice,
  ...told,
  number: 'ZB-1',
  occurredOn: '2026-03-02',
  documentsTo: '2026-03-09',
  noticeTo: '2026-03-09',
  media: ['ccgpProvince'],
};
export const bidder = (priceFen: number) => ({ name: '某机构', priceFen });
export const anOpening = {
  openedAt: they.at('2026-03-23', '01:00'),
  occurredOn: '2026-03-23',
  bidders: Object.fromEntries(three.map((one) => [one, bidder(prices[one]!)])),
  fileSha256: file,
};
/** BOAI is the cheapest with 1.3 million: 15 points; ANKANG 13.93, CIYUAN 13.45. */
const pricePoints: Record<string, number> = { ANKANG: 1393, BOAI: 1500, CIYUAN: 1345 };
const factors: Record<string, Record<string, number>> = {
  ANKANG: { 1: 6000, 2: 2500 },
  BOAI: { 1: 5000, 2: 2000 },
  CIYUAN: { 1: 4500, 2: 1500 },
};
export const reportedBid = (one: string) => ({
  qualified: true,
  items: itemsBut(),
  factors: factors[one]!,
  pricePoints: pricePoints[one]!,
  points: factors[one]![1]! + factors[one]![2]! + pricePoints[one]!,
});
export const aReport = {
  occurredOn: '2026-03-23',
  members: they.membersOf(5),
  results: Object.fromEntries(three.map((one) => [one, reportedBid(one)])),
  ranking: ['ANKANG', 'BOAI', 'CIYUAN'],
  fileSha256: file,
};
export const aConfirmation = { supplier: 'ANKANG', occurredOn: '2026-03-25', confirmedBy: 'purchaser' };
export const anAward = {
  ...told,
  number: 'ZB-1-R',
  occurredOn: '2026-03-26',
  provider: 'ANKANG',
  priceFen: prices.ANKANG!,
  parties: fields,
};
export const aFailure = {
  ...told,
  number: 'ZB-1-F',
  occurredOn: '2026-03-23',
  ground: 'tooFewBidders',
  reason: '投标人不足三家',
  next: 'announcement',
};

export type Told = Chronicle<Procurement>;
type Doing = readonly [name: string, input: object, on: string, by: Actor];

const clean = { dishonestDebtor: false, taxOffender: false };
const search = (day: string, suppliers: readonly string[]) => ({
  searchedAt: they.at(day, '01:10'),
  results: Object.fromEntries(suppliers.map((one, place) => [one, { [`91410000MA000000${place + 10}`]: clean }])),
  evidenceSha256: file,
});
const draw = {
  pool: '河南省政府采购评审专家库',
  number: 'CQ-1',
  drawnAt: they.at('2026-03-20'),
  witnesses: ['chen-jing', 'zhou-min'],
  experts: ['member-2', 'member-3', 'member-4', 'member-5'],
};

/** All of it as it should be: nothing needs a reason. */
const course: readonly Doing[] = [
  ['entrustAgency', anAgreement, '2026-02-09', officer],
  ['recordNotice', aPlatformNotice, '2026-03-02', agency],
  ['recordOpening', anOpening, '2026-03-23', agency],
  ['enterCreditSearch', search('2026-03-23', three), '2026-03-23', agency],
  ['confirmCreditSearch', { search: '1', evidenceSha256: file }, '2026-03-23', officer],
  ['recordExpertDraw', draw, '2026-03-23', agency],
  ['recordReport', aReport, '2026-03-23', agency],
  ['deliverReport', { occurredOn: '2026-03-24' }, '2026-03-24', agency],
  ['enterCreditSearch', search('2026-03-25', three), '2026-03-25', agency],
  ['confirmCreditSearch', { search: '2', evidenceSha256: file }, '2026-03-25', officer],
  ['recordConfirmation', aConfirmation, '2026-03-25', director],
  ['recordAward', anAward, '2026-03-26', agency],
];

/** The case as it stands just before an act of the course; at its end where the act is not of it. */
export function before(act: string): Told {
  const chronicle = new Chronicle(procurementProceeding, they.readyForNotice());
  for (const [name, input, on, by] of course) {
    if (name === act) return chronicle;
    entering(chronicle, name);
    expect([name, shapes[name]!.safeParse(input).error]).toEqual([name, undefined]);
    chronicle.did(name, input, { on, by });
  }
  return chronicle;
}

/** The course of the case, which the workflow goes: bids are due, so it is in its selection. */
export function entering(chronicle: Told, act: string): void {
  const isBefore = ['entrustAgency', 'recordNotice'].includes(act);
  chronicle.state = { ...chronicle.state, stage: isBefore ? 'announcement' : 'selection' };
}

/** What is found against the act, of both kinds. */
export function found(chronicle: Told, act: string, input: object, on: string, by: Actor = agency) {
  entering(chronicle, act);
  const { found: all } = chronicle.judges(act, input, { on, by });
  return all.filter(({ holds }) => !holds);
}

/** The names of the acts that somebody is waited for to do in the stage of the case. */
export function awaitedIn(state: Procurement): string[] {
  const open = procurementProceeding.acts.filter(({ during }) => during.includes(state.stage));
  return open.filter((act) => (act.awaited?.(state).length ?? 0) > 0).map(({ name }) => name);
}
