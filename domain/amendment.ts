/** 合同变更、补充合同：a signed contract moves by acts with a ground only, never by one side alone (采购法49, 50). */
import { addedFindings, changeFindings } from './amendment-rules.ts';
import { type Amendment, nextNumber } from './contract-state.ts';
import { inForce } from './fact.ts';
import { anotherPerson, type Finding, houseRule } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import { isByPeriod } from './performance.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { amendmentPublication } from './publication.ts';
import type { AmendmentApproval, AmendmentDraft, AmendmentSignature, AmendmentWithdrawal } from './shapes/amendment.ts';
import { civilDate, endOfDay } from './time.ts';

export const draftAmendment = defineAct<AmendmentDraft>()({
  name: 'draftAmendment',
  title: '起草合同变更（补充合同）',
  during: ['performance', 'acceptance'],
  by: ['officer'],
  under: [cite('procurementLaw', 49), cite('procurementLaw', 50)],
  requires: (state) => [
    houseRule(openAmendment(state) === undefined, '一次办理一份变更', '前一份变更尚未签订，请先办结或者撤回', 'blocks'),
  ],
  judge: (state, draft) => (draft.kind === 'supplement' ? addedFindings(state, draft) : changeFindings(state, draft)),
  apply: (state, draft, { actor, at }) => ({
    ...state,
    amendments: {
      ...state.amendments,
      [nextNumber(state.amendments)]: { ...draft, drafted: { by: actor.person, at } },
    },
  }),
});

export const approveAmendment = defineAct<AmendmentApproval>()({
  name: 'approveAmendment',
  title: '审定合同变更（补充合同）',
  during: ['performance', 'acceptance'],
  by: ['director'],
  under: [cite('procurementLaw', 49), cite('procurementLaw', 50)],
  decides: ({ amendments }) => amendments,
  awaited: (state) => {
    const subject = openAmendment(state);
    return subject === undefined || state.amendments![subject]!.approved ? [] : [{ subject }];
  },
  judge: (state, { amendment }, { actor }) => [
    standing(state, amendment, (one) => !one.approved, '已经起草、尚未审定的变更方可审定'),
    anotherPerson(actor, [state.amendments?.[amendment]?.drafted.by], '起草人不得审定自己起草的变更'),
  ],
  apply: (state, { amendment }, { actor, at }) =>
    withAmendment(state, amendment, { approved: { by: actor.person, at } }),
  starts: (_, { amendment }, { at }) => [
    { clock: 'amendmentSigning', of: amendment, from: civilDate(at), basis: 'house' },
  ],
});

export const withdrawAmendment = defineAct<AmendmentWithdrawal>()({
  name: 'withdrawAmendment',
  title: '撤回合同变更（补充合同）',
  during: ['performance', 'acceptance'],
  by: ['officer', 'director'],
  under: [],
  decides: ({ amendments }) => amendments,
  judge: (state, { amendment }) => [standing(state, amendment, () => true, '尚未签订的变更方可撤回')],
  apply: (state, { amendment, reason }, { actor, at }) =>
    withAmendment(state, amendment, { withdrawn: { by: actor.person, at, reason } }),
  givesUp: true,
  stops: (_, { amendment }) => [clockKey('amendmentSigning', amendment)],
});

/** The provider's yes: from then on the contract is what the amendment says. On paper it is entered by the purchaser. */
export const signAmendment = defineAct<AmendmentSignature>()({
  name: 'signAmendment',
  title: '签订合同变更（补充合同）',
  during: ['performance', 'acceptance'],
  by: ['supplier', 'officer'],
  under: [cite('procurementLaw', 49), cite('procurementLaw', 50)],
  decides: ({ amendments }) => amendments,
  awaited: (state) => {
    const subject = openAmendment(state);
    if (subject === undefined || !state.amendments![subject]!.approved) return [];
    const theirs = state.contract ? { organisation: state.contract.provider } : {};
    return [{ subject, role: 'supplier', ...theirs, clock: clockKey('amendmentSigning', subject) }];
  },
  judge: (state, { amendment, occurredOn }, { at }) => [
    standing(state, amendment, (one) => one.approved !== undefined, '负责人审定后方可签订变更'),
    houseRule(occurredOn <= civilDate(at), '签署日期不得晚于今天', '请填写变更协议上的签署日期', 'blocks'),
    houseRule(
      occurredOn >= (state.contract?.signedOn ?? occurredOn),
      '变更不早于合同签订',
      '请核对变更协议上的签署日期',
      'blocks',
    ),
  ],
  apply: (state, { amendment, ...paper }, { actor, at }) =>
    inEffect(withAmendment(state, amendment, { signed: { ...paper, by: actor.person, at } }), amendment),
  starts: (state, { amendment, occurredOn }) => [
    { clock: 'amendmentPublication', of: amendment, from: occurredOn, basis: 'house' },
    ...Object.entries(state.amendments?.[amendment]?.instalments ?? {})
      .filter(([, one]) => isByPeriod(one))
      .map(([of, { plannedOn }]) => {
        return { clock: 'delivery', of, from: occurredOn, due: endOfDay(plannedOn), basis: 'contract' } as const;
      }),
  ],
  stops: (_, { amendment }) => [clockKey('amendmentSigning', amendment)],
  fact: {
    fields: ['occurredOn', 'documentSha256'],
    stands: ({ amendments }, { input, at }) => [inForce(amendments?.[input.amendment]?.signed?.at === at)],
    without: (state, { input }) => withAmendment(state, input.amendment, { signed: undefined }),
    // The money and the words that it moved stay moved: only the day and the paper were wrong.
    replaced: (state, { input, corrected }) => {
      const signed = state.amendments?.[input.amendment]?.signed;
      const { occurredOn, documentSha256 } = corrected;
      return signed
        ? withAmendment(state, input.amendment, { signed: { ...signed, occurredOn, documentSha256 } })
        : state;
    },
  },
});

export const publishAmendment = defineAct<AmendmentApproval>()({
  name: 'publishAmendment',
  title: '公告合同变更',
  during: ['performance', 'acceptance', 'evaluation', 'terminated'],
  by: ['officer'],
  under: [],
  awaited: (state) =>
    unpublished(state).map((subject) => ({ subject, clock: clockKey('amendmentPublication', subject) })),
  judge: (state, { amendment }, circumstance) => [
    houseRule(unpublished(state).includes(amendment), '签订后、尚未公告的变更方可公告', '请核对变更的序号', 'blocks'),
    ...inTime(circumstance, clockKey('amendmentPublication', amendment)),
  ],
  apply: (state, { amendment }, { actor, at }) =>
    withAmendment(state, amendment, { published: { by: actor.person, at } }),
  stops: (_, { amendment }) => [clockKey('amendmentPublication', amendment)],
  tells: (state, { amendment }) => [amendmentPublication(state, amendment)],
});

/** The one that is neither signed nor withdrawn. */
function openAmendment({ amendments = {} }: Procurement): string | undefined {
  return Object.keys(amendments).find((number) => !amendments[number]!.signed && !amendments[number]!.withdrawn);
}

/** Signed, and the public not told yet. */
export function unpublished({ amendments = {} }: Procurement): string[] {
  return Object.keys(amendments).filter((number) => amendments[number]!.signed && !amendments[number]!.published);
}

function standing(state: Procurement, number: string, holds: (one: Amendment) => boolean, rule: string): Finding {
  const isSo = openAmendment(state) === number && holds(state.amendments![number]!);
  return houseRule(isSo, rule, '请核对变更的序号和进度', 'blocks');
}

function withAmendment(state: Procurement, number: string, change: Partial<Amendment>): Procurement {
  const one = state.amendments?.[number];
  return one ? { ...state, amendments: { ...state.amendments, [number]: { ...one, ...change } as Amendment } } : state;
}

function inEffect(state: Procurement, number: string): Procurement {
  const { contract, amendments = {} } = state;
  const one = amendments[number];
  if (!contract || !one) return state;
  const { addedFen = 0, instalments = {}, changes = {} } = one;
  const value = addedFen ? { valueFen: contract.valueFen + addedFen } : {};
  const original = addedFen ? { originalFen: contract.originalFen ?? contract.valueFen } : {};
  const unpaid = { paidFen: 0, deductedFen: 0, waivedFen: 0 };
  const added = Object.entries(instalments).map(([of, instalment]) => [of, { ...instalment, ...unpaid }] as const);
  return {
    ...state,
    contract: { ...contract, ...changes, ...value, ...original },
    ...(added.length > 0 ? { instalments: { ...state.instalments, ...Object.fromEntries(added) } } : {}),
  };
}
