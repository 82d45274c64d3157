/** 分包的规则：what a plan on file and its notice must say of lots. How a purchase is divided is the plan's; no article was read on it. */
import { type Finding, houseRule, termOf } from './finding.ts';
import { type Lot, lotsOf, schemeOfLot } from './lot-state.ts';
import { courses, methodTitles } from './methods.ts';
import { sum, yuan } from './money.ts';
import type { Procurement, Scheme } from './procurement.ts';
import { withinBudget } from './security.ts';
import type { NoticeDraft } from './shapes/announcement.ts';
import type { LotsPlanned } from './shapes/filing.ts';

/** Asked when the plan is filed. */
export function ofLotsPlanned(state: Procurement, lots: LotsPlanned | undefined): Finding[] {
  const { opening, scheme } = state;
  if (!lots || !scheme) return [];
  return [
    houseRule(
      courses[opening.method].suppliers === 'everybody',
      '分包采购以公告邀请供应商：采用公开招标或者竞争性磋商',
      `${methodTitles[opening.method]}不发布采购公告：各包请分别立项`,
      'blocks',
    ),
    houseRule(
      state.sources !== undefined,
      '分包采购的资金应当绑定预算指标，由各包按份额占用',
      '本案的指标单独登记在案内，不能分给各包：请另行立项并绑定预算指标，或者不分包',
      'blocks',
    ),
    ...Object.entries(lots).flatMap(([number, lot]) => ofLot(scheme, number, lot)),
    ...ofSums(scheme, Object.values(lots)),
  ];
}

/** What one lot says must be its own sum, in lines that the scheme has. */
function ofLot(scheme: Scheme, number: string, lot: LotsPlanned[string]): Finding[] {
  const { services, amountFen, years, periodFrom = scheme.periodFrom, periodTo = scheme.periodTo } = lot;
  const total = sum(Object.values(services).map((one) => one.amountFen));
  const unknown = Object.keys(services).filter((line) => !scheme.services[line]);
  const planned = years ? sum(Object.values(years)) : amountFen;
  const isWithin = scheme.periodFrom <= periodFrom && periodFrom <= periodTo && periodTo <= scheme.periodTo;
  const figures = (required: number, actual: number) => ({ required: yuan(required), actual: yuan(actual) });
  return [
    termOf('plan', unknown.length === 0, `第 ${number} 包的服务项目应当是实施方案所列项目`, {
      remedy: `方案没有第 ${unknown.join('、')} 项`,
    }),
    termOf('plan', total === amountFen, `第 ${number} 包的金额等于其各项服务金额之和`, {
      ...figures(total, amountFen),
      remedy: `金额应当填写 ${yuan(total)}`,
    }),
    termOf('plan', (years !== undefined) === (scheme.years !== undefined), '各包与实施方案同样分年度安排资金', {
      remedy: scheme.years ? `请填写第 ${number} 包的各年度金额` : '实施方案不分年度：请勿填写各年度金额',
    }),
    termOf('plan', planned === amountFen, `第 ${number} 包各年度金额之和等于该包金额`, {
      ...figures(amountFen, planned),
      remedy: `各年度之和应当为 ${yuan(amountFen)}`,
    }),
    termOf('plan', isWithin, `第 ${number} 包的服务期限应当在实施方案的期限之内`, {
      remedy: `实施方案的期限为 ${scheme.periodFrom} 至 ${scheme.periodTo}`,
    }),
  ];
}

/** Together the lots buy no more than the scheme: of the whole, of each line, of each year. */
function ofSums({ ceilingFen, services, years = {} }: Scheme, lots: readonly LotsPlanned[string][]): Finding[] {
  const within = (what: string, actual: number, most: number, worded: (figure: number) => string): Finding =>
    termOf('plan', actual <= most, `各包${what}合计不超过实施方案`, {
      required: `≤ ${worded(most)}`,
      actual: worded(actual),
      remedy: `各包${what}合计最多 ${worded(most)}`,
    });
  const total = sum(lots.map(({ amountFen }) => amountFen));
  const ofLine = (line: string, of: 'quantity' | 'amountFen') => sum(lots.map((lot) => lot.services[line]?.[of] ?? 0));
  return [
    within('金额', total, ceilingFen, yuan),
    ...Object.entries(services).flatMap(([line, { title, quantity, amountFen, unit }]) => [
      within(`“${title}”的数量`, ofLine(line, 'quantity'), quantity, (figure) => `${figure} ${unit}`),
      within(`“${title}”的金额`, ofLine(line, 'amountFen'), amountFen, yuan),
    ]),
    ...Object.entries(years).map(([year, fen]) =>
      within(` ${year} 年度的金额`, sum(lots.map((lot) => lot.years?.[year] ?? 0)), fen, yuan),
    ),
  ];
}

/** Asked when the notice is published: it names every lot of the plan, and no other. */
export function ofLotsNoticed(state: Procurement, notice: NoticeDraft): Finding[] {
  const planned = lotsOf(state);
  const { lots: told = {}, mostLotsPerBidder, ceilingFen } = notice;
  if (planned.length === 0) return undivided(notice);
  const missing = planned.filter(([number]) => !told[number]).map(([number]) => number);
  const strange = Object.keys(told).filter((number) => !state.lots?.[number]);
  const total = sum(Object.values(told).map((one) => one.ceilingFen));
  return [
    termOf('plan', missing.length + strange.length === 0, '采购公告列明备案的全部采购包', {
      remedy: [
        missing.length ? `缺第 ${missing.join('、')} 包` : '',
        strange.length ? `多第 ${strange.join('、')} 包` : '',
      ]
        .filter(Boolean)
        .join('；'),
    }),
    termOf('plan', ceilingFen === total, '公告的最高限价等于各包最高限价之和', {
      required: yuan(total),
      actual: yuan(ceilingFen),
      remedy: `最高限价应当填写 ${yuan(total)}`,
    }),
    houseRule(
      notice.bidSecurityFen === undefined,
      '分包采购的投标保证金按包收取',
      '请在各包中分别填写投标保证金',
      'blocks',
    ),
    houseRule(
      mostLotsPerBidder === undefined || mostLotsPerBidder < planned.length,
      '限制中标包数的，限数应当少于采购包的总数',
      `共 ${planned.length} 包：不限制的，请勿填写`,
      'blocks',
    ),
    ...planned.flatMap(([number, lot]) => ofLotNoticed(state, number, lot, told[number])),
  ];
}

function undivided({ lots, mostLotsPerBidder }: NoticeDraft): Finding[] {
  const holds = lots === undefined && mostLotsPerBidder === undefined;
  return [termOf('plan', holds, '采购包以备案的采购实施计划为准', { remedy: '备案的计划不分包：请勿填写采购包' })];
}

function ofLotNoticed(
  state: Procurement,
  number: string,
  lot: Lot,
  told: NonNullable<NoticeDraft['lots']>[string] | undefined,
): Finding[] {
  if (!told || !state.scheme) return [];
  return [
    termOf('plan', told.ceilingFen <= lot.amountFen, `第 ${number} 包的最高限价不超过其备案金额`, {
      required: `≤ ${yuan(lot.amountFen)}`,
      actual: yuan(told.ceilingFen),
      remedy: `第 ${number} 包的最高限价最多 ${yuan(lot.amountFen)}`,
    }),
    ...(told.bidSecurityFen
      ? withinBudget({ ...state, scheme: schemeOfLot(state.scheme, lot) }, told.bidSecurityFen)
      : []),
  ];
}
