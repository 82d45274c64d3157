/** 临时接管的文件：what was handed over, and what was settled. */
import type { DocumentKind } from './document.ts';
import { filingFaults, withDocument, withdrawal, withoutDocument } from './document-filing.ts';
import type { DocumentFiling, DocumentWithdrawal } from './shapes/documents.ts';
import { defineTakeoverAct } from './takeover-service.ts';
import type { Takeover } from './takeover-state.ts';

export const takeoverKinds = {
  handOverList: {
    title: '移交清单',
    stage: 'activated',
    by: ['officer', 'director', 'supplier'],
    readers: ['provider'],
    wanted: ({ handOver }) => handOver?.outcome === 'handedOver',
  },
  handOverSigned: {
    title: '移交清单签字盖章页（扫描件）',
    stage: 'activated',
    by: ['officer', 'director', 'supplier'],
    readers: ['provider'],
    signs: 'handOverList',
  },
  refusalRecord: {
    title: '拒绝移交的现场记录',
    stage: 'activated',
    by: ['officer', 'director'],
    wanted: ({ handOver }) => handOver?.outcome === 'refused',
  },
  settlementBasis: {
    title: '结算依据',
    stage: 'settling',
    by: ['officer', 'director', 'unitAccountant'],
    readers: ['provider'],
    wanted: ({ settlement }) => settlement !== undefined,
  },
  otherTakeoverDocument: {
    title: '其他材料',
    stage: 'activated',
    by: ['officer', 'director', 'unitAccountant', 'supplier'],
  },
} as const satisfies Record<string, DocumentKind<Takeover>>;

export const fileTakeoverDocument = defineTakeoverAct<DocumentFiling>()({
  name: 'fileTakeoverDocument',
  title: '存入接管文件',
  during: ['activated', 'running', 'settling'],
  by: ['officer', 'director', 'unitAccountant', 'supplier'],
  under: [],
  judge: (state, input, circumstance) => filingFaults(takeoverKinds, state.documents, input, circumstance),
  apply: withDocument,
});

export const withdrawTakeoverDocument = defineTakeoverAct<DocumentWithdrawal>()({
  name: 'withdrawTakeoverDocument',
  title: '撤回接管文件',
  during: ['activated', 'running', 'settling'],
  by: ['officer', 'director', 'unitAccountant', 'supplier'],
  under: [],
  judge: withdrawal,
  apply: withoutDocument,
});
