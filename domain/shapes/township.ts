/** What the acts of an office that handles assistance take. Persons and households are codes; no name, no number of a card. */
import { z } from 'zod';
import { Staffing } from './filing.ts';
import { Code, Day, Fen, isInherited, LineNumber, Sha256, Text } from './text.ts';

const [papersMax, dutiesMax, attendeesMax, quantityMax] = [30, 7, 500, 1_000_000];
const Pseudonym = z.string().regex(/^r-[0-9a-z]{4,32}$/, '代号以 r- 开头，后接小写字母或数字；不得含姓名、证件号');
const Place = Text(60).refine((name) => !isInherited(name), '不可用作名称');
const Year = z.int().min(2018).max(2100);
const Count = z.int().min(0).max(quantityMax);
const Papers = z
  .record(LineNumber, Text(100))
  .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= papersMax, '材料为 1 至 30 项');

export const officeKinds = ['county', 'township', 'careHome', 'childWelfare', 'mentalHealth'] as const;

export const TownshipOpening = z.strictObject({
  purchaser: Code,
  region: z.enum(['henan-county', 'henan-city', 'henan-province']),
  kind: z.enum(officeKinds),
  title: Place,
});
export type TownshipOpening = z.infer<typeof TownshipOpening>;

export const StaffCount = z.strictObject({ need: Staffing.shape.need, current: Count, occurredOn: Day });
export type StaffCount = z.infer<typeof StaffCount>;

/** What is bought in place of the staff that is lacking; `persons` sizes it, the service is measured by what is done. */
export const ShortageDraft = z.strictObject({
  title: Text(200),
  catalogueItem: Text(60),
  serviceKind: z.enum(['administrative', 'caring']),
  method: z.enum(['openTender', 'invitedTender', 'consultation', 'negotiation', 'singleSource', 'belowLimit']),
  persons: z.int().min(1).max(10_000),
  /** Where those who are sent will work. */
  placedWith: z.enum(['county', 'township', 'village', 'careHome', 'welfareInstitution']),
  estimateFen: Fen.min(1),
});
export type ShortageDraft = z.infer<typeof ShortageDraft>;

const OfShortage = z.strictObject({ number: LineNumber });
export type OfShortage = z.infer<typeof OfShortage>;
export const PurchaseNote = z.strictObject({ number: LineNumber, procurement: Text(60) });
export type PurchaseNote = z.infer<typeof PurchaseNote>;
export const PlanLink = z.strictObject({ number: LineNumber, year: Year, project: LineNumber });
export type PlanLink = z.infer<typeof PlanLink>;

export const matters = ['minimumLiving', 'destitute', 'orphan', 'disability', 'aids', 'temporary', 'other'] as const;

export const RequestReceipt = z.strictObject({
  request: Code,
  applicant: Pseudonym,
  matter: z.enum(matters),
  channel: z.enum(['counter', 'village', 'online', 'referred']),
  occurredOn: Day,
});
export type RequestReceipt = z.infer<typeof RequestReceipt>;
export const MissingTold = z.strictObject({ request: Code, missing: Papers });
export type MissingTold = z.infer<typeof MissingTold>;
const OnDay = z.strictObject({ request: Code, occurredOn: Day });
export type RequestOnDay = z.infer<typeof OnDay>;
export const RequestTransfer = OnDay.extend({ to: Text(100) });
export type RequestTransfer = z.infer<typeof RequestTransfer>;
export const TransferAnswer = OnDay.extend({ result: Text(500) });
export type TransferAnswer = z.infer<typeof TransferAnswer>;
export const HouseholdCheck = OnDay.extend({ result: z.enum(['consistent', 'inconsistent', 'unclear']) });
export type HouseholdCheck = z.infer<typeof HouseholdCheck>;
export const RequestEnd = OnDay.extend({
  outcome: z.enum(['granted', 'refused', 'withdrawn', 'referred']),
  paper: Text(100),
});
export type RequestEnd = z.infer<typeof RequestEnd>;

/** 困难排查、发现报告、核查、公示监督、动态管理、信息报送、政策咨询宣传 (细则38) */
export const villageDuties = [
  'screening',
  'reporting',
  'checking',
  'publicity',
  'updating',
  'informing',
  'guidance',
] as const;
const byDuty = <Value extends z.ZodType>(value: Value) =>
  z
    .partialRecord(z.enum(villageDuties), value)
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= dutiesMax, '事项为 1 至 7 项');

export const VillageAssignment = z.strictObject({
  village: Place,
  year: Year,
  duties: byDuty(z.strictObject({ quantity: z.int().min(1).max(10_000), unitFen: z.int().min(1).max(10_000_000) })),
});
export type VillageAssignment = z.infer<typeof VillageAssignment>;
export const VillageWork = z.strictObject({
  number: LineNumber,
  quantities: byDuty(z.int().min(0).max(10_000)),
  occurredOn: Day,
});
export type VillageWork = z.infer<typeof VillageWork>;

export const AssistantAppointment = z.strictObject({
  assistant: Code,
  village: Place,
  education: z.enum(['secondary', 'college', 'bachelor', 'master']),
  computing: z.boolean(),
  source: z.enum(['publicPost', 'socialWork', 'other']),
  monthlyFen: Fen.min(1),
  from: Day,
  until: Day,
});
export type AssistantAppointment = z.infer<typeof AssistantAppointment>;
export const AssistantAssessment = z.strictObject({
  assistant: Code,
  year: z.string().regex(/^20\d{2}$/, '应当是年度'),
  grade: z.enum(['excellent', 'competent', 'incompetent']),
  /** 平时工作情况 */
  record: Text(1000),
});
export type AssistantAssessment = z.infer<typeof AssistantAssessment>;
export const AssistantRenewal = z.strictObject({ assistant: Code, until: Day });
export type AssistantRenewal = z.infer<typeof AssistantRenewal>;
export const AssistantExit = z.strictObject({
  assistant: Code,
  way: z.enum(['expired', 'dismissed', 'resigned']),
  occurredOn: Day,
});
export type AssistantExit = z.infer<typeof AssistantExit>;

export const BackboneNaming = z.strictObject({ person: Code, focus: Text(200), occurredOn: Day });
export type BackboneNaming = z.infer<typeof BackboneNaming>;
export const SecrecyPledge = z.strictObject({ person: Code, occurredOn: Day, evidenceSha256: Sha256 });
export type SecrecyPledge = z.infer<typeof SecrecyPledge>;

export const Training = z.strictObject({
  topic: Text(200),
  form: z.enum(['interpretation', 'lecture', 'experience', 'cases', 'interaction']),
  occurredOn: Day,
  /** Whether each of those who were called came, by code of the person. */
  attendance: z
    .record(Code, z.boolean())
    .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= attendeesMax, '参训人员为 1 至 500 人'),
});
export type Training = z.infer<typeof Training>;
export const YearReview = z.strictObject({ year: Year });
export type YearReview = z.infer<typeof YearReview>;

export const InformationExchange = z.strictObject({
  with: Text(100),
  direction: z.enum(['given', 'received']),
  items: Text(200),
  basis: Text(200),
  records: Count,
  occurredOn: Day,
});
export type InformationExchange = z.infer<typeof InformationExchange>;
export const CharityNeed = z.strictObject({
  need: Code,
  recipient: Pseudonym,
  kind: z.enum(['money', 'goods', 'care', 'medical', 'schooling', 'work', 'company']),
  occurredOn: Day,
});
export type CharityNeed = z.infer<typeof CharityNeed>;
export const CharityMatch = z.strictObject({ need: Code, charity: Code, offer: Text(200), occurredOn: Day });
export type CharityMatch = z.infer<typeof CharityMatch>;
export const NeedEnd = z.strictObject({
  need: Code,
  outcome: z.enum(['met', 'partly', 'unmet', 'withdrawn']),
  occurredOn: Day,
});
export type NeedEnd = z.infer<typeof NeedEnd>;

export const PracticeSummary = z.strictObject({ title: Text(200), summary: Text(2000) });
export type PracticeSummary = z.infer<typeof PracticeSummary>;
export const PracticeSpread = z.strictObject({ number: LineNumber });
export type PracticeSpread = z.infer<typeof PracticeSpread>;

const lines = z.record(LineNumber, Text(200)).refine((all) => Object.keys(all).length <= 200, '最多 200 项');
/** Requests and needs are listed by number; drafts and originals by what they are. */
export const HandoverPreparation = z.strictObject({
  to: Code,
  witness: Code,
  tasks: z.record(Code, Text(200)).refine((all) => Object.keys(all).length <= 500, '最多 500 项'),
  drafts: lines,
  originals: lines,
});
export type HandoverPreparation = z.infer<typeof HandoverPreparation>;
export const HandoverSignature = z.strictObject({ number: LineNumber });
export type HandoverSignature = z.infer<typeof HandoverSignature>;

export const TownshipEnd = z.strictObject({ reason: Text(2000) });
export type TownshipEnd = z.infer<typeof TownshipEnd>;

export const shapes = {
  openTownship: TownshipOpening,
  countStaff: StaffCount,
  draftShortage: ShortageDraft,
  approveShortage: OfShortage,
  linkToPlan: PlanLink,
  recordShortagePurchase: PurchaseNote,
  receiveRequest: RequestReceipt,
  tellMissing: MissingTold,
  supplementRequest: OnDay,
  transferRequest: RequestTransfer,
  recordTransferAnswer: TransferAnswer,
  checkHousehold: HouseholdCheck,
  settleRequest: RequestEnd,
  assignVillage: VillageAssignment,
  reportVillageWork: VillageWork,
  confirmVillageMoney: OfShortage,
  appointAssistant: AssistantAppointment,
  assessAssistant: AssistantAssessment,
  renewAssistant: AssistantRenewal,
  endAssistant: AssistantExit,
  nameBackbone: BackboneNaming,
  signPledge: SecrecyPledge,
  recordTraining: Training,
  reviewYear: YearReview,
  shareInformation: InformationExchange,
  enterNeed: CharityNeed,
  matchNeed: CharityMatch,
  closeNeed: NeedEnd,
  sumUpPractice: PracticeSummary,
  spreadPractice: PracticeSpread,
  prepareHandover: HandoverPreparation,
  takeOverPost: HandoverSignature,
  witnessHandover: HandoverSignature,
  closeTownship: TownshipEnd,
};
