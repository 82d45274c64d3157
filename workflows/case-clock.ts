/** A case's own time: what it waits for, and the duties whose passing it watches. */
import { condition, defineQuery, setHandler } from '@temporalio/workflow';
import { clockKey, type Deadline, type Deadlines, nextDuty } from '../domain/law/clocks.ts';
import type { Instant } from '../domain/time.ts';

/** What moves a family of cases in step: when this case next does something by itself, and whether it is doing something now. */
export interface Waking {
  next?: Instant;
  busy: boolean;
  originMs: number;
}

const wakingQuery = defineQuery<Waking>('waking');

export class CaseClock {
  readonly originMs: number;
  /** The moments that are waited for now. */
  private readonly wakes: Instant[] = [];
  /**
   * The first moment after the last one that was waited for and came. The engine's time may be behind it: a query that reaches
   * a worker before the task that a timer made brings the timer along, and still the time of the task before. Whoever looked at
   * the time then would wait once more, and the run would never replay again.
   */
  private reachedMs = 0;

  constructor(originMs: number, isBusy: () => boolean) {
    this.originMs = originMs;
    setHandler(wakingQuery, () => {
      const next = [...this.wakes].sort()[0];
      return { ...(next ? { next } : {}), busy: isBusy(), originMs };
    });
  }

  /** The case's own time. */
  now(): Instant {
    return new Date(Math.max(Date.now() + this.originMs, this.reachedMs)).toISOString();
  }

  /** Waits until a moment, which may move while it is waited for, is over. */
  async pass(moment: () => Instant): Promise<void> {
    for (;;) {
      const due = moment();
      if (this.leftMs(due) <= 0) return;
      await this.sleep(due, () => moment() !== due);
    }
  }

  /** Tells each running duty that ends unfulfilled, one at a time. */
  async watch(deadlines: () => Deadlines, tell: (key: string) => Promise<void>): Promise<never> {
    for (;;) {
      await condition(() => nextDuty(deadlines()) !== undefined);
      const next = nextDuty(deadlines()) as Deadline;
      const isOther = () => {
        const now = nextDuty(deadlines());
        return now?.clock !== next.clock || now?.of !== next.of || now?.due !== next.due;
      };
      if (this.leftMs(next.due) > 0) await this.sleep(next.due, isOther);
      else await tell(clockKey(next.clock, next.of));
    }
  }

  /** Positive up to and including the last millisecond of the period. */
  private leftMs(due: Instant): number {
    return Date.parse(due) - Date.parse(this.now()) + 1;
  }

  private async sleep(until: Instant, wakeEarlier: () => boolean): Promise<void> {
    this.wakes.push(until);
    const isEarlier = await condition(wakeEarlier, this.leftMs(until));
    if (!isEarlier) this.reachedMs = Math.max(this.reachedMs, Date.parse(until) + 1);
    this.wakes.splice(this.wakes.indexOf(until), 1);
  }
}
