/** One order on its way to the treasury: sent, and asked after until it is answered, or until it is for people to look after. */
import { ActivityFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Activities, TreasuryAnswer } from '../activities/index.ts';
import { instructionOf, isUnderWay, lastAttempt, type Payment } from '../domain/payment-state.ts';
import type { Dossier } from './dossier.ts';

/** A quarter of a minute; after that the case lets some of its own time go by, so that six hours are six hours however it fails. */
const triesMax = 5;
const { instructTreasury, askTreasury } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: triesMax },
});

/** The treasury clears once a day; who has not heard from it for six hours, or not reached it, asks in person. */
const [enquiryMs, enquiriesMax] = [600_000, 36];
const [reachAgainMs, missesMax] = [120_000, 160];

type Sent = 'taken' | 'byHand' | 'otherOrder' | 'unreachable';
type Answer = Exclude<TreasuryAnswer, { outcome: 'pending' }>;
const otherOrder = '国库以同一编号记有内容不同的指令：请人工核实，勿重新发出';

/** An order of which nothing is known, and which nobody has been asked to look after. */
export function isForUs(state: Payment): boolean {
  const last = lastAttempt(state)?.attempt;
  return Boolean(last && isUnderWay(last) && !last.silentSince && !last.byHandSince);
}

/** A callback may bring the answer while we ask for it: whoever comes second finds the attempt answered, and does nothing. */
export async function pursue(dossier: Dossier<Payment>, attempt: string): Promise<void> {
  const order = orderOf(dossier.state);
  const isOpen = openAt(attempt);
  let sent: Sent = 'unreachable';
  for (let asked = 0, missed = 0; asked < enquiriesMax && missed < missesMax && isOpen(dossier.state); ) {
    // In histories of before 24 November 2026 it answers nothing where it has taken the order.
    if (sent !== 'taken') sent = (await unlessUnreachable(instructTreasury(order))) ?? 'taken';
    if (sent === 'byHand') return tell(dossier, attempt, 'awaitAnswerByHand', {});
    if (sent === 'otherOrder') return tell(dossier, attempt, 'recordSilence', { doubt: otherOrder });
    const answer = sent === 'taken' ? await unlessUnreachable(askTreasury(order.instruction)) : sent;
    if (answer !== 'unreachable' && answer.outcome !== 'pending') return tellAnswer(dossier, attempt, answer);
    if (answer === 'unreachable') missed++;
    else asked++;
    await dossier.rest(answer === 'unreachable' ? reachAgainMs : enquiryMs, (state) => !isOpen(state));
  }
  await tell(dossier, attempt, 'recordSilence', {});
}

function tellAnswer(dossier: Dossier<Payment>, attempt: string, answer: Answer) {
  const { occurredOn } = answer;
  if (answer.outcome === 'paid')
    return tell(dossier, attempt, 'recordReceipt', { receipt: answer.receipt, occurredOn });
  return tell(dossier, attempt, 'recordReturn', { reason: answer.reason, occurredOn });
}

/** Where another has brought the answer it is admitted already, and soon on record; asking meanwhile would be idle. */
async function tell(dossier: Dossier<Payment>, attempt: string, act: string, said: object): Promise<void> {
  await dossier.perform(act, { attempt, ...said }, openAt(attempt));
  await dossier.until((state) => !openAt(attempt)(state) || !isForUs(state));
}

function openAt(attempt: string): (state: Payment) => boolean {
  return ({ attempts }) => isUnderWay(attempts![attempt]!);
}

/** Whatever the treasury did not say by now, it is asked again a little later. */
async function unlessUnreachable<T>(asked: Promise<T>): Promise<T | 'unreachable'> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    return 'unreachable';
  }
}

function orderOf(state: Payment) {
  const { id, amountFen, account } = state;
  const { number, attempt } = lastAttempt(state)!;
  return { instruction: instructionOf(state, number), payment: id, amountFen, account, at: attempt.ordered.at };
}
