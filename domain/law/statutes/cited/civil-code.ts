/** What of 《中华人民共和国民法典》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const civilCode: Cited = {
  509: {
    当事人应当按照约定全面履行自己的义务: 'reportDelivery handOverRecords handOverKind',
  },
  562: {
    '当事人协商一致，可以解除合同': 'terminateContract termination/groundOf',
  },
  563: {
    '当事人一方迟延履行主要债务，经催告后在合理期限内仍未履行': 'demandCure',
    当事人一方迟延履行债务或者有其他违约行为致使不能实现合同目的:
      'declareDefault declarePartDefault default/rescission',
  },
  565: {
    '当事人一方依法主张解除合同的，应当通知对方': 'terminateContract endPart recordTermination',
    合同自通知到达对方时解除: 'termination/notLater partial-default/endPart',
  },
  566: {
    '尚未履行的，终止履行': 'gate/gateOf gate/prepaymentGate',
    '已经履行的，根据履行情况和合同性质，当事人可以请求恢复原状或者采取其他补救措施':
      'recordTakeoverSettlement settleTermination recordAdvanceRefund agreeSettlement gate/gateOf',
  },
  568: {
    主张抵销的应当通知对方: 'settlement-paper/fromSecurity',
  },
  577: {
    '当事人一方不履行合同义务或者履行合同义务不符合约定的，应当承担继续履行、采取补救措施或者赔偿损失等违约责任':
      'demandCure declareDefault declarePartDefault',
  },
  581: {
    '当事人一方不履行债务或者履行债务不符合约定，根据债务的性质不得强制履行的，对方可以请求其负担由第三人替代履行的费用':
      'activateTakeover',
  },
  582: {
    '履行不符合约定的，应当按照当事人的约定承担违约责任': 'acceptCure',
  },
};
