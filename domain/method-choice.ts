/** 选择采购方式：by amount, ground, evidence and approvals, before the purchase begins (采购法26–32, 条例23–28). */
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { methodApprovers } from './law/packs/method-choice.ts';
import { limitOf } from './law/packs.ts';
import { groundOf, grounds, ofFacts, ofGround } from './method-grounds.ts';
import { yuan } from './money.ts';
import { defineAct, type Method, type Procurement, type Signed } from './procurement.ts';
import type { MethodChoiceInput } from './shapes/method-choice.ts';
import { type CivilDate, civilDate } from './time.ts';

/** What was chosen and why; the method itself stands in the opening. */
export type MethodChoice = Omit<MethodChoiceInput, 'method'> & { method: Method; chosen: Signed };

const noMethod: readonly string[] = ['inquiry', 'frameworkAgreement'];

export const chooseMethod = defineAct<MethodChoiceInput>()({
  name: 'chooseMethod',
  title: '选择采购方式',
  during: ['filing'],
  by: ['officer'],
  under: [
    cite('procurementLaw', 26),
    cite('procurementLaw', 27),
    cite('procurementRegulation', 23),
    cite('rules2019', 10),
  ],
  awaited: ({ opening, choice, plan }) => (needsGround(opening.method) && !choice && !plan ? [{}] : []),
  requires: ({ plan, scheme }) => [
    houseRule(
      !plan || plan.gaps !== undefined,
      '采购实施计划尚未报备的，方可选择采购方式',
      '采购实施计划已经报备，采购方式不再变更：确需变更的，在废标后依法报批',
      'blocks',
    ),
    houseRule(!scheme?.approved, '方案审定之前选择采购方式', '方案已经审定：请负责人先退回方案', 'blocks'),
  ],
  judge: (state, input, { at }) => [
    ...ofKind(input),
    ...(isMethod(input) ? ofGround(input.method, input.ground) : []),
    ...ofFacts(state, input, state.scheme?.ceilingFen ?? 0),
    ...ofEvidence(input),
    ...ofReasons(input),
    ...ofPapers(state, input, civilDate(at)),
    ...(isMethod(input) && state.scheme ? ofAmount(state, input.method, state.scheme.ceilingFen, input) : []),
  ],
  apply: (state, input, { actor, at }) => {
    if (!isMethod(input)) return state;
    const choice = { ...input, chosen: { by: actor.person, at } };
    return { ...state, opening: { ...state.opening, method: input.method }, choice };
  },
});

/** Whether the method of the case stands for a sum: asked when the scheme is drafted, and again before its plan is filed. */
export function proofOfMethod(state: Procurement, ceilingFen: number): Finding[] {
  const { opening, choice } = state;
  const { method } = opening;
  return [
    ...(needsGround(method) ? ofGround(method, choice?.ground) : []),
    ...(choice ? ofFacts(state, choice, ceilingFen) : []),
    ...ofAmount(state, method, ceilingFen, choice),
  ];
}

/** Approved before it begins by the level that the law names. */
export function isApproved({ choice }: Pick<Procurement, 'choice'>): boolean {
  return choice?.approval !== undefined;
}

/**
 * The ladder: below the limit the purchaser's own rules, below the tender amount any method on its ground, from there open
 * tender. A method that stands on a ground of its own is approved before it begins (recordMethodApproval), not before it is planned.
 */
function ofAmount(state: Procurement, method: Method, fen: number, choice?: Pick<MethodChoice, 'approval'>): Finding[] {
  if (method === 'openTender') return [];
  if (method === 'belowLimit') return measure(state, 'belowPurchaseLimit', fen, '请改为政府采购法规定的采购方式');
  const limit = limitOf(state, 'belowOpenTender');
  if (limit.none || fen < limit.value) return measure(state, 'belowOpenTender', fen, openTenderInstead);
  if (!choice?.approval)
    return method === 'consultation' ? measure(state, 'belowOpenTender', fen, openTenderInstead) : [];
  return [
    {
      ...requirement(
        true,
        '因特殊情况需要采用公开招标以外的采购方式的，应当在采购活动开始前获得批准',
        cite('procurementLaw', 27),
      ),
      required: `≥ ${yuan(limit.value)} 须经批准`,
      actual: choice.approval.number,
    },
  ];
}

const openTenderInstead =
  '改用公开招标方式；确需采用其他方式的，应当在采购活动开始前获得设区的市以上采购监管部门批准，并登记批复';

function ofKind({ method }: MethodChoiceInput): Finding[] {
  if (method === 'frameworkAgreement')
    return [
      houseRule(
        false,
        '本系统不办理框架协议采购，所选方式应当在办理范围之内',
        '请在省级平台办理框架协议采购',
        'blocks',
      ),
    ];
  return [
    requirement(
      method !== 'inquiry',
      '采购的货物规格、标准统一、现货货源充足且价格变化幅度小的，可以采用询价方式：服务项目不得采用',
      cite('procurementLaw', 32),
      '服务项目请采用竞争性磋商等方式；限额标准以下的，按本单位内部规定取得报价',
    ),
  ];
}

/** 细则10 forbids to choose by the price alone; how a method that the law names awards is the law's own affair. */
function ofReasons({ because }: MethodChoiceInput): Finding[] {
  return [
    requirement(
      because.some((reason) => reason !== 'lowestPrice'),
      '确定承接主体应当以满足服务质量、符合服务标准为前提，不得简单以“价低者得”选择采购方式',
      cite('rules2019', 10),
      '请说明服务质量、连续性、市场状况等方面的理由',
    ),
  ];
}

function ofEvidence({ method, ground, evidenceSha256 }: MethodChoiceInput): Finding[] {
  if (!needsGround(method) || ground === undefined) return [];
  return [houseRule(evidenceSha256 !== undefined, '所称情形附有证据', '请附证据；尚未取得的，写明理由')];
}

function ofPapers(
  { opening }: Procurement,
  { method, approval, consent }: MethodChoiceInput,
  today: CivilDate,
): Finding[] {
  if (!approval) return [];
  const may = methodApprovers[opening.region as keyof typeof methodApprovers] ?? 'cityFinance';
  const isEarly = approval.occurredOn <= today && (!consent || consent.occurredOn <= approval.occurredOn);
  const department = method === 'consultation' ? cite('consultation2014', 4) : cite('nonTender74', 4);
  return [
    requirement(
      isEarly,
      '因特殊情况需要采用公开招标以外的采购方式的，应当在采购活动开始前获得批准',
      cite('procurementLaw', 27),
      '请待批复下达后登记；主管预算单位的同意应当在批复之前',
    ),
    approval.authority === 'countyFinance' && may !== 'countyFinance'
      ? requirement(
          false,
          '变更采购方式由设区的市级以上财政部门批准；省直接管理的县经省级人民政府批准的，方可行使这一职权',
          cite('procurementRegulation', 78),
          '本地区未取得这一职权：请报设区的市财政部门批准',
        )
      : requirement(
          true,
          '公开招标数额标准以上的项目，经设区的市级以上财政部门批准，可以依法采用公开招标以外的采购方式',
          cite('procurementRegulation', 23),
        ),
    ...(method === 'invitedTender'
      ? []
      : [
          requirement(
            consent !== undefined,
            '报批之前，应当经主管预算单位同意',
            department,
            '请登记主管预算单位的同意；本单位即主管预算单位的，写明理由',
            'warns',
          ),
        ]),
  ];
}

function isMethod(input: MethodChoiceInput): input is MethodChoiceInput & { method: Method } {
  return !noMethod.includes(input.method);
}

/** A consultation stands on its being a purchased service; open tender and what lies below the limit on nothing. */
export function needsGround(method: string): boolean {
  const cases = grounds[method as Method];
  return cases !== undefined && groundOf(method as Method, undefined) === undefined;
}
