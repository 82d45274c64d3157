/** 信用处理的文件: evidence, the notification, the minutes of the hearing, the decision. */
import type { DocumentKind } from './document.ts';
import { filingFaults, withDocument, withdrawal, withoutDocument } from './document-filing.ts';
import { defineSanctionAct, type Sanction } from './sanction-state.ts';
import type { DocumentFiling, DocumentWithdrawal } from './shapes/documents.ts';

const authority = ['financeReviewer', 'regulator'] as const;

export const sanctionKinds = {
  sanctionEvidence: { title: '查明事实的证据', stage: 'examining', by: authority, wanted: () => true },
  sanctionNotice: {
    title: '告知书及送达回证',
    stage: 'examining',
    by: authority,
    readers: ['provider'],
    wanted: ({ notified }) => notified !== undefined,
  },
  hearingMinutes: {
    title: '听证笔录',
    stage: 'examining',
    by: authority,
    readers: ['provider'],
    wanted: ({ hearing }) => hearing?.held !== undefined,
  },
  sanctionDecisionPaper: {
    title: '处理决定书',
    stage: 'banned',
    by: authority,
    readers: ['provider'],
    wanted: ({ decision }) => decision !== undefined,
  },
} as const satisfies Record<string, DocumentKind<Sanction>>;

export const fileSanctionDocument = defineSanctionAct<DocumentFiling>()({
  name: 'fileSanctionDocument',
  title: '存入信用处理文件',
  during: ['examining', 'banned'],
  by: authority,
  under: [],
  judge: (state, input, circumstance) => filingFaults(sanctionKinds, state.documents, input, circumstance),
  apply: withDocument,
});

export const withdrawSanctionDocument = defineSanctionAct<DocumentWithdrawal>()({
  name: 'withdrawSanctionDocument',
  title: '撤回信用处理文件',
  during: ['examining', 'banned'],
  by: authority,
  under: [],
  judge: withdrawal,
  apply: withoutDocument,
});
