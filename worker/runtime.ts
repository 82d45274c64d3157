/** The engine's runtime in the worker: its words go into our log, its figures into our metrics. */
import { DefaultLogger, MetricsBuffer, Runtime, type Worker } from '@temporalio/worker';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Log } from '../operation/log.ts';
import { gauge } from '../operation/metrics.ts';

/** More than a busy worker counts between two looks; what does not fit is dropped and told in the log. */
const bufferMax = 200_000;
const looksEveryMs = 5_000;
const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** Must come before anything else of the engine is used. */
export function installRuntime(log: Log, isCounted: boolean): MetricsBuffer | undefined {
  const logger = new DefaultLogger('DEBUG', ({ level, message, meta }) => log[levels[level]]({ ...meta }, message));
  const buffer = isCounted ? new MetricsBuffer({ maxBufferSize: bufferMax, useSecondsForDurations: true }) : undefined;
  Runtime.install({
    logger,
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(buffer ? { metrics: { buffer } } : {}),
    },
  });
  return buffer;
}

/** How full the worker is. A worker that holds no more tasks than before, while acts wait, is one too few. */
export function workerMetrics(register: Registry, worker: Worker): void {
  const status = () => worker.getStatus();
  gauge(register, 'jieli_worker_running', 'Whether the worker asks for work.', () =>
    worker.getState() === 'RUNNING' ? 1 : 0,
  );
  gauge(register, 'jieli_worker_workflows_cached', 'Cases in memory.', () => status().numCachedWorkflows);
  gauge(
    register,
    'jieli_worker_workflow_tasks',
    'Steps of cases under way.',
    () => status().numInFlightWorkflowActivations,
  );
  gauge(register, 'jieli_worker_activities', 'Activities under way.', () => status().numInFlightActivities);
}

type Metric = Counter<string> | Gauge<string> | Histogram<string>;

/** Whoever reads seldom, or never, must not let the buffer run full. */
export function keepDrained(register: Registry, buffer: MetricsBuffer): void {
  setInterval(() => drainEngineMetrics(register, buffer), looksEveryMs).unref();
}

/** Takes over what the engine's own code has counted since: slots, polls, latencies, failures, the cache. */
export function drainEngineMetrics(register: Registry, buffer: MetricsBuffer | undefined): void {
  for (const { metric, value, attributes } of buffer?.retrieveUpdates() ?? []) {
    const labels = Object.fromEntries(
      Object.entries(attributes).map(([name, text]) => [labelOf(name), String(text)] as const),
    );
    const known = metricOf(register, `temporal_${metric.name.replace(/^temporal_/, '')}`, metric, Object.keys(labels));
    if (known instanceof Counter) known.inc(labels, value);
    else if (known instanceof Gauge) known.set(labels, value);
    else known.observe(labels, value);
  }
}

interface Described {
  kind: string;
  description?: string;
}

/** A metric's labels are those it came with first; one that comes with others later is another. */
function metricOf(register: Registry, name: string, { kind, description }: Described, labelNames: string[]): Metric {
  const known = register.getSingleMetric(name) as (Metric & { labelNames?: string[] }) | undefined;
  if (known && labelNames.every((label) => known.labelNames?.includes(label))) return known;
  const taken = known ? `${name}_by_${labelNames.toSorted().join('_')}` : name;
  const again = known ? register.getSingleMetric(taken) : undefined;
  if (again) return again as Metric;
  const described = { name: taken, help: description || name, labelNames, registers: [register] };
  if (kind === 'counter') return new Counter(described);
  return kind === 'gauge' ? new Gauge(described) : new Histogram({ ...described, buckets: secondsBuckets });
}

function labelOf(name: string): string {
  return name.replace(/[^a-zA-Z0-9_]/g, '_');
}
