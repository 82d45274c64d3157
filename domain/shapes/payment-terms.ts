/** What a contract says of its price as data: one of six ways to count, deductions by band, recovery of an advance, years. */
import { z } from 'zod';
import { BasisPoints, Day, Fen, LineNumber, Text } from './text.ts';

const bandsMax = 20;
const yearsMax = 10;
const monthsMax = 24;

const Clause = Text(60);
/** Hours and visits come in parts; a hundredth is the smallest. */
const Quantity = z.number().min(0).max(10_000_000).multipleOf(0.01);
const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份应当写成 2026-04');

/** Amounts are in the instalments; with shares each is its part of the contract, and the rounding line has what is left. */
const ByInstalments = z.strictObject({
  kind: z.literal('instalments'),
  clause: Clause,
  shares: z.record(LineNumber, BasisPoints).optional(),
});

/** By line of the contract; `minimumFen` is due for a period whatever its volume. */
const ByUnitPrice = z.strictObject({
  kind: z.literal('unitPrice'),
  clause: Clause,
  lines: z.record(LineNumber, z.strictObject({ unitPriceFen: Fen.min(1) })),
  minimumFen: Fen.optional(),
});

/** 自理、半自理、全护理: in fen a head a month; `daily` counts days of service of the days of the month. */
const ByHead = z.strictObject({
  kind: z.literal('perHead'),
  clause: Clause,
  monthlyFen: z.strictObject({ independent: Fen.optional(), partial: Fen.optional(), full: Fen.optional() }),
  counting: z.enum(['heads', 'daily']),
  minimumFen: Fen.optional(),
});

/** A sum for each milestone; `partlyBp` of it is due where it was met in part. */
const ByMilestones = z.strictObject({ kind: z.literal('milestones'), clause: Clause, partlyBp: BasisPoints });

/** A fee as a share of the fund that was handled. */
const ByFundShare = z.strictObject({
  kind: z.literal('fundShare'),
  clause: Clause,
  shareBp: BasisPoints.min(1),
  minimumFen: Fen.optional(),
});

/** Whoever scores less than `belowPoints`, in hundredths of a point of 100, loses `deductBp` of the period. */
const Band = z.strictObject({ belowPoints: z.int().min(1).max(10_000), deductBp: BasisPoints.min(1) });

export const PaymentTerms = z.strictObject({
  basis: z.discriminatedUnion('kind', [ByInstalments, ByUnitPrice, ByHead, ByMilestones, ByFundShare]),
  deductions: z
    .strictObject({ clause: Clause, bands: z.record(LineNumber, Band) })
    .refine(({ bands }) => Object.keys(bands).length <= bandsMax, `最多 ${bandsMax} 档`)
    .optional(),
  /** The advance is taken back from the periods by the share that each has in the contract. */
  recovery: z.strictObject({ clause: Clause }).optional(),
  /** One award, several contracts of a year each: what each is worth. */
  years: z
    .record(LineNumber, z.strictObject({ periodFrom: Day, periodTo: Day, valueFen: Fen.min(1) }))
    .refine((all) => Object.keys(all).length <= yearsMax, `最多 ${yearsMax} 年`)
    .optional(),
  rounding: z.enum(['halfUp', 'down']),
  /** The instalment that absorbs what rounding has left; it is asked for when all others are verified. */
  roundingLine: LineNumber,
});
export type PaymentTerms = z.infer<typeof PaymentTerms>;

const Heads = z.strictObject({
  independent: Quantity.optional(),
  partial: Quantity.optional(),
  full: Quantity.optional(),
});

/** What a period came to: each figure where the terms count by it. */
export const Measured = z.strictObject({
  /** By line of the contract, in its unit. */
  volumes: z.record(LineNumber, Quantity).optional(),
  /** By month: heads, or days of service where the terms count by the day. */
  heads: z
    .record(Month, Heads)
    .refine((all) => Object.keys(all).length <= monthsMax, `最多 ${monthsMax} 个月`)
    .optional(),
  handledFen: Fen.optional(),
  /** In hundredths of a point of 100, by the purchaser. */
  points: z.int().min(0).max(10_000).optional(),
});
export type Measured = z.infer<typeof Measured>;
