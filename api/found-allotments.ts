/** Look-ups that no purchase can make itself: which allotments it names, and what they still hold. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { allotmentOfPaper, allotmentsNumbered, caseWithPaper } from '../db/allotments.ts';
import type { Case } from '../db/entities.ts';
import { leftFen } from '../domain/allotment-state.ts';
import type { BindingInput, RebindingInput } from '../domain/binding.ts';
import { type Finding, houseRule } from '../domain/finding.ts';
import type { FoundAllotment } from '../domain/funding-state.ts';
import type { Procurement } from '../domain/procurement.ts';
import type { AllotmentRegistration } from '../domain/shapes/allotment.ts';
import type { BudgetRelease } from '../domain/shapes/budget.ts';

/** What a binding says, with what the API found of each allotment at which version. */
export async function withAllotments(em: EntityManager, input: unknown): Promise<BindingInput | RebindingInput> {
  const named = input as BindingInput | RebindingInput;
  const numbers = 'sources' in named ? Object.keys(named.sources) : [named.allotment];
  const rows = await allotmentsNumbered(em, numbers);
  const found = numbers.flatMap((id): [string, FoundAllotment][] => {
    const state = rows.get(id);
    if (!state) return [];
    const { seq: version, stage, purchaser, number, fundSource, budgetItem, fiscalYear } = state;
    const paper = { number, fundSource, budgetItem, fiscalYear };
    return [[id, { version, stage, purchaser, ...paper, leftFen: leftFen(state) }]];
  });
  return { ...named, found: Object.fromEntries(found) };
}

/** One paper is entered once: as an allotment, or in one purchase alone. */
export async function otherAllotment(
  em: EntityManager,
  { purchaser, fiscalYear, number }: Pick<AllotmentRegistration, 'purchaser' | 'fiscalYear' | 'number'>,
): Promise<Finding | undefined> {
  const registered = await allotmentOfPaper(em, purchaser, fiscalYear, number);
  if (registered) return entered(`allotment:${registered}`, `请绑定指标 ${registered}`);
  const alone = await caseWithPaper(em, purchaser, number);
  return alone === undefined ? undefined : entered(alone, '该案单独使用本指标；几宗采购合用的，请核对指标文件编号');
}

/** A paper that is on the register is bound, not entered again. */
export async function twiceReleased(em: EntityManager, { state }: Case, input: unknown): Promise<Finding | undefined> {
  const { opening } = state as Procurement;
  const { number, fiscalYear } = input as BudgetRelease;
  const registered = await allotmentOfPaper(em, opening.purchaser, fiscalYear, number);
  return registered === undefined ? undefined : entered(`allotment:${registered}`, `请单位财务绑定指标 ${registered}`);
}

function entered(where: string, remedy: string): Finding {
  return { ...houseRule(false, '同一指标文件只登记一次', remedy, 'blocks'), actual: `已在 ${where}` };
}
