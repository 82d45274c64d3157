/** 合同终止：how a contract ends before its time, what is still owed then, and how the security goes back. */
import type { Actor } from './act.ts';
import { unpublished } from './amendment.ts';
import { whileComplained } from './complaint-record.ts';
import { decisionClocks } from './default.ts';
import { reviewedBefore } from './default-review.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement, termOf } from './finding.ts';
import { trims } from './funding.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import { courses } from './methods.ts';
import { yuan } from './money.ts';
import { partClocks } from './partial-default.ts';
import { termsOf } from './period-work.ts';
import { type Contract, defineAct, isPaidOut, type Procurement } from './procurement.ts';
import { securityClock } from './security.ts';
import { fixDue, openInstalments, owedClocks, settlementFindings, waivedClocks } from './settlement.ts';
import { accountFindings, refundLeftFen, settled } from './settlement-paper.ts';
import type { ContractTermination, SecurityReturnInput, TerminationSettlement } from './shapes/termination.ts';
import { openTakeovers } from './takeover-record.ts';
import { civilDate } from './time.ts';

export const terminateContract = defineAct<ContractTermination>()({
  name: 'terminateContract',
  title: '终止合同',
  during: ['performance', 'acceptance'],
  by: ['director'],
  under: [cite('procurementLaw', 50), cite('civilCode', 562), cite('civilCode', 565), cite('rules2019', 33)],
  awaited: ({ default: declared, termination }) => (declared && !termination ? [{}] : []),
  judge: (state, { ground, occurredOn }, { at, actor }) => [
    groundOf(state, ground),
    reviewedBefore(state),
    ...whileComplained(state),
    ...(ground === 'default' ? [notAlone(actor, state.default?.declared.by, '终止合同的人不是认定违约的人')] : []),
    notLater(ground, occurredOn <= civilDate(at)),
    ...afterDeclaration(state, ground, occurredOn),
    requirement(
      Object.keys(state.takeovers ?? {}).length > 0,
      '承接主体不能按合同约定提供服务的，及时启动预案，确保救助对象的正当权利不受影响',
      cite('rules2019', 33),
      '请先启动临时接管；服务无须接续的，写明理由',
      'warns',
    ),
  ],
  decides: ({ default: declared, cures }) => ({ declared, cures }),
  apply: (state, input, { actor, at }) => ({
    ...state,
    termination: { ...input, by: actor.person, at },
    diverted: 'terminated',
  }),
  starts: (state, { occurredOn }) => securityClock(state, occurredOn),
  givesUp: true,
  stops: (state) => [
    'acceptance',
    ...Object.keys(state.instalments ?? {}).flatMap((of) => [clockKey('delivery', of), clockKey('verification', of)]),
    ...Object.keys(state.cures ?? {}).map((of) => clockKey('cure', of)),
    ...decisionClocks(state),
    ...partClocks(state),
    'takeoverDrill',
  ],
  sends: (state, { occurredOn }) =>
    openTakeovers(state).map((number) => ({
      proceeding: 'takeover',
      id: `${state.id}:${number}`,
      act: 'recordTermination',
      input: { occurredOn, instalments: openInstalments(state) },
    })),
  fact: {
    fields: ['reason', 'occurredOn', 'documentSha256'],
    instead: { ground: '终止合同的依据是决定，不以更正改变：请由原决定单位另行书面处理' },
    stands: ({ termination }, { at }) => [inForce(termination?.at === at)],
    without: ({ termination, ...state }) => state,
  },
});

/** Where a takeover settles with the provider, this is for what the takeover left open. */
export const settleTermination = defineAct<TerminationSettlement>()({
  name: 'settleTermination',
  title: '终止后结算',
  during: ['terminated'],
  by: ['director'],
  under: [cite('civilCode', 566), cite('smePayment', 15)],
  awaited: (state) => (Object.keys(openInstalments(state)).length > 0 && openTakeovers(state).length === 0 ? [{}] : []),
  requires: (state, { actor }) => [
    notAlone(actor, state.termination?.by, '结算的人不是终止合同的人'),
    houseRule(
      Object.keys(openInstalments(state)).length > 0,
      '尚有未结清的款项',
      '各期款项均已确定，无须再结算',
      'blocks',
    ),
    houseRule(openTakeovers(state).length === 0, '接管在办的，在接管中结算', '请在接管中结算；或者写明理由'),
  ],
  judge: (state, input) => [
    ...settlementFindings(toSettle(state), input.dueFen, state.contract?.providerIsSme ?? false),
    ...accountFindings(state, input),
  ],
  decides: ({ instalments }) => instalments,
  apply: (state, input, { actor, at }) => ({
    ...fixDue(state, input.dueFen),
    ...settled(state, input, { by: actor.person, at }),
  }),
  sends: trims,
  starts: (state, { dueFen }, circumstance) => owedClocks(state, dueFen, circumstance),
  stops: (state, { dueFen }) => waivedClocks(state, dueFen),
});

/** Where the terms count, they say of each instalment what is owed for it. */
function toSettle(state: Procurement): ReturnType<typeof openInstalments> {
  const open = Object.entries(openInstalments(state));
  return Object.fromEntries(
    open.map(([number, { verified, ...one }]) => [number, verified && !termsOf(state) ? { ...one, verified } : one]),
  );
}

const moneyIsGone = '保证金已经退还，金额不再更正：差额请由单位财务与承接主体结清';

export const returnSecurity = defineAct<SecurityReturnInput>()({
  name: 'returnSecurity',
  title: '退还履约保证金',
  during: ['evaluation', 'terminated'],
  by: ['unitAccountant'],
  under: [cite('smePayment', 13), cite('procurementRegulation', 48)],
  awaited: ({ contract, security, stage, evaluation }) =>
    contract && contract.securityFen > 0 && !security && (stage === 'terminated' || evaluation?.published)
      ? [{ clock: 'securityReturn' }]
      : [],
  requires: ({ contract, security }) => [
    termOf('contract', (contract?.securityFen ?? 0) > 0, '合同约定了履约保证金', { remedy: '本合同无履约保证金可退' }),
    houseRule(!security, '履约保证金尚未处理', '履约保证金已经处理', 'blocks'),
  ],
  judge: (state, { returnedFen, keptFen, reason, clause }) => {
    const { contract, performanceSecurity, default: declared } = state;
    const setOffFen = state.settlementRecord?.fromSecurity?.amountFen ?? 0;
    const whole = performanceSecurity?.amountFen ?? contract?.securityFen ?? 0;
    const sums = termOf('contract', returnedFen + keptFen === whole, '退还与不予退还之和应当等于履约保证金', {
      required: yuan(whole),
      actual: yuan(returnedFen + keptFen),
      remedy:
        keptFen <= whole ? `不予退还 ${yuan(keptFen)} 的，应当退还 ${yuan(whole - keptFen)}` : `最多为 ${yuan(whole)}`,
    });
    const setOff = termOf('contract', keptFen >= setOffFen, '结算中已经抵销的部分不再退还', {
      required: `≥ ${yuan(setOffFen)}`,
      actual: yuan(keptFen),
      remedy: `不予退还的至少为 ${yuan(setOffFen)}`,
    });
    if (keptFen === setOffFen) return setOffFen === 0 ? [sums] : [sums, setOff];
    return [
      sums,
      ...(setOffFen === 0 ? [] : [setOff]),
      termOf('contract', reason !== undefined, '不予退还的，应当写明事由', { remedy: '请填写事由' }),
      termOf('contract', declared !== undefined || clause !== undefined, '不予退还应当以违约认定或者合同条款为依据', {
        remedy: '请先认定违约，或者注明所依据的合同条款；否则应当全额退还',
      }),
      houseRule(declared !== undefined, '未认定违约、仅以合同条款不予退还的，须经负责人同意', '请写明负责人的意见'),
    ];
  },
  decides: ({ default: declared, contract, security }) => ({ declared, ...keepable(contract), security }),
  apply: (state, input, { actor, at }) => ({ ...state, security: { ...input, returned: { by: actor.person, at } } }),
  stops: () => ['securityReturn'],
  fact: {
    fields: ['reason', 'clause'],
    instead: { returnedFen: moneyIsGone, keptFen: moneyIsGone },
    stands: ({ security }, { at }) => [inForce(security?.returned.at === at)],
    without: ({ security, ...state }) => state,
  },
});

/** What the contract says of the security; that it is published or filed meanwhile changes nothing. */
function keepable(contract: Contract | undefined): Partial<Pick<Contract, 'securityFen' | 'liability'>> {
  return contract ? { securityFen: contract.securityFen, liability: contract.liability } : {};
}

/** A county bureau often has one director only: who decides alone says why. */
function notAlone(actor: Actor, before: string | undefined, rule: string): Finding {
  return houseRule(before !== actor.person, rule, '请由另一名负责人办理；本单位只有一名负责人的，写明理由');
}

/** Nothing of the contract is open any more: not its money, no takeover, and everybody whom the law names has been told. */
export function isWoundUp(state: Procurement): boolean {
  return isPaidOut(state) && refundLeftFen(state) === 0 && openTakeovers(state).length === 0 && isMadeKnown(state);
}

/**
 * A copy of the contract is filed of a government procurement only (采购法47). Only a case that has amendments waits for them:
 * what a run from before they could be made waits for is the same.
 */
function isMadeKnown(state: Procurement): boolean {
  const { opening, contract } = state;
  const isFiled = contract?.filedAt !== undefined || !courses[opening.method].statutory;
  const isTold = !contract?.signedOn || (contract.publishedAt !== undefined && isFiled);
  return isTold && unpublished(state).length === 0;
}

function groundOf({ default: declared }: Procurement, ground: ContractTermination['ground']): Finding {
  if (ground === 'agreement') return requirement(true, '当事人协商一致，可以解除合同', cite('civilCode', 562, 1));
  if (ground === 'publicInterest')
    return requirement(
      true,
      '政府采购合同继续履行将损害国家利益和社会公共利益的，双方当事人应当变更、中止或者终止合同',
      cite('procurementLaw', 50, 2),
    );
  return requirement(
    declared !== undefined,
    '政府采购合同的双方当事人不得擅自变更、中止或者终止合同：因违约解除的，应当先认定违约',
    cite('procurementLaw', 50, 1),
    '请先催告并认定违约；双方协商一致的，改按协议解除办理',
  );
}

function notLater(ground: ContractTermination['ground'], holds: boolean): Finding {
  return ground === 'agreement'
    ? houseRule(holds, '协议解除的日期不得晚于今天', '请待双方签署后登记', 'blocks')
    : requirement(
        holds,
        '合同自通知到达对方时解除：到达日期不得晚于今天',
        cite('civilCode', 565, 1),
        '请待通知到达后登记',
      );
}

function afterDeclaration(state: Procurement, ground: ContractTermination['ground'], occurredOn: string): Finding[] {
  if (ground !== 'default' || !state.default) return [];
  const declaredOn = civilDate(state.default.declared.at);
  return [
    houseRule(occurredOn >= declaredOn, '解除通知在违约认定之后送达', `违约认定于 ${declaredOn}：请核对送达日期`),
  ];
}
