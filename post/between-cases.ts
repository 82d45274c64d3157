/** Carries an act of one case to another, and opens the other where the act is its opening. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import type { Dispatch } from '../activities/index.ts';
import { Case, JournalEntry } from '../db/entities.ts';
import { addressOf } from '../db/following.ts';
import { pinsFor } from '../db/pinning.ts';
import { type Deed, opensCase } from '../domain/act.ts';
import { actOf, proceedings } from '../domain/acts.ts';
import { caseActor } from '../domain/effects.ts';
import type { Finding } from '../domain/finding.ts';
import type { Pins } from '../domain/law/packs.ts';
import { civilDate } from '../domain/time.ts';
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
    if (opensCase(proceedings[proceeding], act)) return this.open(caseId, from, act, deed);
    const outcome = await send(this.client, caseId, act, deed, answerWithinMs);
    if (outcome.kind === 'done') return 'done';
    if (outcome.kind === 'refused') return outcome.refusal.finding;
    if (outcome.kind === 'failed') return { ...refused, rule: '对方案件不能受理', actual: outcome.reason };
    return outcome.kind === 'gone' ? this.over(caseId) : 'busy';
  }

  private async open(caseId: string, from: string, act: string, deed: Deed): Promise<'busy' | 'done'> {
    const [openerId, seq] = entryNamed(from);
    const opener = await this.em().findOneOrFail(Case, { id: openerId });
    const originMs = this.playsTime ? Number(opener.offsetMs) : 0;
    const { pack, packs } = opener.state;
    const bound = { ...deed, pack, packs: { ...packs, ...this.pinsOf(caseId, act, opener, deed) } };
    const isOther = act !== proceedings[addressOf(caseId).name].opening;
    // What it brings along is another journal's to prove: the entry is named by the hash that it has there.
    const opened = isOther ? { ...bound, opener: await this.evidence(openerId, seq) } : bound;
    await open(this.client, caseId, opened, originMs, isOther ? act : undefined);
    return (await this.isOnRecord(caseId, deed.id)) ? 'done' : 'busy';
  }

  /** A case that another opens is bound as that one is, and by the law of its own event. */
  private pinsOf(caseId: string, name: string, { state }: Case, { actor, input, receivedAt }: Deed): Pins {
    const act = actOf(proceedings[addressOf(caseId).name], name)!;
    const { pins, gap } = pinsFor(act, state, input, { actor, today: civilDate(receivedAt) });
    if (gap) throw new Error(`there is no law on file for ${caseId}: ${gap.region}, ${gap.event}, ${gap.on}`);
    return pins ?? {};
  }

  private async evidence(caseId: string, seq: number): Promise<NonNullable<Deed['opener']>> {
    const { hash } = await this.em().findOneOrFail(JournalEntry, { caseId, seq });
    return { case: caseId, seq, hash };
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

/** `<case>:<seq>` taken apart; the number of a case may hold colons itself. */
function entryNamed(from: string): [caseId: string, seq: number] {
  const colon = from.lastIndexOf(':');
  return [from.slice(0, colon), Number(from.slice(colon + 1))];
}
