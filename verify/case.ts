/** Verifies one case: its chain, what follows from each entry, its lawfulness, and everything that is read from it. */

import { entryHash, hashOf, noHash } from '../db/chain.ts';
import { addressOf, type Following, following } from '../db/following.ts';
import { publicationRows } from '../db/rows.ts';
import type { CaseState } from '../domain/act.ts';
import { proceedings } from '../domain/acts.ts';
import { isSame } from '../domain/change.ts';
import { firstEdition, lastEdition } from '../domain/edition.ts';
import { calendarOf } from '../domain/law/calendars.ts';
import { afterEntry, type Deadlines } from '../domain/law/clocks.ts';
import { type Crossings, noCrossings } from './crossings.ts';
import { type Difference, difference, type Fault } from './fault.ts';
import { unlawful } from './lawful.ts';
import { otherOriginal } from './originals.ts';
import type { Row, Stored } from './reading.ts';
import { isByCase, otherReading } from './readings.ts';

/** At most so many entries are admitted and not yet on record: the engine takes ten Updates at once, and the case adds its own. */
const underWayMax = 20;

export interface Verified {
  entries: number;
  /** The keys of what it told the public. */
  told: string[];
  fault?: Fault;
  crossings: Crossings;
}

export function verifyCase(stored: Stored): Verified {
  const check = new CaseCheck(stored);
  const fault = check.run();
  const { crossings, told } = check;
  return { entries: stored.entries.length, told, ...(fault ? { fault } : {}), crossings };
}

class CaseCheck {
  readonly crossings = noCrossings();
  private readonly stored: Stored;
  private state: CaseState | undefined;
  private deadlines: Deadlines = {};
  private earlier: Deadlines[] = [];
  private head = noHash;
  private readonly changedAt: Record<string, number> = {};
  private readonly sent = new Set<string>();
  private readonly publications: Record<string, unknown>[] = [];

  constructor(stored: Stored) {
    this.stored = stored;
  }

  get told(): string[] {
    return this.publications.map(({ key }) => key as string);
  }

  run(): Fault | undefined {
    const { caseId, entries } = this.stored;
    for (const [place, row] of entries.entries()) {
      const found = this.broken(row, place + 1) ?? this.otherwise(row);
      if (found) return { case: caseId, seq: Math.min(row.seq, place + 1), ...found };
    }
    const last = { state: this.state, deadlines: this.deadlines, head: this.head, publications: this.publications };
    const found = otherReading(this.stored, last);
    return found && { case: caseId, ...found };
  }

  /** Whether the row stands in its place and is what was written there. */
  private broken(row: Row, place: number): Difference {
    if (row.seq !== place) return { what: 'the entry is missing', expected: place, found: row.seq };
    if (row.previousHash !== this.head)
      return { what: 'it does not hold the hash of the entry before', expected: this.head, found: row.previousHash };
    const { hash, ...sealed } = row;
    const counted = entryHash(sealed);
    if (hash !== counted)
      return { what: 'its content is not what its hash was taken of', expected: counted, found: hash };
    this.head = hash;
    return otherColumns(row);
  }

  /** Whether it says what follows from the entry, and whether the entry was lawful. */
  private otherwise(row: Row): Difference {
    const calendar = calendarOf(row.calendar);
    if (!calendar) return { what: `the calendar ${row.calendar} is not known to this program` };
    const { body: entry } = row;
    const proceeding = proceedings[addressOf(row.caseId).name];
    if (!proceeding) return { what: 'there is no such proceeding' };
    if (row.edition > lastEdition || row.edition < firstEdition)
      return { what: `edition ${row.edition} of the acts is not known to this program` };
    const counted = following(entry, { state: this.state, deadlines: this.deadlines }, calendar);
    const follows = row.edition === lastEdition ? counted : this.asRecorded(row, counted);
    const { before, after } = follows;
    const deadlines = [this.deadlines, ...this.earlier];
    const { changedAt, sent } = this;
    const found =
      otherOriginal(row, this.stored.entries) ??
      unlawful(row, { proceeding, before, after, deadlines, changedAt, sent }) ??
      otherFollowing(row, follows);
    if (!found) this.step(row, follows);
    return found;
  }

  /** What rules of an earlier edition made of an entry stands as it is on record: today's would make something else of it. */
  private asRecorded({ findings, deadlines, dispatches, caseId, seq }: Row, counted: Following): Following {
    const { publications } = this.stored;
    const tells = publications.filter(({ key }) => (key as string).startsWith(`${caseId}:${seq}:`));
    this.publications.push(...tells.map(({ caseId: _, ...row }) => row));
    const found = { findings, deadlines, sends: dispatches.map(({ consequence }) => consequence), tells: [] };
    return { ...counted, found, dispatches, deadlines: afterEntry(this.deadlines, deadlines) };
  }

  private step(row: Row, { before, after, found, deadlines, dispatches }: Following): void {
    // As admission does it: only acts change what is decided on.
    const { acts } = proceedings[addressOf(row.caseId).name];
    for (const { name, decides } of row.body.deed ? acts : [])
      if (decides && !isSame(decides(before), decides(after))) this.changedAt[name] = row.seq;
    this.earlier = [this.deadlines, ...this.earlier].slice(0, underWayMax);
    this.state = after;
    this.deadlines = deadlines;
    this.publications.push(...publicationRows(row.body, found));
    this.cross(row, dispatches);
  }

  private cross({ caseId, seq, recordedAt, body }: Row, dispatches: Following['dispatches']): void {
    const { sent, received, refused } = this.crossings;
    for (const { from, consequence } of dispatches) {
      const to = `${consequence.proceeding}:${consequence.id}`;
      this.sent.add(`${to}:${consequence.act}`);
      const what = { deed: `${from}:${consequence.act}`, input: hashOf(consequence.input) };
      sent.push({ from: caseId, seq, to, ...what, consequence: hashOf(consequence), recordedAt });
    }
    if (body.refused) refused.push({ by: caseId, consequence: hashOf(body.refused.consequence) });
    const { deed } = body;
    if (deed && isByCase(deed.actor) && deed.actor.person !== caseId)
      received.push({
        from: deed.actor.person,
        to: caseId,
        seq,
        deed: deed.id,
        input: hashOf(deed.input),
        ...(deed.opener ? { opener: deed.opener } : {}),
      });
  }
}

/** The columns say again what the entry says: they must say the same. */
function otherColumns({ caseId, seq, deedId, at, act, body }: Row): Difference {
  const columns = { case: caseId, seq, deed: deedId, at, act };
  const said = { ...columns, case: body.case, seq: body.seq, deed: body.deed?.id ?? null, at: body.at, act: body.act };
  return difference('its columns say something else than it does', columns, said);
}

function otherFollowing(row: Row, { after, found, dispatches, snapshot }: Following): Difference {
  return (
    difference('another pack binds the case', row.pack, after.pack) ??
    difference('other findings follow from it', row.findings, found.findings) ??
    difference('other deadlines follow from it', row.deadlines, found.deadlines) ??
    difference('other consequences follow from it', row.dispatches, dispatches) ??
    difference('its snapshot is another state', row.snapshot, snapshot)
  );
}
