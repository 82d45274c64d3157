/** What the acts take by which the provider reports on its staff and its books, asks for help, and is told its standard. */
import { z } from 'zod';
import { Day, Fen, LineNumber, Sha256, Text } from './text.ts';

const Heads = z.int().min(0).max(100_000);

export const ServiceStaffReport = z.strictObject({
  occurredOn: Day,
  heads: Heads,
  insured: Heads,
  insuranceSha256: Sha256,
  /** With an education or a licence in social work. */
  socialWorkers: Heads,
  /** 派遣人员: the lowest monthly wage among them, and the minimum wage of the place and year with where it is from. */
  dispatched: z
    .strictObject({
      heads: Heads.min(1),
      lowestWageFen: Fen.min(1),
      minimumWageFen: Fen.min(1),
      minimumWageSource: Text(200),
    })
    .optional(),
  /** 核对人员. */
  checkers: z.strictObject({ heads: Heads.min(1), agreements: Heads, agreementsSha256: Sha256 }).optional(),
});
export type ServiceStaffReport = z.infer<typeof ServiceStaffReport>;

export const CoordinationRequest = z.strictObject({ with: z.enum(['authorities', 'recipients']), matter: Text(2000) });
export type CoordinationRequest = z.infer<typeof CoordinationRequest>;

export const CoordinationAnswer = z.strictObject({ request: LineNumber, answer: Text(2000) });
export type CoordinationAnswer = z.infer<typeof CoordinationAnswer>;

/** Of the account of the project, from `from` to `occurredOn`. */
export const FinancialReportFiling = z.strictObject({
  from: Day,
  occurredOn: Day,
  openingFen: Fen,
  receivedFen: Fen,
  spentFen: z.strictObject({ wages: Fen, insurance: Fen, materials: Fen, travel: Fen, management: Fen, other: Fen }),
  closingFen: Fen,
  reportSha256: Sha256,
});
export type FinancialReportFiling = z.infer<typeof FinancialReportFiling>;

export const ServiceStandardVersion = z.strictObject({ title: Text(200), documentSha256: Sha256, holdsFrom: Day });
export type ServiceStandardVersion = z.infer<typeof ServiceStandardVersion>;

export const shapes = {
  reportServiceStaff: ServiceStaffReport,
  requestCoordination: CoordinationRequest,
  answerCoordination: CoordinationAnswer,
  fileFinancialReport: FinancialReportFiling,
  setServiceStandard: ServiceStandardVersion,
};
