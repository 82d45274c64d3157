/** 平台开标：who bid on the platform, at which price, when it was opened; with what the law says of too few and of too late. */

import type { Circumstance } from './act.ts';
import { onOffer } from './announcement.ts';
import { inTimeToBid } from './bids.ts';
import { enoughToOpen } from './competition.ts';
import { noticeRun, rest } from './elsewhere-notice.ts';
import { withinTerm } from './entrustment.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { type ClockName, clockOf } from './law/packs.ts';
import { documentsClock, isTender, tenderRule } from './methods.ts';
import { type Bid, defineAct, type Procurement } from './procurement.ts';
import { asFacts, notAhead, possible } from './recorded.ts';
import type { PlatformOpening } from './shapes/elsewhere.ts';
import { type CivilDate, civilDate, clockTime, endOfDay } from './time.ts';
import { faultOfUscc } from './uscc.ts';
import { recordTitles } from './venue.ts';

export const recordOpening = defineAct<PlatformOpening>()({
  name: 'recordOpening',
  title: recordTitles.opening,
  during: ['selection'],
  by: ['officer', 'agency'],
  under: [cite('tender87', 39, 1), cite('tender87', 41)],
  awaited: ({ openedAt, notice }) => (openedAt || !notice ? [] : [{ clock: 'bidOpening' }]),
  requires: ({ openedAt, notice }) => [
    possible(notice !== undefined, '公告登记之后方可登记开标', '请先登记平台采购公告'),
    possible(!openedAt, '平台开标尚未登记', '已经登记：有误的请更正登记'),
  ],
  judge: (state, opening, circumstance) => {
    const { openedAt, occurredOn, bidders } = opening;
    const due = state.notice?.bidsDue ?? openedAt;
    return [
      notAhead(occurredOn, circumstance.at),
      possible(openedAt <= circumstance.at, '开标时间不得晚于现在', '请填写实际开标的时间'),
      possible(civilDate(openedAt) === occurredOn, '开标日期就是开标时间所在之日', `应当填写 ${civilDate(openedAt)}`),
      possible(
        openedAt >= due,
        '开标不早于提交截止时间',
        `登记的截止时间为 ${clockTime(due)}：有变更的，先登记澄清（更正）公告或者更正公告登记`,
      ),
      ofCodes(bidders),
      ...asFacts([
        ...enoughToOpen({ ...state, bids: bidsOf(opening, due, '') }),
        ...inTime(circumstance, 'bidOpening', occurredOn),
        ...onOffer(state, due, circumstance, () => '请核对公告的日期'),
        ...periods(state, circumstance),
        ...withinTerm(state, occurredOn),
        ...Object.values(bidders).flatMap(({ receivedAt }) => (receivedAt ? [inTimeToBid(state, receivedAt)] : [])),
        ...ofBidders(state, bidders),
      ]),
    ];
  },
  apply: (procurement, opening, { actor, at }) => {
    const { openedAt, bidders, fileSha256 } = opening;
    const named = Object.entries(bidders).map(([one, { name, uscc }]) => [one, { name, ...(uscc ? { uscc } : {}) }]);
    return {
      ...procurement,
      openedAt,
      bids: bidsOf(opening, procurement.notice?.bidsDue ?? openedAt, actor.person),
      elsewhere: {
        ...procurement.elsewhere,
        opening: { recorded: { by: actor.person, at }, fileSha256, bidders: Object.fromEntries(named) },
      },
    };
  },
  starts: (_, { occurredOn }) => [{ clock: 'bidEvaluation', from: occurredOn, basis: 'house' }],
  stops: ({ opening }) => ['bidOpening', 'bidSubmission', noticeRun(opening.method)],
  fact: {
    fields: ['openedAt', 'occurredOn', 'bidders', 'fileSha256'],
    stands: ({ elsewhere }, { at }) => [
      inForce(elsewhere?.opening?.recorded.at === at),
      houseRule(!elsewhere?.report, '评审报告登记之前方可更正开标登记', '请先更正评审报告的登记', 'blocks'),
    ],
    without: ({ openedAt, bids, elsewhere, ...state }) => ({ ...state, ...rest(elsewhere, 'opening') }),
  },
});

type Bidders = PlatformOpening['bidders'];

function bidsOf({ bidders }: PlatformOpening, due: string, by: string): Record<string, Bid> {
  const bids = Object.entries(bidders).map(([supplier, { priceFen, hours, receivedAt }]): [string, Bid] => [
    supplier,
    {
      received: { by, at: receivedAt ?? due },
      onPaper: false,
      ...(priceFen === undefined ? {} : { priceFen }),
      ...(hours === undefined ? {} : { hours }),
    },
  ]);
  return Object.fromEntries(bids);
}

/** Two of one code are one bidder. */
function ofCodes(bidders: Bidders): Finding {
  const codes = Object.entries(bidders).flatMap(([supplier, { uscc }]) => uscc ?? supplier);
  const twice = codes.filter((code, place) => codes.indexOf(code) !== place);
  return possible(twice.length === 0, '每家供应商登记一次，统一社会信用代码互不相同', `重复：${twice.join('、')}`);
}

function ofBidders({ opening }: Procurement, bidders: Bidders): Finding[] {
  const { purchaser, agency, method } = opening;
  const own = Object.keys(bidders).filter((one) => one === purchaser || one === agency);
  const unpriced = Object.keys(bidders).filter((one) => bidders[one]?.priceFen === undefined);
  return [
    houseRule(own.length === 0, '购买主体和采购代理机构不得参加本项目', `请核对：${own.join('、')}`),
    ...(isTender(method)
      ? [
          tenderRule(
            method,
            unpriced.length === 0,
            '开标时当众宣布投标人名称、投标价格',
            cite('tender87', 41, 1),
            `${unpriced.join('、')} 没有价格：未开启的，写明原因`,
          ),
        ]
      : []),
    ...Object.entries(bidders).flatMap(([supplier, { uscc }]) => {
      const fault = uscc === undefined ? undefined : faultOfUscc(uscc);
      return [houseRule(fault === undefined, '统一社会信用代码符合编码规则', `${supplier}：${fault ?? ''}`)];
    }),
  ];
}

/** How long the notice ran and documents were handed out, as the platform said, against their clocks, which count working days. */
function periods(state: Procurement, { deadlines }: Circumstance): Finding[] {
  const told = state.elsewhere?.notice;
  const documents = documentsClock[state.opening.method];
  const lasted = (clock: ClockName, to: CivilDate | undefined): Finding[] => {
    const deadline = deadlines[clock];
    if (!deadline || to === undefined) return [];
    const { title, value, unit } = clockOf(state, clock);
    const holds = endOfDay(to) >= deadline.due;
    return [
      {
        ...houseRule(holds, `${title}不少于${value}${unit}`, `应当至 ${civilDate(deadline.due)}`),
        basis: deadline.basis,
        ...(deadline.cite ? { cite: deadline.cite } : {}),
        required: `至 ${civilDate(deadline.due)}`,
        actual: `至 ${to}`,
      },
    ];
  };
  return [
    ...lasted(noticeRun(state.opening.method), told?.noticeTo),
    ...(documents ? lasted(documents, told?.documentsTo) : []),
  ];
}
