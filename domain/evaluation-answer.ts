/** 评价结果的告知与答复：the provider hears the result before the public does, and is heard on it. */

import type { Circumstance } from './act.ts';
import { resultFindings } from './evaluation.ts';
import { anotherPerson, type Finding, houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { isLate, isRunning } from './law/clocks.ts';
import type { Evaluation } from './performance-state.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { EvaluationAnswer, EvaluationAnswerDecision, EvaluationNotification } from './shapes/evaluation.ts';
import { civilDate } from './time.ts';

export const notifyEvaluation = defineAct<EvaluationNotification>()({
  name: 'notifyEvaluation',
  title: '告知评价结果',
  during: ['evaluation'],
  by: ['officer'],
  under: [cite('rules2019', 28)],
  awaited: ({ evaluation }) =>
    evaluation?.indicators &&
    evaluation.thirdParty &&
    evaluation.recipients &&
    evaluation.purchaser &&
    !evaluation.notified
      ? [{}]
      : [],
  requires: ({ evaluation }) => [
    houseRule(!evaluation?.published, '评价结果公布之前告知', '评价结果已经公布', 'blocks'),
    houseRule(!evaluation?.notified, '尚未告知', '已经告知，请待答复', 'blocks'),
  ],
  judge: (state, input) => resultFindings(state, input),
  decides: ({ evaluation }) => evaluation,
  apply: (state, result, { actor, at }) =>
    withEvaluation(state, { notified: { ...result, by: actor.person, at }, answer: undefined }),
  starts: (_, __, { at }) => [{ clock: 'evaluationAnswer', from: civilDate(at), basis: 'house' }],
});

export const answerEvaluation = defineAct<EvaluationAnswer>()({
  name: 'answerEvaluation',
  title: '答复评价结果',
  during: ['evaluation'],
  by: ['supplier'],
  under: [cite('rules2019', 25)],
  awaited: ({ evaluation, contract }) =>
    evaluation?.notified && !evaluation.answer && !evaluation.published
      ? [{ clock: 'evaluationAnswer', ...(contract ? { organisation: contract.provider } : {}) }]
      : [],
  requires: ({ evaluation }, { deadlines, receivedAt }) => [
    houseRule(evaluation?.notified !== undefined, '评价结果告知后答复', '请待告知', 'blocks'),
    houseRule(!evaluation?.answer, '同一结果只答复一次', '已经答复', 'blocks'),
    houseRule(
      !isLate(deadlines.evaluationAnswer, receivedAt),
      '在告知后的期限内答复',
      '期限已过：对结果仍有异议的，可以另行反映',
      'blocks',
    ),
  ],
  apply: (state, { accepts, statement }, { actor, at }) =>
    withEvaluation(state, { answer: { accepts, statement, by: actor.person, at } }),
  stops: () => ['evaluationAnswer'],
});

export const decideEvaluationAnswer = defineAct<EvaluationAnswerDecision>()({
  name: 'decideEvaluationAnswer',
  title: '复核承接主体的异议',
  during: ['evaluation'],
  by: ['director'],
  under: [cite('rules2019', 28)],
  awaited: ({ evaluation }) => (isOpen(evaluation) ? [{}] : []),
  requires: ({ evaluation }) => [houseRule(isOpen(evaluation), '有未复核的异议', '没有未复核的异议', 'blocks')],
  judge: ({ evaluation }, _, { actor }) => [
    anotherPerson(actor, [evaluation?.notified?.by, evaluation?.purchaser?.by], '复核异议的人不是评分、告知的人'),
  ],
  decides: ({ evaluation }) => evaluation,
  // What is upheld is scored and told anew; the answer stays with the result that it was given to.
  apply: (state, { upheld, reason }, { actor, at }) => {
    const { answer, notified } = state.evaluation!;
    const decided = { ...answer!, decided: { upheld, reason, by: actor.person, at } };
    if (!upheld) return withEvaluation(state, { answer: decided });
    const number = String(Object.keys(state.evaluation?.contested ?? {}).length + 1);
    return withEvaluation(state, {
      notified: undefined,
      answer: undefined,
      contested: { ...state.evaluation?.contested, [number]: { notified: notified!, answer: decided } },
    });
  },
});

/**
 * Whether the result may be published: told to the provider as it is published, answered or left unanswered, and every
 * objection decided. Where no table was adopted nobody need be told, but whoever was told is heard.
 */
export function wasHeard(
  { evaluation }: Procurement,
  result: { points: number; grade: string },
  { deadlines, at }: Circumstance,
): Finding[] {
  const { notified, answer, indicators } = evaluation ?? {};
  if (!notified)
    return [houseRule(!indicators, '按指标细则评价的，公布之前告知承接主体', '请先告知评价结果', 'blocks')];
  const clock = deadlines.evaluationAnswer;
  const over = answer !== undefined || !clock || !isRunning(clock) || isLate(clock, at);
  return [
    houseRule(
      notified.points === result.points && notified.grade === result.grade,
      '公布的结果与告知的相同',
      `告知的为 ${(notified.points / 100).toFixed(2)} 分、“${notified.grade}”：改动后的，先行复核、重新告知`,
      'blocks',
    ),
    houseRule(
      over,
      '承接主体答复之后，或者答复期限届满之后，方可公布',
      clock ? `最早于 ${civilDate(clock.due)} 之后公布；承接主体答复的，答复后即可` : undefined,
      'blocks',
    ),
    houseRule(!isOpen(evaluation), '承接主体的异议复核之后方可公布', '请由负责人先复核异议', 'blocks'),
  ];
}

function isOpen(evaluation: Evaluation | undefined): boolean {
  const { answer, published } = evaluation ?? {};
  return answer !== undefined && !answer.accepts && !answer.decided && !published;
}

function withEvaluation(state: Procurement, change: Partial<Evaluation>): Procurement {
  return { ...state, evaluation: { ...state.evaluation, ...change } };
}
