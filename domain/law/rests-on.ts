/** The sentence that each citation rests on: who cites an article, and which of its words say what is asked there. */
import type { Cite, Statute } from './cite.ts';
import { budgetLaw } from './statutes/cited/budget-law.ts';
import { challenge94 } from './statutes/cited/challenge-94.ts';
import { civilCode } from './statutes/cited/civil-code.ts';
import { consultation2014 } from './statutes/cited/consultation-2014.ts';
import { credit125 } from './statutes/cited/credit-125.ts';
import { lowPrice2026 } from './statutes/cited/low-price-2026.ts';
import { nonTender74 } from './statutes/cited/non-tender-74.ts';
import { penaltyLaw } from './statutes/cited/penalty-law.ts';
import { procurementLaw } from './statutes/cited/procurement-law.ts';
import { procurementRegulation } from './statutes/cited/procurement-regulation.ts';
import { purchase102 } from './statutes/cited/purchase-102.ts';
import { rules2019 } from './statutes/cited/rules-2019.ts';
import { sme19 } from './statutes/cited/sme-19.ts';
import { sme46 } from './statutes/cited/sme-46.ts';
import { smePayment } from './statutes/cited/sme-payment.ts';
import { smePayment2020 } from './statutes/cited/sme-payment-2020.ts';
import { tender87 } from './statutes/cited/tender-87.ts';
import { articleOf, textOf } from './statutes.ts';

/**
 * By article and sentence: who rests on it, parted by spaces. An act is named by its name, a limit or a clock by its own,
 * a rule by file and declaration (`filing/draftScheme`). The sentence stands in the article's text on file to the letter.
 */
export type Cited = Readonly<Record<number, Readonly<Record<string, string>>>>;

/** A statute that nobody cites has no line. */
export const cited: Partial<Record<Statute, Cited>> = {
  rules2019,
  procurementLaw,
  penaltyLaw,
  procurementRegulation,
  civilCode,
  budgetLaw,
  smePayment,
  smePayment2020,
  consultation2014,
  tender87,
  purchase102,
  nonTender74,
  challenge94,
  lowPrice2026,
  credit125,
  sme46,
  sme19,
};

export interface Sentence {
  words: string;
  /** Of what is only recalled the substance is on file, not the wording. */
  recalled?: true;
}

/** What a citation rests on: for one who cites, or for all who do. Within the paragraph, where one is cited. */
export function sentencesOf(cite: Cite, user?: string): Sentence[] {
  const within = textOf(cite);
  const recalled = articleOf(cite).certainty === 'recalled' ? { recalled: true as const } : {};
  return Object.entries(cited[cite.statute]?.[cite.article] ?? {})
    .filter(([words, users]) => within.includes(words) && (user === undefined || users.split(' ').includes(user)))
    .map(([words]) => ({ words, ...recalled }));
}
