/** 采购取消：before the contract is signed the purchaser may give the task up, and answers for it once the winner is told. */

import { type Finding, houseRule, requirement } from './finding.ts';
import { roundClocks } from './invalidation.ts';
import { cite } from './law/cite.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { cancellationPublication } from './publication.ts';
import { nothingHeld } from './security.ts';
import type { Cancellation } from './shapes/cancel.ts';

export const cancelProcurement = defineAct<Cancellation>()({
  name: 'cancelProcurement',
  title: '取消采购',
  during: ['budget', 'filing', 'announcement', 'selection', 'contract'],
  by: ['director'],
  under: [cite('procurementLaw', 36, 1), cite('tender87', 29)],
  decides: ({ stage, winner, award, contract }) => ({ stage, winner, award, contract }),
  requires: (state) => [...beforeSigning(state), nothingHeld(state)],
  apply: (procurement, { reason }, { actor, at }) => ({
    ...procurement,
    cancellation: { by: actor.person, at, reason },
    diverted: 'cancelled',
  }),
  givesUp: true,
  stops: () => [
    'schemeApproval',
    'schemeCountersignature',
    'planFiling',
    'planNumbering',
    'noticePublication',
    ...roundClocks,
    'contractSigning',
  ],
  tells: (state) => (wasAnnounced(state) ? [cancellationPublication(state)] : []),
});

function beforeSigning({ award, contract }: Procurement): Finding[] {
  return [
    houseRule(!contract?.signedOn, '合同签订后不得取消采购', '合同的变更、中止或者终止依合同和法律办理', 'blocks'),
    requirement(
      !award,
      '中标、成交通知书发出后，采购人改变中标、成交结果的，应当依法承担法律责任',
      cite('procurementLaw', 46, 2),
      '因重大变故取消采购任务的，请写明理由',
      'warns',
    ),
  ];
}

/** Whoever could read a notice is told in the same place that nothing comes of it (87号令29, 采购法36). */
function wasAnnounced({ notice, rounds }: Procurement): boolean {
  return notice !== undefined || rounds !== undefined;
}
