/** 协调与财务报告：what the provider asks of the purchaser, and how it accounts for the money of the project. */
import { nextNumber } from './contract-state.ts';
import type { FinancialReport } from './delivery-state.ts';
import { type Finding, houseRule } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import { sum, yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { notAhead } from './recorded.ts';
import type { CoordinationAnswer, CoordinationRequest, FinancialReportFiling } from './shapes/provider-reports.ts';
import { addDays, civilDate } from './time.ts';

export const requestCoordination = defineAct<CoordinationRequest>()({
  name: 'requestCoordination',
  title: '请求协调',
  during: ['performance'],
  by: ['supplier'],
  under: [cite('rules2019', 18)],
  apply: (state, request, { actor, at }) => ({
    ...state,
    coordination: {
      ...state.coordination,
      [nextNumber(state.coordination)]: { ...request, asked: { by: actor.person, at } },
    },
  }),
  // The number is that of the new state: the request just made is the last one.
  starts: ({ coordination = {} }, _, { at }) => [
    {
      clock: 'coordination',
      of: String(Object.keys(coordination).length),
      from: civilDate(at),
      basis: 'house',
    },
  ],
});

export const answerCoordination = defineAct<CoordinationAnswer>()({
  name: 'answerCoordination',
  title: '答复协调请求',
  during: ['performance', 'acceptance'],
  by: ['officer'],
  under: [cite('rules2019', 18)],
  awaited: ({ coordination = {} }) =>
    Object.keys(coordination)
      .filter((number) => !coordination[number]!.answered)
      .map((number) => ({ subject: number, clock: clockKey('coordination', number) })),
  judge: ({ coordination }, { request }, circumstance) => {
    const one = coordination?.[request];
    return [
      houseRule(one !== undefined && !one.answered, '尚未答复的请求方可答复', '请核对请求的序号', 'blocks'),
      ...inTime(circumstance, clockKey('coordination', request)),
    ];
  },
  apply: (state, { request, answer }, { actor, at }) => {
    const one = state.coordination?.[request];
    if (!one) return state;
    const answered = { answer, by: actor.person, at };
    return { ...state, coordination: { ...state.coordination, [request]: { ...one, answered } } };
  },
  stops: (_, { request }) => [clockKey('coordination', request)],
});

export const fileFinancialReport = defineAct<FinancialReportFiling>()({
  name: 'fileFinancialReport',
  title: '提交项目财务报告',
  during: ['performance', 'acceptance'],
  by: ['supplier'],
  under: [cite('rules2019', 26), cite('rules2019', 32)],
  judge: (state, report, { at }) => [
    notAhead(report.occurredOn, at),
    houseRule(report.from <= report.occurredOn, '止日不早于起日', '请核对报告的起止日', 'blocks'),
    adds(report),
    ...follows(lastReport(state), report),
    ofReceived(state, report),
  ],
  apply: (state, report, { actor, at }) => ({
    ...state,
    financialReports: {
      ...state.financialReports,
      [nextNumber(state.financialReports)]: { ...report, filed: { by: actor.person, at } },
    },
  }),
});

function lastReport({ financialReports = {} }: Procurement): FinancialReport | undefined {
  return financialReports[String(Object.keys(financialReports).length)];
}

function adds({ openingFen, receivedFen, spentFen, closingFen }: FinancialReportFiling): Finding {
  const expected = openingFen + receivedFen - sum(Object.values(spentFen));
  return {
    ...houseRule(
      closingFen === expected,
      '期末结余等于期初结余加本期收入减本期支出',
      expected < 0
        ? `支出多出 ${yuan(-expected)}：以自有资金垫付的，不列入项目账`
        : `期末结余应当填写 ${yuan(expected)}`,
      'blocks',
    ),
    required: expected < 0 ? yuan(0) : yuan(expected),
    actual: yuan(closingFen),
  };
}

/** Between two reports no day and no fen is lost. */
function follows(last: FinancialReport | undefined, { from, openingFen }: FinancialReportFiling): Finding[] {
  if (!last)
    return [
      { ...houseRule(openingFen === 0, '第一份报告的期初结余为零', '另有结余的，写明来源'), actual: yuan(openingFen) },
    ];
  const next = addDays(last.occurredOn, 1);
  return [
    {
      ...houseRule(from === next, '本期紧接上期', `请从 ${next} 起报告；确有间隔的，写明理由`),
      required: next,
      actual: from,
    },
    {
      ...houseRule(
        openingFen === last.closingFen,
        '期初结余等于上期期末结余',
        `上期结余 ${yuan(last.closingFen)}：不一致的，写明理由`,
      ),
      required: yuan(last.closingFen),
      actual: yuan(openingFen),
    },
  ];
}

/** The treasury’s side of it: what left for this contract, against what the provider says came in. */
function ofReceived(
  { instalments = {}, financialReports = {} }: Procurement,
  { receivedFen }: FinancialReportFiling,
): Finding {
  const paidFen = sum(Object.values(instalments).map((one) => one.paidFen));
  const receivedAll = receivedFen + sum(Object.values(financialReports).map((one) => one.receivedFen));
  return {
    ...houseRule(
      receivedAll <= paidFen,
      '累计收入不多于国库已经支付的金额',
      '有其他收入的，不列入项目账，或者写明来源',
    ),
    required: `≤ ${yuan(paidFen)}`,
    actual: yuan(receivedAll),
  };
}
