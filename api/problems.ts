/** Answers of the API: problems by RFC 9457 with rule, article, its text and what to do, and the receipts of deeds. */

import type { DeedAnswer } from '../db/access-entities.ts';
import type { Gap } from '../db/pinning.ts';
import { roles } from '../domain/act.ts';
import type { Refusal } from '../domain/admission.ts';
import type { Finding } from '../domain/finding.ts';
import type { Cite } from '../domain/law/cite.ts';
import { sentencesOf } from '../domain/law/rests-on.ts';
import { nameOf, textOf } from '../domain/law/statutes.ts';

export interface Answer extends DeedAnswer {
  retryAfterSeconds?: number;
}

const retryAfterSeconds = 5;

/** What a problem says beyond its title. */
interface Detail {
  detail?: string;
  remedy?: string;
  [more: string]: unknown;
}

export function problem(status: number, type: string, title: string, more: Detail = {}): Answer {
  return { status, body: { type: `/problems/${type}`, title, status, ...more } };
}

/** A finding with the words of its article, for people. */
export function worded({ cite, ...finding }: Finding): object {
  return cite ? { ...finding, cite: quoted(cite) } : finding;
}

/** An article with its name, its text, and the sentences in it that are relied on: by an act, or by whoever cites it. */
export function quoted(cite: Cite, act?: string): object {
  return { ...cite, name: nameOf(cite), text: textOf(cite), restsOn: sentencesOf(cite, act) };
}

const refusalStatus = { Refused: 409, ReasonNeeded: 409, Outdated: 409, SeenNeeded: 428 } as const;
const refusalType = {
  Refused: 'refused',
  ReasonNeeded: 'reason-needed',
  Outdated: 'outdated',
  SeenNeeded: 'seen-needed',
} as const;

export function refused({ type, finding }: Refusal, deed?: string): Answer {
  const extra =
    type === 'ReasonNeeded'
      ? { reasonNeeded: '仍要办理的，请在 reason 中说明理由，用新的 Idempotency-Key 重新提交' }
      : {};
  const more = { ...worded(finding), ...extra, ...(deed ? { deed } : {}) };
  return problem(refusalStatus[type], refusalType[type], finding.rule, more);
}

/** 202: the engine has it, the answer comes later. */
export function accepted(deed: string): Answer {
  const body = { deed, look: `/api/deeds/${deed}`, title: '已收到，正在办理；结果请凭回执查询' };
  return { status: 202, body };
}

export function unavailable(deed: string): Answer {
  const more = {
    deed,
    look: `/api/deeds/${deed}`,
    remedy: '所报内容已登记，系统恢复后自动办理；请稍后凭回执或同一编号查询',
  };
  return { ...problem(503, 'unavailable', '系统暂时不能办理', more), retryAfterSeconds };
}

/** Whether it was kept is not known: under the same key it is kept once. */
export function databaseAway(): Answer {
  const remedy = '请稍后用同一 Idempotency-Key 重试：已经登记的不会办两次';
  return { ...problem(503, 'database-away', '数据库暂时不可用', { remedy }), retryAfterSeconds };
}

/** A fault of the program: the deed was not done, and asking again under its key will not do it. */
export function ruleBroke(deed: string): Answer {
  const remedy = '此事没有办理；请联系系统管理员，修复后用新的 Idempotency-Key 重新提交';
  return problem(500, 'rule-broke', '系统在审查时出错', { deed, remedy });
}

export function otherBody(deed: string): Answer {
  const remedy = '另有内容要报的，请换一个 Idempotency-Key';
  return problem(422, 'key-used', '同一 Idempotency-Key 已用于另一内容', { deed, remedy });
}

export function caseIsOver(deed?: string): Answer {
  const remedy = '办结的案件不再受理，其记载不再更改；所记有误的，请由经办单位与财政部门核对处理';
  const more = { basis: 'house', remedy, ...(deed ? { deed } : {}) };
  return problem(409, 'refused', '本案已经办结', more);
}

export function rosterIsClosed(): Answer {
  const remedy = '接续的服务对象请报入新采购的名册';
  return problem(409, 'refused', '本案的接管已经结束，名册不再更改', { remedy });
}

export function unknownCase(): Answer {
  return problem(404, 'unknown', '没有这个案件，或贵单位无权查看', { remedy: '请核对案件编号' });
}

export function unknownAct(act: string): Answer {
  return problem(404, 'unknown-act', `没有“${act}”这种行为`, { remedy: '可办的行为见 /api/catalogue' });
}

export function noKey(): Answer {
  return problem(400, 'no-key', '缺少 Idempotency-Key', { remedy: '每次办理自取一个编号，重试时用同一编号' });
}

/** `issues`: where in the body, and what is wrong with it. */
/** Nothing is guessed where no law is on file: no later and no earlier figure takes its place. */
export function noPack({ region, event, on }: Gap): Answer {
  const remedy = '请核对日期；确需办理的，请先由系统管理员装入当时的政策包';
  return problem(409, 'refused', `${region} 在 ${on} 尚无政策包（${event}）`, { remedy });
}

export function malformed(issues: readonly { path: PropertyKey[]; message: string }[]): Answer {
  const fields = issues.map(({ path, message }) => ({ field: path.map(String).join('.') || '(整体)', message }));
  return problem(400, 'malformed', '所填内容不合格', { fields, remedy: '请按各栏提示更正后重新提交' });
}

export function signInFirst(): Answer {
  return problem(401, 'sign-in', '请先登录', { remedy: 'POST /api/session，填写账号和密码' });
}

export function notForRole(role: keyof typeof roles): Answer {
  return problem(403, 'forbidden', `${roles[role]}不可使用此项功能`, { remedy: '请由有权的人员办理' });
}
