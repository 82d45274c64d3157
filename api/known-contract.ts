/** A look-up that no case can make itself: whether another case has the contract that is to be taken in. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { caseWithContract } from '../db/contracts.ts';
import type { Case } from '../db/entities.ts';
import { type Finding, houseRule } from '../domain/finding.ts';
import type { Procurement } from '../domain/procurement.ts';

/** Asked again by the second person: two may have taken the same contract in at the same time. */
export async function twiceAdopted(em: EntityManager, { id, state }: Case): Promise<Finding | undefined> {
  const { opening, contract } = state as Procurement;
  const other = contract && (await caseWithContract(em, opening.purchaser, contract.number, id));
  return other === undefined ? undefined : knownContract(other);
}

export function knownContract(other: string): Finding {
  const remedy = '请在该案中办理；编号填错的，请核对合同编号；重复接入的，请负责人不予接入';
  return { ...houseRule(false, '同一合同只在一案中办理', remedy, 'blocks'), actual: `已在 ${other}` };
}
