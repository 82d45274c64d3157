/** 部分违约：service fails in some townships and goes on in the others; the contract ends there and stands elsewhere. */
import { isCureOpen, ofCure, rescission } from './default.ts';
import { anotherPerson, type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import type { PartDefaultRecord } from './performance-state.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { PartDefault, PartEnd, PartReview } from './shapes/partial-default.ts';
import { civilDate } from './time.ts';

export const declarePartDefault = defineAct<PartDefault>()({
  name: 'declarePartDefault',
  title: '认定部分违约',
  during: ['performance', 'acceptance'],
  by: ['director'],
  under: [cite('rules2019', 33), cite('civilCode', 563), cite('civilCode', 577)],
  awaited: (state) =>
    Object.entries(state.cures ?? {})
      .filter(([number, cure]) => cure.demanded.townships && isCureOpen(state, number))
      .map(([number]) => ({ subject: number, clock: clockKey('defaultDecision', number) })),
  requires: ({ default: declared }) => [
    houseRule(!declared, '整个合同尚未认定违约', '整个合同已经认定违约，无须再认定部分违约', 'blocks'),
  ],
  judge: (state, { cure: number, lifeAtStake, townships }, circumstance) => {
    const demanders = Object.values(state.cures ?? {}).map(({ demanded }) => demanded.by);
    const separate = anotherPerson(circumstance.actor, demanders, '认定违约的人与催告的人不得为同一人');
    const cure = number === undefined ? undefined : state.cures?.[number];
    // Whoever would die of waiting is not waited with; somebody else looks at it afterwards.
    if (lifeAtStake) return [separate, ...declaredBefore(state, townships)];
    return [
      separate,
      ...ofCure(state, number, circumstance),
      ...(cure ? [within(cure.demanded.townships, townships)] : []),
      ...declaredBefore(state, townships),
    ];
  },
  decides: decidedOn,
  apply: (state, { townships, facts, cure, lifeAtStake }, { actor, at }) =>
    withPart(state, String(Object.keys(state.partDefaults ?? {}).length + 1), {
      townships,
      declared: { facts, by: actor.person, at },
      ...(cure === undefined ? {} : { cure }),
      ...(lifeAtStake ? { lifeAtStake } : {}),
    }),
  starts: (state, { lifeAtStake }, { at }) => {
    const [of, from] = [String(Object.keys(state.partDefaults ?? {}).length), civilDate(at)];
    return [
      { clock: 'partEndNotice', of, from, basis: 'house' },
      ...(lifeAtStake ? [{ clock: 'emergencyReview', of, from, basis: 'house' } as const] : []),
    ];
  },
  stops: (_, { cure }) => (cure === undefined ? [] : [clockKey('defaultDecision', cure)]),
});

/** What was not upheld falls away, as if it had not been declared. */
export const reviewPartDefault = defineAct<PartReview>()({
  name: 'reviewPartDefault',
  title: '复核紧急认定的部分违约',
  during: ['performance', 'acceptance', 'terminated'],
  by: ['director'],
  under: [cite('rules2019', 33)],
  awaited: ({ partDefaults = {} }) =>
    Object.entries(partDefaults)
      .filter(([, { lifeAtStake, reviewed }]) => lifeAtStake && !reviewed)
      .map(([subject]) => ({ subject, clock: clockKey('emergencyReview', subject) })),
  judge: (state, { part }, circumstance) => {
    const one = partOf(state, part);
    return [
      known(one),
      houseRule(
        one?.lifeAtStake !== undefined && !one.reviewed,
        '紧急认定的，复核一次',
        '本次认定无须复核或者已经复核',
        'blocks',
      ),
      houseRule(
        one?.declared.by !== circumstance.actor.person,
        '复核的人不是认定的人',
        '请由另一名负责人复核；本单位只有一名负责人的，写明理由',
      ),
      ...inTime(circumstance, clockKey('emergencyReview', part)),
    ];
  },
  apply: (state, { part, upheld, findings }, { actor, at }) =>
    withPart(state, part, { ...partOf(state, part)!, reviewed: { upheld, findings, by: actor.person, at } }),
  stops: (_, { part, upheld }) => [
    clockKey('emergencyReview', part),
    ...(upheld ? [] : [clockKey('partEndNotice', part)]),
  ],
});

/** 部分解除：that part of the contract ends on the day the notice arrives (民法典565); its money is changed by a supplement. */
export const endPart = defineAct<PartEnd>()({
  name: 'endPart',
  title: '解除部分合同',
  during: ['performance', 'acceptance'],
  by: ['director'],
  under: [cite('procurementLaw', 50), cite('civilCode', 565), cite('rules2019', 33)],
  awaited: ({ partDefaults = {} }) =>
    Object.entries(partDefaults)
      .filter(([, { ended, reviewed }]) => !ended && reviewed?.upheld !== false)
      .map(([subject]) => ({ subject, clock: clockKey('partEndNotice', subject) })),
  judge: (state, { part, occurredOn }, circumstance) => {
    const one = partOf(state, part);
    const declaredOn = one ? civilDate(one.declared.at) : '';
    return [
      known(one),
      houseRule(!one?.ended, '该部分尚未解除', '该部分已经解除', 'blocks'),
      houseRule(one?.reviewed?.upheld !== false, '复核未予维持的，不得解除', '请另行催告', 'blocks'),
      houseRule(
        !one?.lifeAtStake || one.reviewed !== undefined,
        '紧急认定的，复核之后方可解除',
        '请先由另一名负责人复核',
        'blocks',
      ),
      requirement(
        occurredOn <= civilDate(circumstance.at),
        '合同自通知到达对方时解除：到达日期不得晚于今天',
        cite('civilCode', 565, 1),
        '请待通知到达后登记',
      ),
      houseRule(occurredOn >= declaredOn, '解除通知在违约认定之后送达', `违约认定于 ${declaredOn}：请核对送达日期`),
      houseRule(
        one?.declared.by !== circumstance.actor.person,
        '决定解除的人不是认定违约的人',
        '请由另一名负责人办理；本单位只有一名负责人的，写明理由',
      ),
    ];
  },
  decides: ({ partDefaults }) => partDefaults,
  apply: (state, { part, ...input }, { actor, at }) =>
    withPart(state, part, { ...partOf(state, part)!, ended: { ...input, by: actor.person, at } }),
  stops: (_, { part }) => [clockKey('partEndNotice', part)],
});

/** What was demanded of the whole contract is decided elsewhere. */
function decidedOn({ cures = {}, partDefaults }: Procurement) {
  const ofParts = Object.entries(cures).filter(([, { demanded }]) => demanded.townships);
  return ofParts.length > 0 || partDefaults ? { cures: Object.fromEntries(ofParts), partDefaults } : undefined;
}

/** The clocks of parts, for whatever ends the contract as a whole. */
export function partClocks({ partDefaults = {} }: Procurement): string[] {
  return Object.keys(partDefaults).map((part) => clockKey('partEndNotice', part));
}

function partOf({ partDefaults = {} }: Procurement, part: string): PartDefaultRecord | undefined {
  return Object.hasOwn(partDefaults, part) ? partDefaults[part] : undefined;
}

function withPart(state: Procurement, part: string, record: PartDefaultRecord): Procurement {
  return { ...state, partDefaults: { ...state.partDefaults, [part]: record } };
}

function known(part: PartDefaultRecord | undefined): Finding {
  return houseRule(part !== undefined, '应当注明已经认定的部分违约', '请核对序号', 'blocks');
}

/** Only what the provider was asked to make good, and did not, is a default. */
function within(asked: readonly string[] | undefined, townships: readonly string[]): Finding {
  const others = asked ? townships.filter((one) => !asked.includes(one)) : [];
  return requirement(
    others.length === 0,
    '当事人一方迟延履行主要债务，经催告后在合理期限内仍未履行的，方可解除合同',
    rescission,
    `${others.join('、')}没有催告过：请先催告，或者从认定中删去`,
  );
}

function declaredBefore({ partDefaults = {} }: Procurement, townships: readonly string[]): Finding[] {
  const before = Object.values(partDefaults)
    .filter(({ reviewed }) => reviewed?.upheld !== false)
    .flatMap((one) => one.townships);
  const again = townships.filter((one) => before.includes(one));
  return [houseRule(again.length === 0, '同一乡镇（街道）只认定一次', `${again.join('、')}已经认定：请删去`, 'blocks')];
}
