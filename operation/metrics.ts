/** What can be counted of a process, in the form that Prometheus reads. Labels are of few values: acts, routes, articles. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Half the goal of an act, the goal, and up to where a caller is told 202. */
const secondsBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8, 15];

export interface RequestMetrics {
  acts: Counter<'act' | 'outcome'>;
  refusals: Counter<'act' | 'type' | 'rule'>;
  seconds: Histogram<'method' | 'route' | 'status'>;
}

export function openRegistry(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}

export function requestMetrics(register: Registry): RequestMetrics {
  return {
    acts: new Counter({
      name: 'jieli_acts_total',
      help: 'Acts that were submitted, by what became of them.',
      labelNames: ['act', 'outcome'],
      registers: [register],
    }),
    refusals: new Counter({
      name: 'jieli_refusals_total',
      help: 'Acts that were refused, by the article they were held against, or the kind of rule where it has none.',
      labelNames: ['act', 'type', 'rule'],
      registers: [register],
    }),
    seconds: new Histogram({
      name: 'jieli_http_seconds',
      help: 'How long an answer took, by route.',
      labelNames: ['method', 'route', 'status'],
      buckets: secondsBuckets,
      registers: [register],
    }),
  };
}

/** A gauge that asks when it is read. */
export function gauge(register: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [register],
    collect() {
      this.set(read());
    },
  });
}

interface PoolLike {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

/** A pool that many wait for is the first thing to look at when acts grow slow. */
export function poolMetrics(register: Registry, pool: PoolLike): void {
  const read = { total: 'totalCount', idle: 'idleCount', waiting: 'waitingCount' } as const;
  new Gauge({
    name: 'jieli_database_connections',
    help: 'Connections of this process to PostgreSQL, and callers that wait for one.',
    labelNames: ['state'],
    registers: [register],
    collect() {
      for (const [state, count] of Object.entries(read)) this.set({ state }, pool[count]);
    },
  });
}
