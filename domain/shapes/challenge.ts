/** What the acts of a procurement about enquiries, challenges and complaints take. */
import { z } from 'zod';
import { Code, Day, LineNumber, Moment, Sha256, Text } from './text.ts';

const mattersMax = 30;
const excludedMax = 50;

/** What came on paper: whose it is, when it arrived, and the day of the postmark where it came by post. */
export const OnPaper = z.strictObject({
  supplier: Code,
  receivedOn: Day,
  postedOn: Day.optional(),
  evidenceSha256: Sha256,
});
export type OnPaper = z.infer<typeof OnPaper>;

/** 质疑（投诉）事项 with what belongs to it; what is left out is asked for, and costs nobody the right. */
export const Matter = z.strictObject({
  matter: Text(2000),
  request: Text(2000).optional(),
  facts: Text(4000).optional(),
  legalBasis: Text(2000).optional(),
});
export type Matter = z.infer<typeof Matter>;

export const Matters = z
  .record(LineNumber, Matter)
  .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= mattersMax, '事项为 1 至 30 项');

/** The letter itself: its hash, and whether it is signed or sealed. */
export const Letter = z.strictObject({ sha256: Sha256, sealed: z.boolean() });
export type Letter = z.infer<typeof Letter>;

export const Subject = z.enum(['documents', 'process', 'result']);
export type Subject = z.infer<typeof Subject>;
/** 采购程序环节 that has an end of its own. */
export const ProcessStep = z.enum(['opening', 'qualification', 'evaluation']);
export type ProcessStep = z.infer<typeof ProcessStep>;

export const Enquiry = z.strictObject({
  question: Text(4000),
  /** Only where purchaser or agency enters what was asked on paper or by word of mouth. */
  onPaper: OnPaper.optional(),
});
export type Enquiry = z.infer<typeof Enquiry>;

export const Challenge = z
  .strictObject({
    subject: Subject,
    step: ProcessStep.optional(),
    matters: Matters,
    letter: Letter.optional(),
    onPaper: OnPaper.optional(),
  })
  .refine(({ subject, step }) => (subject === 'process') === (step !== undefined), {
    path: ['step'],
    message: '对采购过程提出的，应当写明环节；其他的不写',
  });
export type Challenge = z.infer<typeof Challenge>;

/** Whether what was raised may change the result: signing and performance wait on it. */
export const EffectAssessment = z.strictObject({
  complaint: LineNumber,
  mayChangeResult: z.boolean(),
  reason: Text(2000),
});
export type EffectAssessment = z.infer<typeof EffectAssessment>;

/** How recipients are served while the contract is suspended, where no takeover serves them. */
export const ContinuityArrangement = z.strictObject({
  how: z.enum(['provider', 'notBegun']),
  reason: Text(2000),
});
export type ContinuityArrangement = z.infer<typeof ContinuityArrangement>;

/** What is found of what was upheld: from it follows, by the stage of the purchase, what is done. */
export const Finding = z.strictObject({
  upheld: z.boolean(),
  mayChangeResult: z.boolean(),
  /** The documents can be set right by a clarification, and the purchase goes on. */
  clarifiable: z.boolean(),
  /** What was found of the other candidates still stands. */
  candidatesStand: z.boolean(),
  /** Whose award, bid or qualification falls. */
  excludes: z.array(Code).max(excludedMax),
});
export type Finding = z.infer<typeof Finding>;

/** By the complaint: how many qualified suppliers the law asks for is read from the pack by the sender. */
export const RemedyOrder = z.strictObject({
  complaint: LineNumber,
  by: z.enum(['purchaser', 'regulator']),
  document: Text(100).optional(),
  finding: Finding,
  enough: z.int().min(1),
});
export type RemedyOrder = z.infer<typeof RemedyOrder>;

/** By the complaint. */
export const ComplaintNote = z.strictObject({ complaint: LineNumber });
export type ComplaintNote = z.infer<typeof ComplaintNote>;

/** By the complaint: the regulator has ordered the purchase to stand still. */
export const SuspensionNote = z.strictObject({ complaint: LineNumber, document: Text(100), until: Moment });
export type SuspensionNote = z.infer<typeof SuspensionNote>;

/** By the complaint. */
export const ComplaintEnd = z.strictObject({
  complaint: LineNumber,
  outcome: z.enum(['answered', 'dismissed', 'upheld', 'withdrawn', 'declined', 'lapsed']),
  /** Of an enquiry: what was answered is to be told to all by a clarification. */
  affectsBids: z.literal(true).optional(),
});
export type ComplaintEnd = z.infer<typeof ComplaintEnd>;

export const shapes = {
  raiseEnquiry: Enquiry,
  raiseChallenge: Challenge,
  assessEffect: EffectAssessment,
  arrangeContinuity: ContinuityArrangement,
  recordComplaint: ComplaintNote,
  suspendProcurement: SuspensionNote,
  resumeProcurement: ComplaintNote,
  carryOutRemedy: RemedyOrder,
  closeComplaintRecord: ComplaintEnd,
};
