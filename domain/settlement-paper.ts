/** 结算单：the settlement of an ended contract is what its terms make, signed by both or with what is in dispute; and its refund. */

import { inForce } from './fact.ts';
import { accountInWords, type FinalAccount, finalAccount } from './final-account.ts';
import { type Finding, houseRule, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { sum, yuan } from './money.ts';
import { defineAct, type Procurement, type Signed } from './procurement.ts';
import { openInstalments } from './settlement.ts';
import type { AdvanceRefund } from './shapes/settlement.ts';
import type { TerminationSettlement } from './shapes/termination.ts';
import { type CivilDate, civilDate } from './time.ts';

/** What was settled, of a contract that has terms to count by. */
export interface SettlementRecord extends Signed {
  dueFen: Readonly<Record<string, number>>;
  /** What the provider owes of the advance, and how much of it the security covers. */
  refundFen: number;
  fromSecurity?: { amountFen: number; toldOn: CivilDate };
  signature?: { occurredOn: CivilDate; documentSha256: string };
  dispute?: { disputedFen: number; note: string; documentSha256: string };
  refunds?: Readonly<Record<string, AdvanceRefund & { recorded: Signed }>>;
}

export function accountOf(
  state: Procurement,
  performed?: TerminationSettlement['performed'],
): FinalAccount | undefined {
  return finalAccount(state, Object.keys(openInstalments(state)), performed);
}

/** What the terms make of it, and nothing else. */
export function accountFindings(state: Procurement, settlement: TerminationSettlement): Finding[] {
  const account = accountOf(state, settlement.performed);
  if (!account) return [signedOrDisputed(settlement, 'warns')];
  const { lines } = account;
  const other = Object.keys(lines).filter((number) => lines[number]!.dueFen !== (settlement.dueFen[number] ?? -1));
  return [
    termOf('contract', other.length === 0, '结算的各期应付金额由合同条款计得', {
      required: yuan(sum(Object.values(lines).map(({ dueFen }) => dueFen))),
      actual: yuan(sum(Object.values(settlement.dueFen))),
      remedy: `请按计算填写：${accountInWords(account)}`,
    }),
    ...fromSecurity(state, account, settlement),
    signedOrDisputed(settlement, 'blocks'),
  ];
}

function signedOrDisputed({ signature, dispute }: TerminationSettlement, force: Finding['force']): Finding {
  return houseRule(
    (signature === undefined) !== (dispute === undefined),
    '结算单应当由双方签署，未签署的附争议说明',
    '请附双方签署的结算单，或者写明争议的金额和理由（二者取其一）',
    force,
  );
}

/** Only what is owed is set off, only against money that is there, and not before the provider was told. */
function fromSecurity(state: Procurement, { refundFen }: FinalAccount, settlement: TerminationSettlement): Finding[] {
  const { fromSecurity: off } = settlement;
  if (!off) return [];
  const { contract, performanceSecurity, security, termination } = state;
  const held = security ? 0 : (performanceSecurity?.amountFen ?? contract?.securityFen ?? 0);
  const most = Math.min(refundFen, held);
  return [
    termOf('contract', off.amountFen <= most, '以履约保证金抵销的，不超过应退的预付款和所收的保证金', {
      required: `≤ ${yuan(most)}`,
      actual: yuan(off.amountFen),
      remedy: most > 0 ? `最多抵销 ${yuan(most)}` : '没有可以抵销的金额：请删去',
    }),
    requirement(
      termination !== undefined && off.toldOn >= termination.occurredOn,
      '主张抵销的应当通知对方',
      cite('civilCode', 568),
      '请在合同终止之后书面通知承接主体，并填写通知到达之日；或者写明理由',
      'warns',
    ),
  ];
}

/** Added to the state of cases whose contract counts; an older case keeps what it kept. */
export function settled(state: Procurement, settlement: TerminationSettlement, by: Signed): Partial<Procurement> {
  const account = accountOf(state, settlement.performed);
  const { dueFen, signature, dispute, fromSecurity: off } = settlement;
  if (!account && !signature && !dispute) return {};
  const papers = {
    ...(signature ? { signature } : {}),
    ...(dispute ? { dispute } : {}),
    ...(off ? { fromSecurity: off } : {}),
  };
  return { settlementRecord: { ...by, dueFen, refundFen: account?.refundFen ?? 0, ...papers } };
}

/** What the provider still has to give back of the advance. */
export function refundLeftFen({ settlementRecord }: Procurement): number {
  if (!settlementRecord) return 0;
  const { refundFen, fromSecurity: off, refunds = {} } = settlementRecord;
  return refundFen - (off?.amountFen ?? 0) - sum(Object.values(refunds).map(({ amountFen }) => amountFen));
}

export const recordAdvanceRefund = defineAct<AdvanceRefund>()({
  name: 'recordAdvanceRefund',
  title: '登记退回的预付款',
  during: ['terminated'],
  by: ['unitAccountant'],
  under: [cite('civilCode', 566, 1)],
  awaited: (state) => (refundLeftFen(state) > 0 ? [{}] : []),
  judge: (state, { amountFen, occurredOn }, { at }) => [
    termOf('contract', amountFen <= refundLeftFen(state), '登记的金额不超过尚未退回的预付款', {
      required: `≤ ${yuan(refundLeftFen(state))}`,
      actual: yuan(amountFen),
      remedy: refundLeftFen(state) > 0 ? `尚有 ${yuan(refundLeftFen(state))} 未退回` : '预付款没有应当退回的部分',
    }),
    houseRule(occurredOn <= civilDate(at), '日期不得晚于今天', '请填写到账或者提起之日', 'blocks'),
  ],
  apply: (state, input, { actor, at }) => {
    const { settlementRecord: record } = state;
    if (!record) return state;
    const number = String(Object.keys(record.refunds ?? {}).length + 1);
    const refund = { ...input, recorded: { by: actor.person, at } };
    return { ...state, settlementRecord: { ...record, refunds: { ...record.refunds, [number]: refund } } };
  },
  fact: {
    fields: ['outcome', 'occurredOn', 'evidenceSha256'],
    instead: { amountFen: '金额有误的，按实际差额另行登记' },
    stands: ({ settlementRecord }, { at }) => [inForce(refundOf(settlementRecord, at) !== undefined)],
    without: (state, { at }) => {
      const { settlementRecord: record } = state;
      const number = refundOf(record, at);
      if (!record || number === undefined) return state;
      const { [number]: _, ...refunds } = record.refunds ?? {};
      return { ...state, settlementRecord: { ...record, refunds } };
    },
  },
});

function refundOf(record: SettlementRecord | undefined, at: string): string | undefined {
  return Object.keys(record?.refunds ?? {}).find((number) => record!.refunds![number]!.recorded.at === at);
}
