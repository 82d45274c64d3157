/** 人员配备：the standard of 细则35 against those who are there, and a purchase of services drafted from what is lacking (36). */
import { anotherPerson, type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import type { PlanProposal } from './shapes/programme.ts';
import type { OfShortage, PlanLink, PurchaseNote, ShortageDraft, StaffCount } from './shapes/township.ts';
import { requiredStaff, shortageOf } from './staffing.ts';
import { civilDate } from './time.ts';
import {
  defineTownshipAct,
  hasBeen,
  lastOf,
  linesMax,
  nextNumber,
  onRecord,
  roomFor,
  type Shortage,
  type Township,
} from './township-state.ts';

/** What the API looks up of the purchaser's plan of the year, with the version that it saw. */
export interface FoundPlan {
  found?: { programme: string; version: number; projects: PlanProposal['projects'] };
}

export interface StaffingLine {
  standard: number;
  current: number;
  shortage: number;
  countedOn: string;
}

/** The calculator: what the last count says; nothing before one. */
export function staffingOf(state: Township): StaffingLine | undefined {
  const last = lastOf(state.counts)?.[1];
  if (!last) return undefined;
  const { need, current, occurredOn } = last;
  const standard = requiredStaff(state, need);
  return { standard, current, shortage: shortageOf(state, need, current), countedOn: occurredOn };
}

export const countStaff = defineTownshipAct<StaffCount>()({
  name: 'countStaff',
  title: '核算人员配备',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 35)],
  awaited: ({ counts }) => (counts ? [] : [{}]),
  requires: ({ counts }) => [roomFor(counts, linesMax)],
  judge: (state, { need, current, occurredOn }, { at }) => [
    hasBeen(occurredOn, civilDate(at)),
    houseRule(need.of === state.kind, '核算口径应当与本机构的类别一致', '请按本机构的类别填写对象数量', 'blocks'),
    {
      ...requirement(
        shortageOf(state, need, current) === 0,
        '按照标准配备社会救助经办服务人员',
        cite('rules2019', 35),
        '缺员如实登记：写明理由，并可据此拟订购买服务稿',
        'warns',
      ),
      required: `≥ ${requiredStaff(state, need)} 人`,
      actual: `${current} 人`,
    },
  ],
  apply: (state, count, { actor, at }) => ({
    ...state,
    counts: { ...state.counts, [nextNumber(state.counts)]: { ...count, by: actor.person, at } },
  }),
  fact: {
    fields: ['need', 'current', 'occurredOn'],
    stands: ({ counts, shortages = {} }, { at }) => [
      houseRule(
        lastOf(counts)?.[1].at === at && !Object.values(shortages).some(({ drafted }) => drafted.at > at),
        '只更正最后一次核算，且尚未据此拟订购买服务稿',
        '请重新核算',
        'blocks',
      ),
    ],
    without: (state, { at }) => {
      const kept = Object.entries(state.counts ?? {}).filter(([, one]) => one.at !== at);
      const { counts: _, ...rest } = state;
      return kept.length > 0 ? { ...rest, counts: Object.fromEntries(kept) } : rest;
    },
  },
});

export const draftShortage = defineTownshipAct<ShortageDraft>()({
  name: 'draftShortage',
  title: '据缺员拟订购买服务稿',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 36)],
  awaited: (state) => (lacking(state) > 0 ? [{ subject: `缺 ${lacking(state)} 人` }] : []),
  requires: (state) => [
    roomFor(state.shortages, linesMax),
    {
      ...requirement(
        lacking(state) > 0,
        '现有社会救助经办人员不足的，通过政府购买社会救助服务的方式补足',
        cite('rules2019', 36),
        '请先核算人员配备；按标准并不缺员，或者缺额已经拟稿的，无须再拟',
      ),
      actual: `尚缺 ${lacking(state)} 人`,
    },
  ],
  judge: (state, { persons }) => [
    {
      ...houseRule(persons <= lacking(state), '以购买服务补足的，规模以尚缺人数为限', '请减少人数', 'blocks'),
      required: `≤ ${lacking(state)} 人`,
      actual: `${persons} 人`,
    },
  ],
  apply: (state, draft, { actor, at }) => {
    const [, count] = lastOf(state.counts)!;
    const { need, current } = count;
    const one = { ...draft, drafted: { by: actor.person, at }, need, current, required: current + draft.persons };
    return withShortage(state, nextNumber(state.shortages), one);
  },
});

export const approveShortage = defineTownshipAct<OfShortage>()({
  name: 'approveShortage',
  title: '审定购买服务稿',
  during: ['running'],
  by: ['director'],
  under: [cite('rules2019', 36)],
  decides: ({ shortages }) => shortages,
  awaited: ({ shortages }) => waiting(shortages, ({ approved }) => !approved),
  judge: ({ shortages = {} }, { number }, { actor }) => [
    onRecord(shortages[number] !== undefined, '购买服务稿'),
    houseRule(!shortages[number]?.approved, '这一稿尚未审定', '已经审定，无需重复审定', 'blocks'),
    anotherPerson(actor, [shortages[number]?.drafted.by], '拟订人不得审定自己拟订的购买服务稿'),
  ],
  apply: (state, { number }, { actor, at }) =>
    withShortage(state, number, { ...state.shortages![number]!, approved: { by: actor.person, at } }),
});

/** 与政府购买公共服务的项目衔接 (细则46) */
export const linkToPlan = defineTownshipAct<PlanLink & FoundPlan>()({
  name: 'linkToPlan',
  title: '纳入年度购买服务项目计划',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 46, 2)],
  awaited: ({ shortages }) => waiting(shortages, ({ approved, planned }) => approved !== undefined && !planned),
  judge: ({ shortages = {} }, { number, year, project, found }) => [
    ...approvedOnly(shortages[number]),
    requirement(
      found?.projects[project] !== undefined,
      '及时将购买社会救助服务项目纳入政府规划统一实施',
      cite('rules2019', 46, 2),
      `${year} 年度已审定的项目计划中没有第 ${project} 项：请先调整年度计划，或者写明理由`,
      'warns',
    ),
  ],
  apply: (state, { number, year, project, found }) =>
    withShortage(state, number, {
      ...state.shortages![number]!,
      planned: { year, project, ...(found ? { programme: found.programme } : {}) },
    }),
});

export const recordShortagePurchase = defineTownshipAct<PurchaseNote & { found?: { purchaser: string } }>()({
  name: 'recordShortagePurchase',
  title: '登记据此立项的采购',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 36)],
  awaited: ({ shortages }) => waiting(shortages, ({ approved, procurement }) => approved !== undefined && !procurement),
  judge: ({ shortages = {}, purchaser }, { number, found }) => [
    ...approvedOnly(shortages[number]),
    houseRule(!shortages[number]?.procurement, '一稿立项一次', '已经登记立项', 'blocks'),
    houseRule(found?.purchaser === purchaser, '所登记的应当是本单位的采购', '请核对采购编号', 'blocks'),
  ],
  apply: (state, { number, procurement }) => withShortage(state, number, { ...state.shortages![number]!, procurement }),
});

/** What an approved draft says, as opening a procurement and drafting its scheme take it. */
export function openingOf({ purchaser, region }: Township, one: Shortage) {
  const { title, catalogueItem, serviceKind, method, need, current, persons } = one;
  return {
    opening: { purchaser, region, title, catalogueItem, serviceKind, method },
    staffing: { need, current, planned: persons },
    ceilingFen: one.estimateFen,
  };
}

/** What the last count lacks and no draft made since then fills. */
export function lacking(state: Township): number {
  const last = lastOf(state.counts)?.[1];
  if (!last) return 0;
  const drafted = Object.values(state.shortages ?? {})
    .filter((one) => one.drafted.at >= last.at)
    .reduce((sum, { persons }) => sum + persons, 0);
  return Math.max(0, shortageOf(state, last.need, last.current) - drafted);
}

function approvedOnly(one: Shortage | undefined): Finding[] {
  return [
    onRecord(one !== undefined, '购买服务稿'),
    houseRule(one?.approved !== undefined, '购买服务稿审定之后方可办理', '请先由负责人审定', 'blocks'),
  ];
}

function waiting(shortages: Township['shortages'] = {}, isWaiting: (one: Shortage) => boolean) {
  return Object.entries(shortages)
    .filter(([, one]) => isWaiting(one))
    .map(([subject]) => ({ subject }));
}

function withShortage(state: Township, number: string, one: Shortage): Township {
  return { ...state, shortages: { ...state.shortages, [number]: one } };
}
