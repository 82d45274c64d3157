/** The state of a purchaser's programme: its guiding catalogue in versions, and its plan of every year. */
import { type CaseState, defineActFor } from './act.ts';
import type { Signed } from './procurement.ts';
import type { CatalogueProposal, PlanProposal } from './shapes/programme.ts';
import type { CivilDate } from './time.ts';

export const programmeStages = { unopened: '未建立', running: '执行中', closed: '已终止' } as const;
export type ProgrammeStage = keyof typeof programmeStages;

/** 指导性目录的一个版本 (细则12) */
export type CatalogueVersion = CatalogueProposal & { proposed: Signed; approved?: Signed };
/** 年度购买服务项目计划的一稿 (细则13); the last one that was approved is in force. */
export type YearPlan = PlanProposal & { proposed: Signed; approved?: Signed };

export interface Programme extends CaseState {
  stage: ProgrammeStage;
  diverted?: ProgrammeStage;
  purchaser: string;
  region: string;
  opened: Signed;
  /** By number: '1', '2', … */
  catalogue?: Readonly<Record<string, CatalogueVersion>>;
  /** By number over all years: '1', '2', … */
  plans?: Readonly<Record<string, YearPlan>>;
  closed?: Signed & { reason: string };
}

export const defineProgrammeAct = defineActFor<Programme>();

/** The version in force on a day: of those approved the last that had begun. */
export function catalogueOn({ catalogue = {} }: Programme, day: CivilDate): [string, CatalogueVersion] | undefined {
  const begun = Object.entries(catalogue).filter(([, { approved, from }]) => approved && from <= day);
  return begun.sort(([a, one], [b, other]) => one.from.localeCompare(other.from) || Number(a) - Number(b)).at(-1);
}

/** The plan of a year that was approved last. */
export function planOf({ plans = {} }: Programme, year: number): [string, YearPlan] | undefined {
  const approved = Object.entries(plans).filter(([, one]) => one.approved && one.year === year);
  return approved.sort(([a], [b]) => Number(a) - Number(b)).at(-1);
}
