/** A look-up that no purchase can make itself: the catalogue in force and the plan of the year, of its purchaser. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Case } from '../db/entities.ts';
import { type Finding, houseRule } from '../domain/finding.ts';
import type { Procurement } from '../domain/procurement.ts';
import { catalogueOn, type Programme, planOf } from '../domain/programme-state.ts';
import type { FoundProgramme } from '../domain/scheme-programme.ts';
import type { ProgrammeOpening } from '../domain/shapes/programme.ts';
import { civilDate } from '../domain/time.ts';
import { timeOf } from './cases.ts';

async function programmeOf(em: EntityManager, purchaser: string): Promise<Case | undefined> {
  const where = { proceeding: 'programme', stage: 'running', state: { purchaser } };
  const [row] = (await em.find(Case, where as never, { orderBy: { openedAt: 'asc' }, limit: 1 })) as Case[];
  return row;
}

/** The input with what the purchaser's programme says; without one on record it is left as it is. */
export async function withProgramme(em: EntityManager, input: unknown, row: Case, year?: number): Promise<unknown> {
  const { opening } = row.state as Procurement;
  const found = await programmeOf(em, opening.purchaser);
  if (!found) return input;
  const state = found.state as Programme;
  const catalogue = catalogueOn(state, civilDate(timeOf(row)));
  const plan = year === undefined ? undefined : planOf(state, year);
  const programme: FoundProgramme = {
    programme: found.number,
    version: found.seq,
    ...(catalogue ? { catalogue: { number: catalogue[0], items: catalogue[1].items } } : {}),
    ...(plan ? { plan: { number: plan[0], projects: plan[1].projects } } : {}),
  };
  return { ...(input as object), programme };
}

/** One purchaser has one programme that runs. */
export async function otherProgramme(em: EntityManager, { purchaser }: ProgrammeOpening): Promise<Finding | undefined> {
  const found = await programmeOf(em, purchaser);
  return (
    found && {
      ...houseRule(false, '一个购买主体只有一份执行中的目录与年度计划', `请在 ${found.number} 中办理`, 'blocks'),
    }
  );
}
