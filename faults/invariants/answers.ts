/** I0 and I1: what callers heard, and what became of what they asked. */
import type { Evidence, Invariant, Told } from '../evidence.ts';
import type { Asked } from '../witness.ts';

export const noCallerHears500: Invariant = {
  name: 'I0',
  sentence: 'No caller hears 500, and none is left without a final answer.',
  violations: ({ asked }) =>
    asked
      .filter(({ heard, outcome }) => heard.some((status) => status === 500 || status === 429) || outcome === 'unknown')
      .map((one) => `${nameOf(one)} heard ${one.heard.join(' ')}, ${one.outcome}`),
};

export const oneTruth: Invariant = {
  name: 'I1',
  sentence:
    'What was told as done is one entry, under its number; what was refused is none; a deed and its entry agree.',
  violations: (evidence) => [...lost(evidence), ...double(evidence), ...otherwise(evidence), ...inEngine(evidence)],
};

/** Told as done, and not there. Of what is sealed the number is not told, but the hash is. */
export function lost({ asked, told }: Evidence): string[] {
  const entries = new Map(
    told.flatMap((one) => one.entries.map((entry) => [`${entry.caseId} ${entry.deedId}`, entry])),
  );
  const isIt = ({ case: id, deed, seq, hash }: Asked) => {
    const entry = entries.get(`${id} ${deed}`);
    return entry !== undefined && (seq === undefined ? entry.hash === hash : entry.seq === seq);
  };
  return asked
    .filter((one) => one.outcome === 'ok' && !isIt(one))
    .map((one) => `lost: ${nameOf(one)} was told ${one.case} entry ${one.seq ?? one.hash}, which is not it`);
}

/** Done twice: two entries of one deed, or an entry of a deed that was refused. */
export function double({ asked, told }: Evidence): string[] {
  const refused = new Set(asked.filter(({ outcome }) => outcome === 'refused').map(({ deed }) => deed));
  return told.flatMap(({ entries }) => {
    const deeds = entries.flatMap(({ deedId }) => (deedId ? [deedId] : []));
    const twice = deeds.filter((deed, place) => deeds.indexOf(deed) !== place);
    const though = deeds.filter((deed) => refused.has(deed));
    return [...twice.map((deed) => `double: ${deed}`), ...though.map((deed) => `done though refused: ${deed}`)];
  });
}

/** The table of deeds says something else than the journal. */
function otherwise({ deeds, told }: Evidence): string[] {
  const entries = new Map(told.flatMap((one) => one.entries.map((entry) => [entry.deedId, entry])));
  return deeds.flatMap(({ id, answer }) => {
    const entry = entries.get(id);
    const body = (answer?.body ?? {}) as { seq?: number };
    if (!answer) return [`deed ${id} has no answer`];
    if (entry && (answer.status !== 201 || body.seq !== entry.seq))
      return [`deed ${id} is entry ${entry.seq} and was answered ${answer.status} ${body.seq}`];
    return !entry && answer.status === 201 ? [`deed ${id} was answered as done and is nowhere`] : [];
  });
}

/** The engine did once what the journal holds once. Where a run was ended, what it admitted came again in the next. */
function inEngine({ told }: Evidence): string[] {
  return told.flatMap((one) => {
    const done = completedIn(one);
    const twice = done.filter((id, place) => done.indexOf(id) !== place);
    return twice.map((id) => `${one.row.id}: the engine did ${id} twice`);
  });
}

function completedIn({ runs }: Told): string[] {
  return runs.flatMap(({ history }) => {
    const accepted = new Map<string, string>();
    const done: string[] = [];
    for (const { eventId, ...event } of history.events ?? []) {
      const { workflowExecutionUpdateAcceptedEventAttributes: begun } = event;
      const { workflowExecutionUpdateCompletedEventAttributes: ended } = event;
      if (begun) accepted.set(String(eventId), begun.protocolInstanceId ?? '');
      if (ended?.outcome?.success) done.push(ended.meta?.updateId ?? accepted.get(String(ended.acceptedEventId)) ?? '');
    }
    return done;
  });
}

function nameOf({ login, path, key }: Asked): string {
  return `${login} ${path} (key ${key})`;
}
