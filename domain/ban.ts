/** 禁止期的效力: a banned provider takes part in nothing new, and whoever it serves already is looked after. */
import type { Act } from './act.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import { defineAct, type Procurement, runningStages } from './procurement.ts';
import type { BanEndNote, BanNote, BanReview } from './shapes/sanction.ts';
import { type CivilDate, civilDate } from './time.ts';

/** What the API found of a supplier that is about to take part. */
export interface FoundBan {
  sanction: string;
  until: CivilDate;
}

/** Always taken: the decision is made, whatever the case is at. */
export const noteBan = defineAct<BanNote>()({
  name: 'noteBan',
  title: '记入供应商被禁止参加政府采购活动',
  during: runningStages,
  by: ['proceeding'],
  under: [cite('procurementLaw', 77)],
  apply: (state, { sanction, ...ban }, { at }) => ({
    ...state,
    bans: { ...state.bans, [sanction]: { ...ban, notedAt: at } },
  }),
  starts: (state, { sanction, provider }, { at }) =>
    state.contract?.provider === provider
      ? [{ clock: 'banReview', of: sanction, from: civilDate(at), basis: 'house' }]
      : [],
});

export const noteBanEnd = defineAct<BanEndNote>()({
  name: 'noteBanEnd',
  title: '记入禁止期满',
  during: runningStages,
  by: ['proceeding'],
  under: [cite('procurementLaw', 77)],
  apply: (state, { sanction }, { at }) => {
    const ban = state.bans?.[sanction];
    return ban ? { ...state, bans: { ...state.bans, [sanction]: { ...ban, endedAt: at } } } : state;
  },
  stops: (_, { sanction }) => [clockKey('banReview', sanction)],
});

/** The contract goes on by law; what becomes of those it serves is decided by somebody, and on record. */
export const reviewBan = defineAct<BanReview>()({
  name: 'reviewBan',
  title: '评估承接主体被禁止后的服务风险',
  during: ['performance', 'acceptance', 'evaluation'],
  by: ['director'],
  under: [cite('rules2019', 33)],
  awaited: ({ bans = {}, contract }) =>
    Object.keys(bans)
      .filter((one) => bans[one]!.provider === contract?.provider && !bans[one]!.reviewed && !bans[one]!.endedAt)
      .map((one) => ({ subject: one, clock: clockKey('banReview', one) })),
  judge: ({ bans = {}, contract, takeoverPlan }, { sanction, measure, recipientsAtRisk }, circumstance) => {
    const ban = bans[sanction];
    return [
      houseRule(
        ban !== undefined && ban.provider === contract?.provider,
        '评估的是本案承接主体的禁止决定',
        '请核对信用处理的编号',
        'blocks',
      ),
      houseRule(!ban?.reviewed, '同一决定只评估一次', '该决定的风险已经评估', 'blocks'),
      houseRule(
        measure !== 'prepareTakeover' || takeoverPlan !== undefined,
        '准备接管的，有临时接管预案',
        '请先制定临时接管预案；或者写明理由',
      ),
      houseRule(
        measure !== 'goOn' || recipientsAtRisk === 0,
        '有服务对象面临风险的，至少加强巡查',
        `${recipientsAtRisk} 名服务对象面临风险：请加强巡查、准备接管或者终止；照常履行的，写明理由`,
      ),
      ...inTime(circumstance, clockKey('banReview', sanction)),
    ];
  },
  decides: ({ bans }) => bans,
  apply: (state, { sanction, ...review }, { actor, at }) => {
    const ban = state.bans?.[sanction];
    if (!ban) return state;
    return { ...state, bans: { ...state.bans, [sanction]: { ...ban, reviewed: { ...review, by: actor.person, at } } } };
  },
  stops: (_, { sanction }) => [clockKey('banReview', sanction)],
});

/** Acts by which a supplier takes part, or is chosen; whom they name, or else who does them. */
const takingPart: readonly string[] = [
  'registerForDocuments',
  'submitBid',
  'recordQuote',
  'chooseSupplier',
  'fixWinner',
];

/** The act, refused for who is banned on that day. */
export function unbanned(act: Act<Procurement, string, never>): Act<Procurement, string, never> {
  if (!takingPart.includes(act.name)) return act;
  return {
    ...act,
    judge: (state, input, circumstance) => {
      const { supplier, ban } = input as { supplier?: string; ban?: FoundBan };
      const { actor, receivedAt } = circumstance;
      const who = supplier ?? (actor.role === 'supplier' ? actor.organisation : undefined);
      const found = act.judge?.(state, input, circumstance) ?? [];
      return [...notBanned(state, who, civilDate(receivedAt), ban), ...found];
    },
  };
}

/** Nothing is said where nobody is banned: most purchases never hear of one. */
function notBanned(
  { bans = {} }: Procurement,
  supplier: string | undefined,
  day: CivilDate,
  ban?: FoundBan,
): Finding[] {
  const own = Object.values(bans).filter((one) => one.provider === supplier && !one.endedAt);
  const until = [...own.map((one) => one.until), ...(ban ? [ban.until] : [])]
    .filter((one) => one >= day)
    .sort()
    .at(-1);
  if (until === undefined) return [];
  return [
    {
      ...requirement(
        false,
        '在禁止期内的供应商不得参加政府采购活动',
        cite('procurementLaw', 77),
        `禁止期至 ${until} 届满：此后可以参加`,
      ),
      required: `${until} 之后`,
      actual: day,
    },
  ];
}
