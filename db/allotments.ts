/** Allotments as other cases look at them: by number, by the paper they stand for. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AllotmentState } from '../domain/allotment-state.ts';
import { Case } from './entities.ts';

/** By number, those that are there. */
export async function allotmentsNumbered(
  em: EntityManager,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, AllotmentState>> {
  const rows = await em.find(Case, { id: numbers.map((number) => `allotment:${number}`) });
  return new Map(rows.map(({ number, state }) => [number, state as AllotmentState]));
}

/** The number of another allotment of this purchaser that stands for the same paper of the same year. */
export async function allotmentOfPaper(
  em: EntityManager,
  purchaser: string,
  fiscalYear: number,
  paper: string,
): Promise<string | undefined> {
  const [row] = await em.execute<{ number: string }[]>(
    `select number from case_file
      where proceeding = 'allotment' and state->>'purchaser' = ? and state->>'number' = ?
        and (state->>'fiscalYear')::int = ?
      order by opened_at limit 1`,
    [purchaser, paper, fiscalYear],
  );
  return row?.number;
}

/** The name of a purchase that has the money of this paper on file for itself alone. */
export async function caseWithPaper(em: EntityManager, purchaser: string, paper: string): Promise<string | undefined> {
  const [row] = await em.execute<{ id: string }[]>(
    `select id from case_file
      where proceeding = 'procurement' and stage not in ('cancelled', 'unadopted')
        and state->'opening'->>'purchaser' = ? and state->'allotment'->>'number' = ?
      order by opened_at limit 1`,
    [purchaser, paper],
  );
  return row?.id;
}
