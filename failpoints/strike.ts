/** Asks, at a boundary between two steps, what shall go wrong there. Only `npm run faults` and tests have somebody to ask. */

/** `crash`: kill -9 of this process. `error`: the step fails. `hang`: it never ends. `delay`: it comes late. */
export interface Strike {
  do: 'pass' | 'crash' | 'error' | 'hang' | 'delay';
  ms?: number;
}

/** Reached before and after each step that can be half done; `caseId` says for which case. */
export type Reach = (point: string, caseId: string) => Promise<void>;

/** Longer than any of the engine's own limits on a step, so that it is the engine that gives up. */
const hangsMs = 600_000;
const answersWithinMs = 30_000;

/**
 * Who decides is at the address of JIELI_FAILPOINTS; where none is named, nothing is asked and nothing is in the way.
 * It is the decider that counts the hits, for a process that crashes at its first would otherwise do so for ever.
 */
export function failpointsOf(env: NodeJS.ProcessEnv): Reach | undefined {
  const { JIELI_FAILPOINTS: address, JIELI_MODE: mode } = env;
  if (!address) return undefined;
  if (mode !== 'demo')
    throw new Error('JIELI_FAILPOINTS makes programs fail on purpose: unset it, or set JIELI_MODE to demo.');
  return async (point, caseId) => {
    const strike = await asked(address, point, caseId);
    if (strike.do === 'crash') process.kill(process.pid, 'SIGKILL');
    if (strike.do === 'error') throw new Error(`failpoint ${point}`);
    if (strike.do === 'hang' || strike.do === 'delay') await later(strike.ms ?? hangsMs);
  };
}

async function asked(address: string, point: string, caseId: string): Promise<Strike> {
  const query = new URLSearchParams({ point, case: caseId });
  try {
    const answer = await fetch(`${address}/?${query}`, { signal: AbortSignal.timeout(answersWithinMs) });
    return (await answer.json()) as Strike;
  } catch {
    return { do: 'pass' }; // Nobody decides any more: the trial is over.
  }
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
