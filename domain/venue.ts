/** 采购场所：a purchase is held here or on a platform elsewhere; the steps of the one place are refused at the other. */
import type { Act } from './act.ts';
import { type Finding, houseRule } from './finding.ts';
import { courses } from './methods.ts';
import type { Procurement } from './procurement.ts';

/**
 * What is announced to everybody is held on platforms; who was invited, or is the only one, is dealt with here. So is a
 * purchase in lots: it is divided by the notice of here.
 */
export function isElsewhere(state: Pick<Procurement, 'opening' | 'entrusted' | 'lots'>): boolean {
  const { entrusted, opening, lots } = state;
  if (lots) return false;
  return entrusted?.platform !== undefined && courses[opening.method].suppliers === 'everybody';
}

const [notice, clarification, opening] = ['登记平台采购公告', '登记平台澄清（更正）公告', '登记平台开标记录'] as const;
const [report, confirmation, award] = ['登记平台评审报告', '登记定标（确认结果）', '登记平台中标（成交）公告'] as const;
const failure = '登记平台废标（终止）公告';

/** The titles of the acts that record what a platform did. */
export const recordTitles = { notice, clarification, opening, report, confirmation, award, failure } as const;

/** By act that is done here: what is recorded instead where the purchase is held elsewhere. */
const insteadOf: Readonly<Record<string, string>> = {
  publishNotice: notice,
  clarifyNotice: clarification,
  registerForDocuments: opening,
  submitBid: opening,
  withdrawBid: opening,
  openBids: opening,
  appointCommittee: report,
  declareInterest: report,
  checkQualification: report,
  checkConformity: report,
  correctBidPrice: report,
  answerPriceCorrection: report,
  negotiateWith: report,
  changeRequirements: report,
  confirmChange: report,
  requestFinalOffers: report,
  submitFinalOffer: report,
  closeFinalOffers: report,
  recordFinalOffers: report,
  askPriceExplanation: report,
  explainPrice: report,
  judgePrice: report,
  scoreBids: report,
  signReport: report,
  drawLot: report,
  objectToReport: confirmation,
  fixWinner: confirmation,
  deemWinner: confirmation,
  issueAwardNotice: award,
  invalidateTender: failure,
};

/** By act that records: what is done instead where the purchase is held here. */
const doneHere: Readonly<Record<string, string>> = {
  recordNotice: '发布采购公告',
  recordClarification: '发布澄清（更正）公告',
  recordOpening: '开标（开启响应文件）',
  recordReport: '评分、签署评审报告',
  recordConfirmation: '确定中标（成交）供应商',
  recordAward: '发出中标（成交）通知书',
  recordFailure: '废标（终止采购活动）',
};

/** The act, refused where the purchase is held at the other place: nothing else of it is judged, and nobody is waited for. */
export function atItsVenue(act: Act<Procurement, string, never>): Act<Procurement, string, never> {
  const isRecord = doneHere[act.name] !== undefined;
  if (!isRecord && insteadOf[act.name] === undefined) return act;
  const { requires, judge, awaited } = act;
  // A case that is only being opened has no method yet.
  const has = (state: Procurement) => state.opening === undefined || isElsewhere(state) === isRecord;
  const refused = isRecord ? onlyElsewhere : onlyHere;
  return {
    ...act,
    requires: (state, now) => (has(state) ? (requires?.(state, now) ?? []) : [refused(act, state)]),
    ...(judge ? { judge: (state, input, now) => (has(state) ? judge(state, input, now) : []) } : {}),
    ...(awaited ? { awaited: (state) => (has(state) ? awaited(state) : []) } : {}),
  };
}

function onlyHere({ name, title }: { name: string; title: string }, { entrusted }: Procurement): Finding {
  const platform = entrusted?.platform ?? '';
  const remedy = `请在${platform}办理；办理后由采购人或者采购代理机构以“${insteadOf[name]}”登记`;
  return houseRule(false, `在${platform}进行的项目，“${title}”在该平台办理`, remedy, 'blocks');
}

function onlyElsewhere({ name, title }: { name: string; title: string }): Finding {
  const remedy = `请办理“${doneHere[name]}”；在平台进行的，公告之前登记委托代理协议并写明平台（公开招标、竞争性磋商）`;
  return houseRule(false, `“${title}”限于在平台进行的项目`, remedy, 'blocks');
}
