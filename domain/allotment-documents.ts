/** 预算指标的文件：the budget paper itself. */
import { type AllotmentState, defineAllotmentAct } from './allotment-state.ts';
import type { DocumentKind } from './document.ts';
import { filingFaults, withDocument, withdrawal, withoutDocument } from './document-filing.ts';
import type { DocumentFiling, DocumentWithdrawal } from './shapes/documents.ts';

export const allotmentKinds = {
  budgetPaper: {
    title: '预算指标文件',
    stage: 'open',
    by: ['unitAccountant', 'financeReviewer'],
    wanted: () => true,
  },
  otherAllotmentDocument: { title: '其他材料', stage: 'open', by: ['unitAccountant', 'financeReviewer'] },
} as const satisfies Record<string, DocumentKind<AllotmentState>>;

export const fileAllotmentDocument = defineAllotmentAct<DocumentFiling>()({
  name: 'fileAllotmentDocument',
  title: '存入指标文件',
  during: ['open', 'lapsed'],
  by: ['unitAccountant', 'financeReviewer'],
  under: [],
  judge: (state, input, circumstance) => filingFaults(allotmentKinds, state.documents, input, circumstance),
  apply: withDocument,
});

export const withdrawAllotmentDocument = defineAllotmentAct<DocumentWithdrawal>()({
  name: 'withdrawAllotmentDocument',
  title: '撤回指标文件',
  during: ['open', 'lapsed'],
  by: ['unitAccountant', 'financeReviewer'],
  under: [],
  judge: withdrawal,
  apply: withoutDocument,
});
