/** 绩效评价：purchaser, recipients and a third party each score the service; the recipients weigh most (细则28). */

import type { Actor } from './act.ts';
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { behindGate, startPayment } from './gate.ts';
import { cite } from './law/cite.ts';
import { type Bound, tableOf } from './law/packs.ts';
import { percent } from './money.ts';
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
  pins: (_, __, { today }) => ({ evaluationOfPerformance: today }),
  apply: (state, { points }, { actor, at }) => scored(state, { purchaser: { points, by: actor.person, at } }),
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
  judge: (state, { sample }) => measure(state, 'evaluationSample', sample, '请扩大调查样本；服务对象不足的，写明人数'),
  pins: (_, __, { today }) => ({ evaluationOfPerformance: today }),
  apply: (state, { points, sample }, { actor, at }) =>
    scored(state, { recipients: { points, sample, organisation: actor.organisation, by: actor.person, at } }),
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
  pins: (_, __, { today }) => ({ evaluationOfPerformance: today }),
  apply: (state, { points }, { actor, at }) =>
    scored(state, { thirdParty: { points, organisation: actor.organisation, by: actor.person, at } }),
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
    recipientsWeighMost(state),
  ],
  judge: (state, { points, grade }) => {
    const { evaluation } = state;
    if (!evaluation || !isComplete(evaluation)) return [];
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
  },
  decides: ({ evaluation }) => evaluation,
  apply: (state, { points, grade }, { actor, at }) =>
    scored(state, { published: { points, grade, by: actor.person, at } }),
  starts: (state, _, { at }) => [
    ...startPayment(state, behindGate(state, ['evaluation']), civilDate(at)),
    ...securityClock(state, civilDate(at)),
  ],
  tells: (state) => [evaluationPublication(state)],
});

type Scores = Required<Omit<Evaluation, 'published'>>;

/** In hundredths of a point, half up; whole numbers all the way. */
export function weighted(bound: Bound, { purchaser, recipients, thirdParty }: Scores): number {
  const weights = tableOf(bound, 'evaluationWeightsBp');
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

function recipientsWeighMost(bound: Bound): Finding {
  const { purchaser, recipients, thirdParty } = tableOf(bound, 'evaluationWeightsBp');
  return {
    ...requirement(
      recipients > purchaser && recipients > thirdParty,
      '绩效评价应当侧重服务对象对救助服务的满意度评价',
      threeSides,
      '请修订政策包中的评价权重',
    ),
    actual: percent(recipients),
    required: `> ${percent(Math.max(purchaser, thirdParty))}`,
  };
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
