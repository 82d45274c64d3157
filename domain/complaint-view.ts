/** Who sees what of a challenge: who raised it, who answers, who decides; a rival only what concerns it, and nobody else anything. */
import type { Actor, CaseState, Role } from './act.ts';
import type { ComplaintRecord } from './complaint-record.ts';
import type { Complaint } from './complaint-state.ts';
import type { Entry } from './effects.ts';
import type { Deadlines } from './law/clocks.ts';
import type { Procurement } from './procurement.ts';

const overseers: readonly Role[] = ['auditor', 'administrator', 'regulator'];
const insiders: readonly Role[] = ['officer', 'director'];
/** What is told to whose award is in question: that it was raised, how it was answered, and what came of it. */
const ofConcern: readonly string[] = [
  'replyToChallenge',
  'sendComplaintCopies',
  'orderSuspension',
  'liftSuspension',
  'endSuspension',
  'decideComplaint',
  'publishDecision',
  'recordRemedy',
  'withdrawComplaint',
  'enterStage',
];

export function isComplaint(state: CaseState): state is Complaint {
  return 'kind' in state && 'raised' in state && 'concerned' in state;
}

export function mayReadComplaint(complaint: Complaint, { role, organisation }: Actor): boolean {
  if (overseers.includes(role)) return true;
  const { purchaser, agency, supplier } = complaint;
  if (insiders.includes(role)) return organisation === purchaser;
  if (role === 'agency') return organisation === agency;
  return role === 'supplier' && (organisation === supplier || isConcerned(complaint, organisation));
}

/** An enquiry is nobody's business but who asks and who answers. */
function isConcerned({ kind, concerned }: Complaint, organisation: string): boolean {
  return kind !== 'enquiry' && concerned.includes(organisation);
}

/** A rival reads the matters and what was answered and decided, not the letters, what others have said, nor what they were asked for. */
export function readableComplaint(complaint: Complaint, { role, organisation }: Actor): CaseState {
  if (role !== 'supplier' || organisation === complaint.supplier) return complaint;
  const { letter, complaint: filed, correcting, answers = {}, exclusions, ...told } = complaint;
  const own = Object.fromEntries(Object.entries(answers).filter(([one]) => one === organisation));
  if (!filed) return { ...told, ...(answers ? { answers: own } : {}) } as Complaint;
  const { letter: _, by, ...seen } = filed;
  return { ...told, complaint: seen, answers: own } as Complaint;
}

export function readableComplaintEntry(complaint: Complaint, { act, deed }: Entry, actor: Actor): boolean {
  const { role, organisation } = actor;
  if (role !== 'supplier' || organisation === complaint.supplier) return true;
  return deed?.actor.organisation === organisation || ofConcern.includes(act);
}

/** Of the records in a purchase: a supplier reads its own, and the provider those that stop it, without who raised them. */
export function readableRecords(state: Procurement, { role, organisation }: Actor): Procurement['complaints'] {
  const { complaints, contract } = state;
  if (role !== 'supplier' || !complaints) return complaints;
  const seen = Object.entries(complaints).flatMap(([number, record]): [string, ComplaintRecord][] => {
    if (record.supplier === organisation) return [[number, record]];
    if (contract?.provider !== organisation || record.kind === 'enquiry') return [];
    const { supplier, raised, assessed, ...told } = record;
    return [[number, told as ComplaintRecord]];
  });
  return seen.length > 0 ? Object.fromEntries(seen) : undefined;
}

/** Until bids are opened nobody is told who has the documents, so a right that runs from their receipt is shown to its holder. */
export function readableDeadlines(state: CaseState, deadlines: Deadlines, { role, organisation }: Actor): Deadlines {
  const isOthers = (of = '') => /^\d+-./.test(of) && !of.endsWith(`-${organisation}`);
  const { openedAt } = state as Partial<Procurement>;
  if (openedAt !== undefined && role !== 'supplier') return deadlines;
  return Object.fromEntries(
    Object.entries(deadlines).filter(([, { clock, of }]) => clock !== 'challengeOfDocuments' || !isOthers(of)),
  );
}
