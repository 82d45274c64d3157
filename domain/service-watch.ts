/** 服务中断预警：a week without a log, or with too few visits in a township, is asked about before anybody complains. */
import type { Circumstance } from './act.ts';
import { nextNumber } from './contract-state.ts';
import type { ServiceLog, ServiceWarning } from './delivery-state.ts';
import { houseRule, termOf } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { type ClockStart, clockKey } from './law/clocks.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { townshipOn, weekEnd } from './service-count.ts';
import type { SilenceWarning, VisitRatesAgreed, WarningJudgement } from './shapes/delivery.ts';
import { addDays, type CivilDate, civilDate, later } from './time.ts';

/** Weeks that nobody has answered for, at most: the list of an inbox. */
const weeksShownMax = 12;

export const agreeVisitRates = defineAct<VisitRatesAgreed>()({
  name: 'agreeVisitRates',
  title: '登记约定的服务频次',
  during: ['performance'],
  by: ['director'],
  under: [cite('rules2019', 18)],
  judge: ({ visitRates, contract }, _, { at }) => [
    houseRule(!visitRates, '服务频次尚未登记', '频次有变的，依合同变更重新登记，写明理由'),
    termOf('contract', civilDate(at) <= (contract?.periodTo ?? ''), '合同期限之内方有服务频次', {
      remedy: '合同期限已经届满',
    }),
  ],
  apply: (state, rates, { actor, at }) => {
    const began = later(state.contract?.periodFrom ?? civilDate(at), civilDate(at));
    const watchedTo = state.visitRates?.watchedTo ?? addDays(weekEnd(began), -7);
    return { ...state, visitRates: { ...rates, agreed: { by: actor.person, at }, watchedTo } };
  },
  starts: (state, _, circumstance) => nextWatch(state, circumstance),
});

/** Done by the case itself when the week's log is overdue. */
export const warnOfSilence = defineAct<SilenceWarning>()({
  name: 'warnOfSilence',
  title: '服务中断预警',
  during: ['performance'],
  by: ['proceeding'],
  under: [cite('rules2019', 18)],
  judge: (state, { week }) => [
    houseRule(silentWeek(state) === week, '该周尚无服务记录', '该周已有服务记录或者已经预警', 'blocks'),
  ],
  apply: (state, { week }, { at }) => {
    if (!state.visitRates) return state;
    const warning: ServiceWarning = { week, short: {}, raisedAt: at };
    return {
      ...state,
      visitRates: { ...state.visitRates, watchedTo: week },
      serviceWarnings: { ...state.serviceWarnings, [nextNumber(state.serviceWarnings)]: warning },
    };
  },
  starts: (state, _, circumstance) => [...nextWatch(state, circumstance), ...warningClocks(state, circumstance)],
});

export const judgeWarning = defineAct<WarningJudgement>()({
  name: 'judgeWarning',
  title: '核实服务中断预警',
  during: ['performance', 'acceptance'],
  by: ['officer'],
  under: [cite('rules2019', 18)],
  decides: ({ serviceWarnings }) => serviceWarnings,
  awaited: ({ serviceWarnings = {} }) =>
    Object.entries(serviceWarnings)
      .filter(([, { judged }]) => !judged)
      .map(([number]) => ({ subject: number, clock: clockKey('warningJudgement', number) })),
  judge: ({ serviceWarnings }, { warning }, circumstance) => {
    const one = serviceWarnings?.[warning];
    return [
      houseRule(one !== undefined && !one.judged, '尚未核实的预警方可核实', '请核对预警的序号', 'blocks'),
      ...inTime(circumstance, clockKey('warningJudgement', warning)),
    ];
  },
  apply: (state, { warning, conclusion, remark }, { actor, at }) => {
    const one = state.serviceWarnings?.[warning];
    if (!one) return state;
    const judged = { conclusion, remark, by: actor.person, at };
    return { ...state, serviceWarnings: { ...state.serviceWarnings, [warning]: { ...one, judged } } };
  },
  stops: (_, { warning }) => [clockKey('warningJudgement', warning)],
});

/** The first week that neither a log nor a warning has answered for; nothing where no rates were agreed. */
export function silentWeek({ visitRates, contract }: Procurement): CivilDate | undefined {
  if (!visitRates || !contract) return undefined;
  const next = addDays(visitRates.watchedTo, 7);
  // A week that the contract does not last through owes no full week's visits.
  return next <= contract.periodTo ? next : undefined;
}

/** What a log of the weeks is still waited for: those that were warned of, and the next one. */
export function missingWeeks(state: Procurement): CivilDate[] {
  const logs = Object.values(state.serviceLogs ?? {}).filter(({ replacedBy }) => !replacedBy);
  const isLogged = (week: CivilDate) => logs.some(({ from, to }) => from <= week && week <= to);
  const silent = Object.values(state.serviceWarnings ?? {}).filter(({ short }) => Object.keys(short).length === 0);
  const next = silentWeek(state);
  const weeks = silent.map(({ week }) => week).filter((week) => !isLogged(week));
  return [...weeks, ...(next ? [next] : [])].slice(-weeksShownMax);
}

/** The Sundays among the days of a log. */
export function sundaysOf({ from, to }: { from: CivilDate; to: CivilDate }): CivilDate[] {
  const weeks: CivilDate[] = [];
  // A contract runs for three years at most: whatever days are named, a log has no more weeks than that.
  for (let week = weekEnd(from); week <= to && weeks.length < 160; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

/** The case with what a log says of its weeks: how far it is watched, and a warning for each week that fell short. */
export function watched(state: Procurement, log: ServiceLog, at: string): Procurement {
  const { visitRates } = state;
  if (!visitRates) return state;
  const sundays = sundaysOf(log);
  const last = sundays.at(-1);
  const isNext = log.from <= addDays(visitRates.watchedTo, 1);
  const watchedTo = last && isNext ? later(visitRates.watchedTo, last) : visitRates.watchedTo;
  const whole = sundays.filter((week) => addDays(week, -6) >= log.from);
  let serviceWarnings = state.serviceWarnings ?? {};
  for (const week of whole) {
    const short = shortOf(ratesIn(state, week), visitRates.warnedBelowBp, log.counted.weeks[week] ?? {});
    const isKnown = Object.values(serviceWarnings).some(
      (one) => one.week === week && Object.keys(one.short).length > 0,
    );
    if (Object.keys(short).length > 0 && !isKnown)
      serviceWarnings = { ...serviceWarnings, [nextNumber(serviceWarnings)]: { week, short, raisedAt: at } };
  }
  return { ...state, visitRates: { ...visitRates, watchedTo }, serviceWarnings };
}

/** The rates of a week; those of townships that were merged by its end are added up under the new name. */
function ratesIn({ visitRates, mergers = {} }: Procurement, week: CivilDate): Record<string, number> {
  const rates: Record<string, number> = {};
  for (const [township, rate] of Object.entries(visitRates?.visitsAWeek ?? {})) {
    const place = townshipOn(Object.values(mergers), township, week);
    rates[place] = (rates[place] ?? 0) + rate;
  }
  return rates;
}

/** By township: fewer visits than the share of the agreed rate below which is warned. */
function shortOf(
  visitsAWeek: Readonly<Record<string, number>>,
  warnedBelowBp: number,
  visits: Readonly<Record<string, number>>,
): ServiceWarning['short'] {
  const found = Object.entries(visitsAWeek).map(([township, rate]) => ({ township, rate, had: visits[township] ?? 0 }));
  const short = found.filter(({ rate, had }) => had * 10_000 < rate * warnedBelowBp);
  return Object.fromEntries(short.map(({ township, rate, had }) => [township, { visits: had, rate }]));
}

/** The clock of the next week, unless it runs already. */
export function nextWatch(state: Procurement, { deadlines }: Circumstance): ClockStart[] {
  const week = silentWeek(state);
  if (!week || deadlines[clockKey('weeklyLog', week)]) return [];
  return [{ clock: 'weeklyLog', of: week, from: week, basis: 'house' }];
}

/** A clock for each warning that has none yet. */
export function warningClocks({ serviceWarnings = {} }: Procurement, { deadlines, at }: Circumstance): ClockStart[] {
  return Object.keys(serviceWarnings)
    .filter((number) => !deadlines[clockKey('warningJudgement', number)])
    .map((of) => ({ clock: 'warningJudgement', of, from: civilDate(at), basis: 'house' }));
}

/** Warnings that ended in the proposal to demand a cure, which has not been demanded since. */
export function proposedCures({ serviceWarnings = {}, cures = {} }: Procurement): string[] {
  const since = (at: string) => Object.values(cures).some(({ demanded }) => demanded.at >= at);
  return Object.keys(serviceWarnings).filter((number) => {
    const judged = serviceWarnings[number]!.judged;
    return judged?.conclusion === 'demandCure' && !since(judged.at);
  });
}
