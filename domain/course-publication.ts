/** 公告内容（采购过程）：what the public is told of an intention, of a single source, and of a choice below the limit. */
import { methodTitles } from './methods.ts';
import type { Procurement } from './procurement.ts';
import type { Publication } from './publication.ts';

/** 采购意向公开 (财库〔2020〕10号): project, outline of what is needed, budget, month. */
export function intentionPublication({ id, opening, intention }: Procurement): Publication {
  const { published, ...told } = intention!;
  return {
    case: id,
    kind: 'intention',
    at: published.at,
    title: `${opening.title}采购意向公开`,
    body: { ...told, purchaser: opening.purchaser },
  };
}

/** 单一来源公示 (条例38, 74号令38); the experts are named because the law asks for it. */
export function displayPublication({ id, opening, scheme, display }: Procurement): Publication {
  const { published, ...told } = display!;
  return {
    case: id,
    kind: 'singleSource',
    at: published.at,
    title: `${opening.title}单一来源采购公示`,
    body: { ...told, purchaser: opening.purchaser, agency: opening.agency, services: scheme?.services },
  };
}

/** 细则29: what is bought below the limit, of whom, for how much. The quotes of the others are nobody's business. */
export function choicePublication({
  id,
  opening,
  scheme,
  quotes = {},
  chosen,
  winner,
  award,
}: Procurement): Publication {
  return {
    case: id,
    kind: 'award',
    at: award!.noticed.at,
    title: `${opening.title}采购结果公示（${methodTitles[opening.method]}）`,
    body: {
      purchaser: opening.purchaser,
      supplier: winner!.supplier,
      priceFen: winner!.priceFen,
      reason: chosen!.reason,
      quotes: Object.keys(quotes).length,
      services: scheme?.services,
    },
  };
}
