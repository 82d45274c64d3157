/** 采购公告：what a purchase keeps of its notice. */
import type { Signed } from './procurement.ts';
import type { JudgingTerms } from './selection-state.ts';
import type { NoticeDraft } from './shapes/announcement.ts';
import type { CivilDate, Instant } from './time.ts';

export interface Notice extends JudgingTerms {
  title: string;
  ceilingFen: number;
  documentsFrom: CivilDate;
  bidsDue: Instant;
  qualifications: string;
  /** All that is to be said of one step is said at once. */
  challengeOnce?: boolean | undefined;
  bidSecurityFen?: number;
  /** Only where points decide. */
  priceWeightBp?: number;
  /** Who can be asked (50号 forms). */
  parties?: NoticeDraft['parties'];
  contact?: NoticeDraft['contact'];
  /** Of a purchase that is divided: what each lot may cost at most, and how many one bidder may win. */
  lots?: Readonly<Record<string, { ceilingFen: number; bidSecurityFen?: number | undefined }>> | undefined;
  mostLotsPerBidder?: number | undefined;
  published: Signed;
}
