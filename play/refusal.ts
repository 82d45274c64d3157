/** What a step expected and what came, in words. */
import type { Cite } from '../domain/law/cite.ts';
import { nameOf } from '../domain/law/statutes.ts';
import type { Refused } from './case.ts';
import type { Answer } from './http.ts';
import type { Went } from './player.ts';
import type { Unmet } from './unmet.ts';

interface Problem {
  title?: string;
  type?: string;
  cite?: { name?: string; text?: string };
  required?: string;
  actual?: string;
  remedy?: string;
  reasonNeeded?: string;
  fields?: { field: string; message: string }[];
}

const typeTitles: Record<string, string> = {
  refused: '拒绝',
  'reason-needed': '要求说明理由',
  outdated: '所见版本过时',
  'seen-needed': '要求注明所见版本',
  malformed: '所填内容不合格',
};

/** The article of a refusal, where a statute is its basis. */
export function articleIn({ body }: Answer): string | undefined {
  return (body as Problem).cite?.name;
}

/** For the person who wrote the case: what was told, what came, and why. */
export function failureLines({ number, step, title, answer, preparing }: Went): string[] {
  const { cite, required, actual, remedy, reasonNeeded, fields = [] } = answer.body as Problem;
  return [
    `${number === 0 ? '立项' : `第 ${number} 步`} ${step.at} ${step.by} ${title}（${step.act}）没有如所讲述：`,
    `  预期：${step.refused ? refusedWords(step.refused) : '办成'}`,
    `  实际：${preparing ? `${preparing}时，` : ''}${cameWords(answer)}`,
    ...(cite ? [`  依据：${cite.name}`, `  原文：${cite.text}`] : []),
    ...(required ? [`  要求：${required}`] : []),
    ...(actual ? [`  实为：${actual}`] : []),
    ...fields.map(({ field, message }) => `  ${field}：${message}`),
    ...(remedy ? [`  补救：${remedy}`] : []),
    ...(reasonNeeded ? [`  ${reasonNeeded}（案例中写在该步的 reason）`] : []),
  ];
}

export function unmetLines(unmet: readonly Unmet[]): string[] {
  return unmet.map(({ what, expected, actual }) => `${what}：预期 ${expected}，实际 ${actual}`);
}

function refusedWords({ type = 'refused', statute, article, rule }: Refused): string {
  const cite = statute && article !== undefined ? nameOf({ statute, article } as Cite) : statute;
  return [typeTitles[type], cite && `依据${cite}`, rule && `“${rule}”`].filter(Boolean).join('，');
}

function cameWords({ status, body }: Answer): string {
  const { title = '', type = '' } = body as Problem;
  if (status < 300)
    return body.seq === undefined ? '办成（密封，开启之前不告知编号）' : `办成（第 ${body.seq} 号记载）`;
  const kind = typeTitles[type.slice('/problems/'.length)] ?? `HTTP ${status}`;
  return `${kind}：${title}`;
}
