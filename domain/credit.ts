/** 信用记录：the three lists are looked up between notice and opening and again at the award, by one person, confirmed by another. */
import { anotherPerson, type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { CreditRecord, CreditSearch } from './selection-state.ts';
import type { CreditSearchConfirmation, CreditSearchEntry } from './shapes/review.ts';
import { type CivilDate, civilDate, clockTime } from './time.ts';

export const enterCreditSearch = defineAct<CreditSearchEntry>()({
  name: 'enterCreditSearch',
  title: '登记信用查询结果',
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [cite('credit125', 2)],
  awaited: (state) => (wanted(state) ? [{ clock: state.ranking ? 'winnerFixing' : 'bidEvaluation' }] : []),
  requires: ({ openedAt, award }) => [
    houseRule(openedAt !== undefined, '开标（开启响应文件）后方知有哪些供应商', '请先开标', 'blocks'),
    houseRule(!award, '通知书发出之前查询信用记录', '通知书已经发出：请写明此时查询的理由'),
  ],
  judge: ({ notice, bids = {} }, { searchedAt, results }, { at }) => {
    const strange = Object.keys(results).filter((supplier) => !bids[supplier]);
    const from = notice?.published.at ?? '';
    return [
      houseRule(searchedAt <= at, '查询时间不得晚于现在', '请填写实际查询的时间', 'blocks'),
      houseRule(
        searchedAt >= from,
        '公告发布之后的查询方可采用',
        `公告发布于 ${from && clockTime(from)}：请重新查询`,
        'blocks',
      ),
      houseRule(strange.length === 0, '只查询参加本项目的供应商', `请核对：${strange.join('、')}`, 'blocks'),
    ];
  },
  apply: (procurement, search, { actor, at }) => ({
    ...procurement,
    searches: { ...procurement.searches, [nextNumber(procurement)]: { ...search, entered: { by: actor.person, at } } },
  }),
});

/** Two people, because a search that was made up shuts a supplier out, or lets one in (decision 0016). */
export const confirmCreditSearch = defineAct<CreditSearchConfirmation>()({
  name: 'confirmCreditSearch',
  title: '复核信用查询结果',
  during: ['selection'],
  by: ['officer', 'agency', 'director'],
  under: [cite('credit125', 2)],
  decides: ({ searches }) => searches,
  awaited: ({ searches = {} }) =>
    Object.keys(searches)
      .filter((number) => !searches[number]?.confirmed)
      .map((number) => ({ subject: number, clock: 'bidEvaluation' })),
  judge: ({ searches = {} }, { search, evidenceSha256 }, { actor }) => {
    const entered = searches[search];
    return [
      houseRule(entered !== undefined, '已经登记的查询方可复核', '请核对查询的序号', 'blocks'),
      houseRule(!entered?.confirmed, '同一查询只复核一次', '该次查询已经复核', 'blocks'),
      houseRule(
        !entered || entered.evidenceSha256 === evidenceSha256,
        '复核所据的查询记录与登记的相同',
        '请核对查询记录（SHA-256）；登记有误的，请另行登记一次查询',
        'blocks',
      ),
      anotherPerson(actor, [entered?.entered.by], '登记人不得复核自己登记的查询'),
    ];
  },
  apply: (procurement, { search }, { actor, at }) => {
    const entered = procurement.searches?.[search];
    if (!entered) return procurement;
    const confirmed = { ...entered, confirmed: { by: actor.person, at } };
    return { ...procurement, searches: { ...procurement.searches, [search]: confirmed } };
  },
});

/**
 * Why a supplier is to be refused by what was found last: one bad party of a joint bid is enough. A ban that ended before bids
 * were due shuts nobody out (采购法22, 条例19).
 */
export function creditFault(state: Procurement, supplier: string): string | undefined {
  const found = Object.entries(lastSearch(state, supplier)?.results[supplier] ?? {});
  const due = civilDate(state.notice?.bidsDue ?? '1970-01-01T00:00:00.000Z');
  const faults = found.flatMap(([party, record]) => faultsOf(record, due).map((fault) => `${party} ${fault}`));
  return faults.length > 0 ? faults.join('；') : undefined;
}

function faultsOf({ dishonestDebtor, taxOffender, bannedUntil }: CreditRecord, due: CivilDate): string[] {
  return [
    ...(dishonestDebtor ? ['被列入失信被执行人'] : []),
    ...(taxOffender ? ['被列入重大税收违法案件当事人名单'] : []),
    ...(bannedUntil !== undefined && bannedUntil >= due
      ? [`被列入政府采购严重违法失信行为记录名单，至 ${bannedUntil}`]
      : []),
  ];
}

/** Parties that stand behind more than one bid, as they were looked up, with the suppliers. */
export function sharedParties(state: Procurement, suppliers: readonly string[]): string[] {
  const parties = suppliers.map((one) => [one, Object.keys(lastSearch(state, one)?.results[one] ?? {})] as const);
  return parties.flatMap(([one, own], place) =>
    parties
      .slice(place + 1)
      .flatMap(([other, theirs]) =>
        own.filter((party) => theirs.includes(party)).map((party) => `${party} 同时参加 ${one} 与 ${other}`),
      ),
  );
}

/** Whether each of them was looked up since a moment, and that was confirmed. */
export function areSearched(state: Procurement, suppliers: readonly string[], since: string): Finding {
  const missing = suppliers.filter((one) => (lastSearch(state, one)?.searchedAt ?? '') < since);
  const remedy = `请先查询并由另一人复核：${missing.join('、')}`;
  return requirement(missing.length === 0, '应当查询供应商的信用记录并留存证据', cite('credit125', 2), remedy);
}

/** The winner is looked up again, after the report. */
export function isWinnerSearched(state: Procurement, supplier: string): Finding[] {
  const fault = creditFault(state, supplier);
  const since = signedAt(state);
  return [
    { ...areSearched(state, [supplier], since), force: 'warns' },
    requirement(
      fault === undefined,
      '对列入失信名单的供应商，应当拒绝其参与政府采购活动',
      cite('credit125', 2),
      `${fault ?? ''}：请登记为拒绝，不得确定为中标（成交）供应商`,
      'warns',
    ),
  ];
}

function lastSearch({ searches = {} }: Procurement, supplier: string): CreditSearch | undefined {
  const of = Object.values(searches).filter(({ confirmed, results }) => confirmed && results[supplier]);
  return of.sort((a, b) => (a.searchedAt < b.searchedAt ? 1 : -1))[0];
}

function signedAt({ signatures = {} }: Procurement): string {
  return (
    Object.values(signatures)
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? ''
  );
}

function wanted(state: Procurement): boolean {
  const { openedAt, qualification, ranking = [], winner, searches = {} } = state;
  if (Object.values(searches).some(({ confirmed }) => !confirmed)) return false;
  if (openedAt && !qualification) return Object.keys(searches).length === 0;
  const next = ranking.find((one) => state.refusals?.[one] === undefined);
  return next !== undefined && !winner && (lastSearch(state, next)?.searchedAt ?? '') < signedAt(state);
}

function nextNumber({ searches = {} }: Procurement): string {
  return String(Object.keys(searches).length + 1);
}
