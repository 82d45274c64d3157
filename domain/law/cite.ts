/** How the rules point at the law: a statute and an article. Only types come from the texts, so no workflow carries them. */
import type { Statutes } from './statutes.ts';

export type Statute = keyof Statutes;

export interface Cite {
  statute: Statute;
  article: number;
  /** 款; the items （一）（二） of a list belong to the paragraph that opens it. */
  paragraph?: number;
}

/** `cite('procurementLaw', 35)`; citing an article that is not on file does not compile. */
export function cite<S extends Statute>(
  statute: S,
  article: keyof Statutes[S]['articles'] & number,
  paragraph?: number,
): Cite {
  return paragraph === undefined ? { statute, article } : { statute, article, paragraph };
}
