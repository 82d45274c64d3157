/** 采购：the stages of a purchase, its acts in the order of the law, and who may act for whom in it. */
import type { Act, Proceeding, Role } from './act.ts';
import { releaseBudget } from './budget.ts';
import { approveScheme, countersignScheme, draftScheme, fileProcurementPlan, recordPlanNumber, returnPlan, returnScheme } from './filing.ts';
import { openProcurement } from './opening.ts';
import { type Procurement, stageTitles } from './procurement.ts';

const acts: readonly Act<Procurement, string, never>[] = [
  openProcurement,
  releaseBudget,
  draftScheme, approveScheme, returnScheme, countersignScheme, fileProcurementPlan, recordPlanNumber, returnPlan,
];

export const procurementProceeding: Proceeding<Procurement> = {
  name: 'procurement',
  path: 'procurements',
  title: '采购',
  opening: 'openProcurement',
  ends: ['closed', 'cancelled'],
  stageTitles,
  acts,
  partyOf,
};

/** Purchaser and agency are named when the case is opened; from the award on, the supplier is the one who won. */
function partyOf({ opening, contract }: Procurement, role: Role): string | undefined {
  if (role === 'officer' || role === 'director' || role === 'unitAccountant') return opening?.purchaser;
  if (role === 'agency') return opening?.agency ?? '';
  return role === 'supplier' ? contract?.provider : undefined;
}
