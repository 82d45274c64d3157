/** 公告内容：what the public is told at each step. No name of an officer, nothing that is secret at that time. */

import { clockOf } from './law/packs.ts';
import { lotsOf, schemeOfLot } from './lot-state.ts';
import { isTender, methodTitles, words } from './methods.ts';
import type { BodyOf } from './notice-fields.ts';
import type { Procurement } from './procurement.ts';
import { meanPoints } from './ranking.ts';
import { civilDate, type Instant } from './time.ts';

/** What the public is told. */
export interface Publication {
  case: string;
  kind:
    | 'intention'
    | 'singleSource'
    | 'notice'
    | 'clarification'
    | 'termination'
    | 'award'
    | 'contract'
    | 'acceptance'
    | 'evaluation'
    | 'correction'
    | 'amendment'
    | 'complaintDecision'
    | 'ban';
  /** When what it tells was done, in the case's own time. */
  at: Instant;
  title: string;
  body: object;
}

/** A publication with the fields of its form (notice-fields.ts). */
export function publication<Kind extends Publication['kind']>(
  kind: Kind,
  { id }: Pick<Procurement, 'id'>,
  at: Instant,
  title: string,
  body: BodyOf<Kind>,
): Publication {
  return { case: id, kind, at, title, body };
}

/** What every notice begins with: what it is about, under which number, and who buys. */
export function projectOf({ id, opening }: Pick<Procurement, 'id' | 'opening'>) {
  return { project: opening.title, procurement: id, purchaser: opening.purchaser };
}

/** Whom to ask, as the notice of purchase named them; of an earlier round, where this one has none yet. */
export function whomToAsk({ opening, notice, rounds = {}, round }: Procurement) {
  const { parties, contact } = notice ?? rounds[String(round - 1)]?.notice ?? {};
  return {
    ...(opening.agency ? { agency: opening.agency } : {}),
    ...(parties ? { parties } : {}),
    ...(contact ? { contact } : {}),
  };
}

/** Where a purchase is carried out in this program: documents cost nothing, and bids come in sealed. */
const here = {
  documents: '在本系统登记后获取，不收取费用',
  submission: '在本系统提交；按公告的时间在采购人、采购代理机构处开启',
} as const;

export function noticePublication(state: Procurement): Publication {
  const { round, opening, scheme, plan, lots } = state;
  const { published, lots: _, ...told } = state.notice!;
  return publication('notice', state, published.at, `${opening.title}${words[opening.method].notice}`, {
    ...told,
    ...projectOf(state),
    ...whomToAsk(state),
    plan: plan?.number ?? '',
    method: methodTitles[opening.method],
    budgetFen: scheme?.ceilingFen ?? told.ceilingFen,
    services: scheme?.services ?? {},
    periodFrom: scheme?.periodFrom ?? '',
    periodTo: scheme?.periodTo ?? '',
    documentsWay: here.documents,
    submission: here.submission,
    noticeDays: clockOf(state, isTender(opening.method) ? 'noticeRunTender' : 'noticeRunOther').value,
    round,
    ...(state.sealingKeys ? { sealingKeys: keysTold(state.sealingKeys) } : {}),
    ...(lots ? { lots: lotTable({ scheme, lots }) } : {}),
  });
}

/** By organisation: the public key that bids are sealed for. */
function keysTold(keys: NonNullable<Procurement['sealingKeys']>): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([holder, { key }]) => [holder, key]));
}

/** 采购包一览: what each lot buys, where, for how much at most, and under which number it goes on. */
function lotTable({ scheme, lots }: Pick<Procurement, 'scheme' | 'lots'>): object {
  const rows = lotsOf({ lots }).map(([number, lot]) => {
    const { title, ceilingFen, bidSecurityFen, townships } = lot;
    const { services } = scheme ? schemeOfLot(scheme, lot) : {};
    return [number, { number: lot.number, title, ceilingFen, bidSecurityFen, townships, services }] as const;
  });
  return Object.fromEntries(rows);
}

/** The last one. */
export function clarificationPublication(state: Procurement): Publication {
  const { opening, clarifications = {} } = state;
  const number = String(Object.keys(clarifications).length);
  const told = clarifications[number]!;
  return publication('clarification', state, told.at, `${opening.title}澄清（更正）公告（第 ${number} 次）`, {
    ...projectOf(state),
    ...whomToAsk(state),
    number,
    original: originalOf(state),
    ...told,
  });
}

/** By its title and day. */
function originalOf({ opening, notice }: Procurement): string {
  const day = notice ? `（${civilDate(notice.published.at)} 发布）` : '';
  return `${opening.title}${words[opening.method].notice}${day}`;
}

/** 废标（终止）公告 of the round that was the last: with its reason (采购法36, 87号令29). */
export function invalidationPublication(state: Procurement): Publication {
  const { opening, round, rounds = {} } = state;
  const number = String(round - 1);
  const { at, ground, reason, changed } = rounds[number]!.invalidated!;
  const method = changed?.methodBefore ?? opening.method;
  return publication(
    'termination',
    state,
    at,
    `${opening.title}${words[method].invalidation}公告（第 ${number} 次采购）`,
    {
      ...projectOf(state),
      ...whomToAsk(state),
      round: number,
      ground,
      reason,
    },
  );
}

/** 终止公告: where the notice was, with the reason (87号令29). */
export function cancellationPublication(state: Procurement): Publication {
  const { opening, round, cancellation } = state;
  const { at, reason } = cancellation!;
  const told = { ...projectOf(state), ...whomToAsk(state), round, reason };
  return publication('termination', state, at, `${opening.title}终止公告`, told);
}

/** 中标（成交）结果公告: winner, price and experts are named because the law asks for it (条例43). */
export function awardPublication(state: Procurement): Publication {
  const { opening, round, scheme, notice, committee = {}, winner, award, agreement, invitation } = state;
  const experts = Object.values(committee).filter(({ kind }) => kind === 'expert');
  const { comparedFen } = state.results?.[winner!.supplier] ?? {};
  const { size, smeDeclarationSha256 } = state.qualification?.[winner!.supplier]?.declared ?? {};
  return publication('award', state, award!.noticed.at, `${opening.title}${words[opening.method].award}结果公告`, {
    ...projectOf(state),
    ...whomToAsk(state),
    round,
    supplier: winner!.supplier,
    priceFen: winner!.priceFen,
    ...(state.scores ? { points: meanPoints(state, winner!.supplier) } : {}),
    services: scheme?.services ?? {},
    experts: experts.map(({ name }) => name),
    // 74号令18 names who bought from a single source; 87号令69 and 74号令18 who was recommended, and why.
    ...(agreement ? { negotiators: Object.values(agreement.negotiators).map(({ name }) => name) } : {}),
    ...(invitation?.from === 'recommendation' ? { recommended: invitation.pool } : {}),
    ...(notice ? { documents: notice.title } : {}),
    ...(award!.parties ? { parties: award!.parties } : {}),
    ...(winner!.deemed ? { deemed: true } : {}),
    ...(comparedFen === undefined ? {} : { comparedFen }),
    ...(smeDeclarationSha256 === undefined ? {} : { size, smeDeclarationSha256 }),
  });
}

/** 更正公告: the result that was told before is void, by a challenge or a complaint that was upheld. */
export function resultVoidPublication(state: Procurement, number: string): Publication {
  const { opening, round, complaints = {} } = state;
  const { at, finding, by, document } = complaints[number]!.ordered!;
  return publication('correction', state, at, `${opening.title}更正公告（${words[opening.method].award}结果无效）`, {
    ...projectOf(state),
    ...whomToAsk(state),
    round,
    complaint: number,
    by,
    ...(document ? { document } : {}),
    excluded: finding.excludes,
  });
}

/** 合同公告: without the account, which is nobody's business but the treasury's. */
export function contractPublication(state: Procurement): Publication {
  const { opening, scheme, contract, instalments } = state;
  const { number, provider, valueFen, periodFrom, periodTo, signedOn, publishedAt } = contract!;
  const { quality, settlement, rightsAndDuties, liability } = contract!;
  const terms = { quality, settlement, rightsAndDuties, liability };
  const plan = Object.entries(instalments ?? {}).map(([of, { title, amountFen, gate, plannedOn }]) => {
    return { number: of, title, amountFen, gate, plannedOn };
  });
  return publication('contract', state, publishedAt!, `${opening.title}合同公告`, {
    ...projectOf(state),
    ...whomToAsk(state),
    number,
    provider,
    valueFen,
    periodFrom,
    periodTo,
    signedOn,
    services: scheme?.services ?? {},
    instalments: plan,
    ...terms,
  });
}

/** 合同变更公告: which contract, what of it is otherwise now, and since when; without the account. */
export function amendmentPublication(state: Procurement, number: string): Publication {
  const { opening, contract, amendments } = state;
  const { kind, ground, text, addedFen, quantities, instalments, changes, signed, published } = amendments![number]!;
  const { account: _, ...clauses } = changes ?? {};
  return publication('amendment', state, published!.at, `${opening.title}合同变更公告（第 ${number} 次）`, {
    ...projectOf(state),
    number: contract!.number,
    provider: contract!.provider,
    kind,
    ground,
    text,
    addedFen,
    quantities,
    instalments,
    clauses,
    signedOn: signed!.occurredOn,
  });
}
