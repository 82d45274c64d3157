/** What the acts of filing take: what the store answered, what the paper is, and which day stands on it. */
import { z } from 'zod';
import { allotmentKinds } from '../allotment-documents.ts';
import { complaintPapers } from '../complaint-documents.ts';
import { documentBytesMax, documentTypes } from '../document.ts';
import { procurementKinds } from '../document-kinds.ts';
import { nameFault } from '../document-name.ts';
import { paymentKinds } from '../payment-documents.ts';
import { programmeKinds } from '../programme-documents.ts';
import { sanctionKinds } from '../sanction-documents.ts';
import { takeoverKinds } from '../takeover-documents.ts';
import { townshipKinds } from '../township-documents.ts';
import { Code, Day, LineNumber, Sha256, Text } from './text.ts';

/** A name that is refused here is kept nowhere, not even with the refusal. */
const DocumentName = z.string().superRefine((name, context) => {
  const fault = nameFault(name);
  if (fault) context.addIssue({ code: 'custom', message: fault, input: name });
});

/** Of the kinds of one proceeding. */
const filingOf = <Kind extends string>(kinds: Readonly<Record<Kind, unknown>>) =>
  z.strictObject({
    kind: z.enum(Object.keys(kinds) as [Kind, ...Kind[]]),
    name: DocumentName,
    sha256: Sha256,
    bytes: z.int().min(1).max(documentBytesMax),
    type: z.enum(Object.keys(documentTypes) as [keyof typeof documentTypes, ...(keyof typeof documentTypes)[]]),
    /** The day on the paper, not that of the upload. */
    madeOn: Day,
    /** The number of the document that this is the signed or sealed scan of. */
    signs: LineNumber.optional(),
    /** The number of the document in whose place it comes. */
    replaces: LineNumber.optional(),
  });

const ProcurementFiling = filingOf(procurementKinds).extend({ supplier: Code.optional() });
/** What the rules read: the kinds differ by proceeding, the rest does not. */
export type DocumentFiling = Omit<z.infer<typeof ProcurementFiling>, 'kind'> & { kind: string };

export const DocumentWithdrawal = z.strictObject({ document: LineNumber, reason: Text(500) });
export type DocumentWithdrawal = z.infer<typeof DocumentWithdrawal>;

export const shapes = {
  fileDocument: ProcurementFiling,
  withdrawDocument: DocumentWithdrawal,
  filePaymentDocument: filingOf(paymentKinds),
  withdrawPaymentDocument: DocumentWithdrawal,
  fileTakeoverDocument: filingOf(takeoverKinds),
  fileComplaintDocument: filingOf(complaintPapers),
  withdrawTakeoverDocument: DocumentWithdrawal,
  fileAllotmentDocument: filingOf(allotmentKinds),
  withdrawAllotmentDocument: DocumentWithdrawal,
  fileProgrammeDocument: filingOf(programmeKinds),
  withdrawProgrammeDocument: DocumentWithdrawal,
  fileSanctionDocument: filingOf(sanctionKinds),
  withdrawSanctionDocument: DocumentWithdrawal,
  fileTownshipDocument: filingOf(townshipKinds),
  withdrawTownshipDocument: DocumentWithdrawal,
  withdrawComplaintDocument: DocumentWithdrawal,
};
