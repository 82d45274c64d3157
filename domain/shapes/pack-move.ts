/** What moving a case to another policy pack takes. */
import { z } from 'zod';
import { Day, LineNumber, Text } from './text.ts';

export const PackMove = z.strictObject({
  /** `region@day` */
  pack: z.string().regex(/^[a-z-]{1,40}@\d{4}-\d{2}-\d{2}$/),
  reason: Text(2000),
  /** The paper on which it was decided, and its day. */
  paper: Text(200),
  occurredOn: Day,
});
export type PackMove = z.infer<typeof PackMove>;

export const PackMoveDecision = z.strictObject({ move: LineNumber });
export type PackMoveDecision = z.infer<typeof PackMoveDecision>;

export const PackMoveRejection = z.strictObject({ move: LineNumber, reason: Text(2000) });
export type PackMoveRejection = z.infer<typeof PackMoveRejection>;

export const shapes = { adoptPack: PackMove, confirmPack: PackMoveDecision, rejectPack: PackMoveRejection };
