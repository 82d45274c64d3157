/** What the acts of scheme and filing take. */
import { z } from 'zod';
import { type SupplierKind, supplierKinds } from '../supplier-kinds.ts';
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

const Heads = z.int().min(0).max(10_000_000);
/** 细则35: what a service is sized by, who is there already, and how many it plans for. */
export const Staffing = z.strictObject({
  need: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('county'), recipients: Heads }),
    z.strictObject({ of: z.literal('township'), recipients: Heads }),
    z.strictObject({ of: z.literal('careHome'), independent: Heads, partial: Heads, full: Heads }),
    z.strictObject({ of: z.literal('childWelfare'), children: Heads }),
    z.strictObject({ of: z.literal('mentalHealth'), beds: Heads }),
  ]),
  current: Heads,
  planned: Heads,
});

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
  /** 购买形式 (细则17, 21): a tag of the contract, never a way round the method. */
  form: z
    .enum([
      'purchase',
      'commission',
      'lease',
      'concession',
      'strategicCooperation',
      'largeSubcontract',
      'fixedSubsidy',
      'reward',
    ])
    .optional(),
  /** The number of the project in the year's plan (细则13). */
  project: LineNumber.optional(),
  /** 公益创投 (细则20) */
  venture: z.strictObject({ theme: Text(200), criteria: Text(2000) }).optional(),
  staffing: Staffing.optional(),
  /** Which kinds of suppliers may take part; whoever the law lets, where it is left out. */
  openTo: z
    .array(z.enum(Object.keys(supplierKinds) as [SupplierKind, ...SupplierKind[]]))
    .min(1)
    .max(8)
    .optional(),
});
export type SchemeDraft = z.infer<typeof SchemeDraft>;

export const Approval = z.strictObject({});
export type Approval = z.infer<typeof Approval>;

/** `formOpinion`: what finance holds of a form of its own, as 细则21 asks. */
export const Countersignature = z.strictObject({ formOpinion: Text(2000).optional() });
export type Countersignature = z.infer<typeof Countersignature>;

export const SchemeReturn = z.strictObject({ reason: Text(2000) });
export type SchemeReturn = z.infer<typeof SchemeReturn>;

const lotsMax = 20;
/** Over all lots together: each is opened with its lines, and one act cannot carry any number of them. */
const lotLinesMax = 100;

const LotPlanned = z.strictObject({
  title: Text(200),
  amountFen: Fen.min(1),
  /** By line of the scheme: how much of it this lot buys, and for what sum. */
  services: z
    .record(LineNumber, z.strictObject({ quantity: z.int().min(1).max(10_000_000), amountFen: Fen.min(1) }))
    .refine(
      (lines) => Object.keys(lines).length >= 1 && Object.keys(lines).length <= linesMax,
      '服务项目为 1 至 50 项',
    ),
  /** Where it is given. */
  townships: z.array(Text(60)).min(1).max(50).optional(),
  /** Where the scheme is paid over several years: what of this lot falls into each. */
  years: z.record(z.string().regex(/^20\d\d$/, '应当是预算年度，如 2026'), Fen).optional(),
  /** Where it is not the period of the scheme. */
  periodFrom: Day.optional(),
  periodTo: Day.optional(),
});

/** 采购包, by number of the lot. */
export const LotsPlanned = z
  .record(LineNumber, LotPlanned)
  .refine((lots) => Object.keys(lots).length >= 2 && Object.keys(lots).length <= lotsMax, '采购包为 2 至 20 个')
  .refine(
    (lots) =>
      Object.values(lots).reduce((count, { services }) => count + Object.keys(services).length, 0) <= lotLinesMax,
    '各包的服务项目合计最多 100 项',
  );
export type LotsPlanned = z.infer<typeof LotsPlanned>;

/** `lots`: where the purchase is divided; each is a case of its own from the notice on. */
export const PlanFiling = z.strictObject({ lots: LotsPlanned.optional() });
export type PlanFiling = z.infer<typeof PlanFiling>;

export const PlanNumber = z.strictObject({ number: Text(60) });
export type PlanNumber = z.infer<typeof PlanNumber>;

export const PlanGaps = z.strictObject({ gaps: z.array(Text(200)).min(1).max(20) });
export type PlanGaps = z.infer<typeof PlanGaps>;

export const shapes = {
  draftScheme: SchemeDraft,
  approveScheme: Approval,
  returnScheme: SchemeReturn,
  countersignScheme: Countersignature,
  fileProcurementPlan: PlanFiling,
  recordPlanNumber: PlanNumber,
  returnPlan: PlanGaps,
};
