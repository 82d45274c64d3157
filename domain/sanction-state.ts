/** The state of one credit proceeding: what a provider is held to have done, how it was heard, and the ban that came of it. */
import { type CaseState, defineActFor } from './act.ts';
import type { Signed } from './procurement.ts';
import type {
  HearingCall,
  HearingMinutes,
  PurchaserOpinion,
  SanctionDecision,
  SanctionDefence,
  SanctionNotification,
  SanctionOpening,
} from './shapes/sanction.ts';
import type { CivilDate } from './time.ts';

export const sanctionStages = { unopened: '未立案', examining: '查明', banned: '禁止期内', closed: '已了结' } as const;
export type SanctionStage = keyof typeof sanctionStages;

export interface Sanction extends CaseState, Omit<SanctionOpening, 'region'> {
  stage: SanctionStage;
  diverted?: SanctionStage;
  region: string;
  opened: Signed;
  opinion?: PurchaserOpinion & Signed;
  notified?: SanctionNotification & Signed;
  defence?: SanctionDefence & Signed;
  hearing?: HearingCall & Signed & { held?: HearingMinutes & Signed };
  decision?: SanctionDecision & Signed;
  /** The first and the last day. */
  ban?: { from: CivilDate; until: CivilDate };
  /** The provider's other cases that were told, by number: how many recipients each serves. */
  told?: Readonly<Record<string, RunningCase>>;
  ended?: Signed;
}

/** What the API found of a case that the provider is in. */
export interface RunningCase {
  stage: string;
  recipients: number;
}

export const defineSanctionAct = defineActFor<Sanction>();
