/** 更正：a correction carries what the entry held that it corrects, because a case cannot read its journal; it must be what stands there. */
import { applyChange, type Change } from '../domain/change.ts';
import type { CorrectionInput } from '../domain/correction.ts';
import { type Difference, difference } from './fault.ts';
import type { Row } from './reading.ts';

/** `entries` are those of the same case, in their order. */
export function otherOriginal({ seq, body }: Row, entries: readonly Row[]): Difference {
  if (body.act !== 'correctEntry' || !body.deed) return undefined;
  const { entry, original } = body.deed.input as CorrectionInput;
  const wrong = entries[entry - 1];
  if (!wrong?.body.deed || entry >= seq)
    return { what: 'it corrects an entry that nobody made', expected: null, found: entry };
  const { act, at, deed } = wrong.body;
  const sent = wrong.dispatches.map(({ consequence: { proceeding, id } }) => `${proceeding}:${id}`);
  const { correctedIn } = original;
  const input = correctedIn === undefined ? deed.input : correctedBy(entries[correctedIn - 1]);
  const known = { act, actor: deed.actor, at, input, sent, correctedIn };
  return difference('what it corrects is not what stands there', original, known);
}

function correctedBy(correction: Row | undefined): unknown {
  const { original, fields } = (correction?.body.deed?.input ?? {}) as Partial<CorrectionInput>;
  return original && applyChange(original.input, fields as Change);
}
