/** What a case keeps of having been taken in: where its contract stood, and on which papers that rests. */
import type { Signed } from './procurement.ts';
import type { CivilDate } from './time.ts';

export interface Adoption {
  adopted: Signed;
  confirmed?: Signed;
  rejected?: Signed & { reason: string };
  /** The stage that the contract had reached. */
  stage: 'performance' | 'acceptance' | 'evaluation';
  awardedOn: CivilDate;
  /** sha256 of the papers, by what they show. */
  evidence: Readonly<Record<string, string>>;
  /** By instalment that was settled before: the treasury's receipt, where money was paid. */
  settled?: Readonly<Record<string, { receipt?: string; occurredOn: CivilDate; evidenceSha256: string }>>;
  remark?: string;
}

/** Who did what was done before: the paper says it, this system does not know. No person has this name. */
export const beforehand = '接入前';
