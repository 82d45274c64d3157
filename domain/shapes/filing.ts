/** What the acts of scheme and filing take. */
import { z } from 'zod';
import { Day, Fen, LineNumber, Sha256, Text } from './text.ts';

const linesMax = 50;
const yearsMax = 5;

const Content = z.enum([
  'administrativeWork',
  'caringService',
  'eligibilityDecision',
  'governmentDuty',
  'staffHiring',
  'goods',
  'works',
  'financing',
  'outsideGovernment',
]);

const Service = z.strictObject({
  title: Text(200),
  catalogueItem: Text(60),
  /** Every kind of content that the line holds, also what may not be bought: the scheme is judged by it. */
  content: z.array(Content).min(1).max(9),
  quantity: z.int().min(1).max(10_000_000),
  unit: Text(20),
  standard: Text(2000),
  amountFen: Fen.min(1),
});

/** By number of the line. */
export const Services = z
  .record(LineNumber, Service)
  .refine((lines) => Object.keys(lines).length >= 1 && Object.keys(lines).length <= linesMax, '服务项目为 1 至 50 项');

export const SchemeDraft = z.strictObject({
  services: Services,
  ceilingFen: Fen.min(1),
  periodFrom: Day,
  periodTo: Day,
  /** By budget year, where a contract is paid over several. */
  years: z
    .record(z.string().regex(/^20\d\d$/, '应当是预算年度，如 2026'), Fen)
    .refine((years) => Object.keys(years).length >= 1 && Object.keys(years).length <= yearsMax, '分为 1 至 5 个年度')
    .optional(),
  guarantee: z.strictObject({ number: Text(60), occurredOn: Day, evidenceSha256: Sha256.optional() }).optional(),
});
export type SchemeDraft = z.infer<typeof SchemeDraft>;

export const Approval = z.strictObject({});
export type Approval = z.infer<typeof Approval>;

export const SchemeReturn = z.strictObject({ reason: Text(2000) });
export type SchemeReturn = z.infer<typeof SchemeReturn>;

export const PlanFiling = z.strictObject({});
export type PlanFiling = z.infer<typeof PlanFiling>;

export const PlanNumber = z.strictObject({ number: Text(60) });
export type PlanNumber = z.infer<typeof PlanNumber>;

export const PlanGaps = z.strictObject({ gaps: z.array(Text(200)).min(1).max(20) });
export type PlanGaps = z.infer<typeof PlanGaps>;

export const shapes = {
  draftScheme: SchemeDraft,
  approveScheme: Approval,
  returnScheme: SchemeReturn,
  countersignScheme: Approval,
  fileProcurementPlan: PlanFiling,
  recordPlanNumber: PlanNumber,
  returnPlan: PlanGaps,
};
