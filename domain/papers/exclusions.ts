/** 无效投标（响应）：who is out of the running, at which step, why, and under which article; where none says it, none is printed. */
import { creditFault } from '../credit.ts';
import { cite } from '../law/cite.ts';
import { isTender } from '../methods.ts';
import { yuan } from '../money.ts';
import { items } from '../qualification.ts';
import { type Block, inOrder, type Source } from './paper.ts';

interface Exclusion {
  supplier: string;
  step: string;
  reason: string;
  /** Empty where a term of the documents was missed and no article was read that says so. */
  under: string;
}

export function exclusionsTable(source: Source): Block {
  const found = [...unqualified(source), ...nonconforming(source), ...ofPrices(source), ...overCeiling(source)];
  if (found.length === 0) return { text: '没有无效的投标（响应）。' };
  const rows = found.map(({ supplier, step, reason, under }) => [supplier, step, reason, under]);
  return { table: { head: ['供应商', '环节', '原因', '依据'], rows } };
}

/** Item by item: each of 细则9 that was not met, then what the lists hold, then what was said in words. */
function unqualified({ state, nameOf }: Source): Exclusion[] {
  const step = '资格审查';
  return inOrder(state.qualification).flatMap(([supplier, { qualified, reason, items: given = {} }]) => {
    if (qualified) return [];
    const unmet = inOrder(given).filter(([, { met }]) => !met);
    const fault = creditFault(state, supplier);
    const article = (number: string) => `${nameOf(cite('rules2019', 9))}第（${number}）项`;
    const remark = (words: string | undefined) => (words ? `（${words}）` : '');
    return [
      ...unmet.map(([number, item]) => {
        const told = `不符合：${items[number]}${remark(item.remark ?? (unmet.length === 1 ? reason : undefined))}`;
        return { supplier, step, reason: told, under: article(number) };
      }),
      ...(fault ? [{ supplier, step, reason: fault, under: nameOf(cite('credit125', 2)) }] : []),
      ...(reason && unmet.length !== 1 ? [{ supplier, step, reason, under: '' }] : []),
    ];
  });
}

/** Order 87 speaks of tenders; of the others their documents do. */
function nonconforming({ state, nameOf }: Source): Exclusion[] {
  const under = isTender(state.opening.method) ? nameOf(cite('tender87', 50)) : '';
  return inOrder(state.conformity)
    .filter(([, { conforms }]) => !conforms)
    .map(([supplier, { reason = '' }]) => ({ supplier, step: '符合性审查', reason, under }));
}

function ofPrices({ state, entries, nameOf }: Source): Exclusion[] {
  const { priceCorrections, lowPrices, opening } = state;
  const declined = inOrder(priceCorrections).flatMap(([supplier, { declined: by, readOutFen, correctedFen }]) => {
    const reason = `不确认修正后的报价（${yuan(readOutFen)} 修正为 ${yuan(correctedFen)}）`;
    const under = isTender(opening.method) ? nameOf(cite('tender87', 59, 2)) : '';
    return by ? [{ supplier, step: '报价修正', reason, under }] : [];
  });
  const unproven = inOrder(lowPrices).flatMap(([supplier, { judged }]) => {
    if (judged?.proven !== false) return [];
    const reason = `不能证明报价合理：${judged.opinion}`;
    return [{ supplier, step: '异常低价审查', reason, under: stoodOn(entries, 'judgePrice', supplier) }];
  });
  return [...declined, ...unproven];
}

/** What was told on the day: which of the articles was in force is in the entry. */
function stoodOn(entries: Source['entries'], act: string, supplier: string): string {
  const of = entries.filter(({ act: name, input }) => name === act && supplierOf(input) === supplier);
  return of.at(-1)?.under.join('、') ?? '';
}

function supplierOf(input: unknown): string | undefined {
  return (input as { supplier?: string } | undefined)?.supplier;
}

/** Over the ceiling: whoever stands with a dearer price and was not excluded before. */
function overCeiling({ state, nameOf }: Source): Exclusion[] {
  const { bids, notice, qualification = {}, conformity } = state;
  if (!notice) return [];
  const tender = isTender(state.opening.method) ? nameOf(cite('tender87', 63)) : '';
  const isIn = (one: string) => qualification[one]?.qualified && conformity?.[one]?.conforms !== false;
  return inOrder(bids).flatMap(([supplier, { priceFen, withdrawnAt }]) => {
    if (priceFen === undefined || withdrawnAt || !isIn(supplier) || priceFen <= notice.ceilingFen) return [];
    const reason = `报价 ${yuan(priceFen)} 超过最高限价 ${yuan(notice.ceilingFen)}`;
    return [{ supplier, step: '报价', reason, under: tender }];
  });
}
