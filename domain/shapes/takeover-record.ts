/** What a procurement's acts about its takeovers take. */
import { z } from 'zod';
import { Fen, isInherited, LineNumber, Moment, Text } from './text.ts';

/** The name of a township or a street: letters and digits of any script. */
export const Township = z
  .string()
  .regex(/^[\p{L}\p{N}-]{1,40}$/u, '应当填写乡镇（街道）名称，不含空格和标点')
  .refine((name) => !isInherited(name), '不可用作名称');

/** How many recipients are to be served again, by township. */
export const Townships = z
  .record(Township, z.int().min(1).max(1_000_000))
  .refine((all) => Object.keys(all).length > 0, '至少列明一个乡镇（街道）');

/** 启动事由：why service cannot be given. */
export const TakeoverGround = z.enum([
  'default',
  'partDefault',
  'abandonment',
  'licenceRevoked',
  'ownNotice',
  'suspended',
]);

export const TakeoverActivation = z.strictObject({
  reason: Text(2000),
  townships: Townships,
  ground: TakeoverGround.optional(),
  /** Since when service was not given any more. */
  stoppedAt: Moment.optional(),
  /** What endangers a life: set in motion at once, and looked at afterwards by somebody else. */
  emergency: Text(2000).optional(),
});
export type TakeoverActivation = z.infer<typeof TakeoverActivation>;

/** By instalment: what is owed for what was performed. */
export const DueFen = z.record(LineNumber, Fen);

/** By the takeover. */
export const TakeoverSettlementRecord = z.strictObject({ takeover: LineNumber, dueFen: DueFen, disputedFen: Fen });
export type TakeoverSettlementRecord = z.infer<typeof TakeoverSettlementRecord>;

/** By the takeover. */
export const TakeoverEnd = z.strictObject({ takeover: LineNumber });
export type TakeoverEnd = z.infer<typeof TakeoverEnd>;

export const shapes = {
  activateTakeover: TakeoverActivation,
  recordTakeoverSettlement: TakeoverSettlementRecord,
  closeTakeoverRecord: TakeoverEnd,
};
