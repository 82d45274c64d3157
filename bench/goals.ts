/** What each figure is called, what it should be at least or at most, and whether it is. */
import type { Measures } from './measures.ts';
import type { Cpu } from './usage.ts';

export interface Row {
  what: string;
  figure: string;
  goal?: string;
  met?: boolean;
}

/** What must hold whatever the machine: else something is broken, and no figure is worth anything. */
export function faultsOf({ differences, latency, restart, lives }: Measures): string[] {
  const { fired = 0, timers = 0 } = restart?.due ?? {};
  return [
    ...differences.map((one) => `the twin is not the case's: ${one}`),
    ...(latency?.stale ? [`${latency.stale} answers came before the act could be read`] : []),
    ...(fired < timers ? [`${timers - fired} of ${timers} timers that were due never fired`] : []),
    ...(lives && !(lives.ratio > 0) ? ['no lives were measured'] : []),
  ];
}

export function rowsOf(measures: Measures): Row[] {
  const { life } = measures;
  return [
    { what: 'one life', figure: `${life.acts} acts, ${life.runs} runs, ${life.events} events` },
    ...livesRows(measures),
    ...latencyRows(measures),
    ...eventRows(measures),
    ...restartRows(measures),
  ];
}

function livesRows({ lives }: Measures): Row[] {
  if (!lives) return [];
  const { casesAMinute, ratio, ratios, cpuMs, bytes } = lives;
  return [
    { what: 'cases a minute', figure: casesAMinute.real.join(', ') },
    { what: 'cases a minute, the engine alone', figure: casesAMinute.twin.join(', ') },
    atLeast('ratio of the two', ratio, 0.75, ` (${ratios.join(', ')}; stretch 0.90)`),
    { what: 'processor a case, ms', figure: cpuText(cpuMs.real) },
    { what: 'processor a case, ms, the engine alone', figure: cpuText(cpuMs.twin) },
    {
      what: 'bytes a case',
      figure: `${kb(bytes.histories)} of histories; databases: ${kb(bytes.application)} ours, ${kb(bytes.engine)} the engine's`,
    },
  ];
}

function latencyRows({ latency, takeover, memory }: Measures): Row[] {
  const rows: Row[] = [];
  if (latency) {
    const { act, empty, twin, ratio, ratePerSecond, idle, stale } = latency;
    rows.push(
      { what: `an act at ${ratePerSecond}/s, ${idle} idle cases, ms`, figure: quantiles(act) },
      { what: 'an empty Update of the engine, ms', figure: quantiles(empty) },
      { what: 'an Update with an activity, no work, ms', figure: quantiles(twin) },
      atMost('p50 of an act ÷ p50 of an empty Update', ratio, 2),
      atMost('reads after the answer that did not show the act', stale, 0),
    );
  }
  if (takeover) rows.push({ what: 'from the order to the first entry of a takeover, ms', figure: quantiles(takeover) });
  if (memory?.kibACase)
    rows.push(atMost('memory a cached case, KiB', memory.kibACase, 200), {
      what: `worker with ${memory.cases} open cases, MiB`,
      figure: String(memory.workerMib),
    });
  return rows;
}

function eventRows({ events, replay }: Measures): Row[] {
  return [
    ...(events
      ? [
          atMost('events an act, alone', events.alone, 11),
          atMost(`events an act, ${events.callers} callers on one case`, events.underLoad, 7),
        ]
      : []),
    ...(replay ? [atLeast('replay, events a second', replay.eventsASecond, 3_500)] : []),
  ];
}

function restartRows({ restart }: Measures): Row[] {
  if (!restart) return [];
  const { open, answersAfterS, firstActAfterS, firstTouch, due } = restart;
  return [
    { what: 'killed and started again, open cases', figure: String(open) },
    atMost('the API answers after, s', answersAfterS, 10),
    atMost('the first act is on record after, s', firstActAfterS, 15),
    { what: 'the next acts, each on a case not touched since, ms', figure: quantiles(firstTouch) },
    atMost(`all ${due.timers} timers that fell due meanwhile have fired after, s`, due.allAfterS, 60),
  ];
}

function atLeast(what: string, figure: number, goal: number, more = ''): Row {
  return { what, figure: `${figure}${more}`, goal: `≥ ${goal}`, met: figure >= goal };
}

function atMost(what: string, figure: number, goal: number): Row {
  return { what, figure: String(figure), goal: `≤ ${goal}`, met: figure <= goal };
}

function quantiles({ p50, p95, p99 }: { p50: number; p95: number; p99: number }): string {
  return `p50 ${p50}, p95 ${p95}, p99 ${p99}`;
}

function cpuText(cpu: Cpu): string {
  return Object.entries(cpu)
    .map(([name, ms]) => `${name} ${ms}`)
    .join(', ');
}

function kb(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
