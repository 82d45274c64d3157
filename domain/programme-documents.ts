/** 目录与年度计划的文件：the papers by which they were issued. */
import type { DocumentKind } from './document.ts';
import { filingFaults, withDocument, withdrawal, withoutDocument } from './document-filing.ts';
import { defineProgrammeAct, type Programme } from './programme-state.ts';
import type { DocumentFiling, DocumentWithdrawal } from './shapes/documents.ts';

export const programmeKinds = {
  cataloguePaper: {
    title: '指导性目录印发文件',
    stage: 'running',
    by: ['officer', 'director'],
    wanted: ({ catalogue = {} }) => Object.values(catalogue).some(({ approved }) => approved),
  },
  planPaper: {
    title: '年度购买服务项目计划',
    stage: 'running',
    by: ['officer', 'director'],
    wanted: ({ plans = {} }) => Object.values(plans).some(({ approved }) => approved),
  },
} as const satisfies Record<string, DocumentKind<Programme>>;

export const fileProgrammeDocument = defineProgrammeAct<DocumentFiling>()({
  name: 'fileProgrammeDocument',
  title: '存入目录、计划文件',
  during: ['running'],
  by: ['officer', 'director'],
  under: [],
  judge: (state, input, circumstance) => filingFaults(programmeKinds, state.documents, input, circumstance),
  apply: withDocument,
});

export const withdrawProgrammeDocument = defineProgrammeAct<DocumentWithdrawal>()({
  name: 'withdrawProgrammeDocument',
  title: '撤回目录、计划文件',
  during: ['running'],
  by: ['officer', 'director'],
  under: [],
  judge: withdrawal,
  apply: withoutDocument,
});
