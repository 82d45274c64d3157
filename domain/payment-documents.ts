/** 支付的文件：what finance looks through before money goes out, and how it comes on file. */
import type { DocumentKind } from './document.ts';
import { filingFaults, withDocument, withdrawal, withoutDocument } from './document-filing.ts';
import { definePaymentAct } from './payment-review.ts';
import type { Payment } from './payment-state.ts';
import type { DocumentFiling, DocumentWithdrawal } from './shapes/documents.ts';

export const paymentKinds = {
  paymentRequest: {
    title: '支付申请书',
    stage: 'review',
    by: ['officer', 'unitAccountant'],
    wanted: () => true,
  },
  invoice: {
    title: '发票',
    stage: 'review',
    by: ['supplier', 'officer', 'unitAccountant'],
    readers: ['provider'],
    wanted: () => true,
  },
  deductionStatement: {
    title: '扣款说明',
    stage: 'review',
    by: ['officer', 'unitAccountant'],
    readers: ['provider'],
    wanted: ({ deductionFen }) => deductionFen > 0,
  },
  otherPaymentDocument: {
    title: '其他材料',
    stage: 'review',
    by: ['officer', 'unitAccountant', 'supplier', 'financeReviewer', 'treasurer'],
  },
} as const satisfies Record<string, DocumentKind<Payment>>;

export const filePaymentDocument = definePaymentAct<DocumentFiling>()({
  name: 'filePaymentDocument',
  title: '存入支付文件',
  during: ['review', 'approval', 'instructed'],
  by: ['officer', 'unitAccountant', 'supplier', 'financeReviewer', 'treasurer'],
  under: [],
  judge: (state, input, circumstance) => filingFaults(paymentKinds, state.documents, input, circumstance),
  apply: withDocument,
});

export const withdrawPaymentDocument = definePaymentAct<DocumentWithdrawal>()({
  name: 'withdrawPaymentDocument',
  title: '撤回支付文件',
  during: ['review', 'approval', 'instructed'],
  by: ['officer', 'unitAccountant', 'supplier', 'financeReviewer', 'treasurer'],
  under: [],
  judge: withdrawal,
  apply: withoutDocument,
});
