/** Carries an act of one case to another, and opens the other where the act is its opening. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import type { Dispatch } from '../activities/index.ts';
import { Case, JournalEntry } from '../db/entities.ts';
import type { Deed } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { caseActor } from '../domain/effects.ts';
import type { Finding } from '../domain/finding.ts';
import { open, send } from './send.ts';

const answerWithinMs = 10_000;
const refused = { basis: 'house', holds: false, force: 'blocks' } as const;

export class BetweenCases {
  private readonly client: Client;
  private readonly em: () => EntityManager;
  private readonly playsTime: boolean;

  /** `playsTime`: cases have clocks of their own, so that a case that is opened begins with its opener's time. */
  constructor(client: Client, em: () => EntityManager, playsTime: boolean) {
    this.client = client;
    this.em = em;
    this.playsTime = playsTime;
  }

  async dispatch({ from, at, consequence }: Dispatch): Promise<'busy' | 'done' | Finding> {
    const { proceeding, id, act, input } = consequence;
    const caseId = `${proceeding}:${id}`;
    const deed: Deed = { id: `${from}:${act}`, actor: caseActor(from), input, receivedAt: at };
    if (await this.isOnRecord(caseId, deed.id)) return 'done';
    if (act === proceedings[proceeding].opening) return this.open(caseId, from, deed);
    const outcome = await send(this.client, caseId, act, deed, answerWithinMs);
    if (outcome.kind === 'done') return 'done';
    if (outcome.kind === 'refused') return outcome.refusal.finding;
    if (outcome.kind === 'failed') return { ...refused, rule: '对方案件不能受理', actual: outcome.reason };
    return outcome.kind === 'gone' ? this.over(caseId) : 'busy';
  }

  private async open(caseId: string, from: string, deed: Deed): Promise<'busy' | 'done'> {
    const openerId = from.slice(0, from.lastIndexOf(':'));
    const opener = await this.em().findOneOrFail(Case, { id: openerId });
    const originMs = this.playsTime ? Number(opener.offsetMs) : 0;
    await open(this.client, caseId, { ...deed, pack: opener.state.pack }, originMs);
    return (await this.isOnRecord(caseId, deed.id)) ? 'done' : 'busy';
  }

  private async isOnRecord(caseId: string, deedId: string): Promise<boolean> {
    return (await this.em().count(JournalEntry, { caseId, deedId })) > 0;
  }

  /** A case that is not there yet may still come, and one that is being begun again will; one that has ended never answers. */
  private async over(caseId: string): Promise<'busy' | Finding> {
    const row = await this.em().findOne(Case, { id: caseId });
    if (!row || !proceedings[row.proceeding].ends.includes(row.stage)) return 'busy';
    return { ...refused, rule: '对方案件已经办结' };
  }
}
