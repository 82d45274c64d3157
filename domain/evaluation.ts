/** 绩效评价：purchaser, recipients and a third party each score the service; the recipients weigh most (细则28). */

import type { Actor } from './act.ts';
import { wasHeard } from './evaluation-answer.ts';
import { ofDrawn, ofSize } from './evaluation-sample.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { behindGate, startPayment } from './gate.ts';
import { ofItems, recipientsFirst, weightsOf } from './indicators.ts';
import { wilson } from './interval.ts';
import { cite } from './law/cite.ts';
import { type Bound, tableOf } from './law/packs.ts';
import { evaluationPublication } from './outcome-publication.ts';
import type { Evaluation } from './performance-state.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { securityClock } from './security.ts';
import type { EvaluationPublication, PurchaserScore, RecipientsScore, ThirdPartyScore } from './shapes/evaluation.ts';
import { civilDate } from './time.ts';

const threeSides = cite('rules2019', 28);

export const scoreAsPurchaser = defineAct<PurchaserScore>()({
  name: 'scoreAsPurchaser',
  title: '购买主体评价',
  during: ['evaluation'],
  by: ['director', 'officer'],
  under: [cite('rules2019', 27), threeSides],
  awaited: ({ evaluation }) => (evaluation?.purchaser ? [] : [{}]),
  requires: ({ evaluation }) => [notPublished(evaluation), notScored(evaluation?.purchaser)],
  judge: (state, score) => ofItems(state, 'purchaser', score),
  pins: (_, __, { today }) => ({ evaluationOfPerformance: today }),
  apply: (state, { points, items }, { actor, at }) =>
    scored(state, { purchaser: { points, ...(items ? { items } : {}), by: actor.person, at } }),
});

export const scoreAsRecipients = defineAct<RecipientsScore>()({
  name: 'scoreAsRecipients',
  title: '记入服务对象满意度',
  during: ['evaluation'],
  by: ['assessor'],
  under: [threeSides],
  awaited: ({ evaluation }) => (evaluation?.recipients ? [] : [{}]),
  requires: (state, { actor }) => [
    notPublished(state.evaluation),
    notScored(state.evaluation?.recipients),
    sameSide(state.evaluation?.recipients, actor),
    independent(state, actor.organisation),
  ],
  judge: (state, score) => [
    ...ofItems(state, 'recipients', score),
    ...ofSize(state, score.sample, state.evaluation?.sample?.population),
    ...ofDrawn(state, score.sample),
    ...ofSatisfied(state, score),
  ],
  pins: (_, __, { today }) => ({ evaluationOfPerformance: today }),
  apply: (state, { points, sample, items, satisfied }, { actor, at }) =>
    scored(state, {
      recipients: {
        points,
        sample,
        ...(items ? { items } : {}),
        ...(satisfied === undefined ? {} : { satisfied, interval: wilson(satisfied, sample) }),
        organisation: actor.organisation,
        by: actor.person,
        at,
      },
    }),
});

export const scoreAsThirdParty = defineAct<ThirdPartyScore>()({
  name: 'scoreAsThirdParty',
  title: '第三方评价',
  during: ['evaluation'],
  by: ['assessor'],
  under: [threeSides],
  awaited: ({ evaluation }) => (evaluation?.thirdParty ? [] : [{}]),
  requires: (state, { actor }) => [
    notPublished(state.evaluation),
    notScored(state.evaluation?.thirdParty),
    sameSide(state.evaluation?.thirdParty, actor),
    independent(state, actor.organisation),
  ],
  judge: (state, score) => ofItems(state, 'thirdParty', score),
  pins: (_, __, { today }) => ({ evaluationOfPerformance: today }),
  apply: (state, { points, items }, { actor, at }) =>
    scored(state, {
      thirdParty: { points, ...(items ? { items } : {}), organisation: actor.organisation, by: actor.person, at },
    }),
});

export const publishEvaluation = defineAct<EvaluationPublication>()({
  name: 'publishEvaluation',
  title: '公布绩效评价结果',
  during: ['evaluation'],
  by: ['officer'],
  under: [threeSides, cite('rules2019', 29)],
  awaited: ({ evaluation }) => (evaluation && isComplete(evaluation) && !evaluation.published ? [{}] : []),
  requires: (state) => [
    notPublished(state.evaluation),
    requirement(
      state.evaluation !== undefined && isComplete(state.evaluation),
      '应当建立健全由购买主体、服务对象以及第三方组成的综合性评价机制',
      threeSides,
      `尚缺${missing(state.evaluation).join('、')}的评价`,
    ),
    recipientsFirst(weightsOf(state), '请修订政策包中的评价权重'),
  ],
  judge: (state, result, circumstance) => [...resultFindings(state, result), ...wasHeard(state, result, circumstance)],
  decides: ({ evaluation }) => evaluation,
  apply: (state, { points, grade }, { actor, at }) =>
    scored(state, { published: { points, grade, by: actor.person, at } }),
  starts: (state, _, { at }) => [
    ...startPayment(state, behindGate(state, ['evaluation']), civilDate(at)),
    ...securityClock(state, civilDate(at)),
  ],
  tells: (state) => [evaluationPublication(state)],
});

/** What the scores come to, and nothing else, is told and published. */
export function resultFindings(state: Procurement, { points, grade }: EvaluationPublication): Finding[] {
  const { evaluation } = state;
  if (!evaluation || !isComplete(evaluation))
    return [
      requirement(
        false,
        '应当建立健全由购买主体、服务对象以及第三方组成的综合性评价机制',
        threeSides,
        `尚缺${missing(evaluation).join('、')}的评价`,
      ),
    ];
  const due = weighted(state, evaluation);
  const dueGrade = gradeOf(state, due);
  return [
    {
      ...houseRule(
        points === due,
        '总分为三方评价的加权平均，四舍五入到百分之一分',
        `应当公布 ${worded(due)}`,
        'blocks',
      ),
      required: worded(due),
      actual: worded(points),
    },
    {
      ...houseRule(grade === dueGrade, '评价等次与总分相符', `${worded(due)}为“${dueGrade}”`, 'blocks'),
      required: dueGrade,
      actual: grade,
    },
  ];
}

type Scores = Required<Pick<Evaluation, 'purchaser' | 'recipients' | 'thirdParty'>>;

/** In hundredths of a point, half up; whole numbers all the way. */
export function weighted(
  bound: Bound & { evaluation?: Evaluation },
  { purchaser, recipients, thirdParty }: Scores,
): number {
  const weights = weightsOf(bound);
  const total =
    purchaser.points * weights.purchaser +
    recipients.points * weights.recipients +
    thirdParty.points * weights.thirdParty;
  return Math.floor((total + 5_000) / 10_000);
}

/** The best grade that the points reach. */
export function gradeOf(bound: Bound, points: number): string {
  return tableOf(bound, 'evaluationGrades').find(({ from }) => points >= from)!.grade;
}

/** A side that judges itself is no third side. */
function independent({ opening, contract }: Procurement, organisation: string): Finding {
  const parties = [opening.purchaser, opening.agency, contract?.provider];
  return requirement(
    !parties.includes(organisation),
    '评价由购买主体、服务对象以及第三方组成：第三方不得是购买主体、采购代理机构或者承接主体',
    threeSides,
    '请由与本采购无关的机构评价',
  );
}

/** How many of those asked were satisfied is told beside the points, where a lot was drawn. */
function ofSatisfied({ evaluation }: Procurement, { satisfied, sample }: RecipientsScore): Finding[] {
  if (satisfied === undefined)
    return [houseRule(!evaluation?.sample, '抽样调查的，记入表示满意的人数', '请填写满意的人数；或者写明理由')];
  return [houseRule(satisfied <= sample, '满意的人数不多于受访人数', `最多为 ${sample} 人`, 'blocks')];
}

function notPublished(evaluation: Evaluation | undefined): Finding {
  return houseRule(!evaluation?.published, '评价结果尚未公布', '评价结果已经公布', 'blocks');
}

function notScored(score: object | undefined): Finding {
  return houseRule(!score, '本方尚未评价', '本方已经评价：更正的，写明理由');
}

/** A score belongs to whoever gave it; for the purchaser nobody else may speak anyway. */
function sameSide(score: { organisation: string } | undefined, { organisation }: Actor): Finding {
  return houseRule(
    !score || score.organisation === organisation,
    '评价由作出评价的机构更正',
    '请由原评价机构更正',
    'blocks',
  );
}

function isComplete(evaluation: Evaluation): evaluation is Evaluation & Scores {
  return missing(evaluation).length === 0;
}

function missing({ purchaser, recipients, thirdParty }: Evaluation = {}): string[] {
  const sides = { 购买主体: purchaser, 服务对象: recipients, 第三方: thirdParty };
  return Object.entries(sides).flatMap(([side, score]) => (score ? [] : [side]));
}

function scored(state: Procurement, change: Partial<Evaluation>): Procurement {
  return { ...state, evaluation: { ...state.evaluation, ...change } };
}

function worded(points: number): string {
  return `${(points / 100).toFixed(2)} 分`;
}
