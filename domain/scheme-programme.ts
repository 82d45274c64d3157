/** 方案与目录、计划：every line lies in the catalogue in force, and belongs to a project of the year's plan where there is one. */
import { type Finding, houseRule } from './finding.ts';
import { yuan } from './money.ts';
import { inCatalogue } from './programme.ts';
import type { SchemeDraft } from './shapes/filing.ts';
import type { CatalogueProposal, PlanProposal } from './shapes/programme.ts';

/** What the API looks up of the purchaser's programme and puts into the deed, with the version that it saw. */
export interface FoundProgramme {
  programme: string;
  version: number;
  catalogue?: { number: string; items: CatalogueProposal['items'] };
  plan?: { number: string; projects: PlanProposal['projects'] };
}

export function ofProgramme(
  { services, project, ceilingFen }: SchemeDraft,
  found: FoundProgramme | undefined,
): Finding[] {
  if (!found) return [];
  const { catalogue, plan } = found;
  const lines = Object.entries(services).flatMap(([line, { catalogueItem }]) =>
    inCatalogue(catalogue?.items, catalogueItem, `第 ${line} 项`),
  );
  if (!plan) return lines;
  const planned = project === undefined ? undefined : plan.projects[project];
  return [
    ...lines,
    houseRule(
      planned !== undefined,
      '方案属于年度购买服务项目计划中的项目',
      '请填写计划中的项目序号；计划之外的，写明理由',
    ),
    ...(planned
      ? [
          {
            ...houseRule(
              ceilingFen <= planned.budgetFen,
              '方案限额不超过年度计划中的金额',
              '请先调整年度计划，或者写明理由',
            ),
            required: `≤ ${yuan(planned.budgetFen)}`,
            actual: yuan(ceilingFen),
          },
        ]
      : []),
  ];
}
