/** What the acts of an enquiry, a challenge, a complaint take. */
import { z } from 'zod';
import { Letter, Matter, Matters, OnPaper, ProcessStep, Subject } from './challenge.ts';
import { Code, Day, LineNumber, Moment, Sha256, Text } from './text.ts';

const mattersMax = 30;
const excludedMax = 50;

/** By the procurement. */
export const ComplaintOpening = z.strictObject({
  procurement: Text(60),
  number: LineNumber,
  kind: z.enum(['enquiry', 'challenge']),
  title: Text(200),
  method: Text(40),
  purchaser: Code,
  agency: Code.optional(),
  supplier: Code,
  /** Whose award is in question: it is told, and answers. */
  concerned: z.array(Code).max(excludedMax),
  subject: Subject.optional(),
  step: ProcessStep.optional(),
  question: Text(4000).optional(),
  matters: Matters.optional(),
  letter: Letter.optional(),
  raisedBy: Text(60),
  raisedAt: Moment,
  /** The day on which it was received, and that of the postmark. */
  occurredOn: Day,
  postedOn: Day.optional(),
  onPaper: z.boolean(),
});
export type ComplaintOpening = z.infer<typeof ComplaintOpening>;

/** `affectsBids`: it says more than the documents do, so that everybody who has them must be told. */
export const EnquiryAnswer = z.strictObject({ answer: Text(8000), affectsBids: z.boolean().optional() });
export type EnquiryAnswer = z.infer<typeof EnquiryAnswer>;

/** By number of the matter; what was said already stays, what was missing is filled in. */
export const Completion = z
  .strictObject({
    matters: z.record(LineNumber, Matter.omit({ matter: true })).optional(),
    letter: Letter.optional(),
  })
  .refine(({ matters, letter }) => matters !== undefined || letter !== undefined, '至少补充一项');
export type Completion = z.infer<typeof Completion>;

const found = {
  mayChangeResult: z.boolean(),
  clarifiable: z.boolean(),
  candidatesStand: z.boolean(),
  excludes: z
    .array(Code)
    .max(excludedMax)
    .refine((all) => new Set(all).size === all.length, '同一供应商只列一次'),
};

/** What the purchaser answers, with what it rests on and the right to complain. */
export const ChallengeReply = z.strictObject({
  upheld: z.boolean(),
  ...found,
  reply: Text(8000),
  facts: Text(4000),
  legalBasis: Text(2000),
  rightToComplainTold: z.boolean(),
});
export type ChallengeReply = z.infer<typeof ChallengeReply>;

export const ComplaintFiling = z
  .strictObject({
    /** Of the matters that were challenged, by number. */
    matters: z.array(LineNumber).max(mattersMax),
    /** What rests on the reply itself. */
    fromReply: Text(4000).optional(),
    request: Text(2000).optional(),
    facts: Text(4000).optional(),
    legalBasis: Text(2000).optional(),
    letter: Letter.optional(),
    /** Only where the regulator enters what came on paper. */
    onPaper: OnPaper.optional(),
  })
  .refine(({ matters, fromReply }) => matters.length > 0 || fromReply !== undefined, '至少写明一项投诉事项');
export type ComplaintFiling = z.infer<typeof ComplaintFiling>;

export const CorrectionRequest = z.strictObject({
  missing: Text(2000),
  days: z.int().min(1).max(30),
  document: Text(100),
  occurredOn: Day,
});
export type CorrectionRequest = z.infer<typeof CorrectionRequest>;

export const ComplaintCorrection = z.strictObject({
  request: Text(2000).optional(),
  facts: Text(4000).optional(),
  legalBasis: Text(2000).optional(),
  letter: Letter.optional(),
  remark: Text(2000),
});
export type ComplaintCorrection = z.infer<typeof ComplaintCorrection>;

export const Acceptance = z.strictObject({});
export type Acceptance = z.infer<typeof Acceptance>;

export const Declination = z
  .strictObject({
    ground: z.enum(['notChallenged', 'late', 'incomplete', 'decidedBefore', 'wrongForum']),
    reason: Text(2000),
    /** The department that is competent. */
    forum: Text(200).optional(),
    document: Text(100),
  })
  .refine(({ ground, forum }) => (ground === 'wrongForum') === (forum !== undefined), {
    path: ['forum'],
    message: '不属于本部门管辖的，写明有管辖权的部门；其他的不写',
  });
export type Declination = z.infer<typeof Declination>;

/** The day on which the copies reached those who answer. */
export const CopiesSent = z.strictObject({ document: Text(100), occurredOn: Day });
export type CopiesSent = z.infer<typeof CopiesSent>;

export const RespondentAnswer = z.strictObject({ answer: Text(8000), evidenceSha256: Sha256 });
export type RespondentAnswer = z.infer<typeof RespondentAnswer>;

/** In writing, from the day on which the purchaser had it. */
export const SuspensionOrder = z.strictObject({
  document: Text(100),
  days: z.int().min(1).max(365),
  reason: Text(2000),
  occurredOn: Day,
});
export type SuspensionOrder = z.infer<typeof SuspensionOrder>;

export const SuspensionLifting = z.strictObject({ document: Text(100), reason: Text(2000) });
export type SuspensionLifting = z.infer<typeof SuspensionLifting>;

/** By the complaint itself. */
export const SuspensionEnd = z.strictObject({});
export type SuspensionEnd = z.infer<typeof SuspensionEnd>;

/** 检验、检测、鉴定、专家评审, from the day on which the paper went out. */
export const ExcludedTime = z.strictObject({
  ground: z.enum(['inspection', 'testing', 'appraisal', 'expertReview']),
  document: Text(100),
  occurredOn: Day,
});
export type ExcludedTime = z.infer<typeof ExcludedTime>;

export const ExcludedTimeEnd = z.strictObject({ exclusion: LineNumber, result: Text(2000), occurredOn: Day });
export type ExcludedTimeEnd = z.infer<typeof ExcludedTimeEnd>;

export const Withdrawal = z.strictObject({ reason: Text(2000), letterSha256: Sha256 });
export type Withdrawal = z.infer<typeof Withdrawal>;

/** By the complaint itself. */
export const Lapse = z.strictObject({});
export type Lapse = z.infer<typeof Lapse>;

export const Decision = z
  .strictObject({
    document: Text(100),
    outcome: z.enum(['dismissed', 'upheld']),
    ground: z.enum(['noBasis', 'conditionsNotMet', 'fabricated', 'illegalEvidence']).optional(),
    ...found,
    /** By matter that was complained of, or `reply`: what was found of it. */
    findings: z
      .record(z.string().regex(/^([1-9]\d{0,2}|reply)$/), z.strictObject({ upheld: z.boolean(), found: Text(4000) }))
      .refine((all) => Object.keys(all).length <= mattersMax + 1, '事项为 1 至 31 项'),
    legalBasis: Text(2000),
    reviewTold: z.boolean(),
    /** How many complaints of this supplier came to nothing in the twelve months before: looked up by the system. */
    baselessBefore: z.int().min(0).max(10_000).optional(),
  })
  .refine(({ outcome, ground }) => (outcome === 'dismissed') === (ground !== undefined), {
    path: ['ground'],
    message: '驳回的，写明依据；投诉成立的不写',
  });
export type Decision = z.infer<typeof Decision>;

export const DecisionPublication = z.strictObject({
  /** The decision as the public reads it: without names of persons, addresses, telephone numbers. */
  facts: Text(8000),
});
export type DecisionPublication = z.infer<typeof DecisionPublication>;

/** By the procurement: what was done upon the decision. */
export const RemedyRecord = z.strictObject({ remedy: Text(40) });
export type RemedyRecord = z.infer<typeof RemedyRecord>;

export const shapes = {
  openComplaint: ComplaintOpening,
  answerEnquiry: EnquiryAnswer,
  completeChallenge: Completion,
  replyToChallenge: ChallengeReply,
  fileComplaint: ComplaintFiling,
  requestComplaintCorrection: CorrectionRequest,
  correctComplaint: ComplaintCorrection,
  acceptComplaint: Acceptance,
  declineComplaint: Declination,
  sendComplaintCopies: CopiesSent,
  answerComplaint: RespondentAnswer,
  orderSuspension: SuspensionOrder,
  liftSuspension: SuspensionLifting,
  endSuspension: SuspensionEnd,
  excludeTime: ExcludedTime,
  endExcludedTime: ExcludedTimeEnd,
  withdrawComplaint: Withdrawal,
  lapseComplaint: Lapse,
  decideComplaint: Decision,
  publishDecision: DecisionPublication,
  recordRemedy: RemedyRecord,
};
