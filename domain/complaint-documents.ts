/** 询问、质疑、投诉的文件：the letters, the answers, the decision. */

import type { Complaint } from './complaint-state.ts';
import { defineComplaintAct } from './complaint-state.ts';
import type { DocumentKind } from './document.ts';
import { filingFaults, withDocument, withdrawal, withoutDocument } from './document-filing.ts';
import { cite } from './law/cite.ts';
import type { DocumentFiling, DocumentWithdrawal } from './shapes/documents.ts';

const archived = cite('procurementLaw', 42, 2);

export const complaintPapers = {
  challengeLetter: {
    title: '质疑函（异议书）',
    stage: 'challenge',
    by: ['supplier', 'officer', 'agency'],
    wanted: ({ kind }) => kind !== 'enquiry',
  },
  challengeReplyLetter: {
    title: '质疑答复',
    stage: 'challenge',
    by: ['officer', 'agency', 'director'],
    readers: ['complainant', 'concerned'],
    law: { cite: archived, words: '质疑答复' },
    wanted: ({ reply }) => reply !== undefined,
  },
  complaintLetter: {
    title: '投诉书',
    stage: 'intake',
    by: ['supplier', 'regulator'],
    wanted: ({ complaint }) => complaint !== undefined,
  },
  respondentStatement: {
    title: '被投诉人、有关当事人的说明',
    stage: 'review',
    by: ['officer', 'agency', 'supplier'],
    wanted: ({ answers }) => answers !== undefined,
  },
  suspensionNotice: {
    title: '暂停采购活动通知书',
    stage: 'review',
    by: ['regulator'],
    readers: ['complainant', 'concerned'],
    wanted: ({ suspensions }) => suspensions !== undefined,
  },
  decisionLetter: {
    title: '投诉处理决定书',
    stage: 'decided',
    by: ['regulator'],
    readers: ['complainant', 'concerned'],
    law: { cite: archived, words: '投诉处理决定' },
    wanted: ({ decision }) => decision !== undefined,
  },
  otherComplaintDocument: {
    title: '其他材料',
    stage: 'enquiry',
    by: ['supplier', 'officer', 'agency', 'director', 'regulator'],
  },
} as const satisfies Record<string, DocumentKind<Complaint>>;

const during = ['enquiry', 'challenge', 'answered', 'intake', 'review', 'decided'] as const;
const by = ['supplier', 'officer', 'agency', 'director', 'regulator'] as const;

export const fileComplaintDocument = defineComplaintAct<DocumentFiling>()({
  name: 'fileComplaintDocument',
  title: '存入质疑投诉文件',
  during,
  by,
  under: [],
  judge: (state, input, circumstance) => filingFaults(complaintPapers, state.documents, input, circumstance),
  apply: withDocument,
});

export const withdrawComplaintDocument = defineComplaintAct<DocumentWithdrawal>()({
  name: 'withdrawComplaintDocument',
  title: '撤回质疑投诉文件',
  during,
  by,
  under: [],
  judge: withdrawal,
  apply: withoutDocument,
});
