/** 对采购文件的询问：what suppliers ask before bids are due is answered before bids are opened, and what matters to bids is told to all. */
import type { ComplaintRecord } from './complaint-record.ts';
import { type Finding, houseRule, termOf } from './finding.ts';
import type { Procurement } from './procurement.ts';
import { civilDate, type Instant } from './time.ts';

type Numbered = readonly [number: string, record: ComplaintRecord];

/** Asked in this round before bids were due; on paper its day counts. */
function askedInTime({ complaints = {}, notice, round }: Procurement): Numbered[] {
  if (!notice) return [];
  return Object.entries(complaints).filter(
    ([, one]) =>
      one.kind === 'enquiry' &&
      one.round === round &&
      (one.raised.at <= notice.bidsDue || one.raised.occurredOn < civilDate(notice.bidsDue)),
  );
}

function listed(numbered: readonly Numbered[]): string {
  return numbered.map(([number]) => `第 ${number} 号`).join('、');
}

/**
 * Whoever opens bids while a question is open answers for it: the deadline can be moved only before it has come, and bids that
 * lie there cannot wait for ever, so it is done with a reason.
 */
export function questionsAnswered(state: Procurement): Finding[] {
  const open = askedInTime(state).filter(([, { phase }]) => phase === 'open');
  const untold = untoldAnswers(state);
  return [
    houseRule(
      open.length === 0,
      '提交截止之前提出的询问，答复之后方可开标',
      `${listed(open)}询问尚未答复：请先答复；径行开标的，写明理由`,
    ),
    houseRule(
      untold.length === 0,
      '影响投标（响应）文件编制的答复，以澄清公告告知所有获取采购文件的供应商之后方可开标',
      `对${listed(untold)}询问的答复尚未公告：因此影响公正的，请办理废标（终止）；径行开标的，写明理由`,
    ),
  ];
}

/** Answers that all must know and that no clarification has told yet. */
export function untoldAnswers({ complaints = {}, clarifications = {}, round }: Procurement): Numbered[] {
  const told = Object.keys(clarifications).length;
  return Object.entries(complaints).filter(([, one]) => one.round === round && told <= (one.toldBefore ?? -1));
}

/** Only while the deadline can still be moved: later there is nobody left who could bid otherwise. */
export function untoldAnswer(
  { stage, notice, clarifications = {} }: Procurement,
  at: Instant,
): { toldBefore?: number } {
  const isOpen = stage === 'announcement' && notice !== undefined && at <= notice.bidsDue;
  return isOpen ? { toldBefore: Object.keys(clarifications).length } : {};
}

/** What all are told leaves the time that the law leaves for what bears on bids, and names nobody who asked. */
export function ofAnswers(
  state: Procurement,
  { text, affectsBids }: { text: string; affectsBids: boolean },
): Finding[] {
  const untold = untoldAnswers(state);
  const askers = askedInTime(state).filter(([, { supplier }]) => text.includes(supplier));
  return [
    termOf('plan', untold.length === 0 || affectsBids, '告知影响投标的答复，应当按影响投标文件编制的澄清办理', {
      remedy: `对${listed(untold)}询问的答复影响投标：请选择“影响投标（响应）文件编制”，并按规定顺延截止时间`,
    }),
    houseRule(askers.length === 0, '澄清公告不得写明提出询问的供应商', '请删去供应商的名称、代码后发布', 'blocks'),
  ];
}
