/**
 * Brings the newest calendar to the cases that run: each counts again, by an act of its own, what it had counted by an older
 * one. The deed is kept before it is sent, as every deed is; who stops half way calls again for what is left.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import { hashOf } from '../db/chain.ts';
import { answer, lodge, placeOf } from '../db/deeds.ts';
import { Case } from '../db/entities.ts';
import { deadlinesOf } from '../db/journal.ts';
import type { Deed } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { calendarActor, keysCountedOtherwise } from '../domain/calendar-adoption.ts';
import type { Calendar } from '../domain/law/calendar.ts';
import { recountedBy } from '../domain/law/pauses.ts';
import type { Instant } from '../domain/time.ts';
import { send } from './send.ts';

/** A running deadline that an older calendar counted; `to` is the same moment where the newer one moves nothing. */
export interface Move {
  key: string;
  title: string;
  from: Instant;
  to: Instant;
}

/** `kept`: on file and not answered yet; the API brings it to its answer. */
export type Adopted = { kind: 'adopted'; seq: number } | { kind: 'refused'; why: string } | { kind: 'kept' };

const act = 'adoptCalendar';
const answerWithinMs = 10_000;
const triesMax = 5;
const againMs = 500;
const pageMax = 200;

export class Adopting {
  private readonly client: Client;
  private readonly em: () => EntityManager;
  private readonly calendar: Calendar;

  constructor(client: Client, em: () => EntityManager, calendar: Calendar) {
    this.client = client;
    this.em = em;
    this.calendar = calendar;
  }

  /** Every case that is not over and has something to count again, by its name. */
  async *open(): AsyncGenerator<{ caseId: string; moves: Move[] }> {
    for (let after = ''; ; ) {
      const rows = await this.em().find(Case, { id: { $gt: after } }, { orderBy: { id: 'asc' }, limit: pageMax });
      for (const { id, proceeding, stage } of rows) {
        const moves = proceedings[proceeding].ends.includes(stage as never) ? [] : await this.movesOf(id);
        if (moves.length > 0) yield { caseId: id, moves };
      }
      if (rows.length < pageMax) return;
      after = rows.at(-1)!.id;
    }
  }

  async adopt(caseId: string): Promise<Adopted> {
    const { seq, offsetMs } = await this.em().findOneOrFail(Case, { id: caseId });
    const deed: Deed = {
      id: hashOf(['calendar', caseId, this.calendar.id, seq]),
      actor: calendarActor,
      input: { calendar: this.calendar.id },
      receivedAt: new Date(Date.now() + Number(offsetMs)).toISOString(),
    };
    const { row } = await lodge(this.em(), caseId, act, deed, Number(offsetMs));
    for (let tries = 1; tries <= triesMax; tries++) {
      const outcome = await send(this.client, caseId, act, row.body, answerWithinMs);
      if (outcome.kind === 'refused') return this.refused(deed.id, outcome.refusal.finding.rule);
      const place = await placeOf(this.em(), caseId, deed.id);
      if (place) return { kind: 'adopted', seq: place.seq };
      await new Promise((resolve) => setTimeout(resolve, againMs * tries));
    }
    return { kind: 'kept' };
  }

  private async refused(id: string, why: string): Promise<Adopted> {
    await answer(this.em(), id, { status: 409, body: { title: why } });
    return { kind: 'refused', why };
  }

  private async movesOf(caseId: string): Promise<Move[]> {
    const deadlines = await deadlinesOf(this.em(), caseId);
    return keysCountedOtherwise(deadlines, this.calendar.id).map((key) => {
      const one = deadlines[key]!;
      return { key, title: one.title, from: one.due, to: recountedBy(this.calendar, one).due };
    });
  }
}
