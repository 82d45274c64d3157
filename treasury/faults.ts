/** What can be made to go wrong at the treasury, one switch each. Counted faults wear off: the next so many, then no more. */
import { z } from 'zod';

const Count = z.int().min(0).max(1_000_000).default(0);
const longestDelayMs = 30 * 86_400_000;

export const Faults = z.strictObject({
  /** Only instructions whose id begins like this are stricken. */
  only: z.string().max(200).default(''),
  /** How long an instruction lies, by the wall's clock, before it is carried out. */
  delayMs: z.int().min(0).max(longestDelayMs).default(0),
  /** The next requests about instructions are answered 500, and nothing is done. */
  failRequests: Count,
  /** The next instructions are taken, and the connection is cut before the answer. */
  loseAnswers: Count,
  /** The next instructions are taken, and never answered: a time-out after success. */
  stallAnswers: Count,
  /** The next instructions are taken, and then the program kills itself. */
  dieAfterTaking: Count,
  /** The next instructions that are carried out are returned. */
  returnNext: Count,
  /** `reversed`: that it is taken is told after what became of it. */
  callbacks: z.enum(['once', 'twice', 'reversed', 'dropped']).default('once'),
});
export type Faults = z.infer<typeof Faults>;
export const noFaults = Faults.parse({});

export type CountedFault = 'failRequests' | 'loseAnswers' | 'stallAnswers' | 'dieAfterTaking' | 'returnNext';
