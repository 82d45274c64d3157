/** A purchase with what was raised against it: several cases that act on each other, as the engine would carry it between them. */
import type { Actor } from '../../domain/act.ts';
import { complaintProceeding } from '../../domain/complaint.ts';
import { type Complaint, type ComplaintStage, isGivenUp, respondents } from '../../domain/complaint-state.ts';
import { caseActor } from '../../domain/effects.ts';
import type { Deadlines } from '../../domain/law/clocks.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { civilDate } from '../../domain/time.ts';
import { aConsultation, agency, officer, regulator, supplier, won } from './builders.ts';
import { Chronicle, type Doing } from './chronicle.ts';
import { fields } from './selecting.ts';

export const challenger = supplier('BOAI');
export const winner = supplier('ANKANG');
/** Another officer of the finance department than the usual one. */
export const decider: Actor = { ...regulator, person: 'he-tao' };

export const aLetter = { sha256: 'e'.repeat(64), sealed: true };
export const aMatter = {
  matter: '中标人不具备养老服务资格',
  request: '取消其资格',
  facts: '登记证书已于 2025 年注销',
  legalBasis: '采购法第二十二条',
};
export const aChallenge = { subject: 'result', matters: { 1: aMatter }, letter: aLetter } as const;
export const aReply = {
  upheld: false,
  mayChangeResult: false,
  clarifiable: false,
  candidatesStand: true,
  excludes: [],
  reply: '经核实，证书有效',
  facts: '登记机关的查询结果',
  legalBasis: '采购法第二十二条',
  rightToComplainTold: true,
};
export const aFiling = {
  matters: ['1'],
  request: '取消其资格',
  facts: '同质疑',
  legalBasis: '同质疑',
  letter: aLetter,
};
export const aDecision = {
  document: '宛财采决〔2026〕5号',
  outcome: 'upheld',
  mayChangeResult: true,
  clarifiable: false,
  candidatesStand: true,
  excludes: ['ANKANG'],
  findings: { 1: { upheld: true, found: '证书确已注销' } },
  legalBasis: '94号令第三十二条',
  reviewTold: true,
} as const;
export const aDismissal = {
  ...aDecision,
  outcome: 'dismissed',
  ground: 'noBasis',
  mayChangeResult: false,
  excludes: [],
  findings: { 1: { upheld: false, found: '证书有效' } },
} as const;

export class Quarrel {
  readonly purchase: Chronicle<Procurement>;
  readonly complaints: Record<string, Chronicle<Complaint>> = {};

  constructor(state: Procurement, deadlines: Deadlines = {}) {
    this.purchase = new Chronicle(procurementProceeding, state, deadlines);
  }

  get state(): Procurement {
    return this.purchase.state;
  }

  /** In the purchase; with everything that follows from it elsewhere. */
  did(name: string, input: object, doing: Doing): this {
    this.purchase.did(name, input, doing);
    this.follow(this.purchase, doing);
    return this;
  }

  /** In what was raised as this number. */
  answered(number: string, name: string, input: object, doing: Doing): this {
    const one = this.complaints[number]!;
    one.did(name, input, doing);
    this.follow(one, doing);
    return this;
  }

  /** What the engine does by itself: it is not judged there, and so it is not here. */
  byItself(number: string, name: string, on: string): this {
    return this.answered(number, name, {}, { on, by: caseActor(`complaint:${number}`) });
  }

  refuses(name: string, input: object, doing: Doing) {
    return this.purchase.does(name, input, doing);
  }

  due(key: string, number?: string): string {
    const { deadlines } = number === undefined ? this.purchase : this.complaints[number]!;
    return civilDate(deadlines[key]!.due);
  }

  at(stage: Procurement['stage']): this {
    this.purchase.state = { ...this.purchase.state, stage };
    return this;
  }

  private follow<State extends Procurement | Complaint>(one: Chronicle<State>, { on }: Doing): void {
    const { sends, seq, case: from } = one.last;
    this.moveOn();
    for (const { proceeding, id, act, input } of sends) {
      const by = caseActor(`${from}:${seq}`);
      if (proceeding === 'procurement') this.did(act, input, { on, by });
      if (proceeding !== 'complaint') continue;
      const number = id.split(':').at(-1)!;
      const unopened = { id, stage: 'unopened', seq: 0, pack: this.state.pack } as Complaint;
      this.complaints[number] ??= new Chronicle(complaintProceeding, unopened);
      if (this.complaints[number]!.state.stage !== 'closed') this.answered(number, act, input, { on, by });
    }
  }

  /** The courses, as their stage functions have them. */
  private moveOn(): void {
    const { diverted, ...rest } = this.purchase.state;
    if (diverted) this.purchase.state = { ...rest, stage: diverted };
    for (const one of Object.values(this.complaints)) one.state = { ...one.state, stage: stageOf(one.state) };
  }
}

function stageOf(state: Complaint): ComplaintStage {
  const { stage, kind, answer, reply, complaint, decision, published } = state;
  if (stage === 'closed' || isGivenUp(state) || published) return 'closed';
  if (kind === 'enquiry') return answer ? 'closed' : 'enquiry';
  if (decision) return 'decided';
  if (complaint) return complaint.accepted ? 'review' : 'intake';
  if (reply) return 'answered';
  return 'challenge';
}

/** Won by ANKANG in a consultation of three, told on Monday 23 March 2026: the contract is to be signed by 22 April. */
export function toldOfResult(over: Partial<Procurement> = {}): Quarrel {
  const state = won(aConsultation(), { stage: 'selection', award: undefined, ...over });
  return new Quarrel(state).did('issueAwardNotice', fields, { on: '2026-03-23', by: agency }).at('contract');
}

/** Challenged on 30 March, answered on 7 April. */
export const answered = (quarrel = toldOfResult()) =>
  quarrel
    .did('raiseChallenge', aChallenge, { on: '2026-03-30', by: challenger })
    .answered('1', 'replyToChallenge', aReply, { on: '2026-04-07', by: officer });
export const filed = (quarrel = answered()) =>
  quarrel.answered('1', 'fileComplaint', aFiling, { on: '2026-04-13', by: challenger });
export const accepted = (quarrel = filed()) =>
  quarrel.answered('1', 'acceptComplaint', {}, { on: '2026-04-15', by: regulator });
export const anAnswer = { answer: '证书有效', evidenceSha256: '9'.repeat(64) };
/** Copies out, everybody heard: only the decision is missing. */
export const heard = (quarrel = accepted()) => {
  const copies = { document: '宛财采函〔2026〕8号', occurredOn: '2026-04-16' };
  quarrel.answered('1', 'sendComplaintCopies', copies, { on: '2026-04-16', by: regulator });
  const whom = [officer, agency, winner].filter((by) =>
    respondents(complaintOf(quarrel).state).includes(by.organisation),
  );
  for (const by of whom) quarrel.answered('1', 'answerComplaint', anAnswer, { on: '2026-04-20', by });
  return quarrel;
};
export const decided = (quarrel: Quarrel, decision: object = aDecision) =>
  quarrel.answered('1', 'decideComplaint', decision, { on: '2026-05-08', by: decider });
export const complaintOf = (quarrel: Quarrel) => quarrel.complaints[1]!;
