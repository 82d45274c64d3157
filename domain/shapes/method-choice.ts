/** What choosing a method of purchase takes: what is chosen, on which ground of the law, and why. */
import { z } from 'zod';
import { Day, Fen, Sha256, Text } from './text.ts';

const Paper = z.strictObject({ number: Text(60), occurredOn: Day, evidenceSha256: Sha256.optional() });

export const MethodChoiceInput = z.strictObject({
  method: z.enum([
    'openTender',
    'invitedTender',
    'consultation',
    'negotiation',
    'singleSource',
    'belowLimit',
    'inquiry',
    'frameworkAgreement',
  ]),
  /** Which of the cases that the law names it is. */
  ground: z
    .enum([
      'limitedSuppliers',
      'tenderTooCostly',
      'tenderFailed',
      'complex',
      'urgent',
      'priceUnknown',
      'onlySupplier',
      'unforeseeableEmergency',
      'addition',
      'purchasedService',
    ])
    .optional(),
  /** What the choice rests on, truthfully: it is judged by it. */
  because: z
    .array(z.enum(['quality', 'continuity', 'market', 'time', 'scale', 'lowestPrice']))
    .min(1)
    .max(6),
  facts: Text(4000),
  evidenceSha256: Sha256.optional(),
  /** Of an urgency: that it could not be foreseen and was not caused by delay of ours. */
  unforeseen: z.boolean().optional(),
  /** Of the only supplier: why there is no other. That one came to a tender is no reason. */
  onlyBecause: z.enum(['patent', 'publicService', 'oneCame']).optional(),
  /** Of an addition: the contract that it is added to, and what was added before. */
  original: z.strictObject({ valueFen: Fen.min(1), addedFen: Fen }).optional(),
  /** 主管预算单位的同意 */
  consent: Paper.optional(),
  /** 采购方式变更的批复 */
  approval: Paper.extend({ authority: z.enum(['cityFinance', 'countyFinance']) }).optional(),
});
export type MethodChoiceInput = z.infer<typeof MethodChoiceInput>;

export const shapes = { chooseMethod: MethodChoiceInput };
