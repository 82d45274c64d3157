/** 绑定指标：which allotments a purchase is paid from, what they answered, and the next year's when the old one is closed. */
import type { Consequence } from './act.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { oneYear, requests, wantOf } from './funding.ts';
import {
  type FoundAllotment,
  neededFen,
  reservedFen,
  type Source,
  sourcesOf,
  spentFrom,
  usable,
  withSources,
} from './funding-state.ts';
import { cite } from './law/cite.ts';
import { sum, yuan } from './money.ts';
import { defineAct, isSettled, type Procurement, runningStages } from './procurement.ts';
import type { AllotmentBinding, AllotmentRebinding, LapseNote, ReservationAnswer } from './shapes/funding.ts';

/** By number of the allotment, as the API found them. */
interface Found {
  found?: Readonly<Record<string, FoundAllotment>>;
}
export type BindingInput = AllotmentBinding & Found;
export type RebindingInput = AllotmentRebinding & Found;

const later = runningStages.slice(1);

export const bindAllotments = defineAct<BindingInput>()({
  name: 'bindAllotments',
  title: '绑定预算指标',
  during: ['budget', 'filing'],
  by: ['unitAccountant'],
  under: [cite('rules2019', 16), cite('rules2019', 22), cite('procurementLaw', 6)],
  awaited: ({ stage, allotment, sources }) => (stage === 'budget' && !allotment && !sources ? [{}] : []),
  requires: ({ allotment, scheme, sources }) => [
    houseRule(
      !allotment,
      '预算下达尚未在本案登记的，方可绑定指标',
      '本案的指标已经单独登记：登记有误的，由本单位人员更正登记',
      'blocks',
    ),
    houseRule(
      !sources || !scheme?.approved,
      '方案审定前，方可另行绑定指标',
      '方案已经审定：请续绑指标，或者由负责人退回方案',
      'blocks',
    ),
  ],
  judge: (state, { sources, found = {} }) => [
    ...Object.entries(sources).flatMap(([id, fen]) => ofFound(state, id, fen, found)),
    oneYear(Object.keys(sources).flatMap((id) => found[id]?.fiscalYear ?? [])),
  ],
  apply: (state, { sources, found = {} }) => ({
    ...state,
    sources: Object.fromEntries(
      Object.entries(sources).flatMap(([id, plannedFen]): [string, Source][] =>
        found[id] ? [[id, bound(found[id], plannedFen, state.sources?.[id]?.request ?? 0)]] : [],
      ),
    ),
  }),
});

/** 续绑: the allotment of the next year, or another one where the first did not have enough. */
export const rebindAllotment = defineAct<RebindingInput>()({
  name: 'rebindAllotment',
  title: '续绑预算指标',
  during: later,
  by: ['unitAccountant'],
  under: [cite('budgetLaw', 42, 1), cite('procurementLaw', 6)],
  awaited: wanting,
  requires: ({ sources, scheme }) => [
    houseRule(sources !== undefined, '绑定过预算指标的采购，方可续绑', '本案的指标已经单独登记，无须续绑', 'blocks'),
    houseRule(scheme?.approved !== undefined, '方案审定后方可续绑', '方案尚未审定：请改为绑定预算指标', 'blocks'),
  ],
  judge: (state, { allotment, amountFen, found = {} }) => [
    ...ofFound(state, allotment, amountFen, found),
    oneYear([
      ...usable(state)
        .filter(([id]) => id !== allotment)
        .map(([, { fiscalYear }]) => fiscalYear),
      ...(found[allotment] ? [found[allotment].fiscalYear] : []),
    ]),
  ],
  apply: (state, { allotment, amountFen, found = {} }) => {
    const before = state.sources?.[allotment];
    const seen = found[allotment];
    if (!seen) return state;
    const { refused: _, ...source } = before ?? bound(seen, amountFen, 0);
    const asked = { ...source, plannedFen: amountFen, request: source.request + 1, askedFen: amountFen };
    return { ...state, sources: { ...state.sources, [allotment]: asked } };
  },
  sends: (state, { allotment }) => requests(state).filter(({ id }) => id === allotment),
});

export const recordReservation = defineAct<ReservationAnswer>()({
  name: 'recordReservation',
  title: '记入指标核定结果',
  during: [...runningStages, 'lots'],
  by: ['proceeding'],
  under: [cite('procurementLaw', 6)],
  // An answer to a question that was withdrawn since says nothing any more.
  apply: (state, { allotment, request, outcome, reservedFen, leftFen }) =>
    withSources(state, (id, source) => {
      if (id !== allotment || source.request !== request) return source;
      const { askedFen = 0, refused: _, ...one } = source;
      if (outcome === 'refused') return { ...one, refused: { askedFen, leftFen } };
      return { ...one, reservedFen, ...(outcome === 'trimmed' && source.askedFen ? { askedFen } : {}) };
    }),
});

export const recordLapse = defineAct<LapseNote>()({
  name: 'recordLapse',
  title: '记入指标年度截止',
  during: [...runningStages, 'lots'],
  by: ['proceeding'],
  under: [cite('budgetLaw', 42)],
  apply: (state, { allotment, lapsedFen }) =>
    withSources(state, (id, source) => {
      if (id !== allotment) return source;
      const { askedFen, refused, ...one } = source;
      return { ...one, reservedFen: spentFrom(one), lapsed: { fen: lapsedFen } };
    }),
  sends: lapsingRequests,
});

/** With the money its requests lapse that are not yet ordered: they are made anew from the next year's. */
function lapsingRequests(state: Procurement): Consequence[] {
  if (usable(state).length > 0) return [];
  const reason = '预算年度截止，尚未支付的申请失效：续绑指标后重新申请';
  return Object.values(state.instalments ?? {})
    .filter((one) => one.payment !== undefined && !isSettled(one))
    .map((one) => ({ proceeding: 'payment', id: one.payment!, act: 'lapsePaymentRequest', input: { reason } }));
}

/** Whatever a source could not give, as long as the others do not hold what is needed; and a new year's where the old is closed. */
function wanting(state: Procurement) {
  if (!state.sources || !state.scheme?.approved) return [];
  const isOpen = !state.contract?.signedOn || Object.values(state.instalments ?? {}).some((one) => !isSettled(one));
  const isShort = usable(state).length === 0 ? isOpen : reservedFen(state) < neededFen(state);
  if (!isShort) return [];
  return sourcesOf(state)
    .map(([, one]) => wantOf(one))
    .filter((subject) => subject !== '')
    .map((subject) => ({ subject }));
}

function bound(
  { version: _, stage: __, purchaser: ___, leftFen: ____, ...seen }: FoundAllotment,
  fen: number,
  request: number,
): Source {
  return { ...seen, plannedFen: fen, request, reservedFen: 0 };
}

function ofFound(
  { opening, sources = {} }: Procurement,
  id: string,
  fen: number,
  found: Readonly<Record<string, FoundAllotment>>,
): Finding[] {
  const seen = found[id];
  const isOurs = seen?.purchaser === opening.purchaser;
  const known = houseRule(isOurs, `指标 ${id} 是本单位登记在册的指标`, '请先登记该指标，或者核对编号', 'blocks');
  if (!seen || !isOurs) return [known];
  const open = requirement(
    seen.stage === 'open',
    `未列入预算的不得支出：指标 ${seen.number} 应当在其预算年度之内`,
    cite('budgetLaw', 13),
    '该指标年度已经截止：请绑定新年度的指标',
  );
  const most = seen.leftFen + (sources[id]?.reservedFen ?? 0);
  const enough = {
    ...requirement(
      fen <= most,
      `政府采购应当严格按照批准的预算执行：指标 ${seen.number} 的余额应当够用`,
      cite('procurementLaw', 6),
      `最多占用 ${yuan(most)}；不足的，另绑其他指标`,
    ),
    required: `≤ ${yuan(most)}`,
    actual: yuan(fen),
  };
  return [known, open, enough];
}

/** What the scheme may spend, and of which year the money is. */
export function fundsOf({
  allotment,
  ...state
}: Procurement): { fen: number; fiscalYear: number; item: string } | undefined {
  if (allotment)
    return {
      fen: allotment.amountFen,
      fiscalYear: allotment.fiscalYear,
      item: allotment.budgetItem ?? allotment.number,
    };
  const sources = usable(state).map(([, one]) => one);
  const first = sources[0];
  if (!first) return undefined;
  return { fen: sum(sources.map((one) => one.plannedFen)), fiscalYear: first.fiscalYear, item: first.budgetItem };
}
