/** The state of an office that handles assistance: a county's, a township's, or an institution's. No person is named but by code. */
import { type CaseState, defineActFor } from './act.ts';
import { type Finding, houseRule } from './finding.ts';
import type { Signed } from './procurement.ts';
import type {
  AssistantAppointment,
  AssistantAssessment,
  BackboneNaming,
  CharityNeed,
  HandoverPreparation,
  InformationExchange,
  PracticeSummary,
  RequestReceipt,
  ShortageDraft,
  StaffCount,
  TownshipOpening,
  Training,
  VillageAssignment,
} from './shapes/township.ts';
import type { CivilDate } from './time.ts';

export const officeKindTitles = {
  county: '县级社会救助工作部门',
  township: '乡镇（街道）',
  careHome: '农村特困人员供养服务机构',
  childWelfare: '儿童福利机构',
  mentalHealth: '精神卫生社会福利机构',
} as const;

export const townshipStages = { unopened: '未建立', running: '办理中', closed: '已终止' } as const;
export type TownshipStage = keyof typeof townshipStages;

/** 救助申请：one request at the window. Whoever was asked first answers for it until it is settled or handed over. */
export type WindowRequest = Omit<RequestReceipt, 'request'> & {
  received: Signed;
  responsible: string;
  /** 一次性告知: everything that was missing, told at once. */
  told?: Signed & { missing: Readonly<Record<string, string>>; again?: number };
  supplemented?: CivilDate;
  transfer?: Signed & { to: string; occurredOn: CivilDate; answer?: { result: string; occurredOn: CivilDate } };
  check?: Signed & { result: string; occurredOn: CivilDate };
  settled?: Signed & { outcome: string; paper: string; occurredOn: CivilDate };
};

/** 补足缺口的购买稿 (细则36) */
export type Shortage = ShortageDraft & {
  drafted: Signed;
  required: number;
  current: number;
  need: StaffCount['need'];
  approved?: Signed;
  planned?: { year: number; project: string; programme?: string };
  procurement?: string;
};

/** 费随事转 (细则38): what a village committee does for the office, and the money that goes with it. */
export type Village = VillageAssignment & {
  assigned: Signed;
  done?: Signed & { quantities: Readonly<Record<string, number>>; occurredOn: CivilDate };
  confirmed?: Signed & { payableFen: number };
};

export type Assistant = Omit<AssistantAppointment, 'assistant'> & {
  appointed: Signed;
  /** By year. */
  assessments?: Readonly<Record<string, Omit<AssistantAssessment, 'assistant' | 'year'> & Signed>>;
  ended?: Signed & { way: string; occurredOn: CivilDate };
  /** 不再聘用 (细则42) */
  barred?: Signed & { year: string };
};

export type Handover = HandoverPreparation & { prepared: Signed; tookOver?: Signed; witnessed?: Signed };
export type Need = Omit<CharityNeed, 'need'> & {
  entered: Signed;
  matched?: Signed & { charity: string; offer: string; occurredOn: CivilDate };
  closed?: Signed & { outcome: string; occurredOn: CivilDate };
};

export interface Township extends CaseState, TownshipOpening {
  stage: TownshipStage;
  diverted?: TownshipStage;
  opened: Signed;
  /** By number; the last one holds. */
  counts?: Readonly<Record<string, StaffCount & Signed>>;
  shortages?: Readonly<Record<string, Shortage>>;
  /** By number of the request. */
  requests?: Readonly<Record<string, WindowRequest>>;
  villages?: Readonly<Record<string, Village>>;
  /** By code of the person. */
  assistants?: Readonly<Record<string, Assistant>>;
  backbone?: Readonly<Record<string, Omit<BackboneNaming, 'person'> & Signed>>;
  /** By code of the person who signed. */
  pledges?: Readonly<Record<string, Signed & { occurredOn: CivilDate; evidenceSha256: string }>>;
  trainings?: Readonly<Record<string, Training & Signed>>;
  exchanges?: Readonly<Record<string, InformationExchange & Signed>>;
  needs?: Readonly<Record<string, Need>>;
  practices?: Readonly<Record<string, PracticeSummary & { summed: Signed; spread?: Signed }>>;
  /** By year: what the director found when the year was looked back on. */
  years?: Readonly<Record<string, Signed>>;
  handovers?: Readonly<Record<string, Handover>>;
  closed?: Signed & { reason: string };
}

/** By what no other proceeding's state has: the kind of an office. */
export function isTownship(state: CaseState): state is Township {
  return 'kind' in state && Object.hasOwn(officeKindTitles, String(state.kind));
}

export const defineTownshipAct = defineActFor<Township>();

/** Kept in one state, which stays small: a fuller book is closed and another one opened. */
export const [requestsMax, villagesMax, assistantsMax, linesMax] = [500, 500, 500, 200];

export function roomFor(kept: object | undefined, most: number): Finding {
  const holds = Object.keys(kept ?? {}).length < most;
  return houseRule(holds, `一本台账同类事项最多 ${most} 件`, '请终止本台账，另行建立', 'blocks');
}

export function nextNumber(kept: object | undefined): string {
  return String(Object.keys(kept ?? {}).length + 1);
}

/** Of a numbered list the last one, with its number. */
export function lastOf<T>(kept: Readonly<Record<string, T>> | undefined): [string, T] | undefined {
  return Object.entries(kept ?? {})
    .sort(([a], [b]) => Number(a) - Number(b))
    .at(-1);
}

/** A day that is told must have been. */
export function hasBeen(occurredOn: CivilDate, today: CivilDate): Finding {
  return {
    ...houseRule(occurredOn <= today, '所登记的日期不得晚于今天', '请填写实际发生之日', 'blocks'),
    required: `≤ ${today}`,
    actual: occurredOn,
  };
}

/** What an act names must be on record. */
export function onRecord(holds: boolean, what: string): Finding {
  return houseRule(holds, `所办理的应当是已经登记的${what}`, '请核对编号', 'blocks');
}
