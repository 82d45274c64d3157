/** A document on file: what the journal keeps of it. Its bytes lie in the store, under their hash. */
import type { ProceedingName, Role } from './act.ts';
import type { Cite } from './law/cite.ts';
import type { CivilDate, Instant } from './time.ts';

/** What a bureau files. By content: an extension only says how the reader's machine opens it. */
export const documentTypes = {
  pdf: { title: 'PDF', mime: 'application/pdf', extensions: ['pdf'] },
  ofd: { title: 'OFD', mime: 'application/ofd', extensions: ['ofd'] },
  docx: {
    title: 'Word 文档',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: {
    title: 'Excel 工作簿',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
  },
  jpeg: { title: 'JPEG 图片', mime: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { title: 'PNG 图片', mime: 'image/png', extensions: ['png'] },
  /** A sealed bid (sealing/): what is in it is known to nobody here, so nothing of it is looked through. */
  envelope: { title: '密封信封', mime: 'application/octet-stream', extensions: ['sealed'] },
  text: { title: '纯文本（UTF-8）', mime: 'text/plain; charset=utf-8', extensions: ['txt', 'csv'] },
} as const;
export type DocumentType = keyof typeof documentTypes;

/** 50 MiB: a scanned contract of two hundred pages, at a resolution that can still be read. */
export const documentBytesMax = 50 * 1024 * 1024;
/** A case is carried from run to run by the engine with all that it holds: many small papers go into one file. */
export const documentsMax = 200;

export interface FiledDocument {
  kind: string;
  name: string;
  sha256: string;
  bytes: number;
  type: DocumentType;
  /** The day on the paper. */
  madeOn: CivilDate;
  filed: { by: string; organisation: string; at: Instant };
  /** The round of a procurement in which it was filed. */
  round?: number;
  /** Whose bid it is. */
  supplier?: string;
  /** The number of the document that this one is the signed or sealed scan of. */
  signs?: string;
  replaces?: string;
  replacedBy?: string;
  withdrawn?: { by: string; at: Instant; reason: string };
}

/** By number: '1', '2', … Nothing is ever taken out. */
export type Documents = Readonly<Record<string, FiledDocument>>;

/** Who reads a document besides purchaser, agency, overseers and whoever filed it. */
export type Reader = 'provider' | 'registrant' | 'committee' | 'assessor' | 'complainant' | 'concerned';

/** A kind of document, and when the file of a case is incomplete without it. */
export interface DocumentKind<State = never> {
  title: string;
  /** The stage whose paper it is; it may be filed later, as long as the case runs. */
  stage: string;
  by: readonly Role[];
  readers?: readonly Reader[];
  /** It is the signed or sealed scan of a document of that kind. */
  signs?: string;
  /** The words of the law that ask for it, as they stand in the article; a kind without them is asked for by the house. */
  law?: { cite: Cite; words: string };
  /** Whether the journal says that what it tells was done: from then on it is missing until it is filed. Never, where it is left out. */
  wanted?(state: State): boolean;
  /** Those of whom each is to have one of its own. */
  of?(state: State): readonly string[];
  /** Only what was filed in the present round counts. */
  ofRound?: true;
}

export type Kinds = Readonly<Record<string, DocumentKind>>;

/** Neither withdrawn nor replaced. */
export function stands({ withdrawn, replacedBy }: FiledDocument): boolean {
  return withdrawn === undefined && replacedBy === undefined;
}

export type DocumentActs = Readonly<Record<ProceedingName, { file: string; withdraw: string }>>;

export const documentActs: DocumentActs = {
  procurement: { file: 'fileDocument', withdraw: 'withdrawDocument' },
  payment: { file: 'filePaymentDocument', withdraw: 'withdrawPaymentDocument' },
  takeover: { file: 'fileTakeoverDocument', withdraw: 'withdrawTakeoverDocument' },
  allotment: { file: 'fileAllotmentDocument', withdraw: 'withdrawAllotmentDocument' },
  programme: { file: 'fileProgrammeDocument', withdraw: 'withdrawProgrammeDocument' },
  sanction: { file: 'fileSanctionDocument', withdraw: 'withdrawSanctionDocument' },
  township: { file: 'fileTownshipDocument', withdraw: 'withdrawTownshipDocument' },
  complaint: { file: 'fileComplaintDocument', withdraw: 'withdrawComplaintDocument' },
};

/** Acts whose entries name a document. */
export function isOfDocuments(act: string): boolean {
  return Object.values(documentActs).some(({ file, withdraw }) => act === file || act === withdraw);
}

export function isFiling(act: string): boolean {
  return Object.values(documentActs).some(({ file }) => act === file);
}
