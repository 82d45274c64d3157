/** 文书：a paper of a case as one small structure that knows nothing of HTML or Word; what it says is all in it, and is hashed as it is. */
import type { Actor, CaseState } from '../act.ts';
import type { Cite } from '../law/cite.ts';
import { yuan } from '../money.ts';
import type { Procurement } from '../procurement.ts';
import type { CivilDate, Instant } from '../time.ts';
import { inCapitals } from './capitals.ts';

export type Block =
  | { heading: string }
  | { text: string }
  /** What is filled in, under what it is called. */
  | { fields: readonly (readonly [label: string, value: string])[] }
  | { table: { head: readonly string[]; rows: readonly (readonly string[])[] } };

/** A line to sign on, or the signature that is on record. */
export interface SignatureLine {
  who: string;
  /** By whom and when, where it is on record; the line is left blank otherwise. */
  signed?: string;
}

export interface Paper {
  title: string;
  /** 编号: of the case, or of the contract. */
  number: string;
  blocks: readonly Block[];
  signatures: readonly SignatureLine[];
  /** 落款 */
  issuer: string;
  on: CivilDate;
}

/** What anyone needs to hold a paper against the journal: printed at its foot, and no part of what is hashed. */
export interface Foot {
  case: string;
  seq: number;
  entryHash: string;
  contentSha256: string;
}

/** An entry of the journal as a paper takes it: under the number by which the reader is told it. */
export interface PaperEntry {
  seq: number;
  at: Instant;
  act: string;
  title: string;
  actor?: Actor;
  input?: unknown;
  reason?: string;
  /** The names of the articles that it stood on. */
  under: readonly string[];
  /** The parts of the state that it changed. */
  changed: readonly string[];
  hash: string;
}

/** What a paper is made of: a case as somebody may see it, and the entries that this somebody may read, in their order. */
export interface Source<State extends CaseState = Procurement> {
  state: State;
  entries: readonly PaperEntry[];
  /** How an article is named; the texts of the law are not in this room. */
  nameOf(cite: Cite): string;
}

/** In figures and in capitals: what a paper says of a sum that somebody is bound by. */
export function inFull(fen: number): string {
  return `${inCapitals(fen)}（¥${yuan(fen).replace(' 元', '')}）`;
}

/** `2026年3月23日`. */
export function dayInWords(day: CivilDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Numbered records in the order of their numbers, however a store has kept them. */
export function inOrder<T>(records: Readonly<Record<string, T>> = {}): [string, T][] {
  const isNumber = (key: string) => /^\d+$/.test(key);
  return Object.entries(records).sort(([a], [b]) =>
    isNumber(a) && isNumber(b) ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0,
  );
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三'];

/** With the headings that there are numbered one after the other. */
export function numbered(blocks: readonly Block[]): Block[] {
  let count = 0;
  return blocks.map((one) => ('heading' in one ? { heading: `${numerals[count++]}、${one.heading}` } : one));
}

/** Only the fields that say something. */
export function fieldsOf(...given: readonly (readonly [label: string, value: string | undefined])[]): Block {
  return { fields: given.filter((one): one is readonly [string, string] => one[1] !== undefined) };
}
