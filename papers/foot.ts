/** 内容摘要：what is printed at the foot of a paper, so that anyone can hold it against the journal. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Foot, Paper, PaperEntry } from '../domain/papers/paper.ts';

/** sha256 over the paper in canonical JSON (RFC 8785): the same content, however it was printed. */
export function contentSha256(paper: Paper): string {
  return createHash('sha256').update(canonicalize(paper)!).digest('hex');
}

export function footOf(id: string, paper: Paper, { seq, hash }: Pick<PaperEntry, 'seq' | 'hash'>): Foot {
  return { case: id, seq, entryHash: hash, contentSha256: contentSha256(paper) };
}

/** Line by line, as HTML and Word print it. */
export function footLines({ case: id, seq, entryHash, contentSha256: content }: Foot): string[] {
  return [`案件 ${id} · 案卷第 ${seq} 号记载`, `记载摘要 ${entryHash}`, `内容摘要（SHA-256）${content}`];
}
