/** What the acts of keys and shares take. */
import { z } from 'zod';
import { Sha256 } from './text.ts';

const envelopesMax = 200;
/** 32 bytes in base64url, in the one way to write them. A private key is longer: it has no shape here but for its own field. */
const Bytes32 = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, '应当是 32 字节的 base64url');

export const SealingKeyInput = z.strictObject({ key: Bytes32 });
export type SealingKeyInput = z.infer<typeof SealingKeyInput>;

/**
 * `shares`: by hash of the envelope. `unreadable`: envelopes whose share cannot be read; that this is so is tried with the
 * private key, which is of this round only, is looked at once and kept nowhere.
 */
export const ShareHandout = z
  .strictObject({
    shares: z.record(Sha256, Bytes32).optional(),
    unreadable: z.array(Sha256).min(1).max(envelopesMax).optional(),
    privateKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{64}$/, '应当是 npm run seal -- key 所制的私钥（privateKey 一栏）')
      .optional(),
  })
  .refine(({ shares, unreadable }) => shares !== undefined || unreadable !== undefined, '没有交出任何份额')
  .refine(({ shares = {} }) => Object.keys(shares).length <= envelopesMax, `一次不超过 ${envelopesMax} 个信封`)
  .refine(({ unreadable, privateKey }) => (unreadable === undefined) === (privateKey === undefined), {
    message: '称份额无法读出的，出示本次采购的私钥以便核对；其余情形不得填写私钥',
  });
export type ShareHandout = z.infer<typeof ShareHandout>;

export const shapes = { publishSealingKey: SealingKeyInput, handOutShares: ShareHandout };
