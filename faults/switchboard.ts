/** Decides, for each failpoint that a program reaches, what goes wrong there; counts the hits, whoever crashes meanwhile. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Strike } from '../failpoints/strike.ts';

/** One failpoint that is armed: it belongs to the first family that reaches it. */
export interface Armed {
  point: string;
  /** The hits at which it strikes: the first, the second, or both. */
  at: readonly number[];
  strike: Strike;
  family?: string;
  hits: number;
  struck: number;
}

/** Told of each hit before it is answered: a test may do something at that moment. */
export type Onlooker = (point: string, caseId: string) => Promise<Strike | undefined>;

export class Switchboard {
  private readonly armed: Armed[] = [];
  private readonly server: Server;
  /** Every point that was reached, armed or not. */
  readonly reached = new Map<string, number>();
  onlooker: Onlooker | undefined;

  constructor() {
    this.server = createServer((request, response) => {
      const { searchParams } = new URL(request.url!, 'http://switchboard');
      const decided = this.decide(searchParams.get('point')!, searchParams.get('case')!);
      decided.then(
        (strike) => response.end(JSON.stringify(strike)),
        (error) => response.writeHead(500).end(String(error)),
      );
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  arm(point: string, at: readonly number[], strike: Strike): Armed {
    const one: Armed = { point, at, strike, hits: 0, struck: 0 };
    this.armed.push(one);
    return one;
  }

  disarm(): void {
    this.armed.length = 0;
  }

  private async decide(point: string, caseId: string): Promise<Strike> {
    this.reached.set(point, (this.reached.get(point) ?? 0) + 1);
    const own = await this.onlooker?.(point, caseId);
    if (own) return own;
    const family = familyOf(caseId);
    for (const one of this.armed) {
      if (one.point !== point || (one.family !== undefined && one.family !== family)) continue;
      // Each armed point has a family of its own, so that each has one fault to get over, and not its neighbour's.
      if (one.family === undefined && this.armed.some((other) => other.point === point && other.family === family))
        continue;
      one.family = family;
      one.hits++;
      if (!one.at.includes(one.hits)) return { do: 'pass' };
      one.struck++;
      return one.strike;
    }
    return { do: 'pass' };
  }
}

/** The number of the purchase that a payment or takeover belongs to. */
export function familyOf(caseId: string): string {
  return caseId.split(':')[1] ?? '';
}
