/** 绩效评价指标细则：the table of a hundred points that the county has adopted, held by the case it judges (细则27). */
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import type { EvaluationWeights } from './law/packs/evaluation-tables.ts';
import { type Bound, tableOf } from './law/packs.ts';
import { percent, sum } from './money.ts';
import type { Evaluation, Indicators } from './performance-state.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { IndicatorsAdoption } from './shapes/evaluation.ts';
import { civilDate } from './time.ts';

export type Side = keyof EvaluationWeights;
type Judged = Bound & { evaluation?: Evaluation | undefined };

/** A hundred points, in hundredths. */
const fullPoints = 10_000;

export const adoptIndicators = defineAct<IndicatorsAdoption>()({
  name: 'adoptIndicators',
  title: '采用绩效评价指标细则',
  during: ['performance', 'acceptance', 'evaluation'],
  by: ['director'],
  under: [cite('rules2019', 27)],
  requires: ({ evaluation }) => [
    houseRule(
      !evaluation?.purchaser && !evaluation?.recipients && !evaluation?.thirdParty,
      '评价开始之前采用指标细则',
      '已经评分：本案按评分时的指标办理',
      'blocks',
    ),
  ],
  judge: (_, { indicators, occurredOn }, { at }) => {
    const weights = sharesOf(indicators);
    const total = weights.purchaser + weights.recipients + weights.thirdParty;
    const empty = Object.values(weights).some((one) => one === 0);
    return [
      houseRule(occurredOn <= civilDate(at), '指标细则的印发日期不得晚于今天', '请待印发后采用', 'blocks'),
      {
        ...houseRule(total === fullPoints, '指标总分为一百分', '请核对各项分值', 'blocks'),
        required: `${fullPoints / 100} 分`,
        actual: `${total / 100} 分`,
      },
      requirement(
        !empty,
        '应当建立健全由购买主体、服务对象以及第三方组成的综合性评价机制',
        cite('rules2019', 28),
        '请为三方各列指标',
      ),
      recipientsFirst(weights, '请提高服务对象评价的分值'),
    ];
  },
  apply: (state, adopted, { actor, at }) => ({
    ...state,
    evaluation: { ...state.evaluation, indicators: { ...adopted, adopted: { by: actor.person, at } } },
  }),
  fact: {
    fields: ['document', 'occurredOn', 'evidenceSha256'],
    instead: { indicators: '评价开始之前请重新采用', renewFrom: '评价开始之前请重新采用' },
    stands: ({ evaluation }, { at }) => [inForce(evaluation?.indicators?.adopted.at === at)],
    without: (state) => ({ ...state, evaluation: { ...state.evaluation, indicators: undefined } }),
  },
});

/** By side, in hundredths of a point: of a hundred points in all that is a weight in basis points. */
function sharesOf(indicators: Indicators['indicators']): EvaluationWeights {
  const of = (side: Side) =>
    sum(
      Object.values(indicators)
        .filter((one) => one.side === side)
        .map(({ points }) => points),
    );
  return { purchaser: of('purchaser'), recipients: of('recipients'), thirdParty: of('thirdParty') };
}

/** Those of the table that the case has adopted; the house's where it has none. */
export function weightsOf(judged: Judged): EvaluationWeights {
  const adopted = judged.evaluation?.indicators?.indicators;
  return adopted ? sharesOf(adopted) : tableOf(judged, 'evaluationWeightsBp');
}

/** 细则28: the recipients' satisfaction comes first. */
export function recipientsFirst({ purchaser, recipients, thirdParty }: EvaluationWeights, remedy: string): Finding {
  return {
    ...requirement(
      recipients > purchaser && recipients > thirdParty,
      '绩效评价应当侧重服务对象对救助服务的满意度评价',
      cite('rules2019', 28),
      remedy,
    ),
    actual: percent(recipients),
    required: `> ${percent(Math.max(purchaser, thirdParty))}`,
  };
}

/** Whether a side gave points for each of its indicators, none above its worth, and its points of a hundred follow. */
export function ofItems(
  { evaluation }: Procurement,
  side: Side,
  { points, items }: { points: number; items?: Readonly<Record<string, number>> | undefined },
): Finding[] {
  const adopted = evaluation?.indicators?.indicators;
  if (!adopted)
    return [houseRule(items === undefined, '未采用指标细则的，只评总分', '请先采用指标细则；或者只填总分', 'blocks')];
  const own = Object.keys(adopted).filter((code) => adopted[code]!.side === side);
  const given = Object.keys(items ?? {});
  const missing = own.filter((code) => !given.includes(code));
  const strange = given.filter((code) => !own.includes(code));
  const over = own.filter((code) => (items?.[code] ?? 0) > adopted[code]!.points);
  const due = outOfHundred(sum(own.map((code) => items?.[code] ?? 0)), sum(own.map((code) => adopted[code]!.points)));
  return [
    houseRule(missing.length === 0, '按采用的指标逐项评分', `请补充 ${missing.join('、')}`, 'blocks'),
    houseRule(strange.length === 0, '只评本方的指标', `${strange.join('、')} 不是本方的指标`, 'blocks'),
    houseRule(over.length === 0, '每项得分不超过该项分值', `请核对 ${over.join('、')}`, 'blocks'),
    {
      ...houseRule(points === due, '本方得分由各项得分折合百分制，四舍五入到百分之一分', `应当填写 ${due}`, 'blocks'),
      required: String(due),
      actual: String(points),
    },
  ];
}

/** Half up, in hundredths of a point. */
function outOfHundred(got: number, full: number): number {
  return full === 0 ? 0 : Math.floor((2 * got * fullPoints + full) / (2 * full));
}
