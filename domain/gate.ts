/** What an instalment waits for: the contract ties money to what was performed, and nothing else may hold it up (细则18). */
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { type ClockStart, clockKey } from './law/clocks.ts';
import { sum } from './money.ts';
import { type Instalment, isSettled, type Procurement } from './procurement.ts';
import type { CivilDate } from './time.ts';

const progress = cite('rules2019', 18);

/** Whether what the gate asks for is on record; for money that is really paid out, or for an instalment deducted as a whole. */
export function gateOf(state: Procurement, number: string, wholeDeducted = false): Finding {
  const { gate, dueFen } = state.instalments![number]!;
  if (dueFen !== undefined)
    return requirement(true, '合同解除后，已经履行的部分根据履行情况结算', cite('civilCode', 566, 1));
  if (gate === 'prepayment') return prepaymentGate(state);
  if (gate === 'finalAcceptance')
    return requirement(
      state.acceptance?.passed === true,
      '应当严格按照合同执行进度支付款项：本期款项在验收合格后支付',
      progress,
      '请先组织验收；验收合格并记入验收书后可申请支付',
    );
  if (gate === 'evaluation')
    return requirement(
      state.evaluation?.published !== undefined,
      '应当严格按照合同执行进度支付款项：本期款项在绩效评价结果公布后支付',
      progress,
      '请先完成绩效评价并公布结果',
    );
  return verificationGate(state, number, wholeDeducted);
}

function prepaymentGate({ contract, termination }: Procurement): Finding {
  if (termination)
    return requirement(
      false,
      '合同解除后，尚未履行的，终止履行：不再支付预付款',
      cite('civilCode', 566, 1),
      '请在结算中处理本期款项',
    );
  return requirement(
    contract?.signedOn !== undefined,
    '应当严格按照合同执行进度支付款项：预付款在合同签订后支付',
    progress,
    '请先签订合同',
  );
}

function verificationGate({ deliveries }: Procurement, number: string, wholeDeducted: boolean): Finding {
  const delivery = deliveries?.[number];
  const result = delivery?.verified?.result;
  const holds = result === 'met' || result === 'partly' || (result === 'notMet' && wholeDeducted);
  const remedies = {
    reported: '请先核验本期服务',
    notMet: '本期核验未达标：请催告改正后重新报告，或者全额扣减',
    missing: '请承接主体先报告本期服务',
  };
  return requirement(
    holds,
    '应当严格按照合同执行进度支付款项：本期服务经核验后方可支付',
    progress,
    remedies[result === 'notMet' ? 'notMet' : delivery ? 'reported' : 'missing'],
  );
}

/** What is owed for an instalment, paid and deducted together. */
export function owedFen({ amountFen, waivedFen }: Instalment): number {
  return amountFen - waivedFen;
}

/** Not settled, and not asked for either. */
export function isUnasked(instalment: Instalment): boolean {
  return !isSettled(instalment) && instalment.payment === undefined;
}

/** Money that what was performed so far has earned; a prepayment is earned by nothing yet. */
export function earnedFen(state: Procurement): number {
  const earned = Object.entries(state.instalments ?? {}).filter(
    ([number, { gate }]) => gate !== 'prepayment' && gateOf(state, number).holds,
  );
  return sum(earned.map(([, instalment]) => owedFen(instalment)));
}

/** Whether something of this instalment fell short, on record: only then the contract lets the purchaser deduct. */
export function fellShort({ deliveries = {}, failedAcceptances = {}, ...state }: Procurement, number: string): boolean {
  const { gate, dueFen } = state.instalments![number]!;
  if (dueFen !== undefined || gate === 'prepayment') return false;
  if (gate === 'evaluation') return (state.evaluation?.published?.grade ?? '优') !== '优';
  const shortfalls = Object.entries(deliveries).filter(([, { verified }]) => verified && verified.result !== 'met');
  if (gate !== 'finalAcceptance') return shortfalls.some(([instalment]) => instalment === number);
  return Object.keys(failedAcceptances).length > 0 || shortfalls.length > 0;
}

/** 细则33 asks to secure the recipients, not to pay in advance for what will not be performed. */
export function prepaymentAfterDefault(state: Procurement, number: string): Finding[] {
  const { gate, dueFen } = state.instalments![number]!;
  if (gate !== 'prepayment' || dueFen !== undefined) return [];
  return [houseRule(!state.default, '违约认定后不再支付预付款', '请先与承接主体结算；确需支付的，写明理由')];
}

/** The clock that an instalment is paid under. */
function paymentClock({ contract }: Procurement): 'paymentSme' | 'paymentOther' {
  return contract?.providerIsSme ? 'paymentSme' : 'paymentOther';
}

export function paymentKey(state: Procurement, number: string): string {
  return clockKey(paymentClock(state), number);
}

/** An enterprise that is small is paid in time by law; everybody else by the policy of this house. */
export function startPayment(state: Procurement, numbers: readonly string[], from: CivilDate): ClockStart[] {
  const clock = paymentClock(state);
  const basis = clock === 'paymentSme' ? 'statute' : 'house';
  return numbers
    .filter((number) => isUnasked(state.instalments![number]!))
    .map((of): ClockStart => ({ clock, of, from, basis }));
}

/** The instalments behind one kind of gate. */
export function behindGate({ instalments = {} }: Procurement, gates: readonly Instalment['gate'][]): string[] {
  return Object.keys(instalments).filter((number) => gates.includes(instalments[number]!.gate));
}
