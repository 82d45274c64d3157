/** 公告内容：what the public is told at each step. No name of an officer, nothing that is secret at that time. */

import { lotsOf, schemeOfLot } from './lot-state.ts';
import { words } from './methods.ts';
import type { Procurement } from './procurement.ts';
import { meanPoints } from './ranking.ts';
import type { Instant } from './time.ts';

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
    | 'complaintDecision';
  /** When what it tells was done, in the case's own time. */
  at: Instant;
  title: string;
  body: object;
}

export function noticePublication({ id, round, opening, scheme, notice, lots }: Procurement): Publication {
  const { published, ...told } = notice!;
  const divided = lots ? { lots: lotTable({ scheme, lots }) } : {};
  return {
    case: id,
    kind: 'notice',
    at: published.at,
    title: `${opening.title}${words[opening.method].notice}`,
    body: {
      ...told,
      purchaser: opening.purchaser,
      agency: opening.agency,
      round,
      services: scheme?.services,
      ...divided,
    },
  };
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
export function clarificationPublication({ id, opening, clarifications = {} }: Procurement): Publication {
  const number = String(Object.keys(clarifications).length);
  const told = clarifications[number]!;
  return {
    case: id,
    kind: 'clarification',
    at: told.at,
    title: `${opening.title}澄清（更正）公告（第 ${number} 次）`,
    body: { number, ...told },
  };
}

/** 废标（终止）公告 of the round that was the last: with its reason (采购法36, 87号令29). */
export function invalidationPublication({ id, opening, round, rounds = {} }: Procurement): Publication {
  const number = String(round - 1);
  const { at, ground, reason, changed } = rounds[number]!.invalidated!;
  const method = changed?.methodBefore ?? opening.method;
  return {
    case: id,
    kind: 'termination',
    at,
    title: `${opening.title}${words[method].invalidation}公告（第 ${number} 次采购）`,
    body: { round: number, ground, reason },
  };
}

/** 终止公告: where the notice was, with the reason (87号令29). */
export function cancellationPublication({ id, opening, round, cancellation }: Procurement): Publication {
  const { at, reason } = cancellation!;
  return {
    case: id,
    kind: 'termination',
    at,
    title: `${opening.title}终止公告`,
    body: { round, purchaser: opening.purchaser, agency: opening.agency, reason },
  };
}

/** 中标（成交）结果公告: winner, price and experts are named because the law asks for it (条例43). */
export function awardPublication(state: Procurement): Publication {
  const { id, opening, round, scheme, notice, committee = {}, winner, award, agreement, invitation } = state;
  const experts = Object.values(committee).filter(({ kind }) => kind === 'expert');
  const { comparedFen } = state.results?.[winner!.supplier] ?? {};
  const { size, smeDeclarationSha256 } = state.qualification?.[winner!.supplier]?.declared ?? {};
  return {
    case: id,
    kind: 'award',
    at: award!.noticed.at,
    title: `${opening.title}${words[opening.method].award}结果公告`,
    body: {
      round,
      purchaser: opening.purchaser,
      agency: opening.agency,
      supplier: winner!.supplier,
      priceFen: winner!.priceFen,
      ...(state.scores ? { points: meanPoints(state, winner!.supplier) } : {}),
      services: scheme?.services,
      experts: experts.map(({ name }) => name),
      // 74号令18 names who bought from a single source; 87号令69 and 74号令18 who was recommended, and why.
      ...(agreement ? { negotiators: Object.values(agreement.negotiators).map(({ name }) => name) } : {}),
      ...(invitation?.from === 'recommendation' ? { recommended: invitation.pool } : {}),
      documents: notice?.title,
      ...(award!.parties ? { number: id, parties: award!.parties } : {}),
      ...(winner!.deemed ? { deemed: true } : {}),
      ...(comparedFen === undefined ? {} : { comparedFen }),
      ...(smeDeclarationSha256 === undefined ? {} : { size, smeDeclarationSha256 }),
    },
  };
}

/** 更正公告: the result that was told before is void, by a challenge or a complaint that was upheld. */
export function resultVoidPublication(
  { id, opening, round, complaints = {} }: Procurement,
  number: string,
): Publication {
  const { at, finding, by, document } = complaints[number]!.ordered!;
  return {
    case: id,
    kind: 'correction',
    at,
    title: `${opening.title}更正公告（${words[opening.method].award}结果无效）`,
    body: { round, complaint: number, by, ...(document ? { document } : {}), excluded: finding.excludes },
  };
}

/** 合同公告: without the account, which is nobody's business but the treasury's. */
export function contractPublication({ id, opening, scheme, contract, instalments }: Procurement): Publication {
  const { number, provider, valueFen, periodFrom, periodTo, signedOn, publishedAt } = contract!;
  const { quality, settlement, rightsAndDuties, liability } = contract!;
  const terms = { quality, settlement, rightsAndDuties, liability };
  const plan = Object.entries(instalments ?? {}).map(([of, { title, amountFen, gate, plannedOn }]) => {
    return { number: of, title, amountFen, gate, plannedOn };
  });
  return {
    case: id,
    kind: 'contract',
    at: publishedAt!,
    title: `${opening.title}合同公告`,
    body: {
      number,
      purchaser: opening.purchaser,
      provider,
      valueFen,
      periodFrom,
      periodTo,
      signedOn,
      services: scheme?.services,
      instalments: plan,
      ...terms,
    },
  };
}

/** 合同变更公告: which contract, what of it is otherwise now, and since when; without the account. */
export function amendmentPublication({ id, opening, contract, amendments }: Procurement, number: string): Publication {
  const { kind, ground, text, addedFen, quantities, instalments, changes, signed, published } = amendments![number]!;
  const { account: _, ...clauses } = changes ?? {};
  return {
    case: id,
    kind: 'amendment',
    at: published!.at,
    title: `${opening.title}合同变更公告（第 ${number} 次）`,
    body: {
      number: contract!.number,
      purchaser: opening.purchaser,
      provider: contract!.provider,
      kind,
      ground,
      text,
      addedFen,
      quantities,
      instalments,
      clauses,
      signedOn: signed!.occurredOn,
    },
  };
}
