/** What must hold in every purchase, wherever chance took it: told apart from the rules, from the law and from arithmetic. */
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import type { Step, Walk } from './walk.ts';

/** Where each stage may lead, in the order of the law; said here once more, by hand. */
const lawfulNext: Readonly<Record<string, readonly string[]>> = {
  unopened: ['budget'],
  budget: ['filing', 'cancelled'],
  filing: ['announcement', 'cancelled'],
  announcement: ['selection', 'cancelled', 'announcement'],
  selection: ['contract', 'announcement', 'cancelled'],
  contract: ['performance', 'selection', 'announcement', 'cancelled'],
  performance: ['acceptance', 'terminated'],
  acceptance: ['evaluation', 'performance'],
  evaluation: ['closed', 'terminated'],
  terminated: ['closed'],
};

/** What is broken after a step, in words; nothing where all holds. */
export function broken(step: Step, walk: Walk): string[] {
  const { before, after, move } = step;
  return [
    ...(after.seq === before.seq + 1 ? [] : [`entry ${after.seq} follows ${before.seq}`]),
    ...ofStage(before, after),
    ...ofAct(step),
    ...(after.winner && !before.winner ? ofWinner(after) : []),
    ...(after.award && !before.award && !after.winner ? ['an award without a winner'] : []),
    ...ofOffers(after, step.now),
    ...ofMoney(after),
  ].map((words) => `seed ${walk.state.id}, entry ${after.seq} ${move?.act ?? after.stage}: ${words}`);
}

function ofStage(before: Procurement, after: Procurement): string[] {
  if (before.stage === after.stage) return [];
  return lawfulNext[before.stage]?.includes(after.stage) ? [] : [`${before.stage} leads to ${after.stage}`];
}

/** Nobody does what is not theirs, and nothing is done outside its stage. */
function ofAct({ before, move }: Step): string[] {
  if (!move) return [];
  const act = procurementProceeding.acts.find(({ name }) => name === move.act)!;
  const may = act.by.includes(move.actor.role) && act.during.includes(before.stage);
  return may ? [] : [`${move.actor.role} does it during ${before.stage}`];
}

/** 确定：by offers after the opening, the first who is left of a report that the whole committee signed. */
function ofWinner(state: Procurement): string[] {
  const { winner, scheme, notice, opening } = state;
  const { supplier, priceFen } = winner!;
  const most = notice?.ceilingFen ?? scheme!.ceilingFen;
  return [
    ...(priceFen > 0 && priceFen <= most ? [] : [`${supplier} wins at ${priceFen} of at most ${most}`]),
    ...(opening.method === 'singleSource' ? ofAgreement(state) : []),
    ...(opening.method === 'belowLimit' ? ofChoice(state) : []),
    ...(opening.method === 'singleSource' || opening.method === 'belowLimit' ? [] : ofReport(state)),
  ];
}

function ofAgreement({ agreement, winner }: Procurement): string[] {
  const isAgreed = agreement?.supplier === winner!.supplier && agreement.priceFen === winner!.priceFen;
  return isAgreed ? [] : ['the winner is not who was agreed with'];
}

function ofChoice({ quotes = {}, winner, decision }: Procurement): string[] {
  const quoted = quotes[winner!.supplier]?.priceFen === winner!.priceFen;
  return decision && quoted ? [] : ['the chosen one made no such quote, or nothing was decided'];
}

function ofReport(state: Procurement): string[] {
  const {
    ranking = [],
    refusals = {},
    excluded = {},
    committee = {},
    signatures = {},
    winner,
    openedAt,
    report,
  } = state;
  const { supplier } = winner!;
  const before = ranking.slice(0, Math.max(0, ranking.indexOf(supplier)));
  const passedOver = before.filter((one) => !refusals[one] && !excluded[one]);
  const size = Object.keys(committee).length;
  const experts = Object.values(committee).filter(({ kind }) => kind === 'expert').length;
  const unsigned = Object.keys(committee).filter((one) => !signatures[one]);
  const { qualified } = state.qualification?.[supplier] ?? {};
  const { conforms } = state.conformity?.[supplier] ?? {};
  return [
    ...(openedAt && report ? [] : ['a winner before the opening or the report']),
    ...(ranking.includes(supplier) && !refusals[supplier] ? [] : [`${supplier} is no candidate`]),
    ...(passedOver.length === 0 ? [] : [`${passedOver.join()} came before ${supplier}`]),
    ...(size >= 3 && size % 2 === 1 && experts * 3 >= size * 2
      ? []
      : [`a committee of ${size} with ${experts} experts`]),
    ...(unsigned.length === 0 ? [] : [`${unsigned.join()} did not sign`]),
    ...(qualified === true && conforms !== false ? [] : [`${supplier} did not qualify or conform`]),
  ];
}

/** No price is known before bids were due. */
function ofOffers({ bids = {}, notice, openedAt }: Procurement, now: string): string[] {
  const priced = Object.values(bids).some(({ priceFen }) => priceFen !== undefined);
  if (!priced && !openedAt) return [];
  return notice && now >= notice.bidsDue && openedAt !== undefined ? [] : ['prices before the opening'];
}

/** What is paid is owed, what is owed is in the contract, the contract is what was awarded, and the money is there for it. */
function ofMoney({ allotment, scheme, contract, instalments = {}, winner }: Procurement): string[] {
  const parts = Object.values(instalments);
  const total = parts.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const wrong = parts.filter(
    ({ amountFen, paidFen, deductedFen, waivedFen }) =>
      paidFen < 0 || deductedFen < 0 || waivedFen < 0 || paidFen + deductedFen + waivedFen > amountFen,
  );
  return [
    ...(wrong.length === 0 ? [] : ['an instalment is settled for more than it is']),
    ...(contract && total !== contract.valueFen
      ? [`instalments of ${total} in a contract of ${contract.valueFen}`]
      : []),
    ...(contract?.signedOn && contract.valueFen !== winner?.priceFen
      ? ['a contract that is not what was awarded']
      : []),
    ...(scheme?.countersigned && allotment && scheme.ceilingFen > allotment.amountFen
      ? ['a scheme beyond its money']
      : []),
  ];
}
