/** What cancelling a procurement takes. */
import { z } from 'zod';
import { Text } from './text.ts';

export const Cancellation = z.strictObject({ reason: Text(2000) });
export type Cancellation = z.infer<typeof Cancellation>;

export const shapes = { cancelProcurement: Cancellation };
