/** What the acts of a purchaser's programme take. */
import { z } from 'zod';
import { Code, Day, Fen, LineNumber, Text } from './text.ts';

const [itemsMax, projectsMax] = [500, 100];

export const ProgrammeOpening = z.strictObject({
  purchaser: Code,
  region: z.enum(['henan-county', 'henan-city', 'henan-province']),
});
export type ProgrammeOpening = z.infer<typeof ProgrammeOpening>;

/** A code of the catalogue, letters and digits: `A0403`; what begins with it lies under it. */
const ItemCode = z.string().regex(/^[A-Z]\d{2,12}$/, '应当是目录代码，如 A0403');

export const CatalogueProposal = z.strictObject({
  from: Day,
  /** By code. */
  items: z
    .record(ItemCode, z.strictObject({ title: Text(100) }))
    .refine((items) => Object.keys(items).length >= 1 && Object.keys(items).length <= itemsMax, '目录为 1 至 500 项'),
  /** Why it is adjusted: 经济社会发展、政府职能转变、公众需求. */
  basis: Text(2000),
});
export type CatalogueProposal = z.infer<typeof CatalogueProposal>;

export const PlanProposal = z.strictObject({
  year: z.int().min(2018).max(2100),
  projects: z
    .record(
      LineNumber,
      z.strictObject({ title: Text(200), catalogueItem: ItemCode, budgetFen: Fen.min(1), priority: z.boolean() }),
    )
    .refine(
      (projects) => Object.keys(projects).length >= 1 && Object.keys(projects).length <= projectsMax,
      '项目为 1 至 100 个',
    ),
});
export type PlanProposal = z.infer<typeof PlanProposal>;

export const Adoption = z.strictObject({ number: LineNumber });
export type Adoption = z.infer<typeof Adoption>;

export const ProgrammeEnd = z.strictObject({ reason: Text(2000) });
export type ProgrammeEnd = z.infer<typeof ProgrammeEnd>;

export const shapes = {
  openProgramme: ProgrammeOpening,
  proposeCatalogue: CatalogueProposal,
  adoptCatalogue: Adoption,
  proposePlan: PlanProposal,
  adoptPlan: Adoption,
  closeProgramme: ProgrammeEnd,
};
