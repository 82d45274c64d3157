/** 服务量与异常：what a log adds up to, and what in it looks wrong; nothing is rejected for looking wrong, it is asked about. */
import type { Merger } from './delivery-state.ts';
import type { Visit } from './service-log.ts';
import { addDays, type CivilDate, weekday } from './time.ts';

export const careTitles = { independent: '自理', partial: '半自理', full: '全护理' } as const;
export type Care = keyof typeof careTitles;

/** What the register says of a recipient, besides where it lives. */
export interface Standing {
  township: string;
  care: Care;
  registeredOn?: CivilDate | undefined;
  /** How many visits a month the plan of the recipient has. */
  visitsAMonth?: number | undefined;
  /** The longest that may lie between two services of the recipient. */
  serviceEveryDays?: number | undefined;
  left?: { how: 'died' | 'moved' | 'ineligible'; occurredOn: CivilDate } | undefined;
}

/** By pseudonym. */
export type Register = ReadonlyMap<string, Standing>;

export const anomalyTitles = {
  unregistered: '不在名册上',
  beforeRegistration: '登记之前的服务',
  afterDeath: '去世之后的服务',
  afterLeaving: '迁出或者不再符合条件之后的服务',
  otherTownship: '与名册的乡镇不一致',
  twoPlaces: '同一服务对象同一时间两处服务',
  staffTwoPlaces: '同一服务人员同一时间两处服务',
  moreThanPlanned: '超出个人服务计划的次数',
  outsideContract: '合同期限以外的服务',
  yetToCome: '登记时尚未到来的日期',
} as const;
export type AnomalyKind = keyof typeof anomalyTitles;

export interface Anomaly {
  kind: AnomalyKind;
  /** By its place among the visits, from 0. */
  visit: number;
}

/** Hundredths of the unit of the contract, by category; of those who are on no register under `unregistered`. */
export type Volumes = Readonly<Partial<Record<Care | 'unregistered', number>>>;

/** What the journal holds of a log: counts and volumes, and nothing of any single person. */
export interface Counted {
  visits: number;
  recipients: number;
  volumes: Volumes;
  anomalies: Readonly<Partial<Record<AnomalyKind, number>>>;
  /** By the Sunday that ends the week, then by township: visits. */
  weeks: Readonly<Record<CivilDate, Readonly<Record<string, number>>>>;
}

/** What a log is held against. */
export interface Against {
  register: Register;
  contract: { periodFrom: CivilDate; periodTo: CivilDate };
  today: CivilDate;
  mergers?: readonly Merger[];
  /** Of other logs that stand: visits by `recipient month`. */
  earlier?: ReadonlyMap<string, number>;
}

export function anomaliesOf(visits: readonly Visit[], against: Against): Anomaly[] {
  const single = visits.flatMap((visit, place) => ofVisit(visit, against).map((kind) => ({ kind, visit: place })));
  return [
    ...single,
    ...overlapping(visits, 'twoPlaces', ({ recipient }) => recipient),
    ...overlapping(visits, 'staffTwoPlaces', ({ staff }) => staff),
    ...moreThanPlanned(visits, against),
  ];
}

export function counted(visits: readonly Visit[], against: Against): Counted {
  const anomalies: Partial<Record<AnomalyKind, number>> = {};
  for (const { kind } of anomaliesOf(visits, against)) anomalies[kind] = (anomalies[kind] ?? 0) + 1;
  const volumes: Partial<Record<Care | 'unregistered', number>> = {};
  const weeks: Record<CivilDate, Record<string, number>> = {};
  for (const { recipient, township, servedOn, volumeHundredths } of visits) {
    const care = against.register.get(recipient)?.care ?? 'unregistered';
    volumes[care] = (volumes[care] ?? 0) + volumeHundredths;
    const week = weekEnd(servedOn);
    // By the name at the end of the week, as the rates are: of a merger in its midst no visit is lost.
    const place = townshipOn(against.mergers, township, week);
    weeks[week] = { ...weeks[week], [place]: (weeks[week]?.[place] ?? 0) + 1 };
  }
  const recipients = new Set(visits.map(({ recipient }) => recipient)).size;
  return { visits: visits.length, recipients, volumes, anomalies, weeks };
}

/** The Sunday that ends the week of a day. */
export function weekEnd(day: CivilDate): CivilDate {
  return addDays(day, (7 - weekday(day)) % 7);
}

/** What a township is called on a day: itself, or what it was merged into by then, however often. */
export function townshipOn(mergers: readonly Merger[] = [], name: string, day: CivilDate): string {
  let now = name;
  // Each merger is followed once at most: whatever is on record, this ends.
  for (let step = 0; step < mergers.length; step++)
    now = mergers.find((one) => one.from === now && one.occurredOn <= day)?.into ?? now;
  return now;
}

/** `recipient month`: what a plan of so many visits a month is held against. */
export function monthKey({ recipient, servedOn }: Pick<Visit, 'recipient' | 'servedOn'>): string {
  return `${recipient} ${servedOn.slice(0, 7)}`;
}

function ofVisit({ recipient, township, servedOn }: Visit, against: Against): AnomalyKind[] {
  const { register, contract, today, mergers } = against;
  const standing = register.get(recipient);
  const { registeredOn, left } = standing ?? {};
  const kinds: AnomalyKind[] = [];
  if (!standing) kinds.push('unregistered');
  if (registeredOn && servedOn < registeredOn) kinds.push('beforeRegistration');
  // On the day itself somebody may have been served in the morning.
  if (left && servedOn > left.occurredOn) kinds.push(left.how === 'died' ? 'afterDeath' : 'afterLeaving');
  const placeOf = (name: string) => townshipOn(mergers, name, servedOn);
  if (standing && placeOf(standing.township) !== placeOf(township)) kinds.push('otherTownship');
  if (servedOn < contract.periodFrom || servedOn > contract.periodTo) kinds.push('outsideContract');
  if (servedOn > today) kinds.push('yetToCome');
  return kinds;
}

/** Of two that overlap the later is named; one that begins when the other ends does not overlap it. */
function overlapping(visits: readonly Visit[], kind: AnomalyKind, of: (visit: Visit) => string | undefined): Anomaly[] {
  const byOne = new Map<string, number[]>();
  for (const [place, visit] of visits.entries()) {
    const who = of(visit);
    if (who !== undefined) {
      const key = `${who} ${visit.servedOn}`;
      byOne.set(key, [...(byOne.get(key) ?? []), place]);
    }
  }
  return [...byOne.values()].flatMap((places) => {
    const inOrder = [...places].sort((a, b) => (visits[a]!.from < visits[b]!.from ? -1 : 1));
    let busyUntil = '';
    return inOrder.flatMap((place) => {
      const { from, to } = visits[place]!;
      const overlaps = from < busyUntil;
      if (to > busyUntil) busyUntil = to;
      return overlaps ? [{ kind, visit: place }] : [];
    });
  });
}

function moreThanPlanned(visits: readonly Visit[], { register, earlier }: Against): Anomaly[] {
  const counts = new Map(earlier);
  return visits.flatMap((visit, place) => {
    const most = register.get(visit.recipient)?.visitsAMonth;
    const key = monthKey(visit);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return most !== undefined && count > most ? [{ kind: 'moreThanPlanned' as const, visit: place }] : [];
  });
}
