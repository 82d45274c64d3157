/** 竞争：who is in the running, whether they are enough to go on, and in what order the committee puts them. */
import { standingBids } from './bids.ts';
import { type Finding, houseRule, measure } from './finding.ts';
import { type LimitName, limitOf } from './law/packs.ts';
import { courses, figures, isTender, words } from './methods.ts';
import type { Procurement } from './procurement.ts';

/** Qualified, and no dearer than the notice allows: the bid of a tender is final, in a consultation the last offer is. */
export function inTheRunning(state: Procurement): string[] {
  const { opening, bids = {}, notice, finalOffersAt } = state;
  const isFinal = !courses[opening.method].finalOffers || finalOffersAt !== undefined;
  const most = isFinal ? (notice?.ceilingFen ?? 0) : Number.POSITIVE_INFINITY;
  const isIn = (supplier: string) => !isVoid(state, supplier) && !hasLeft(state, supplier);
  return conforming(state).filter((supplier) => (bids[supplier]?.priceFen ?? 0) <= most && isIn(supplier));
}

/** Qualified, as the purchaser or the committee found. */
export function qualified({ qualification = {} }: Procurement): string[] {
  return Object.keys(qualification).filter((supplier) => qualification[supplier]?.qualified);
}

/** Of these, those whose bids meet what the documents ask for; all of them before that was examined. */
export function conforming(state: Procurement): string[] {
  const { conformity } = state;
  return qualified(state).filter((supplier) => !conformity || conformity[supplier]?.conforms);
}

/** Who may make a final offer: conforming, and not void. */
export function mayOffer(state: Procurement): string[] {
  return conforming(state).filter((supplier) => !isVoid(state, supplier));
}

/** 投标无效: a bidder that does not confirm the corrected price (87号令59), or cannot prove that its low price is reasonable (60). */
export function isVoid({ priceCorrections = {}, lowPrices = {} }: Procurement, supplier: string): boolean {
  return priceCorrections[supplier]?.declined !== undefined || lowPrices[supplier]?.judged?.proven === false;
}

/** Whoever made no final offer by itself before they were opened has left the talks. */
function hasLeft({ finalOffers, finalOffersAt }: Procurement, supplier: string): boolean {
  return finalOffers !== undefined && finalOffersAt !== undefined && finalOffers[supplier] === undefined;
}

/** The two that a tender was left with, where this is the negotiation with them (74号令27). */
export function twoOfTender({ round, rounds = {} }: Procurement): readonly string[] | undefined {
  return rounds[String(round - 1)]?.invalidated?.changed?.two;
}

/** How many must take part: the law's number, less where it lets a negotiation go on with two. */
export function biddersLimit(state: Procurement): LimitName {
  return twoOfTender(state) ? 'biddersNegotiationOfTwo' : figures[state.opening.method].bidders;
}

/** Whether there are enough bids to open. Asked only when bids are due: before, their number is secret. */
export function enoughToOpen(state: Procurement): Finding[] {
  return measure(state, biddersLimit(state), bidsToOpen(state), insteadOf(state));
}

/** A tender needs three to the end; a consultation for services may go on with two, for a reason. */
export function enoughToScore(state: Procurement): Finding[] {
  const bidders = biddersLimit(state);
  const left = inTheRunning(state).length;
  if (state.opening.method !== 'consultation') return measure(state, bidders, left, insteadOf(state));
  const goOn = `政府购买服务项目只剩2家的可以继续，请写明理由（财库〔2015〕124号）；也可以${words.consultation.invalidation}`;
  return [
    ...measure(state, 'biddersLeftConsultation', left, insteadOf(state)).map((one) => ({
      ...one,
      force: 'blocks' as const,
    })),
    ...measure(state, bidders, left, goOn).map((one) => ({ ...one, force: 'warns' as const })),
  ];
}

/** Whether the law's number is missed, so that the round may be given up. */
export function isShort(state: Procurement): boolean {
  if (courses[state.opening.method].opening === 'none') return false;
  return counted(state) < limitOf(state, biddersLimit(state)).value;
}

/** Whether the round can only be given up. */
export function isLost(state: Procurement): boolean {
  const afterOpening = state.opening.method === 'consultation' && state.qualification !== undefined;
  return afterOpening ? counted(state) < limitOf(state, 'biddersLeftConsultation').value : isShort(state);
}

/** The first in the order of the report who has not refused, whose place has not fallen by a complaint, and who has not won its lots. */
export function nextCandidate(state: Procurement): string | undefined {
  const { ranking = [], refusals = {}, excluded = {}, barred = {} } = state;
  return ranking.find((supplier) => !refusals[supplier] && !excluded[supplier] && !barred[supplier]);
}

/** Who is left at this point: in the running once that was examined, before it whoever has bid. */
export function remaining(state: Procurement): string[] {
  return state.qualification ? inTheRunning(state) : Object.keys(standingBids(state));
}

function counted(state: Procurement): number {
  return remaining(state).length;
}

function bidsToOpen(state: Procurement): number {
  return Object.keys(standingBids(state)).length;
}

/** The next lawful step where too few are left. */
function insteadOf(state: Procurement): string {
  const { method } = state.opening;
  const { invalidation } = words[method];
  if (!isTender(method)) return `请办理${invalidation}，公告原因后重新采购`;
  const two = method === 'openTender' && remaining(state).length === 2 ? '，或者与这两家供应商竞争性谈判' : '';
  return `请办理${invalidation}，改正后重新招标；需要的，经批准改用其他采购方式${two}`;
}

/** Exactly one entry for each: nobody is left out, nobody is invented. */
export function oneEach(expected: readonly string[], given: Readonly<Record<string, unknown>>, what: string): Finding {
  const missing = expected.filter((supplier) => given[supplier] === undefined);
  const strange = Object.keys(given).filter((supplier) => !expected.includes(supplier));
  const remedy = [missing.length ? `缺：${missing.join('、')}` : '', strange.length ? `多：${strange.join('、')}` : ''];
  const holds = missing.length + strange.length === 0;
  return houseRule(holds, `${what}应当与参加评审的供应商一一对应`, remedy.filter(Boolean).join('；'), 'blocks');
}
