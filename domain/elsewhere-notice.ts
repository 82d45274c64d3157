/** 平台公告：what was announced on a platform elsewhere, with its number, address, days and weights, held against the rules of a notice. */
import { clocksOfNotice, leftToBid, ofDraft, untilBidsAreDue } from './announcement.ts';
import type { Elsewhere, Medium } from './elsewhere-state.ts';
import { withinTerm } from './entrustment.ts';
import { inForce } from './fact.ts';
import { ofScoring } from './factors.ts';
import { afterFiling } from './filed-plan.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { afterIntention } from './intention.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import type { ClockName } from './law/packs.ts';
import { figures, isTender } from './methods.ts';
import { defineAct, type Method, type Procurement } from './procurement.ts';
import { asFacts, inOrder, notAhead, possible } from './recorded.ts';
import type { PlatformClarification, PlatformNotice } from './shapes/elsewhere.ts';
import { ofSmePolicy } from './sme.ts';
import { civilDate, startOfDay } from './time.ts';
import { recordTitles } from './venue.ts';

export const recordNotice = defineAct<PlatformNotice>()({
  name: 'recordNotice',
  title: recordTitles.notice,
  during: ['announcement'],
  by: ['officer', 'agency'],
  under: [cite('procurementLaw', 11), cite('rules2019', 16), cite('procurementRegulation', 30)],
  awaited: ({ notice }) => (notice ? [] : [{ clock: 'noticePublication' }]),
  requires: (state) => [
    possible(!state.notice, '平台公告尚未登记', '已经登记：有误的更正登记，有变更的登记澄清（更正）公告'),
    ...asFacts([afterFiling(state)]),
  ],
  judge: (state, { number: _, address: __, ...notice }, circumstance) => {
    const { occurredOn, documentsFrom, documentsTo, noticeTo, bidsDue, media } = notice;
    const published = startOfDay(occurredOn);
    return [
      notAhead(occurredOn, circumstance.at),
      inOrder('公告、文件提供起止、提交截止', occurredOn, documentsFrom, documentsTo, civilDate(bidsDue)),
      inOrder('公告起止', occurredOn, noticeTo),
      ...asFacts([
        ...afterIntention(state, published),
        ...inTime(circumstance, 'noticePublication', occurredOn),
        ...withinTerm(state, occurredOn),
        ...ofDraft(state, notice, published),
        ...ofScoring(state, notice),
        ...ofSmePolicy(state, notice),
        ofMedia(media),
      ]),
    ];
  },
  pins: (_, { occurredOn }) => ({ notice: occurredOn }),
  apply: (procurement, input, { actor, at }) => {
    const { number, address, occurredOn, documentsTo, noticeTo, media, fileSha256, ...draft } = input;
    const recorded = { by: actor.person, at };
    return {
      ...procurement,
      notice: { ...draft, published: { by: actor.person, at: startOfDay(occurredOn) } },
      elsewhere: {
        ...procurement.elsewhere,
        notice: { recorded, number, address, occurredOn, fileSha256, documentsTo, noticeTo, media },
      },
    };
  },
  starts: ({ opening }, { documentsFrom, bidsDue, occurredOn }) => [
    ...clocksOfNotice(opening.method, documentsFrom, bidsDue),
    { clock: noticeRun(opening.method), from: occurredOn, basis: 'statute' },
  ],
  stops: () => ['noticePublication'],
  fact: {
    fields: [
      ...['number', 'address', 'occurredOn', 'fileSha256', 'title', 'ceilingFen', 'documentsFrom', 'documentsTo'],
      ...['noticeTo', 'media', 'bidsDue', 'qualifications', 'priceWeightBp', 'scoring', 'sme', 'lowPrice', 'pledges'],
      ...['bidSecurityFen', 'challengeOnce'],
    ],
    stands: ({ elsewhere, clarifications, openedAt }, { at }) => [
      inForce(elsewhere?.notice?.recorded.at === at && !clarifications),
      houseRule(!openedAt, '开标登记之前方可更正公告登记', '开标已据此登记：影响公正的，废标（终止）', 'blocks'),
    ],
    without: ({ notice, elsewhere, ...state }) => ({ ...state, ...rest(elsewhere, 'notice') }),
  },
});

/** Also when bids were due already: what moved the deadline is often entered after the day that it moved. */
export const recordClarification = defineAct<PlatformClarification>()({
  name: 'recordClarification',
  title: recordTitles.clarification,
  during: ['announcement', 'selection'],
  by: ['officer', 'agency'],
  under: [cite('procurementRegulation', 31, 2), cite('consultation2014', 10, 3), cite('tender87', 27)],
  requires: ({ notice, openedAt }) => [
    possible(notice !== undefined, '公告登记之后方可登记澄清', '请先登记平台采购公告'),
    possible(openedAt === undefined, '开标登记之前方可登记澄清', '开标登记有误的，请先更正开标登记'),
  ],
  judge: (state, { affectsBids, bidsDue, occurredOn }, { at }) => {
    const { opening, notice, elsewhere, clarifications = {} } = state;
    if (!notice) return [];
    const due = bidsDue ?? notice.bidsDue;
    const limit = figures[opening.method].clarifyPeriod;
    const last = Object.values(clarifications).at(-1);
    const before = last ? civilDate(last.at) : elsewhere?.notice?.occurredOn;
    return [
      notAhead(occurredOn, at),
      inOrder('公告、澄清、原提交截止', before, occurredOn, civilDate(notice.bidsDue)),
      possible(due >= notice.bidsDue, '提交截止时间只可顺延，不可提前', '请核对澄清公告所定的截止时间'),
      ...asFacts([
        ...(affectsBids && limit ? leftToBid(state, limit, occurredOn, civilDate(due)) : []),
        ...withinTerm(state, occurredOn),
      ]),
    ];
  },
  apply: (procurement, { text, bidsDue, number, address, occurredOn, fileSha256 }, { actor, at }) => {
    const { notice, clarifications, elsewhere } = procurement;
    const was = notice?.bidsDue ?? at;
    const of = String(Object.keys(clarifications ?? {}).length + 1);
    const told = { recorded: { by: actor.person, at }, number, address, occurredOn, fileSha256 };
    const due = bidsDue ?? was;
    return {
      ...procurement,
      clarifications: { ...clarifications, [of]: { text, at: startOfDay(occurredOn), was, bidsDue: due } },
      notice: notice && { ...notice, bidsDue: due },
      elsewhere: { ...elsewhere, clarifications: { ...elsewhere?.clarifications, [of]: told } },
    };
  },
  starts: ({ opening }, { bidsDue }) => (bidsDue ? untilBidsAreDue(opening.method, bidsDue) : []),
  fact: {
    fields: ['number', 'address', 'occurredOn', 'fileSha256', 'text', 'affectsBids', 'bidsDue'],
    stands: ({ elsewhere, openedAt }, { at }) => [
      inForce(Object.values(elsewhere?.clarifications ?? {}).at(-1)?.recorded.at === at),
      houseRule(!openedAt, '开标登记之前方可更正澄清登记', '开标登记有误的，请先更正开标登记', 'blocks'),
    ],
    without: withoutLast,
  },
});

/** How long a notice of the method runs. */
export function noticeRun(method: Method): ClockName {
  return isTender(method) ? 'noticeRunTender' : 'noticeRunOther';
}

/** 采购法11: where the authorities say, whatever else a platform does. */
function ofMedia(media: readonly Medium[]): Finding {
  return requirement(
    media.some((one) => one !== 'other'),
    '政府采购的信息应当在政府采购监督管理部门指定的媒体上及时向社会公开发布',
    cite('procurementLaw', 11),
    '请同时在中国政府采购网（ccgp）或者其省级分网（ccgpProvince）发布',
  );
}

/** What was recorded elsewhere, but one part of it. */
export function rest(elsewhere: Elsewhere | undefined, part: keyof Elsewhere): Pick<Procurement, 'elsewhere'> {
  const { [part]: _, ...others } = elsewhere ?? {};
  return Object.keys(others).length > 0 ? { elsewhere: others } : {};
}

function withoutLast(state: Procurement): Procurement {
  const { clarifications = {}, elsewhere, notice, ...others } = state;
  const number = String(Object.keys(clarifications).length);
  const { [number]: last, ...earlier } = clarifications;
  const { [number]: _, ...told } = elsewhere?.clarifications ?? {};
  const isFirst = number === '1';
  return {
    ...others,
    ...(notice && last ? { notice: { ...notice, bidsDue: last.was } } : {}),
    ...(isFirst ? rest(elsewhere, 'clarifications') : { elsewhere: { ...elsewhere, clarifications: told } }),
    ...(isFirst ? {} : { clarifications: earlier }),
  };
}
