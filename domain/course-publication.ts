/** 公告内容（采购过程）：what the public is told of an intention, of a single source, and of a choice below the limit. */
import { clockOf } from './law/packs.ts';
import { methodTitles } from './methods.ts';
import type { Procurement } from './procurement.ts';
import { type Publication, projectOf, publication } from './publication.ts';

/** 采购意向公开 (财库〔2020〕10号): project, outline of what is needed, budget, month. */
export function intentionPublication(state: Procurement): Publication {
  const { opening, intention } = state;
  const { published, ...told } = intention!;
  return publication('intention', state, published.at, `${opening.title}采购意向公开`, {
    ...projectOf(state),
    ...told,
  });
}

/** 单一来源公示 (条例38, 74号令38); the experts are named because the law asks for it. */
export function displayPublication(state: Procurement): Publication {
  const { opening, scheme, display } = state;
  const { published, ...told } = display!;
  return publication('singleSource', state, published.at, `${opening.title}单一来源采购公示`, {
    ...projectOf(state),
    ...(opening.agency ? { agency: opening.agency } : {}),
    services: scheme?.services ?? {},
    budgetFen: scheme?.ceilingFen ?? 0,
    displayDays: clockOf(state, 'singleSourceDisplay').value,
    ...told,
  });
}

/** 细则29: what is bought below the limit, of whom, for how much. The quotes of the others are nobody's business. */
export function choicePublication(state: Procurement): Publication {
  const { opening, scheme, quotes = {}, chosen, winner, award } = state;
  const title = `${opening.title}采购结果公示（${methodTitles[opening.method]}）`;
  return publication('award', state, award!.noticed.at, title, {
    ...projectOf(state),
    supplier: winner!.supplier,
    priceFen: winner!.priceFen,
    reason: chosen!.reason,
    quotes: Object.keys(quotes).length,
    services: scheme?.services ?? {},
  });
}
