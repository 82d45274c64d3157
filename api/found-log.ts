/** A look-up that no purchase can make itself: what an uploaded log adds up to, and how many recipients a period names. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Case } from '../db/entities.ts';
import type { ServiceLogRow } from '../db/service-entities.ts';
import { logOf, logsOf, registerOf } from '../db/service-logs.ts';
import { standingLogs } from '../domain/delivery-state.ts';
import type { Procurement } from '../domain/procurement.ts';
import { type Against, counted, monthKey } from '../domain/service-count.ts';
import type { SampleSeed, ServiceLogFiling } from '../domain/shapes/delivery.ts';
import { civilDate } from '../domain/time.ts';
import { timeOf } from './cases.ts';

/** The filing with the counts of its log; as it is where no such log was uploaded for these days. */
export async function withCounted(em: EntityManager, input: unknown, row: Case): Promise<unknown> {
  const filing = input as ServiceLogFiling;
  const log = await logOf(em, row.number, filing.logSha256);
  if (!log || log.fromDay !== filing.from || log.toDay !== filing.to) return input;
  return { ...filing, counted: counted(log.visits, await againstFor(em, row, log, filing.replaces)) };
}

/** What a log is held against: the register, the contract, today, and the other logs that stand. */
export async function againstFor(
  em: EntityManager,
  row: Case,
  log: Pick<ServiceLogRow, 'visits'>,
  replaces?: string,
): Promise<Against> {
  const { contract, serviceLogs = {}, mergers = {} } = row.state as Procurement;
  const months = new Set(log.visits.map(({ servedOn }) => servedOn.slice(0, 7)));
  const others = Object.entries(serviceLogs).filter(([number, one]) => {
    const isOfMonths = [...months].some((month) => one.from.slice(0, 7) <= month && month <= one.to.slice(0, 7));
    return number !== replaces && !one.replacedBy && isOfMonths;
  });
  const hashes = others.map(([, { logSha256 }]) => logSha256);
  const earlier = new Map<string, number>();
  for (const { visits } of await logsOf(em, row.number, hashes))
    for (const visit of visits) earlier.set(monthKey(visit), (earlier.get(monthKey(visit)) ?? 0) + 1);
  const { periodFrom = '', periodTo = '' } = contract ?? {};
  const register = await registerOf(em, row.number);
  return {
    register,
    contract: { periodFrom, periodTo },
    today: civilDate(timeOf(row)),
    earlier,
    mergers: Object.values(mergers),
  };
}

/** The recipients that the standing logs of a period name. */
export async function servedIn(em: EntityManager, row: Case, instalment: string): Promise<Set<string>> {
  const hashes = standingLogs(row.state as Procurement, instalment).map(([, { logSha256 }]) => logSha256);
  const logs = await logsOf(em, row.number, hashes);
  return new Set(logs.flatMap(({ visits }) => visits.map(({ recipient }) => recipient)));
}

export async function withDrawnFrom(em: EntityManager, input: unknown, row: Case): Promise<unknown> {
  const { instalment } = input as SampleSeed;
  return { ...(input as object), drawnFrom: (await servedIn(em, row, instalment)).size };
}
