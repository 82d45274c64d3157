/** The finished case file: what the system holds of a purchase and its payments and takeovers after it was played. */
import type { Cite } from '../domain/law/cite.ts';
import type { Instalment, Procurement } from '../domain/procurement.ts';
import type { Instant } from '../domain/time.ts';
import type { System } from './http.ts';
import type { Roster } from './roster.ts';

export interface Finding {
  rule: string;
  holds: boolean;
  force: 'blocks' | 'warns';
  basis: string;
  cite?: Cite;
  required?: string;
  actual?: string;
}

/** What was done in a case; `in` is empty for the purchase itself, else `payment:1`, `takeover:1`. */
export interface Done {
  in: string;
  at: Instant;
  act: string;
  title: string;
  actor?: { person: string; organisation: string; role: string };
  under: readonly string[];
  input?: Readonly<Record<string, unknown>>;
  reason?: string;
  findings: readonly Finding[];
}

export interface DeadlineKept {
  /** Its key in its case, after the case where that is not the purchase: `payment:1/paymentReview`. */
  name: string;
  title: string;
  kind: 'wait' | 'right' | 'duty';
  /** What it runs for, where it may run several times: an instalment, a township. */
  of?: string;
  basis: string;
  under?: string;
  due: Instant;
  stoppedAt?: Instant;
  late: boolean;
  /** Given up with what it was for. */
  lapsed?: boolean;
  /** Counted from a fact that was corrected since. */
  recounted?: boolean;
  running: boolean;
}

export interface Finished {
  procurement: string;
  stage: string;
  state: Procurement;
  stages: { stage: string; at: Instant }[];
  acts: Done[];
  deadlines: DeadlineKept[];
  money: Record<'plannedFen' | 'committedFen' | 'paidFen' | 'deductedFen' | 'waivedFen', number>;
  recipients: Record<'total' | 'served' | 'ended', number>;
  successor?: { procurement: string; stage: string };
  /** By number of the lot. */
  lots?: Record<string, { stage: string; money: Finished['money'] }>;
}

type Counts = Record<string, { total: number; served: number; ended: number }>;
type Row = Done & { change?: { stage?: string } };

/** The auditor sees every case. */
const reader = 'auditor';
const pagesMax = 50;

export async function finishedOf(
  system: System,
  procurement: string,
  roster: Roster,
  successor = '',
): Promise<Finished> {
  const { body } = await system.get(reader, `/api/procurements/${encodeURIComponent(procurement)}`);
  const state = body.state as Procurement;
  const lots = await lotsOf(system, state);
  const ofLots = Object.entries(lots).flatMap(([lot, one]) => membersOf(one, `lot:${lot}`));
  const members = [...membersOf(state), ...ofLots].map(({ name, path }) => ({ name, path: `/api/${path}` }));
  const journals = await Promise.all(members.map(({ name, path }) => journalOf(system, name, path)));
  const deadlines = await Promise.all(members.map(({ name, path }) => deadlinesOf(system, name, path)));
  return {
    procurement,
    stage: state.stage,
    state,
    stages: journals[0]!.flatMap(({ change, at }) => (change?.stage ? [{ stage: change.stage, at }] : [])),
    acts: journals.flat().filter(isAct).sort(byMoment),
    deadlines: deadlines.flat().sort((a, b) => (a.due < b.due ? -1 : 1)),
    money: moneyOf(state),
    ...(state.lots ? { lots: stagesAndMoney(lots) } : {}),
    recipients: await recipientsOf(system, state, roster),
    ...(successor ? { successor: { procurement: successor, stage: await stageOf(system, successor) } } : {}),
  };
}

/** The purchase first, then every payment it asked for, every takeover, and all that was raised against it. */
function membersOf(
  { id, instalments = {}, takeovers = {}, sources = {}, complaints = {} }: Procurement,
  lot = '',
): { name: string; path: string }[] {
  const within = (name: string) => (lot ? `${lot}/${name}` : name);
  const payments = Object.entries(instalments).flatMap(([number, { requests = 0 }]) =>
    Array.from({ length: requests }, (_, index) => (index === 0 ? number : `${number}-${index + 1}`)),
  );
  return [
    { name: lot, path: `procurements/${encodeURIComponent(id)}` },
    ...payments.map((one) => ({
      name: within(`payment:${one}`),
      path: `payments/${encodeURIComponent(`${id}:${one}`)}`,
    })),
    ...Object.keys(takeovers).map((one) => ({
      name: within(`takeover:${one}`),
      path: `takeovers/${encodeURIComponent(`${id}:${one}`)}`,
    })),
    // A lot draws on the allotments of the whole, which are there once.
    ...(lot ? [] : Object.keys(sources))
      .sort()
      .map((one, place) => ({ name: `allotment:${place + 1}`, path: `allotments/${encodeURIComponent(one)}` })),
    ...Object.keys(complaints).map((one) => ({
      name: within(`complaint:${one}`),
      path: `complaints/${encodeURIComponent(`${id}:${one}`)}`,
    })),
  ];
}

async function lotsOf(system: System, { lots = {} }: Procurement): Promise<Record<string, Procurement>> {
  const numbered = Object.entries(lots).filter(([, { number }]) => number !== undefined);
  const found = numbered.map(async ([lot, { number }]) => {
    const { body } = await system.get(reader, `/api/procurements/${encodeURIComponent(number!)}`);
    return [lot, body.state as Procurement] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

function stagesAndMoney(lots: Record<string, Procurement>): NonNullable<Finished['lots']> {
  return Object.fromEntries(Object.entries(lots).map(([lot, one]) => [lot, { stage: one.stage, money: moneyOf(one) }]));
}

async function journalOf(system: System, name: string, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  let next = '';
  for (let page = 0; page < pagesMax; page++) {
    const { body } = await system.get(reader, `${path}/journal${next}`);
    rows.push(...((body.entries ?? []) as Row[]).map((entry) => ({ ...entry, in: name })));
    if (!body.next) break;
    next = body.next as string;
  }
  return rows;
}

async function deadlinesOf(system: System, name: string, path: string): Promise<DeadlineKept[]> {
  const { body } = await system.get(reader, `${path}/deadlines`);
  const all = (Array.isArray(body) ? body : []) as (DeadlineKept & { key: string })[];
  return all.map(({ key, ...one }) => ({ ...one, name: name ? `${name}/${key}` : key }));
}

async function stageOf(system: System, procurement: string): Promise<string> {
  const { body } = await system.get(reader, `/api/procurements/${encodeURIComponent(procurement)}`);
  return body.stage as string;
}

/** A sealed entry says no more than that it is there. */
function isAct({ at, act }: Row): boolean {
  return at !== undefined && !['enterStage', 'deadlinePassed', 'restarted'].includes(act);
}

function byMoment(a: Done, b: Done): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

function moneyOf({ allotment, sources = {}, contract, instalments = {} }: Procurement): Finished['money'] {
  const all = Object.values(instalments);
  const total = (key: keyof Instalment & `${string}Fen`) => all.reduce((sum, one) => sum + (one[key] ?? 0), 0);
  return {
    plannedFen: allotment?.amountFen ?? Object.values(sources).reduce((sum, one) => sum + one.plannedFen, 0),
    committedFen: contract?.valueFen ?? 0,
    paidFen: total('paidFen'),
    deductedFen: total('deductedFen'),
    waivedFen: total('waivedFen'),
  };
}

/** Those who are served again or have ended are counted by the last takeover; without one there is only the roster. */
async function recipientsOf(system: System, { id, takeovers = {} }: Procurement, roster: Roster) {
  const last = Object.keys(takeovers).length;
  if (last === 0) return { total: Object.values(roster).flat().length, served: 0, ended: 0 };
  const { body } = await system.get(reader, `/api/takeovers/${encodeURIComponent(`${id}:${last}`)}/recipients`);
  const counts = Object.values((body.townships ?? {}) as Counts);
  const sum = (key: 'total' | 'served' | 'ended') => counts.reduce((total, one) => total + one[key], 0);
  return { total: sum('total'), served: sum('served'), ended: sum('ended') };
}
