/** What binding a purchase to its allotments takes. */
import { z } from 'zod';
import { Fen, isInherited } from './text.ts';

const sourcesMax = 10;

/** The number of an allotment's case: `GET /api/allotments` lists them. */
const AllotmentNumber = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,80}$/, '应当是指标在本系统中的编号')
  .refine((number) => !isInherited(number), '不可用作编号');

/** By number of the allotment: what this purchase may draw from it. */
export const AllotmentBinding = z.strictObject({
  sources: z
    .record(AllotmentNumber, Fen.min(1))
    .refine(
      (sources) => Object.keys(sources).length >= 1 && Object.keys(sources).length <= sourcesMax,
      '资金来源为 1 至 10 项',
    ),
});
export type AllotmentBinding = z.infer<typeof AllotmentBinding>;

export const AllotmentRebinding = z.strictObject({ allotment: AllotmentNumber, amountFen: Fen.min(1) });
export type AllotmentRebinding = z.infer<typeof AllotmentRebinding>;

export const ReservationAnswer = z.strictObject({
  allotment: AllotmentNumber,
  request: z.int().min(1),
  outcome: z.enum(['granted', 'refused', 'trimmed']),
  reservedFen: Fen,
  leftFen: Fen,
});
export type ReservationAnswer = z.infer<typeof ReservationAnswer>;

export const LapseNote = z.strictObject({ allotment: AllotmentNumber, lapsedFen: Fen });
export type LapseNote = z.infer<typeof LapseNote>;

export const shapes = {
  bindAllotments: AllotmentBinding,
  rebindAllotment: AllotmentRebinding,
  recordReservation: ReservationAnswer,
  recordLapse: LapseNote,
};
