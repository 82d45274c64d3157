/** 不规范签订：a contract signed after its last day, or served before it was signed, stands and is marked as what it is. */
import type { Circumstance } from './act.ts';
import type { Contract } from './procurement.ts';
import type { ContractSignature } from './shapes/contract.ts';
import { type CivilDate, civilDate } from './time.ts';

/** What the journal's findings say of the signature stays to be seen on the contract. */
export function irregularities(
  contract: Contract | undefined,
  { servedFrom }: ContractSignature,
  { deadlines }: Circumstance,
): Contract['irregular'] {
  if (!contract) return undefined;
  const { signedOn, periodFrom, irregular } = contract;
  const from = earlier(earlier(periodFrom, servedFrom), irregular?.servedFrom);
  if (!signedOn) return servedFrom ? { servedFrom: from } : irregular;
  const last = deadlines.contractSigning && civilDate(deadlines.contractSigning.due);
  const found = {
    ...(last !== undefined && signedOn > last ? { signedAfter: last } : {}),
    ...(from < signedOn ? { servedFrom: from } : {}),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}

export function earlier(one: CivilDate, other: CivilDate | undefined): CivilDate {
  return other !== undefined && other < one ? other : one;
}
