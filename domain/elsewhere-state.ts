/** 平台上的采购：the agency's agreement, and what was recorded of a round that was held on a platform elsewhere. */
import type { Signed } from './procurement.ts';
import type { CivilDate } from './time.ts';

/** 代理权限. What is not given stays with the purchaser. */
export const powerTitles = {
  documents: '编制采购文件，发布公告、澄清（更正）',
  bids: '发售采购文件，接收投标（响应）文件和投标保证金',
  opening: '组织开标、抽取专家和评审，送交评审报告',
  qualification: '资格审查和信用查询',
  confirmation: '确认中标（成交）结果',
  award: '发出中标（成交）通知书，公告结果',
  failure: '废标（终止采购活动）并公告',
} as const;
export type Power = keyof typeof powerTitles;

/** 委托代理协议, as it stands on its paper. */
export interface Entrustment extends Signed {
  agency: string;
  scope: string;
  powers: readonly Power[];
  termFrom: CivilDate;
  termTo: CivilDate;
  feeBearer: 'purchaser' | 'winner';
  feeBasis: string;
  agreementSha256: string;
  /** The day on which it was signed. */
  occurredOn: CivilDate;
  /** The platform on which the purchase is held; it is held here where none is named. */
  platform?: string;
}

/** What a purchase keeps of it, the last agreement that was entered. */
export interface Entrusted {
  entrusted?: Entrustment;
}

/** A notice on the platform: its number, where it is to be read, since when, and the hash of the file. */
export interface Told {
  recorded: Signed;
  number: string;
  address: string;
  occurredOn: CivilDate;
  fileSha256: string;
}

/** 指定媒体. */
export type Medium = 'ccgp' | 'ccgpProvince' | 'other';

/** What a round that was held elsewhere keeps beside the fields that every round has. */
export interface Elsewhere {
  notice?: Told & { documentsTo: CivilDate; noticeTo: CivilDate; media: readonly Medium[] };
  /** By number of the clarification. */
  clarifications?: Readonly<Record<string, Told>>;
  opening?: {
    recorded: Signed;
    fileSha256: string;
    /** By supplier: what the record of the opening calls it. */
    bidders: Readonly<Record<string, { name: string; uscc?: string }>>;
  };
  report?: { recorded: Signed; occurredOn: CivilDate; fileSha256: string };
  confirmation?: {
    recorded: Signed;
    occurredOn: CivilDate;
    confirmedBy: 'purchaser' | 'agency';
    fileSha256?: string;
  };
  award?: Told;
  failure?: Told;
}
