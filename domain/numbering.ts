/** 编号：how the entries of a case are told to somebody who must not learn how many of them are sealed. */
import type { CaseState } from './act.ts';
import type { Correction } from './fact.ts';

/** What holds numbers of entries: a state, or a change of one. */
type Numbered = Pick<CaseState, 'seq'> & { corrections?: Readonly<Record<string, Correction>> };

/**
 * Entries are numbered as if those that are hidden were not there: neither a gap nor a jump tells of them. What is told so
 * is also what is taken: a version that somebody read is the last entry that it shows, under its real number.
 */
export class Numbering {
  /** The real numbers of entries that are not told, ascending. */
  readonly hidden: readonly number[];
  /** When the last entry was made that this caller may know of. */
  readonly lastAt: Date | undefined;

  constructor(hidden: readonly number[], lastAt?: Date) {
    this.hidden = hidden;
    this.lastAt = lastAt;
  }

  told(seq: number): number {
    return seq - this.hidden.filter((one) => one <= seq).length;
  }

  real(told: number): number {
    return this.hidden.reduce((seq, one) => (one <= seq ? seq + 1 : seq), told);
  }

  /** A state or a change, with every number of an entry that is in it as it is told. */
  renumbered<Of extends object>(value: Of): Of {
    const { seq, corrections } = value as Partial<Numbered>;
    return {
      ...value,
      ...(seq === undefined ? {} : { seq: this.told(seq) }),
      ...(corrections ? { corrections: this.ofCorrections(corrections) } : {}),
    };
  }

  /** Corrections, or a change of them: they say which entry was wrong, and which proposed to set it right. */
  ofCorrections<Of extends object>(corrections: Of): Of {
    const told = Object.entries(corrections).map(([number, one]: [string, unknown]) =>
      typeof one === 'object' && one !== null
        ? [number, { ...one, ...this.tells(one, ['entry', 'proposedIn']) }]
        : [number, one],
    );
    return Object.fromEntries(told) as Of;
  }

  /** What somebody asked to be corrected, as the journal keeps it. */
  ofProposal<Of extends object>(input: Of): Of {
    const { original } = input as { original?: object };
    const told = original ? { original: { ...original, ...this.tells(original, ['correctedIn']) } } : {};
    return { ...input, ...this.tells(input, ['entry']), ...told };
  }

  private tells(value: object, fields: readonly string[]): Record<string, number> {
    const numbers = Object.entries(value).filter(([field, one]) => fields.includes(field) && typeof one === 'number');
    return Object.fromEntries(numbers.map(([field, one]) => [field, this.told(one as number)]));
  }
}

/** Where nothing is sealed, every entry has its own number. */
export const plainNumbering = new Numbering([]);
