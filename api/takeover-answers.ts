/** What is answered of a takeover: the line of each recipient, and the report. */
import { z } from 'zod';

const Count = z.int().min(0);
const Hours = z.number().min(0);
const Unsaid = z.string().nullable();

export const RecipientLines = z.strictObject({
  lines: z.array(
    z.strictObject({
      pseudonym: z.string(),
      township: z.string(),
      care: z.string(),
      outcome: Unsaid,
      lastServedAt: Unsaid,
      nextDueAt: Unsaid,
      provider: Unsaid,
      confirmedBy: Unsaid,
      servedAt: Unsaid,
      gapHours: Hours.nullable(),
    }),
  ),
  next: z.string().optional(),
});

export const TakeoverReport = z.strictObject({
  recipients: z.strictObject({ total: Count, served: Count, ended: Count, left: z.int() }),
  ends: z.record(z.string(), Count),
  gaps: z.strictObject({ p50Hours: Hours, p99Hours: Hours, maxHours: Hours }),
  money: z.strictObject({ openFen: Count, dueFen: Count, waivedFen: Count, disputedFen: Count }),
});
