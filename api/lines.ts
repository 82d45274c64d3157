/** Queues by name: so many at once for one case, whatever other cases do. A queue is kept only while somebody stands in it. */
import pLimit, { type LimitFunction } from 'p-limit';

export class Lines {
  private readonly atOnce: number;
  private readonly lines = new Map<string, LimitFunction>();

  constructor(atOnce: number) {
    this.atOnce = atOnce;
  }

  async take<T>(name: string, turn: () => Promise<T>): Promise<T> {
    const line = this.lines.get(name) ?? pLimit(this.atOnce);
    this.lines.set(name, line);
    try {
      return await line(turn);
    } finally {
      if (line.activeCount + line.pendingCount === 0) this.lines.delete(name);
    }
  }
}
