/** 基层经办的文件：the papers that stand behind what the book says. */
import type { DocumentKind } from './document.ts';
import { filingFaults, withDocument, withdrawal, withoutDocument } from './document-filing.ts';
import { cite } from './law/cite.ts';
import type { DocumentFiling, DocumentWithdrawal } from './shapes/documents.ts';
import { defineTownshipAct, type Township } from './township-state.ts';

export const townshipKinds = {
  secrecyPledge: {
    title: '保密协议书',
    stage: 'running',
    by: ['officer', 'director'],
    law: { cite: cite('rules2019', 44), words: '签订保密协议书' },
    wanted: ({ pledges }) => pledges !== undefined,
  },
  trainingRecord: {
    title: '业务培训签到表、课件',
    stage: 'running',
    by: ['officer', 'director'],
    wanted: ({ trainings }) => trainings !== undefined,
  },
  handoverList: {
    title: '岗位交接清单（三方签字）',
    stage: 'running',
    by: ['officer', 'director'],
    wanted: ({ handovers = {} }) => Object.values(handovers).some(({ witnessed }) => witnessed),
  },
  otherTownshipDocument: { title: '其他材料', stage: 'running', by: ['officer', 'director'] },
} as const satisfies Record<string, DocumentKind<Township>>;

export const fileTownshipDocument = defineTownshipAct<DocumentFiling>()({
  name: 'fileTownshipDocument',
  title: '存入基层经办文件',
  during: ['running'],
  by: ['officer', 'director'],
  under: [],
  judge: (state, input, circumstance) => filingFaults(townshipKinds, state.documents, input, circumstance),
  apply: withDocument,
});

export const withdrawTownshipDocument = defineTownshipAct<DocumentWithdrawal>()({
  name: 'withdrawTownshipDocument',
  title: '撤回基层经办文件',
  during: ['running'],
  by: ['officer', 'director'],
  under: [],
  judge: withdrawal,
  apply: withoutDocument,
});
