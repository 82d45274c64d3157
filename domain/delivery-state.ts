/** What a case holds of the service as it is given: logs by hash and counts, the sample, the watch over silence. No rows. */
import type { Signed } from './procurement.ts';
import type { Counted, Volumes } from './service-count.ts';
import type {
  CoordinationRequest,
  FinancialReportFiling,
  ServiceStaffReport,
  ServiceStandardVersion,
} from './shapes/provider-reports.ts';
import type { CivilDate } from './time.ts';

/** 服务记录, as it was filed: the rows are in the database under the hash. */
export interface ServiceLog {
  instalment: string;
  from: CivilDate;
  to: CivilDate;
  logSha256: string;
  counted: Counted;
  filed: Signed;
  /** The number of the log that stands in its place. */
  replacedBy?: string;
}

/** 回访抽样：the hash of the seed before the period, the seed after it, what those who were called said. */
export interface CallBack {
  seedSha256: string;
  committed: Signed;
  /** `drawnFrom`: how many recipients the logs of the period name. */
  revealed?: Signed & { seed: string; drawnFrom: number };
  answered?: Signed & { confirmed: number; denied: number; unreached: number; evidenceSha256: string };
}

/** 约定的服务频次：visits a week by township, and the share below which a week is warned of. */
export interface VisitRates {
  visitsAWeek: Readonly<Record<string, number>>;
  warnedBelowBp: number;
  agreed: Signed;
  /** The last week that a log or a warning has answered for, by its Sunday. */
  watchedTo: CivilDate;
}

/** 预警：a week without a log, or with too few visits in a township; what the purchaser made of it. */
export interface ServiceWarning {
  week: CivilDate;
  /** By township: visits and the rate; empty where no log came at all. */
  short: Readonly<Record<string, { visits: number; rate: number }>>;
  raisedAt: string;
  judged?: Signed & { conclusion: 'explained' | 'demandCure'; remark: string };
}

/** 服务人员, in counts: nobody is named. */
export type ServiceStaff = ServiceStaffReport & { reported: Signed };

/** 撤并, as of a day. */
export interface Merger {
  from: string;
  into: string;
  occurredOn: CivilDate;
}

/** 协调请求, and what the purchaser did about it. */
export type Coordination = CoordinationRequest & { asked: Signed; answered?: Signed & { answer: string } };

export type FinancialReport = FinancialReportFiling & { filed: Signed };

export type ServiceStandard = ServiceStandardVersion & { set: Signed };

/** All by number: '1', '2', …; call-backs by instalment. */
export interface DeliveryRecords {
  serviceLogs?: Readonly<Record<string, ServiceLog>>;
  callBacks?: Readonly<Record<string, CallBack>>;
  visitRates?: VisitRates;
  serviceWarnings?: Readonly<Record<string, ServiceWarning>>;
  mergers?: Readonly<Record<string, Merger & { documentSha256: string; recorded: Signed }>>;
  serviceStaff?: Readonly<Record<string, ServiceStaff>>;
  coordination?: Readonly<Record<string, Coordination>>;
  financialReports?: Readonly<Record<string, FinancialReport>>;
  serviceStandards?: Readonly<Record<string, ServiceStandard>>;
}

/** The logs of an instalment that stand. */
export function standingLogs({ serviceLogs = {} }: DeliveryRecords, instalment: string): [string, ServiceLog][] {
  return Object.entries(serviceLogs).filter(([, one]) => one.instalment === instalment && !one.replacedBy);
}

/** What the logs of an instalment that stand add up to, in hundredths. */
export function loggedVolumes(records: DeliveryRecords, instalment: string): Volumes {
  const total: Record<string, number> = {};
  for (const [, { counted }] of standingLogs(records, instalment))
    for (const [care, volume] of Object.entries(counted.volumes)) total[care] = (total[care] ?? 0) + volume;
  return total;
}
