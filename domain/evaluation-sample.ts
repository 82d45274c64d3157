/** 抽样：who is asked is drawn by lot, from a seed that was laid down before anybody knew the list. */
import { sha256Of } from './digest.ts';
import { anotherPerson, type Finding, houseRule, measure } from './finding.ts';
import { cite } from './law/cite.ts';
import type { Bound } from './law/packs.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { SampleDraw, SampleSeed } from './shapes/evaluation.ts';

export const layDownSampleSeed = defineAct<SampleSeed>()({
  name: 'layDownSampleSeed',
  title: '封存抽样种子',
  during: ['performance', 'acceptance', 'evaluation'],
  by: ['officer', 'director'],
  under: [cite('rules2019', 28)],
  requires: ({ evaluation, stage }) => [
    houseRule(!evaluation?.sampleSeed, '抽样种子只封存一次', '种子已经封存，不得更换', 'blocks'),
    houseRule(stage !== 'evaluation', '抽样种子在履约期间封存', '绩效评价已经开始：请写明此时封存的理由'),
  ],
  apply: (state, { seedSha256 }, { actor, at }) => ({
    ...state,
    evaluation: { ...state.evaluation, sampleSeed: { seedSha256, by: actor.person, at } },
  }),
});

export const drawSample = defineAct<SampleDraw>()({
  name: 'drawSample',
  title: '抽取受访的服务对象',
  during: ['evaluation'],
  by: ['assessor', 'officer', 'director'],
  under: [cite('rules2019', 28)],
  awaited: ({ evaluation }) => (evaluation?.sampleSeed && !evaluation.sample ? [{ role: 'assessor' }] : []),
  requires: ({ evaluation }) => [
    houseRule(evaluation?.sampleSeed !== undefined, '封存种子之后方可抽样', '请先封存抽样种子', 'blocks'),
    houseRule(!evaluation?.sample, '样本只抽取一次', '样本已经抽取，不得另抽', 'blocks'),
  ],
  judge: (state, { seed, population, size }, { actor }) => {
    const laidDown = state.evaluation?.sampleSeed;
    return [
      houseRule(
        sha256Of(seed) === laidDown?.seedSha256,
        '抽样所用的种子是封存的种子',
        '种子与封存的摘要（SHA-256）不符：请核对',
        'blocks',
      ),
      anotherPerson(actor, [laidDown?.by], '抽样的人不是封存种子的人'),
      houseRule(size <= population, '样本不多于名册中的服务对象', `样本最多为 ${population} 人`, 'blocks'),
      ...ofSize(state, size, population),
    ];
  },
  apply: (state, { seed, population, size, listSha256 }, { actor, at }) => ({
    ...state,
    evaluation: {
      ...state.evaluation,
      sample: { seed, population, listSha256, places: drawn(seed, population, size), by: actor.person, at },
    },
  }),
});

/** Enough, or everybody there is. */
export function ofSize(bound: Bound, size: number, population: number | undefined): Finding[] {
  if (size === population) return [];
  return measure(bound, 'evaluationSample', size, '请扩大调查样本；服务对象不足的，写明人数');
}

/** Twelve hexadecimal digits: a whole number that is still exact. */
const digits = 12;

/**
 * The places in the list, counted from 1, that are drawn without putting back: each by the next digest of the seed, so that
 * whoever has the seed and the list draws the same (Fisher and Yates).
 */
export function drawn(seed: string, population: number, size: number): number[] {
  const moved = new Map<number, number>();
  const at = (place: number) => moved.get(place) ?? place;
  return Array.from({ length: size }, (_, turn) => {
    const lot = Number.parseInt(sha256Of(`${seed}:${turn + 1}`).slice(0, digits), 16);
    const chosen = turn + 1 + (lot % (population - turn));
    const found = at(chosen);
    moved.set(chosen, at(turn + 1));
    return found;
  });
}

/** How many recipients there are, and how many were drawn, where a lot was drawn. */
export function ofDrawn({ evaluation }: Procurement, asked: number): Finding[] {
  const { sample } = evaluation ?? {};
  if (!sample) return [];
  const most = sample.places.length;
  return [
    {
      ...houseRule(asked <= most, '只统计抽中的服务对象', `抽中 ${most} 人：请核对受访人数`, 'blocks'),
      required: `≤ ${most} 人`,
      actual: `${asked} 人`,
    },
  ];
}
