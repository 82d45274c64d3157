/**
 * What is admitted, what is on record, and what is still to be told to other cases.
 *
 * One loop writes entries to the journal, in the order of `seq`. The write is a plain activity: it is scheduled only when
 * the server has accepted the task that admitted the act. (A local activity writes earlier, and what it wrote stays behind
 * when the server discards the task: with twenty callers that lost acts.)
 * What follows for other cases is told by `record` and sent until they have answered; what is not sent yet travels to the
 * next run. A case that ends its stage does not wait for it: two cases that wait for each other would wait for ever.
 */
import { CancellationScope, condition, proxyActivities } from '@temporalio/workflow';
import type { Activities, Dispatch } from '../activities/index.ts';
import type { CaseState } from '../domain/act.ts';
import { applyChange, changeOf } from '../domain/change.ts';
import type { Entry } from '../domain/effects.ts';
import type { Deadlines } from '../domain/law/clocks.ts';
import type { CaseClock } from './case-clock.ts';

const { record } = proxyActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { maximumInterval: '5 seconds' },
});
const { dispatch } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '5 seconds' },
});

const batchMax = 20;
/** In characters, three bytes at most: the server takes 2 MiB a step (temporal: 3.1). */
const batchLengthMax = 300_000;

export class Ledger<State extends CaseState> {
  /** On record: what stages and the world see. */
  state: State;
  /** Admitted: what validators judge by. */
  admitted: State;
  deadlines: Deadlines;
  unsent: readonly Dispatch[];
  /** While the run ends nothing is journalled but its end. */
  closing = false;
  /** By this run. */
  written = 0;
  private readonly caseId: string;
  private readonly clock: CaseClock;
  private readonly waiting: Entry[] = [];

  constructor(caseId: string, clock: CaseClock, state: State, deadlines: Deadlines, unsent: readonly Dispatch[]) {
    this.caseId = caseId;
    this.clock = clock;
    this.state = state;
    this.admitted = state;
    this.deadlines = deadlines;
    this.unsent = unsent;
    void CancellationScope.nonCancellable(() => this.keepJournal());
    void CancellationScope.nonCancellable(() => this.keepPromises());
  }

  get isSettled(): boolean {
    return this.state.seq === this.admitted.seq;
  }

  get isOpen(): boolean {
    return !this.closing && !this.admitted.diverted;
  }

  get isBusy(): boolean {
    return this.closing || this.unsent.length > 0 || !this.isSettled;
  }

  /** Admits a state, in one synchronous step, and waits until it is on record. */
  async enter(entry: Omit<Entry, 'case' | 'seq' | 'change'>, next: State): Promise<number> {
    const seq = this.admitted.seq + 1;
    const before = seq === 1 ? {} : this.admitted;
    this.admitted = { ...next, seq };
    this.waiting.push({ ...entry, case: this.caseId, seq, change: changeOf(before, this.admitted) });
    await condition(() => this.state.seq >= seq);
    return seq;
  }

  private async keepJournal(): Promise<never> {
    for (;;) {
      await condition(() => this.waiting.length > 0);
      const batch = this.waiting.splice(0, this.batchSize());
      const { deadlines, dispatches } = await record(batch, this.clock.originMs);
      this.deadlines = { ...this.deadlines, ...deadlines };
      this.unsent = [...this.unsent, ...dispatches];
      this.state = batch.reduce((state, { change }) => applyChange(state, change), this.state);
      this.written += batch.length;
    }
  }

  /** As many entries as one write may carry: few enough in number, small enough in sum, and one at least. */
  private batchSize(): number {
    let size = 0;
    let length = 0;
    while (size < Math.min(this.waiting.length, batchMax)) {
      length += JSON.stringify(this.waiting[size]).length;
      if (size > 0 && length > batchLengthMax) break;
      size++;
    }
    return size;
  }

  private async keepPromises(): Promise<never> {
    for (;;) {
      await condition(() => this.unsent.length > 0);
      const [dispatched] = this.unsent as [Dispatch];
      const finding = await dispatch(dispatched);
      // While the run is ending nothing more is journalled: the next run asks again and gets the same answer.
      await condition(() => !this.closing);
      this.unsent = this.unsent.slice(1);
      if (!finding) continue;
      const refused = { consequence: dispatched.consequence, finding };
      await this.enter({ act: 'consequenceRefused', at: this.clock.now(), refused }, this.admitted);
    }
  }
}
