/**
 * 人工登记国库答复：what the interface brings where there is one, brought by two people where there is none, or where it is silent.
 *
 * Two roads to one answer cannot both be walked: while the system asks, nothing is entered; while an entry waits, the system does
 * not ask again; and an order that was left to people is never sent by the system. A false 退票 is as dangerous as a false
 * receipt, for the order may then be given anew: so both need the second person.
 */
import type { Finding } from './finding.ts';
import { anotherPerson, houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { yuan } from './money.ts';
import { askers, definePaymentAct, settlement } from './payment-review.ts';
import { answered, type EnteredAnswer, isUnderWay, lastAttempt, type Payment, withAttempt } from './payment-state.ts';
import type {
  AnswerByHand,
  TreasuryAnswerConfirmation,
  TreasuryAnswerEntry,
  TreasuryAnswerWithdrawal,
} from './shapes/treasury-answer.ts';
import { type CivilDate, civilDate } from './time.ts';

export const awaitAnswerByHand = definePaymentAct<AnswerByHand>()({
  name: 'awaitAnswerByHand',
  title: '转为人工办理支付指令',
  during: ['instructed'],
  by: ['proceeding'],
  under: [],
  judge: (payment, { attempt }) => [underWay(payment, attempt)],
  apply: (payment, { attempt }, { at }) => withAttempt(payment, attempt, { byHandSince: at }),
});

export const enterTreasuryAnswer = definePaymentAct<TreasuryAnswerEntry>()({
  name: 'enterTreasuryAnswer',
  title: '登记国库答复',
  during: ['instructed'],
  by: ['treasurer'],
  under: [cite('procurementRegulation', 51)],
  awaited: (payment) => (isByHand(payment) && !entryOf(payment) ? [{ clock: 'paymentDue' }] : []),
  requires: (payment, { actor }) => [
    houseRule(
      isByHand(payment),
      '没有国库接口或者国库久未答复的，方可人工登记国库答复',
      '系统正在向国库查询，或者国库已经答复：请查看支付指令',
      'blocks',
    ),
    houseRule(!entryOf(payment), '同一支付指令的国库答复只登记一份', '请先确认或者撤回前一登记', 'blocks'),
    anotherPerson(actor, askers(payment), '登记国库答复的人与申请人不得为同一人'),
  ],
  judge: (payment, { attempt, amountFen, occurredOn }, { at }) => [
    underWay(payment, attempt),
    sameAmount(payment.amountFen, amountFen, '国库凭证上的金额应当与支付指令一致'),
    ...onPossibleDay(payment, attempt, occurredOn, civilDate(at)),
  ],
  apply: (payment, { attempt, ...answer }, { actor, at }) =>
    withAttempt(payment, attempt, { entered: { ...answer, by: actor.person, at } }),
});

export const withdrawTreasuryAnswer = definePaymentAct<TreasuryAnswerWithdrawal>()({
  name: 'withdrawTreasuryAnswer',
  title: '撤回国库答复登记',
  during: ['instructed'],
  by: ['treasurer', 'financeReviewer'],
  under: [],
  requires: (payment) => [isEntered(payment)],
  judge: (payment, { attempt }) => [underWay(payment, attempt)],
  apply: (payment, { attempt }) => withAttempt(payment, attempt, { entered: undefined }),
});

export const confirmTreasuryAnswer = definePaymentAct<TreasuryAnswerConfirmation>()({
  name: 'confirmTreasuryAnswer',
  title: '确认国库答复',
  during: ['instructed'],
  by: ['financeReviewer', 'treasurer'],
  under: [cite('procurementRegulation', 51)],
  awaited: (payment) => (entryOf(payment) ? [{ clock: 'paymentDue', role: 'financeReviewer' }] : []),
  requires: (payment, { actor }) => [
    isEntered(payment),
    anotherPerson(actor, [entryOf(payment)?.by], '确认国库答复的人与登记人不得为同一人'),
    anotherPerson(actor, askers(payment), '确认国库答复的人与申请人不得为同一人'),
  ],
  // Read from the paper a second time, and not only nodded at: what is keyed in twice and differs is found here.
  judge: (payment, read) => [underWay(payment, read.attempt), ...agreement(payment, read)],
  decides: entryOf,
  apply: (payment, { attempt }) => {
    const entered = payment.attempts?.[attempt]?.entered;
    return entered ? confirmed(payment, attempt, entered) : payment;
  },
  stops: ({ settled }) => (settled ? ['paymentDue'] : []),
  sends: (payment) => (payment.settled ? [settlement(payment)] : []),
});

export function underWay(payment: Payment, number: string): Finding {
  const attempt = payment.attempts?.[number];
  return houseRule(
    attempt !== undefined && isUnderWay(attempt),
    '支付指令应当在途',
    '请核对支付指令的序号；该指令已有答复的，请查看答复，退票的可以重新发出',
    'blocks',
  );
}

/** What was entered and waits for a second person. */
export function entryOf(payment: Payment): EnteredAnswer | undefined {
  return lastAttempt(payment)?.attempt.entered;
}

/** Whether the system leaves the last order to people. */
function isByHand(payment: Payment): boolean {
  const last = lastAttempt(payment)?.attempt;
  return last !== undefined && isUnderWay(last) && Boolean(last.byHandSince ?? last.silentSince);
}

function isEntered(payment: Payment): Finding {
  return houseRule(entryOf(payment) !== undefined, '国库答复登记后方可确认或者撤回', '请待国库支付登记', 'blocks');
}

function confirmed(payment: Payment, attempt: string, entered: EnteredAnswer): Payment {
  const { outcome, receipt = '', reason = '', occurredOn } = entered;
  return outcome === 'paid'
    ? { ...answered(payment, attempt, { paid: { receipt, occurredOn } }), settled: { receipt, occurredOn } }
    : answered(payment, attempt, { returned: { reason, occurredOn } });
}

function sameAmount(requiredFen: number, actualFen: number, rule: string): Finding {
  const remedy = '请核对凭证；金额确实不同的，请先与国库核实';
  const figures = { required: yuan(requiredFen), actual: yuan(actualFen) };
  return { ...houseRule(requiredFen === actualFen, rule, remedy, 'blocks'), ...figures };
}

function onPossibleDay(payment: Payment, attempt: string, occurredOn: CivilDate, today: CivilDate): Finding[] {
  const ordered = payment.attempts?.[attempt]?.ordered;
  const figures = { actual: occurredOn };
  return [
    { ...houseRule(occurredOn <= today, '国库答复的日期不得晚于今天', '请核对凭证上的日期', 'blocks'), ...figures },
    ...(ordered
      ? [
          {
            ...houseRule(
              occurredOn >= civilDate(ordered.at),
              '国库答复的日期不得早于支付指令',
              '请核对凭证上的日期，以及是哪一次支付指令',
              'blocks',
            ),
            required: `不早于 ${civilDate(ordered.at)}`,
            ...figures,
          },
        ]
      : []),
  ];
}

const outcomes = { paid: '已支付', returned: '退票' } as const;

function agreement(payment: Payment, read: TreasuryAnswerConfirmation): Finding[] {
  const entered = entryOf(payment);
  if (!entered) return [];
  const agrees = (holds: boolean, rule: string, required: string, actual: string) => ({
    ...houseRule(holds, rule, '请对照凭证：登记有误的，撤回后重新登记', 'blocks'),
    required,
    actual,
  });
  const [is, was] = [outcomes[read.outcome], outcomes[entered.outcome]];
  return [
    agrees(read.outcome === entered.outcome, '所确认的结果应当与登记一致', was, is),
    agrees(read.occurredOn === entered.occurredOn, '所确认的日期应当与登记一致', entered.occurredOn, read.occurredOn),
    sameAmount(entered.amountFen, read.amountFen, '所确认的金额应当与登记一致'),
  ];
}
