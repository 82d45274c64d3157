/** What the papers of a running contract make of a case, and the periods that run since the days on them. */
import { type Adoption, beforehand } from './adoption-state.ts';
import { behindGate, startPayment } from './gate.ts';
import type { ClockStart } from './law/clocks.ts';
import { sum } from './money.ts';
import { isByPeriod } from './performance.ts';
import type { Acceptance, Delivery } from './performance-state.ts';
import { type Contract, type Instalment, isSettled, type Procurement, type Signed } from './procurement.ts';
import type { AdoptionInput } from './shapes/adoption.ts';
import { type CivilDate, civilDate, endOfDay } from './time.ts';

type Adopted = AdoptionInput['instalments'][string];

/** The case as its papers have it. What was signed before is signed by nobody of this system. */
export function adopted(unopened: Procurement, input: AdoptionInput, signature: Signed): Procurement {
  const { stage, awardedOn, evidence, remark, allotment, services, contract, instalments, ...rest } = input;
  const { takeoverPlan, acceptance, ...opening } = rest;
  const { periodFrom, periodTo } = contract;
  const ceilingFen = sum(Object.values(services).map(({ amountFen }) => amountFen));
  const deliveries = byInstalment(instalments, deliveryOf);
  return {
    ...unopened,
    round: 1,
    opening,
    opened: signature,
    allotment,
    scheme: { services, ceilingFen, periodFrom, periodTo, drafted: signature },
    contract: contractOf(contract, signature),
    instalments: byInstalment(instalments, instalmentOf),
    ...(Object.keys(deliveries).length > 0 ? { deliveries } : {}),
    ...(acceptance ? { acceptance: acceptanceOf(acceptance) } : {}),
    ...(takeoverPlan ? { takeoverPlan: { ...takeoverPlan, filed: signature } } : {}),
    adoption: adoptionOf({ stage, awardedOn, evidence, ...(remark ? { remark } : {}) }, instalments, signature),
  };
}

/** Counted when a second person has confirmed them, from the days on paper: what is late by then is late. */
export function clocksOnPaper(state: Procurement): ClockStart[] {
  const { contract, instalments = {}, deliveries = {}, acceptance } = state;
  const { signedOn: from, publishedAt, filedAt, verificationDays: length } = contract!;
  const open = Object.entries(instalments).filter(([, one]) => isByPeriod(one) && !isSettled(one));
  const results = Object.entries(deliveries).filter(([, { verified }]) => verified && verified.result !== 'notMet');
  const recordedOn = acceptance?.passed ? civilDate(acceptance.recorded!.at) : undefined;
  return [
    ...(publishedAt ? [] : [{ clock: 'contractPublication', from: from!, basis: 'statute' } as const]),
    ...(filedAt ? [] : [{ clock: 'contractFiling', from: from!, basis: 'statute' } as const]),
    ...open
      .filter(([of]) => !deliveries[of])
      .map(([of, { plannedOn }]): ClockStart => {
        return { clock: 'delivery', of, from: from!, due: endOfDay(plannedOn), basis: 'contract' };
      }),
    ...results.flatMap(([of, { verified }]) => startPayment(state, [of], civilDate(verified!.at))),
    ...(recordedOn ? startPayment(state, behindGate(state, ['finalAcceptance']), recordedOn) : []),
    ...(acceptance && !acceptance.recorded
      ? [{ clock: 'acceptance', from: civilDate(acceptance.requested.at), length, basis: 'contract' } as const]
      : []),
  ];
}

function byInstalment<T>(
  instalments: AdoptionInput['instalments'],
  of: (one: Adopted) => T | undefined,
): Record<string, T> {
  const found = Object.entries(instalments).map(([number, one]): [string, T | undefined] => [number, of(one)]);
  return Object.fromEntries(found.filter((entry): entry is [string, T] => entry[1] !== undefined));
}

function instalmentOf({ title, amountFen, gate, plannedOn, settled }: Adopted): Instalment {
  const { paidFen, deductedFen } = settled ?? { paidFen: 0, deductedFen: 0 };
  return { title, amountFen, gate, plannedOn, paidFen, deductedFen, waivedFen: 0 };
}

function deliveryOf({ verified }: Adopted): Delivery | undefined {
  if (!verified) return undefined;
  const { result, summary, quantity, remark, occurredOn, evidenceSha256 } = verified;
  const signed = onPaper(occurredOn);
  return {
    reported: { summary, quantity, evidenceSha256, ...signed },
    verified: { result, ...(remark === undefined ? {} : { remark }), ...signed },
  };
}

function contractOf({ publishedOn, filedOn, ...clauses }: AdoptionInput['contract'], drafted: Signed): Contract {
  return {
    ...clauses,
    drafted,
    ...(publishedOn ? { publishedAt: endOfDay(publishedOn) } : {}),
    ...(filedOn ? { filedAt: endOfDay(filedOn) } : {}),
  };
}

function acceptanceOf(paper: NonNullable<AdoptionInput['acceptance']>): Acceptance {
  const { requestedOn, statement, recorded } = paper;
  const requested = { statement, ...onPaper(requestedOn) };
  if (!recorded) return { requested };
  const { occurredOn, publishedOn, ...found } = recorded;
  const passed = Object.values(found.items).every((item) => item.passed);
  return {
    requested,
    ...found,
    passed,
    recorded: onPaper(occurredOn),
    ...(publishedOn ? { published: onPaper(publishedOn) } : {}),
  };
}

function adoptionOf(
  told: Pick<Adoption, 'stage' | 'awardedOn' | 'evidence' | 'remark'>,
  instalments: AdoptionInput['instalments'],
  signature: Signed,
): Adoption {
  const settled = byInstalment(instalments, ({ settled: one }) => {
    if (!one) return undefined;
    const { receipt, occurredOn, evidenceSha256 } = one;
    return { ...(receipt === undefined ? {} : { receipt }), occurredOn, evidenceSha256 };
  });
  return { ...told, adopted: signature, ...(Object.keys(settled).length > 0 ? { settled } : {}) };
}

/** A paper bears a day, no hour: its end. */
function onPaper(day: CivilDate): Signed {
  return { by: beforehand, at: endOfDay(day) };
}
