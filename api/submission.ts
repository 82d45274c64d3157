/** What every act comes in: its input in the shape of the act, the version that was seen, a reason, the caller's key. */
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import type { Deed } from '../domain/act.ts';
import { shapes } from '../domain/shapes/index.ts';

export type Submitted = Pick<Deed, 'input' | 'seen' | 'reason'>;
type Issues = readonly { path: PropertyKey[]; message: string }[];
type Read = { submission: Submitted; issues?: never } | { submission?: never; issues: Issues };

/** `seen`: the version a decision was made on. `reason`: why it is done although something warns against it. */
export const Submission = z.strictObject({
  input: z.unknown(),
  seen: z.int().min(0).optional(),
  reason: z.string().regex(/\S/).max(2000).optional(),
});
const longestKey = 200;
/** In characters: an act is kept in the history of its case, which takes 2 MiB a step. */
const inputMax = 150_000;
const tooLong = `一次所报内容不超过 ${inputMax} 字，请分次办理，或者改为附件的摘要`;

/** The input is parsed by the shape of the act; what the shape does not know is refused. */
export function submissionOf(act: string, body: unknown): Read {
  if (JSON.stringify(body ?? null).length > inputMax) return { issues: [{ path: ['input'], message: tooLong }] };
  const read = Submission.safeParse(body);
  if (!read.success) return { issues: read.error.issues };
  const shape = shapes[act]!.safeParse(read.data.input);
  if (!shape.success)
    return { issues: shape.error.issues.map((issue) => ({ ...issue, path: ['input', ...issue.path] })) };
  const { seen, reason } = read.data;
  return {
    submission: {
      input: shape.data,
      ...(seen === undefined ? {} : { seen }),
      ...(reason === undefined ? {} : { reason }),
    },
  };
}

/** The caller's key for this act; nothing where there is none, or one too long to be kept. */
export function keyOf(request: Request): string | undefined {
  const key = request.get('idempotency-key');
  return key && key.length <= longestKey ? key : undefined;
}

/** A key is the caller's own: the same key of another person, on another case or for another act is another deed. */
export function deedId(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
