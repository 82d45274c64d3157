/** Brings every deed that was taken in to one true answer, however often it is asked, whatever fails in between. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import type { DeedAnswer } from '../db/access-entities.ts';
import { answer, answerOf, type LodgedRow, lodge, placeOf, receiptOf, takeUnanswered } from '../db/deeds.ts';
import { Case } from '../db/entities.ts';
import { versionAt } from '../db/history.ts';
import { type Deed, opensCase } from '../domain/act.ts';
import { actOf, proceedings } from '../domain/acts.ts';
import type { Refusal } from '../domain/admission.ts';
import { changeOf } from '../domain/change.ts';
import type { Log } from '../operation/log.ts';
import { type Outcome, open, send } from '../post/send.ts';
import { Lines } from './lines.ts';
import { isOutage } from './outage.ts';
import { type Answer, accepted, caseIsOver, otherBody, refused, ruleBroke, unavailable } from './problems.ts';

/** How long a caller waits for the answer; after that, 202 or 503. */
const answerWithinMs = 8_000;
/** The server takes ten at once; the rest wait their turn here. */
const inFlightMax = 8;
/** Sooner meets the server's own throttle, and then it takes two seconds. */
const tryAgainMs = 250;
const lookAgainMs = 40;

export class Answering {
  private readonly client: Client;
  private readonly em: () => EntityManager;
  private readonly log: Log;
  private readonly lines = new Lines(inFlightMax);

  constructor(client: Client, em: () => EntityManager, log: Log) {
    this.client = client;
    this.em = em;
    this.log = log;
  }

  /** Takes a deed in and answers: 201 on record, 409 refused, 202 or 503 where that is not known yet. */
  async submit(caseId: string, act: string, deed: Deed, offsetMs: number): Promise<Answer> {
    const { row, was } = await lodge(this.em(), caseId, act, deed, offsetMs);
    if (was === 'other') return otherBody(row.id);
    return this.answered(row, was === 'new');
  }

  /** Drives what was left without an answer by a caller, or a process, that is gone. */
  async resend(): Promise<void> {
    const left = await takeUnanswered(this.em());
    await Promise.all(left.map((row) => this.answered(row)));
  }

  private async answered(row: LodgedRow, isNew = false): Promise<Answer> {
    if (row.answer) return row.answer;
    const until = Date.now() + answerWithinMs;
    return this.lines.take(row.caseId, () => this.drive(row, until, isNew));
  }

  /** Of a new deed nothing can be known yet: it is asked for at once. */
  private async drive(row: LodgedRow, until: number, isNew: boolean): Promise<Answer> {
    // It is on file: who is not asked in time is asked later.
    let outcome: Outcome = { kind: 'silent' };
    for (let tries = 0; Date.now() < until; tries++) {
      try {
        const known = isNew && tries === 0 ? undefined : await this.known(row);
        if (known) return known;
        outcome = await this.ask(row, until);
        if (outcome.kind === 'done') return await this.receipt(row);
        const given = await this.answerOf(row, outcome);
        if (given) return await answer(this.em(), row.id, given);
      } catch (error) {
        // The deed is on file: whatever is away comes back, and nothing of it is lost.
        if (!isOutage(error)) throw error;
      }
      await sleep(outcome.kind === 'duplicate' ? lookAgainMs : tryAgainMs);
    }
    const sent = outcome.kind !== 'unreachable';
    return (await this.known(row).catch(nothing)) ?? (sent ? accepted(row.id) : unavailable(row.id));
  }

  /** The answer that someone else has brought, or that the journal holds. */
  private async known(row: LodgedRow): Promise<Answer | undefined> {
    const onFile = await answerOf(this.em(), row.id);
    if (onFile) return onFile;
    // Only what was recorded before receipts were written with their entries has none.
    const place = await placeOf(this.em(), row.caseId, row.id);
    return place && answer(this.em(), row.id, receiptOf(row.id, row.caseId, place));
  }

  private async ask(row: LodgedRow, until: number): Promise<Outcome> {
    const isOpening = Object.values(proceedings).some((one) => opensCase(one, row.act));
    if (!isOpening) return send(this.client, row.caseId, row.act, row.body, until - Date.now());
    const outcome = await open(this.client, row.caseId, row.body, row.offsetMs, row.act);
    return outcome.kind === 'silent' ? { kind: 'duplicate' } : outcome;
  }

  private async answerOf(row: LodgedRow, outcome: Outcome): Promise<DeedAnswer | undefined> {
    if (outcome.kind === 'refused') return this.refusalOf(row, outcome.refusal);
    if (outcome.kind === 'failed') return this.broken(row, outcome.reason);
    if (outcome.kind !== 'gone') return undefined;
    const found = await this.em().findOne(Case, { id: row.caseId });
    return found && proceedings[found.proceeding].ends.includes(found.stage) ? caseIsOver(row.id) : undefined;
  }

  /** Who decided on something that has changed since is told what has changed. */
  private async refusalOf(row: LodgedRow, refusal: Refusal): Promise<DeedAnswer> {
    const told = refused(refusal, row.id);
    if (refusal.type !== 'Outdated') return told;
    const now = await this.em().findOneOrFail(Case, { id: row.caseId });
    const decides = actOf(proceedings[now.proceeding], row.act)?.decides;
    const then = await versionAt(this.em(), row.caseId, row.body.seen!);
    const difference = then && decides ? changeOf(decides(then), decides(now.state)) : {};
    return { ...told, body: { ...told.body, difference } };
  }

  /** The engine has answered, so the entry is there, and the receipt with it. */
  private async receipt(row: LodgedRow): Promise<DeedAnswer> {
    const given = await this.known(row);
    if (!given) throw new Error(`the engine says that ${row.id} of ${row.caseId} is on record, and it is not`);
    return given;
  }

  /** A rule of ours broke while the deed was judged: it was not admitted. Whoever operates must hear of it. */
  private broken({ id: deed, act, caseId }: LodgedRow, reason: string): DeedAnswer {
    this.log.error({ deed, act, case: caseId, error: reason }, 'a rule broke while a deed was judged');
    return ruleBroke(deed);
  }
}

function nothing(error: unknown): undefined {
  if (!isOutage(error)) throw error;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
