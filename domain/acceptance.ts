/** 验收：a group holds what was performed against every standard, with the recipients where the service is theirs (条例45). */

import { decisionClocks } from './default.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { behindGate, startPayment } from './gate.ts';
import { inspectedOn, inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { acceptancePublication } from './outcome-publication.ts';
import { unverified } from './performance.ts';
import type { Acceptance } from './performance-state.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type {
  AcceptanceGroup,
  AcceptancePublication,
  AcceptanceRecord,
  AcceptanceRequest,
} from './shapes/acceptance.ts';
import { civilDate } from './time.ts';

const standards = cite('procurementRegulation', 45, 1);
const recipients = cite('procurementRegulation', 45, 2);

export const requestAcceptance = defineAct<AcceptanceRequest>()({
  name: 'requestAcceptance',
  title: '申请验收',
  during: ['performance'],
  by: ['supplier', 'officer'],
  under: [cite('rules2019', 19), cite('procurementLaw', 41)],
  awaited: (state) =>
    unverified(state).length === 0 && !state.acceptance && state.contract
      ? [{ organisation: state.contract.provider }]
      : [],
  requires: (state) => [
    houseRule(!state.acceptance, '尚未申请验收', '已经申请验收', 'blocks'),
    requirement(
      unverified(state).length === 0,
      '承接主体完成合同约定的社会救助服务事项后，进行检查验收',
      cite('rules2019', 19),
      `第 ${unverified(state).join('、')} 期尚未核验达标：请先报告并核验，或者按合同扣减结清`,
    ),
    houseRule(uncured(state).length === 0, '催告均已了结', `第 ${uncured(state).join('、')} 次催告尚未了结`),
  ],
  pins: (_, __, { today }) => ({ acceptance: today }),
  apply: (state, { statement }, { actor, at }) => ({
    ...state,
    acceptance: { requested: { statement, by: actor.person, at } },
  }),
  starts: ({ contract }, _, { at }) => [
    {
      clock: 'acceptance',
      from: civilDate(at),
      basis: 'contract',
      ...(contract ? { length: contract.verificationDays } : {}),
    },
  ],
});

export const appointAcceptanceGroup = defineAct<AcceptanceGroup>()({
  name: 'appointAcceptanceGroup',
  title: '组成验收小组',
  during: ['acceptance'],
  by: ['officer'],
  under: [cite('procurementLaw', 41), cite('procurementRegulation', 45)],
  awaited: ({ acceptance }) => (acceptance?.group ? [] : [{ clock: 'acceptance' }]),
  requires: ({ acceptance }) => [
    houseRule(!acceptance?.recorded, '尚未出具验收书', '验收书已经出具，验收小组不再变动', 'blocks'),
  ],
  judge: (state, { members }) => {
    const kinds = Object.values(members);
    const invited = kinds.includes('recipient');
    return [
      ...measure(state, 'acceptanceGroup', kinds.length, '请增加验收小组成员'),
      ...(state.opening.serviceKind === 'caring'
        ? [
            requirement(
              invited,
              '政府向社会公众提供的公共服务项目，验收时应当邀请服务对象参与并出具意见',
              recipients,
              '请至少邀请一名服务对象，以代号记入',
            ),
          ]
        : []),
    ];
  },
  apply: (state, { members }) => withAcceptance(state, { group: members }),
});

export const recordAcceptance = defineAct<AcceptanceRecord>()({
  name: 'recordAcceptance',
  title: '出具验收书',
  during: ['acceptance'],
  by: ['officer'],
  under: [cite('procurementLaw', 41), cite('procurementRegulation', 45)],
  awaited: ({ acceptance }) => (acceptance?.group && !acceptance.recorded ? [{ clock: 'acceptance' }] : []),
  requires: ({ acceptance }, circumstance) => [
    requirement(
      acceptance?.group !== undefined,
      '采购人应当组织对供应商履约的验收：验收书由验收方成员出具',
      cite('procurementLaw', 41),
      '请先组成验收小组',
    ),
    houseRule(!acceptance?.recorded, '尚未出具验收书', '验收书已经出具', 'blocks'),
    ...inTime(circumstance, 'acceptance'),
  ],
  judge: (state, { items, recipientsOpinion, signedBy }, { actor }) => [
    ...everyStandard(state, Object.keys(items)),
    ...opinion(state, recipientsOpinion),
    everySignature(state, signedBy),
    houseRule(!verifiers(state).includes(actor.person), '出具验收书的人不是核验各期服务的人', '请由另一名经办人办理'),
  ],
  decides: ({ acceptance, deliveries }) => ({ group: acceptance?.group, deliveries }),
  apply: (state, record, { actor, at }) => {
    const passed = Object.values(record.items).every((item) => item.passed);
    const recorded = withAcceptance(state, { ...record, passed, recorded: { by: actor.person, at } });
    return passed ? recorded : backToPerformance(recorded);
  },
  starts: (state, _, circumstance) =>
    state.acceptance?.passed
      ? startPayment(state, behindGate(state, ['finalAcceptance']), inspectedOn(circumstance, 'acceptance'))
      : [],
  // Whoever accepts the whole decides on no default any more.
  stops: (state) => ['acceptance', ...(state.acceptance?.passed ? decisionClocks(state) : [])],
  fact: {
    fields: ['items', 'recipientsOpinion', 'signedBy'],
    stands: ({ acceptance }, { corrected, at }) => [
      inForce(acceptance?.recorded?.at === at),
      houseRule(
        Object.values(corrected.items).every(({ passed }) => passed) === acceptance?.passed,
        '更正不改变验收结论',
        '结论有误的不是更正：请催告改正，或者在绩效评价中处理',
        'blocks',
      ),
    ],
    without: (state) => ({
      ...state,
      acceptance: state.acceptance && { ...state.acceptance, ...unrecorded },
    }),
    told: (state) => (state.acceptance?.published ? acceptancePublication(state) : undefined),
  },
});

const unrecorded = {
  items: undefined,
  recipientsOpinion: undefined,
  signedBy: undefined,
  passed: undefined,
  recorded: undefined,
};

export const publishAcceptance = defineAct<AcceptancePublication>()({
  name: 'publishAcceptance',
  title: '公告验收结果',
  during: ['acceptance'],
  by: ['officer'],
  under: [cite('procurementRegulation', 45), cite('rules2019', 29)],
  awaited: ({ acceptance }) => (acceptance?.recorded && !acceptance.published ? [{}] : []),
  requires: ({ acceptance }) => [
    requirement(acceptance?.recorded !== undefined, '验收应当出具验收书', standards, '请先出具验收书'),
    houseRule(!acceptance?.published, '尚未公告验收结果', '验收结果已经公告', 'blocks'),
  ],
  apply: (state, _, { actor, at }) => withAcceptance(state, { published: { by: actor.person, at } }),
  tells: (state) => [acceptancePublication(state)],
});

function everyStandard({ scheme }: Procurement, checked: readonly string[]): Finding[] {
  const lines = Object.keys(scheme?.services ?? {});
  const missing = lines.filter((line) => !checked.includes(line));
  const unknown = checked.filter((line) => !lines.includes(line));
  return [
    requirement(
      missing.length === 0 && checked.length > 0,
      '验收书应当包括每一项技术、服务、安全标准的履约情况',
      standards,
      `请补充第 ${missing.join('、')} 项的履约情况`,
    ),
    houseRule(unknown.length === 0, '验收书只列方案中的服务', `方案中没有第 ${unknown.join('、')} 项`, 'blocks'),
  ];
}

function opinion({ opening }: Procurement, recipientsOpinion: string | undefined): Finding[] {
  if (opening.serviceKind !== 'caring') return [];
  return [
    requirement(
      recipientsOpinion !== undefined,
      '政府向社会公众提供的公共服务项目，验收时应当邀请服务对象参与并出具意见',
      recipients,
      '请记入服务对象的意见',
    ),
  ];
}

function everySignature({ acceptance }: Procurement, signedBy: readonly string[]): Finding {
  const members = Object.keys(acceptance?.group ?? {});
  const missing = members.filter((member) => !signedBy.includes(member));
  return requirement(
    missing.length === 0,
    '验收方成员应当在验收书上签字，并承担相应的法律责任',
    cite('procurementLaw', 41),
    `请由 ${missing.join('、')} 签字`,
  );
}

function verifiers({ deliveries = {} }: Procurement): (string | undefined)[] {
  return Object.values(deliveries).map(({ verified }) => verified?.by);
}

function uncured({ cures = {} }: Procurement): string[] {
  return Object.keys(cures).filter((number) => cures[number]!.judged?.satisfied !== true);
}

/** What was not passed is kept; the service is made good, and acceptance is asked for again. */
function backToPerformance(state: Procurement): Procurement {
  const { acceptance, failedAcceptances = {} } = state;
  const number = String(Object.keys(failedAcceptances).length + 1);
  return {
    ...state,
    acceptance: undefined,
    failedAcceptances: { ...failedAcceptances, [number]: acceptance! },
    diverted: 'performance',
  };
}

function withAcceptance(state: Procurement, change: Partial<Acceptance>): Procurement {
  return state.acceptance ? { ...state, acceptance: { ...state.acceptance, ...change } } : state;
}
