/** 计算过程：how a deadline was counted, day by day, so that anybody can count after it. */
import { addDays, type CivilDate, daysBetween } from '../time.ts';
import { type Calendar, type DayKind, kindOf } from './calendar.ts';
import type { Clock } from './packs.ts';

/** Days in a row that count, or do not, for one reason. The days that count add up to the length of the period. */
export interface Span {
  from: CivilDate;
  to: CivilDate;
  counts: number;
  why?: string;
}

interface Counted {
  /** The day of the event, which is not counted (民法典第二百零一条). */
  from: CivilDate;
  length: number;
  unit: Clock['unit'];
  last: CivilDate;
}

const whys: Record<DayKind, string | undefined> = {
  weekday: undefined,
  weekend: '双休日',
  holiday: '法定节假日放假',
  makeup: '调休上班',
};
const carried = '期间的最后一日逢休息日，顺延至下一工作日';
/** A tape is for reading; a period of working days is never longer. */
const daysMax = 1_500;

/** The spans from the day after the event to the last day of the period. */
export function tapeOf({ from, length, unit, last }: Counted, calendar: Calendar): Span[] {
  if (unit === '日') return ofCalendarDays(from, length, last);
  const days = Array.from({ length: Math.min(daysBetween(from, last), daysMax) }, (_, place) => {
    const day = addDays(from, place + 1);
    return { day, kind: kindOf(day, calendar) };
  });
  return days.reduce<Span[]>((spans, { day, kind }) => withDay(spans, day, kind), []);
}

function withDay(spans: Span[], day: CivilDate, kind: DayKind): Span[] {
  const counts = kind === 'weekday' || kind === 'makeup' ? 1 : 0;
  const why = whys[kind];
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
