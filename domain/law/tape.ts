/** 计算过程：how a deadline was counted, day by day, so that anybody can count after it. */
import { addDays, type CivilDate, daysBetween } from '../time.ts';
import { type Calendar, type DayKind, kindOf } from './calendar.ts';
import { type Excluded, exclusionOf, type Period } from './counting.ts';

/** Days in a row that count, or do not, for one reason. The days that count add up to the length of the period. */
export interface Span {
  from: CivilDate;
  to: CivilDate;
  counts: number;
  why?: string;
}

interface Counted extends Omit<Period, 'kind'> {
  /** The last day, or the day on which the clock was halted. */
  last: CivilDate;
}

const whys: Record<DayKind, string | undefined> = {
  weekday: undefined,
  weekend: '双休日',
  holiday: '法定节假日放假',
  makeup: '调休上班',
};
const carried = '期间的最后一日逢休息日，顺延至下一工作日';
/** A tape is for reading; no period is longer, with all that is excluded. */
const daysMax = 5_000;

/** The spans from the day after the event to the last day of the period. */
export function tapeOf({ from, length, unit, last, excluded = [] }: Counted, calendar: Calendar): Span[] {
  if (unit === '日' && excluded.length === 0) return ofCalendarDays(from, length, last);
  const days = Array.from({ length: Math.min(daysBetween(from, last), daysMax) }, (_, place) =>
    addDays(from, place + 1),
  );
  let left = length;
  return days.reduce<Span[]>((spans, day) => {
    const said = unit === '日' ? ofDay(day, left, excluded) : ofWorkday(day, excluded, calendar);
    left -= said.counts;
    return withDay(spans, day, said);
  }, []);
}

type Said = Pick<Span, 'counts' | 'why'>;

function ofWorkday(day: CivilDate, excluded: readonly Excluded[], calendar: Calendar): Said {
  const exclusion = exclusionOf(day, excluded);
  if (exclusion) return { counts: 0, why: exclusion.why };
  const kind = kindOf(day, calendar);
  const source = calendar.sources?.[day];
  const why = whys[kind] && source ? `${whys[kind]}（${source}）` : whys[kind];
  return { counts: kind === 'weekday' || kind === 'makeup' ? 1 : 0, ...(why ? { why } : {}) };
}

/** Every day counts that is not excluded; after the last of them the period is carried to a working day. */
function ofDay(day: CivilDate, left: number, excluded: readonly Excluded[]): Said {
  const exclusion = exclusionOf(day, excluded);
  if (exclusion) return { counts: 0, why: exclusion.why };
  return left > 0 ? { counts: 1 } : { counts: 0, why: carried };
}

function withDay(spans: Span[], day: CivilDate, { counts, why }: Said): Span[] {
  const open = spans.at(-1);
  if (open && open.why === why && open.counts > 0 === counts > 0)
    return [...spans.slice(0, -1), { ...open, to: day, counts: open.counts + counts }];
  return [...spans, { from: day, to: day, counts, ...(why ? { why } : {}) }];
}

/** Every day counts; where the last one is a day off, the period ends on the next working day (民法典第二百零三条). */
function ofCalendarDays(from: CivilDate, length: number, last: CivilDate): Span[] {
  const counted = addDays(from, length);
  const spans = length > 0 ? [{ from: addDays(from, 1), to: counted, counts: length }] : [];
  return last > counted ? [...spans, { from: addDays(counted, 1), to: last, counts: 0, why: carried }] : spans;
}
