/** 评审因素：what the notice fixes of how bids are judged; weights make the whole, and nothing is weighed that the law keeps out. */
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { type Cite, cite } from './law/cite.ts';
import { courses, figures, isTender, tenderRule } from './methods.ts';
import { percent, sum } from './money.ts';
import type { Procurement } from './procurement.ts';
import type { Factor, JudgingTerms } from './selection-state.ts';

type Terms = JudgingTerms & { priceWeightBp: number; qualifications: string };

const wholeBp = 10_000;

/** All that the law says of the standards of a notice. Where the lowest price wins, there is nothing to weigh. */
export function ofScoring(state: Procurement, terms: Terms): Finding[] {
  return [
    ...ofWords(state, '资格要求', terms.qualifications, scaleAndPlace),
    ...ofRaisedRates(state, terms),
    ...(courses[state.opening.method].award === 'points' ? ofFactors(state, terms) : []),
  ];
}

function ofFactors(state: Procurement, terms: Terms): Finding[] {
  const { method } = state.opening;
  const { scoring, priceWeightBp } = terms;
  const remedy = '请在公告中列明评审因素（scoring）：每项的名称、权重、评审标准和各区间的分值';
  const rule = '评审因素应当在采购文件中规定，并且细化和量化';
  const named = requirement(scoring !== undefined, rule, factorsArticle(method), remedy);
  if (!scoring) return [named, ...ofPriceWeight(state, priceWeightBp)];
  const factors = Object.entries(scoring.factors);
  return [
    named,
    ofSum(state, priceWeightBp, sum(factors.map(([, { weightBp }]) => weightBp))),
    ...(scoring.fixedPriceFen === undefined ? ofPriceWeight(state, priceWeightBp) : ofFixedPrice(state, terms)),
    ...factors.flatMap(([number, factor]) => ofFactor(state, number, factor)),
  ];
}

function factorsArticle(method: Procurement['opening']['method']): Cite {
  return isTender(method) ? cite('tender87', 55, 3) : cite('consultation2014', 24, 1);
}

function ofPriceWeight(state: Procurement, priceWeightBp: number): Finding[] {
  return figures[state.opening.method].priceWeight.flatMap((weight) =>
    measure(state, weight, priceWeightBp, '请调整价格分值所占比重'),
  );
}

function ofSum({ opening }: Procurement, priceBp: number, factorsBp: number): Finding {
  const whole = priceBp + factorsBp;
  const remedy = `各项评审因素的权重合计应当为 ${percent(wholeBp - priceBp)}，现为 ${percent(factorsBp)}`;
  return {
    ...tenderRule(opening.method, whole === wholeBp, '各项评审因素所占的权重之和为1', cite('tender87', 55), remedy),
    required: '100%',
    actual: percent(whole),
  };
}

/** The price is the same for all: it is not scored, and what suppliers commit themselves to for it is compared instead. */
function ofFixedPrice({ opening }: Procurement, { priceWeightBp, scoring }: Terms): Finding[] {
  const hours = Object.values(scoring?.factors ?? {}).some(({ kind }) => kind === 'hours');
  const article = isTender(opening.method) ? cite('tender87', 55, 5) : cite('consultation2014', 24, 3);
  return [
    requirement(priceWeightBp === 0, '采用固定价格采购的项目，其价格不列为评审因素', article, '价格权重请填 0'),
    houseRule(hours, '固定价格的，以承诺的服务时数比较', '请增加一项按服务时数计算的因素，或者写明以何比较'),
  ];
}

function ofFactor(
  state: Procurement,
  number: string,
  { title, kind, weightBp, standard, bands = {} }: Factor,
): Finding[] {
  const { method } = state.opening;
  const points = Object.values(bands).map((band) => band.points);
  const most = Math.max(0, ...points);
  const text = [title, standard, ...Object.values(bands).map(({ condition }) => condition)].join('；');
  const article = factorsArticle(method);
  const rule = '评审因素应当量化到相应区间，并设置各区间对应的不同分值';
  const isBanded = points.length >= 2 && new Set(points).size === points.length && most === weightBp;
  const remedy = `第 ${number} 项“${title}”：至少两个区间，分值各不相同，最高为 ${weightBp / 100} 分`;
  return [
    ...(kind === 'hours'
      ? [houseRule(points.length === 0, '按服务时数计算的因素不设区间', `请删去第 ${number} 项的区间`, 'blocks')]
      : [requirement(isBanded, rule, article, remedy)]),
    ...ofWords(state, `第 ${number} 项评审因素`, text, [...scaleAndPlace, ...ofQualifying]),
  ];
}

interface Ban {
  pattern: RegExp;
  rule: string;
  cite: Cite;
}

const scaleAndPlace: readonly Ban[] = [
  {
    pattern: /注册资本|资产总额|营业收入|从业人员(?:数|人数|规模)?|利润总?额?|纳税额/,
    rule: '不得将注册资本、资产总额、营业收入、从业人员、利润、纳税额等规模条件作为资格要求或者评审因素',
    cite: cite('tender87', 17),
  },
  {
    pattern: /(?:本|当)地[^，。；]{0,12}(?:业绩|奖项|获奖|荣誉)|[省市县区]内?[^，。；]{0,6}(?:业绩|奖项|获奖|荣誉)/,
    rule: '不得以特定行政区域或者特定行业的业绩、奖项作为加分条件或者中标、成交条件',
    cite: cite('procurementRegulation', 20),
  },
  {
    pattern: /(?:本|当)地[^，。；]{0,8}(?:注册|登记|企业|办公场所|分支机构)/,
    rule: '不得非法限定供应商的所有制形式、组织形式或者所在地',
    cite: cite('procurementRegulation', 20),
  },
];

const ofQualifying: readonly Ban[] = [
  {
    pattern: /营业执照|独立承担民事责任|依法缴纳税收|社会保障资金|重大违法记录|财务会计制度/,
    rule: '资格条件不得作为评审因素',
    cite: cite('tender87', 55, 2),
  },
];

/** Found by words, which may be used to say the contrary: so it warns, with what was found. */
function ofWords({ opening }: Procurement, where: string, text: string, bans: readonly Ban[]): Finding[] {
  return bans.map(({ pattern, rule, cite: article }) => {
    const found = phraseIn(text, pattern);
    const remedy = `${where}写有“${found}”：请删去；确非此意的，写明理由`;
    const isOfTenders = article.statute === 'tender87' && !isTender(opening.method);
    return isOfTenders ? houseRule(!found, rule, remedy) : requirement(!found, rule, article, remedy, 'warns');
  });
}

/** Not where the words just before say no. */
function phraseIn(text: string, pattern: RegExp): string | undefined {
  for (const match of text.matchAll(new RegExp(pattern, 'g')))
    if (!/(?:不得?|无须?|未)[^，。；]{0,6}$/.test(text.slice(0, match.index))) return match[0];
  return undefined;
}

function ofRaisedRates(state: Procurement, { lowPrice = {} }: Terms): Finding[] {
  const raised = Object.values(lowPrice).filter((rate) => rate !== undefined);
  return raised.flatMap((rate) => measure(state, 'lowPriceRaised', rate, '请降低启动异常低价审查的数值标准'));
}
