/** What opening a procurement takes. */
import { z } from 'zod';
import { Code, Text } from './text.ts';

const methods = ['openTender', 'invitedTender', 'consultation', 'negotiation', 'singleSource', 'belowLimit'] as const;
export const Method = z.enum(methods);

export const OpeningInput = z.strictObject({
  /** The code of the purchaser's organisation. */
  purchaser: Code,
  agency: Code.optional(),
  title: Text(200),
  /** Code of the line in the guiding catalogue (细则12). */
  catalogueItem: Text(60),
  serviceKind: z.enum(['administrative', 'caring']),
  /** 询价 is asked for and refused with its article: no service is bought by it. */
  method: z.enum([...methods, 'inquiry']),
  region: z.enum(['henan-county', 'henan-city', 'henan-province']),
  /** The number of the procurement whose service this one carries on after a default. */
  successorOf: Text(60).optional(),
});
export type OpeningInput = z.infer<typeof OpeningInput>;

export const shapes = { openProcurement: OpeningInput };
