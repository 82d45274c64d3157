/** 实施方案：what is to be bought, for how much, in which years. */
import type { Signed } from './procurement.ts';
import type { SchemeDraft } from './shapes/filing.ts';
import type { CivilDate } from './time.ts';

/** What a line buys. Only the first two may be bought (细则11); a scheme says truthfully what it holds, and is judged by it. */
export type Content =
  | 'administrativeWork'
  | 'caringService'
  | 'eligibilityDecision'
  | 'governmentDuty'
  | 'staffHiring'
  | 'goods'
  | 'works'
  | 'financing'
  | 'outsideGovernment';

export interface SchemeService {
  title: string;
  catalogueItem: string;
  content: readonly Content[];
  quantity: number;
  unit: string;
  standard: string;
  amountFen: number;
}

export interface Scheme {
  /** By number of the line: '1', '2', … */
  services: Readonly<Record<string, SchemeService>>;
  ceilingFen: number;
  periodFrom: CivilDate;
  periodTo: CivilDate;
  /** By budget year: what is to be paid in it; all of it in the year of the money where it is left out. */
  years?: Readonly<Record<string, number>>;
  /** What finance has promised in writing for the years after this one (政府购买服务管理办法24). */
  guarantee?: { number: string; occurredOn: CivilDate; evidenceSha256?: string };
  project?: string;
  form?: SchemeDraft['form'];
  /** What finance held of the form, where it had to. */
  formOpinion?: string;
  venture?: SchemeDraft['venture'];
  staffing?: SchemeDraft['staffing'];
  openTo?: SchemeDraft['openTo'];
  drafted: Signed;
  approved?: Signed;
  countersigned?: Signed;
  returned?: Signed & { reason: string };
}
