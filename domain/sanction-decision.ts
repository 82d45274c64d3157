/** 信用处理决定: with its evidence, within what the law allows; it is told to the public and to every case the provider is in. */
import type { Consequence } from './act.ts';
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { isLate, isRunning } from './law/clocks.ts';
import { type Publication, publication } from './publication.ts';
import { restsOn, sanctionGrounds } from './sanction-grounds.ts';
import { anotherDecides } from './sanction-hearing.ts';
import { defineSanctionAct, type RunningCase, type Sanction } from './sanction-state.ts';
import type { BanEnd, SanctionDecision } from './shapes/sanction.ts';
import { addDays, type CivilDate, civilDate } from './time.ts';

type Found = { running?: Readonly<Record<string, RunningCase>> };

export const decideSanction = defineSanctionAct<SanctionDecision & Found>()({
  name: 'decideSanction',
  title: '作出信用处理决定',
  during: ['examining'],
  by: ['regulator', 'financeReviewer'],
  under: [cite('rules2019', 47), cite('penaltyLaw', 48)],
  awaited: (state) => (isHeard(state) && !state.decision ? [{ role: 'regulator', clock: 'sanctionDecision' }] : []),
  requires: (state, circumstance) => [
    houseRule(!state.decision, '决定只作一次', '决定已经作出', 'blocks'),
    ...inTime(circumstance, 'sanctionDecision'),
  ],
  judge: (state, decision, circumstance) => {
    const { deadlines, receivedAt, actor } = circumstance;
    const clock = deadlines.sanctionDefence;
    const over = clock !== undefined && (!isRunning(clock) || isLate(clock, receivedAt));
    return [
      anotherDecides(state, actor),
      ...(decision.outcome === 'ban' ? [...ofBan(state, decision), ...wasHeard(state, over)] : ofNone(decision)),
    ];
  },
  decides: ({ opinion, notified, defence, hearing }) => ({ opinion, notified, defence, hearing }),
  apply: (state, { running, ...decision }, { actor, at }) => {
    const decided = { ...state, decision: { ...decision, by: actor.person, at } };
    if (decision.outcome !== 'ban') return { ...decided, diverted: 'closed' };
    const from = civilDate(at);
    const until = addDays(afterMonths(from, decision.months ?? 0), -1);
    return { ...decided, ban: { from, until }, ...(running ? { told: running } : {}), diverted: 'banned' };
  },
  stops: () => ['sanctionDecision', 'sanctionDefence'],
  tells: (state) => (state.ban ? [banPublication(state)] : []),
  sends: (state) => (state.ban ? Object.keys(state.told ?? {}).map((id) => noteOf(state, id)) : []),
});

/** 期满: nobody has to remember it. */
export const endBan = defineSanctionAct<BanEnd>()({
  name: 'endBan',
  title: '禁止期满，自行解除',
  during: ['banned'],
  by: ['proceeding'],
  under: [cite('procurementLaw', 77)],
  apply: (state, _, { actor, at }) => ({ ...state, ended: { by: actor.person, at } }),
  tells: (state) => (state.ban ? [banPublication(state)] : []),
  sends: ({ id, told = {} }) =>
    Object.keys(told).map((procurement) => ({
      proceeding: 'procurement',
      id: procurement,
      act: 'noteBanEnd',
      input: { sanction: id },
    })),
});

function ofBan(state: Sanction, { months }: SanctionDecision): Finding[] {
  if (months === undefined) return [houseRule(false, '禁止参加政府采购活动的，写明期限', '请填写月数', 'blocks')];
  return [
    byLaw(state),
    ...measure(state, 'banLeast', months, '最短 12 个月；不足以禁止的，决定不予处理'),
    ...measure(state, 'banMost', months, '最长 36 个月'),
    ...notHarsher(state, months),
  ];
}

/** 违背合同 alone bans nobody: 细则33, 47 say 依法, and the law names what for. */
function byLaw({ ground }: Sanction): Finding {
  const rule = `禁止参加政府采购活动应当有法定情形：${sanctionGrounds[ground]}`;
  const remedy = '法律未规定以此禁止：请按合同追究违约责任，决定不予禁止';
  return restsOn(ground) === 'regulation'
    ? requirement(true, rule, cite('procurementRegulation', 72), remedy)
    : requirement(restsOn(ground) !== undefined, rule, cite('procurementLaw', 77), remedy);
}

function notHarsher({ notified, defence }: Sanction, months: number): Finding[] {
  const proposed = notified?.proposedMonths;
  if (!defence || proposed === undefined) return [];
  return [
    {
      ...requirement(
        months <= proposed,
        '行政机关不得因当事人陈述、申辩而给予更重的处罚',
        cite('penaltyLaw', 45, 2),
        `告知的为 ${proposed} 个月：不得更长`,
      ),
      required: `≤ ${proposed} 个月`,
      actual: `${months} 个月`,
    },
  ];
}

function ofNone({ months }: SanctionDecision): Finding[] {
  return [houseRule(months === undefined, '不予禁止的，不填期限', '请删去月数', 'blocks')];
}

/** Told, and either heard or silent until its time was over; where a hearing was asked for, held. */
function wasHeard(state: Sanction, over: boolean): Finding[] {
  const { notified, defence, hearing } = state;
  return [
    requirement(
      notified !== undefined && (defence !== undefined || over),
      '未告知、未听取陈述和申辩的，不得作出行政处罚决定',
      cite('penaltyLaw', 62),
      notified ? '请待承接主体陈述、申辩，或者待期限届满' : '请先告知',
    ),
    requirement(
      !defence?.asksHearing || hearing?.held !== undefined,
      '当事人要求听证的，行政机关应当组织听证',
      cite('penaltyLaw', 63),
      '请先举行听证',
    ),
  ];
}

function isHeard({ notified, defence, hearing }: Sanction): boolean {
  return notified !== undefined && (!defence?.asksHearing || hearing?.held !== undefined);
}

/** The same day of a later month, or its last day where it has none. */
function afterMonths(from: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const whole = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(whole / 12), (whole % 12) + 1];
  const first = `${toYear}-${String(toMonth).padStart(2, '0')}-01`;
  const next = toMonth === 12 ? `${toYear + 1}-01-01` : `${toYear}-${String(toMonth + 1).padStart(2, '0')}-01`;
  const last = Number(addDays(next, -1).slice(8));
  return addDays(first, Math.min(day, last) - 1);
}

function noteOf({ id, provider, ban, decision }: Sanction, procurement: string): Consequence {
  const input = { sanction: id, provider, ...ban!, document: decision!.document };
  return { proceeding: 'procurement', id: procurement, act: 'noteBan', input };
}

/** Shown while the ban runs, and that it has ended when it has. */
export function banPublication(state: Sanction): Publication {
  const { id, provider, ground, decision, ban, ended } = state;
  const title = ended ? '禁止参加政府采购活动期满解除' : '禁止参加政府采购活动的处理决定';
  return publication('ban', { id }, ended?.at ?? decision!.at, title, {
    provider,
    document: decision!.document,
    facts: sanctionGrounds[ground],
    legalBasis: decision!.legalBasis,
    from: ban!.from,
    until: ban!.until,
    ...(ended ? { endedOn: civilDate(ended.at) } : {}),
  });
}
