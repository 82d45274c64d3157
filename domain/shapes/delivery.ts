/** What the acts on the service as it is given take: logs, samples, rates, warnings. */
import { z } from 'zod';
import type { Counted } from '../service-count.ts';
import { Township } from './takeover-record.ts';
import { BasisPoints, Day, LineNumber, Sha256, Text } from './text.ts';

export const ServiceLogFiling = z.strictObject({
  instalment: LineNumber,
  from: Day,
  to: Day,
  /** Of the log as it was uploaded. */
  logSha256: Sha256,
  /** The log that it stands in the place of. */
  replaces: LineNumber.optional(),
});
/** `counted` is found by whoever takes the act in: a case holds no rows. */
export type ServiceLogFiling = z.infer<typeof ServiceLogFiling> & { counted?: Counted };

export const SampleCommitment = z.strictObject({ instalment: LineNumber, seedSha256: Sha256 });
export type SampleCommitment = z.infer<typeof SampleCommitment>;

export const SampleSeed = z.strictObject({
  instalment: LineNumber,
  seed: z.string().regex(/^[0-9a-f]{64}$/, '应当是 64 位小写十六进制'),
});
/** `drawnFrom` is found by whoever takes the act in: how many recipients the logs name. */
export type SampleSeed = z.infer<typeof SampleSeed> & { drawnFrom?: number };

const Count = z.int().min(0).max(100_000);
export const CallBackAnswers = z.strictObject({
  instalment: LineNumber,
  confirmed: Count,
  denied: Count,
  unreached: Count,
  evidenceSha256: Sha256,
});
export type CallBackAnswers = z.infer<typeof CallBackAnswers>;

export const VisitRatesAgreed = z.strictObject({
  visitsAWeek: z
    .record(Township, z.int().min(1).max(100_000))
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= 60, '乡镇为 1 至 60 个'),
  warnedBelowBp: BasisPoints.min(1),
});
export type VisitRatesAgreed = z.infer<typeof VisitRatesAgreed>;

export const SilenceWarning = z.strictObject({ week: Day });
export type SilenceWarning = z.infer<typeof SilenceWarning>;

export const WarningJudgement = z.strictObject({
  warning: LineNumber,
  conclusion: z.enum(['explained', 'demandCure']),
  remark: Text(2000),
});
export type WarningJudgement = z.infer<typeof WarningJudgement>;

export const TownshipMerger = z.strictObject({
  from: Township,
  into: Township,
  occurredOn: Day,
  documentSha256: Sha256,
});
export type TownshipMerger = z.infer<typeof TownshipMerger>;

export const shapes = {
  fileServiceLog: ServiceLogFiling,
  commitSample: SampleCommitment,
  revealSample: SampleSeed,
  recordCallBacks: CallBackAnswers,
  agreeVisitRates: VisitRatesAgreed,
  warnOfSilence: SilenceWarning,
  judgeWarning: WarningJudgement,
  recordMerger: TownshipMerger,
};
