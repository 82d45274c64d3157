/** 验收：a group holds what was performed against every standard, with the recipients where the service is theirs (条例45). */

import { everyStandard, havePassed, ofGroup, ofRecord, verifiers } from './acceptance-rules.ts';
import { decisionClocks } from './default.ts';
import { inForce } from './fact.ts';
import { houseRule, requirement } from './finding.ts';
import { behindGate, startPayment } from './gate.ts';
import { inspectedOn, inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import type { ClockStart } from './law/clocks.ts';
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
import { type CivilDate, civilDate, daysBetween, type Instant } from './time.ts';

const standards = cite('procurementRegulation', 45, 1);

export const requestAcceptance = defineAct<AcceptanceRequest>()({
  name: 'requestAcceptance',
  title: '申请验收',
  during: ['performance'],
  by: ['supplier', 'officer'],
  under: [cite('rules2019', 19), cite('procurementLaw', 41)],
  awaited: (state) =>
    unverified(state).length === 0 && !state.acceptance && state.contract
      ? [{ organisation: state.contract.provider, ...(state.failedAcceptances ? { clock: 'acceptanceCure' } : {}) }]
      : [],
  requires: (state, circumstance) => [
    houseRule(!state.acceptance, '尚未申请验收', '已经申请验收', 'blocks'),
    requirement(
      unverified(state).length === 0,
      '承接主体完成合同约定的社会救助服务事项后，进行检查验收',
      cite('rules2019', 19),
      `第 ${unverified(state).join('、')} 期尚未核验达标：请先报告并核验，或者按合同扣减结清`,
    ),
    houseRule(uncured(state).length === 0, '催告均已了结', `第 ${uncured(state).join('、')} 次催告尚未了结`),
    ...inTime(circumstance, 'acceptanceCure'),
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
  stops: () => ['acceptanceCure'],
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
  judge: (state, { members }) => ofGroup(state, members),
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
  judge: (state, found, { actor, at }) => [
    ...everyStandard(state, Object.keys(found.items)),
    ...ofRecord(state, state.acceptance?.group ?? {}, found, civilDate(at)),
    houseRule(!verifiers(state).includes(actor.person), '出具验收书的人不是核验各期服务的人', '请由另一名经办人办理'),
  ],
  decides: ({ acceptance, deliveries }) => ({ group: acceptance?.group, deliveries }),
  apply: (state, record, { actor, at }) => {
    const passed = havePassed(record.items);
    const recorded = withAcceptance(state, { ...record, passed, recorded: { by: actor.person, at } });
    return passed ? recorded : backToPerformance(recorded);
  },
  starts: (state, { cureBy }, circumstance) =>
    state.acceptance?.passed
      ? startPayment(state, behindGate(state, ['finalAcceptance']), inspectedOn(circumstance, 'acceptance'))
      : cureClock(cureBy, circumstance.at),
  // Whoever accepts the whole decides on no default any more.
  stops: (state) => ['acceptance', ...(state.acceptance?.passed ? decisionClocks(state) : [])],
  fact: {
    fields: ['items', 'recipientsOpinion', 'signedBy', 'marks'],
    instead: { cureBy: '改正期限是限期改正的决定，不是登记的事实：确须延长的，请另行催告' },
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
  marks: undefined,
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

/** Until when what was not passed is made good. */
export function cureClock(cureBy: CivilDate | undefined, at: Instant, of?: string): ClockStart[] {
  if (cureBy === undefined) return [];
  const from = civilDate(at);
  const length = Math.max(0, daysBetween(from, cureBy));
  return [{ clock: 'acceptanceCure', ...(of === undefined ? {} : { of }), from, length, basis: 'contract' }];
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
