/** 协商情况记录、比选记录：what stands in the place of a report where nobody scores (74号令42, and below the limit the house's own rules). */
import { methodTitles, words } from '../method-words.ts';
import type { Procurement } from '../procurement.ts';
import { civilDate, clockTime } from '../time.ts';
import { type Block, fieldsOf, inFull, inOrder, type Paper, type Source } from './paper.ts';

const grounds = { onlySupplier: '唯一供应商', emergency: '不可预见的紧急情况', addition: '原供应商处添购' };

export function directPaper({ state }: Source): Paper | undefined {
  if (state.agreement) return agreementPaper(state, state.agreement);
  return state.chosen ? choicePaper(state, state.chosen) : undefined;
}

function agreementPaper(state: Procurement, agreement: NonNullable<Procurement['agreement']>): Paper {
  const { supplier, priceFen, occurredOn, place, negotiators, costs, terms, ground, recordSha256, confirmed } =
    agreement;
  const dissents = inOrder(negotiators).flatMap(([, { name, dissent }]) => (dissent ? [[name, dissent]] : []));
  const differing: Block =
    dissents.length > 0
      ? { table: { head: ['协商人员', '不同意见'], rows: dissents } }
      : { text: '协商人员没有不同意见。' };
  return {
    ...headOf(state),
    blocks: [
      ofProject(state),
      fieldsOf(
        ['供应商', supplier],
        ['适用情形', grounds[ground]],
        ['协商日期、地点', `${occurredOn}，${place}`],
        ['成本说明', costs],
        ['主要条款', terms],
        ['商定价格', inFull(priceFen)],
        ['记录原件（SHA-256）', recordSha256],
        ['采购人确认', confirmed && `${confirmed.by}，${clockTime(confirmed.at)}`],
      ),
      { heading: '不同意见' },
      differing,
    ],
    signatures: inOrder(negotiators).map(([, { name }]) => ({ who: name, signed: occurredOn })),
    on: occurredOn,
  };
}

function choicePaper(state: Procurement, chosen: NonNullable<Procurement['chosen']>): Paper {
  const rows = inOrder(state.quotes).map(([supplier, { priceFen, occurredOn, paperSha256 }]) => {
    return [supplier, inFull(priceFen), occurredOn, paperSha256];
  });
  return {
    ...headOf(state),
    blocks: [
      ofProject(state),
      fieldsOf(['内部决策', state.decision && `${state.decision.minutes}（${state.decision.occurredOn}）`]),
      { table: { head: ['供应商', '报价', '日期', '报价单（SHA-256）'], rows } },
      fieldsOf(['选定的供应商', chosen.supplier], ['理由', chosen.reason]),
    ],
    signatures: [{ who: '选定人', signed: `${chosen.by}，${clockTime(chosen.at)}` }],
    on: civilDate(chosen.at),
  };
}

function headOf({ id, opening }: Procurement): Pick<Paper, 'title' | 'number' | 'issuer'> {
  return { title: `${opening.title}${words[opening.method].report}`, number: id, issuer: opening.purchaser };
}

function ofProject({ id, opening }: Procurement): Block {
  return fieldsOf(
    ['采购编号', id],
    ['购买主体', opening.purchaser],
    ['采购代理机构', opening.agency],
    ['采购方式', methodTitles[opening.method]],
  );
}
