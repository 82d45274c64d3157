/** 绩效评价的权重与等次：the house's own tables. */
import type { TableLine } from '../row.ts';
import { house, recalled } from './instruments.ts';

/** In basis points. 细则28 asks that the recipients' weigh most; the figures are the house's. */
export interface EvaluationWeights {
  purchaser: number;
  recipients: number;
  thirdParty: number;
}

/** From how many points, in hundredths, best first. */
export type EvaluationGrades = readonly { grade: string; from: number }[];

const checkedOn = recalled.checkedOn;

export const evaluationWeightsBp: TableLine<EvaluationWeights> = {
  title: '综合性评价机制三方的权重',
  anchor: 'evaluationOfPerformance',
  rows: [{ ...house, checkedOn, table: { purchaser: 3000, recipients: 4000, thirdParty: 3000 } }],
};

/** 财预〔2020〕10号 by analogy. */
export const evaluationGrades: TableLine<EvaluationGrades> = {
  title: '评价等次',
  anchor: 'evaluationOfPerformance',
  rows: [
    {
      ...house,
      checkedOn,
      table: [
        { grade: '优', from: 9000 },
        { grade: '良', from: 8000 },
        { grade: '中', from: 6000 },
        { grade: '差', from: 0 },
      ],
    },
  ],
};
