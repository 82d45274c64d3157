/** Every boundary at which a program can end half-way, and the trial of it: one whole purchase goes to its end all the same. */
import { type Acted, playTold } from './callers.ts';
import type { Armed } from './switchboard.ts';
import type { Found, Trial } from './trial.ts';

export interface Point {
  name: string;
  /** The told case that reaches it. */
  story: string;
  /** Reached once in that story: the second hit is that of the try after the first crash, where there is need of one. */
  once?: true;
  what: string;
}

const payments = 'cases/returned-payment.json';
const takeover = 'cases/default-and-takeover.json';

export const points: readonly Point[] = [
  { name: 'start.before', story: payments, once: true, what: 'a deed that opens a purchase is kept, and not yet sent' },
  { name: 'start.after', story: payments, once: true, what: 'the purchase runs, and its caller has not heard' },
  { name: 'update.before', story: payments, what: 'a deed is kept, and not yet sent to the case' },
  { name: 'update.after', story: payments, what: 'an act is on record with its receipt, and the API has not heard' },
  { name: 'answer.before', story: payments, what: 'the API has the receipt, and its caller has not heard' },
  { name: 'record.before', story: payments, what: 'an act is admitted, and not on record' },
  { name: 'record.after', story: payments, what: 'an entry is committed, and the engine has not heard' },
  { name: 'handover.before', story: payments, what: 'a stage has ended, and its end is not on record' },
  { name: 'handover.after', story: payments, what: 'the end of a stage is committed, and the next run has not begun' },
  {
    name: 'bidsDue.before',
    story: payments,
    once: true,
    what: 'bids are due, and deeds in time are not yet looked for',
  },
  {
    name: 'bidsDue.after',
    story: payments,
    once: true,
    what: 'all deeds in time are answered, and the engine has not heard',
  },
  { name: 'paymentStart.before', story: payments, what: 'a payment is requested, and its case not opened' },
  {
    name: 'paymentStart.after',
    story: payments,
    what: 'the case of a payment is open, and the purchase has not heard',
  },
  { name: 'dispatch.before', story: payments, what: 'word for another case is not yet sent' },
  { name: 'dispatch.after', story: payments, what: 'the other case has it on record, and the sender has not heard' },
  { name: 'treasurySend.before', story: payments, what: 'the order is on record, and not sent' },
  { name: 'treasurySend.after', story: payments, what: 'the treasury has the order, and we do not know' },
  { name: 'treasuryAsk.before', story: payments, what: 'the treasury has carried it out, and was not asked' },
  { name: 'treasuryAsk.after', story: payments, what: 'the treasury has answered, and the answer is not on record' },
  { name: 'takeoverStart.before', story: takeover, once: true, what: 'a takeover is decided, and not begun' },
  {
    name: 'takeoverStart.after',
    story: takeover,
    once: true,
    what: 'the takeover runs, and the purchase has not heard',
  },
  { name: 'roster.before', story: takeover, what: 'recipients are confirmed, and not counted' },
  { name: 'roster.after', story: takeover, what: 'recipients are counted, and the count is not on record' },
];

export interface Strike {
  point: Point;
  hit: 1 | 2;
}

/** Each point at its first and at its second hit. */
export const allStrikes: readonly Strike[] = points.flatMap((point) => [
  { point, hit: 1 as const },
  { point, hit: 2 as const },
]);

/** So many that no program dies more often in a minute than its supervisor bears. */
export const strikesAtOnce = 6;

export function nameOf({ point, hit }: Strike): string {
  return `crash at ${point.name}, hit ${hit}`;
}

/** Crashes a program at each of a few points, each in a purchase of its own; a point that was not reached is a violation. */
export async function tryStrikes(trial: Trial, strikes: readonly Strike[]): Promise<Found & { otherwise: string[] }> {
  const armed = strikes.map(({ point, hit }) =>
    trial.switchboard.arm(point.name, point.once && hit === 2 ? [1, 2] : [hit], { do: 'crash' }),
  );
  const acted: Acted = { families: [], otherwise: [] };
  // Two points may share a purchase, if one story reaches both; there is one for each all the same.
  await Promise.all(strikes.map(({ point }) => playTold(trial.witness, point.story, acted)));
  trial.switchboard.disarm();
  const found = await trial.find(acted.families);
  const missed = armed.filter(({ struck }) => struck === 0).map(notReached);
  return { ...found, violations: [...found.violations, ...missed, ...acted.otherwise], otherwise: acted.otherwise };
}

function notReached({ point, at, hits }: Armed): string {
  return `${point} was to strike at hit ${at.join(' and ')}, and was reached ${hits} times`;
}
