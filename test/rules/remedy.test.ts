/** 处理：what an answer or a decision does to the purchase, by the stage it has come to; who is served while a contract is suspended. */
import { isPaused } from '../../domain/law/pauses.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { aConsultation, agency, announced, director, officer, regulator, supplier, won } from './builders.ts';
import { aContract, aPerformance, theInstalments } from './performing.ts';
import {
  aChallenge,
  accepted,
  aDecision,
  aDismissal,
  aFiling,
  answered,
  aReply,
  challenger,
  complaintOf,
  decided,
  filed,
  heard,
  Quarrel,
  winner,
} from './quarrel.ts';
import { fields } from './selecting.ts';

test('dismissed: the purchase goes on where it stood, its time to sign with it', () => {
  const quarrel = decided(heard(), aDismissal);
  expect(quarrel.state.complaints?.[1]).toMatchObject({ phase: 'ended', outcome: 'dismissed' });
  expect(quarrel.state).toMatchObject({ stage: 'contract', winner: { supplier: 'ANKANG' } });
  expect(isPaused(quarrel.purchase.deadlines.contractSigning!)).toBe(false);
});

test('upheld against the result, with two of three left: the award is void and the next candidate is taken', () => {
  const quarrel = decided(heard());
  expect(quarrel.state).toMatchObject({ stage: 'selection', excluded: { ANKANG: { complaint: '1' } } });
  expect(quarrel.state.winner).toBeUndefined();
  expect(complaintOf(quarrel).state.remedy).toBe('anotherCandidate');
  expect(quarrel.refuses('fixWinner', { supplier: 'ANKANG' }, { on: '2026-05-11', by: director })?.finding.remedy).toBe(
    '按顺序应当确定 BOAI',
  );
  quarrel.did('fixWinner', { supplier: 'BOAI' }, { on: '2026-05-11', by: director });
  expect(quarrel.state.winner?.supplier).toBe('BOAI');
});

test('in a tender two are too few: it begins anew, and the round that fell is kept with its reason', () => {
  const tender = new Quarrel(won(undefined, { stage: 'selection', award: undefined }));
  tender.did('issueAwardNotice', fields, { on: '2026-03-23', by: agency }).at('contract');
  const quarrel = decided(heard(accepted(filed(answered(tender)))));
  expect(quarrel.state).toMatchObject({
    stage: 'announcement',
    round: 2,
    rounds: { 1: { invalidated: { ground: 'upheldComplaint' } } },
  });
  expect(complaintOf(quarrel).state.remedy).toBe('restart');
  expect(quarrel.purchase.entries.find(({ act }) => act === 'carryOutRemedy')?.tells[0]).toMatchObject({
    kind: 'termination',
  });
});

test('where what was found of the others falls, too, it begins anew', () => {
  const quarrel = decided(heard(), { ...aDecision, candidatesStand: false });
  expect(quarrel.state).toMatchObject({ stage: 'announcement', round: 2 });
});

test('upheld, but without effect on the result: nothing changes', () => {
  const quarrel = decided(heard(), { ...aDecision, mayChangeResult: false, excludes: [] });
  expect(quarrel.state).toMatchObject({ stage: 'contract', winner: { supplier: 'ANKANG' } });
  expect(complaintOf(quarrel).state.remedy).toBe('goOn');
});

test('signed, but not yet performed: the contract is rescinded and kept as such, and the next candidate is taken', () => {
  const quarrel = heard();
  const contract = { ...aContract, provider: 'ANKANG', signedOn: '2026-03-29', periodFrom: '2026-06-01' };
  quarrel.purchase.state = { ...quarrel.state, stage: 'performance', contract, instalments: theInstalments };
  decided(quarrel);
  expect(quarrel.state).toMatchObject({
    stage: 'selection',
    rescinded: { 1: { complaint: '1', contract: { provider: 'ANKANG' } } },
  });
  expect(quarrel.state.contract).toBeUndefined();
  expect(complaintOf(quarrel).state.remedy).toBe('rescindAndAnother');
});

test('two complaints at once: the first begins the purchase anew, and what is left of the second holds the new round no more', () => {
  const second = supplier('CIYUAN');
  const tender = new Quarrel(won(undefined, { stage: 'selection', award: undefined }));
  tender.did('issueAwardNotice', fields, { on: '2026-03-23', by: agency }).at('contract');
  answered(tender).did('raiseChallenge', aChallenge, { on: '2026-03-31', by: second });
  const quarrel = decided(heard(accepted(filed(tender))));
  const held = quarrel.purchase.judges(
    'signContract',
    { occurredOn: '2026-05-11' },
    { on: '2026-05-11', by: winner },
  ).found;
  expect(quarrel.state).toMatchObject({ round: 2, complaints: { 2: { phase: 'open', round: 1 } } });
  expect(held.find(({ cite }) => cite?.article === 54)?.holds).toBe(true);
});

test('documents upheld: before bids are due the purchaser sets them right and goes on; the regulator has it begin anew', () => {
  const onDocuments = { ...aChallenge, subject: 'documents' };
  const begin = (on: string) => {
    const registrations = { BOAI: { at: '2026-03-03T01:30:00.000Z' } };
    return new Quarrel(announced(undefined, { registrations })).did('raiseChallenge', onDocuments, {
      on,
      by: challenger,
      reason: '公告于系统启用前',
    });
  };
  const upheld = { ...aReply, upheld: true, mayChangeResult: true, clarifiable: true };
  const clarified = begin('2026-03-10').answered('1', 'replyToChallenge', upheld, { on: '2026-03-12', by: director });
  expect(clarified.state.complaints?.[1]).toMatchObject({ ordered: { remedy: 'clarify' }, clarifiedBefore: 0 });
  const opening = () =>
    clarified.purchase
      .judges('openBids', { offers: {} }, { on: '2026-03-23', by: agency })
      .found.find(({ rule }) => rule.includes('澄清或者修改后'))!;
  expect(opening()).toMatchObject({ holds: false, force: 'blocks' });
  clarified.did(
    'clarifyNotice',
    { text: '删去注册资本要求', affectsBids: true, bidsDue: '2026-04-01T01:00:00.000Z' },
    { on: '2026-03-13', by: agency },
  );
  expect(opening().holds).toBe(true);

  const restarted = begin('2026-03-23').answered(
    '1',
    'replyToChallenge',
    { ...aReply },
    { on: '2026-03-25', by: officer },
  );
  heard(
    restarted
      .answered('1', 'fileComplaint', aFiling, { on: '2026-04-13', by: challenger })
      .answered('1', 'acceptComplaint', {}, { on: '2026-04-15', by: regulator }),
  );
  decided(restarted, { ...aDecision, excludes: [] });
  expect(restarted.state).toMatchObject({
    stage: 'announcement',
    round: 2,
    rounds: { 1: { invalidated: { ground: 'upheldComplaint' } } },
  });
});

/** The service began on 1 March; ANKANG's award is challenged by BOAI on 30 March. */
const serving = (over: Partial<Procurement> = {}) => {
  const { state } = aPerformance();
  const contract = { ...aContract, provider: 'ANKANG' };
  const { bids, ranking, winner: won1, award } = won(aConsultation());
  return new Quarrel({
    ...state,
    ...(won1 ? { winner: won1 } : {}),
    bids,
    ranking,
    award,
    contract,
    ...over,
  } as Procurement);
};
const objected = (quarrel = serving()) =>
  quarrel.did('raiseChallenge', aChallenge, { on: '2026-03-30', by: challenger, reason: '结果公告于系统启用前' });

test('signed: performance is suspended, and within a day it is seen to it that nobody is left without service', () => {
  const quarrel = objected();
  expect(quarrel.purchase.deadlines.continuityArranged).toMatchObject({
    basis: 'house',
    title: '安排中止履行期间的服务接续',
  });
  const ahead = quarrel.purchase.judges(
    'requestPayment',
    { instalment: '1', amountFen: 240_000_00, deductionFen: 0, invoiceNumber: '1' },
    { on: '2026-03-31', by: officer },
  );
  expect(ahead.found.find(({ cite }) => cite?.article === 54)).toMatchObject({ holds: false, force: 'blocks' });
  const keep = { how: 'provider', reason: '四十名全护理对象一日不可中断，由民政所逐日核验' };
  expect(
    quarrel.refuses('arrangeContinuity', { ...keep, how: 'notBegun' }, { on: '2026-03-31', by: director })?.finding
      .basis,
  ).toBe('contract');
  expect(quarrel.refuses('arrangeContinuity', keep, { on: '2026-03-31', by: director })).toMatchObject({
    type: 'ReasonNeeded',
    finding: { cite: { article: 54 } },
  });
  quarrel.did('arrangeContinuity', keep, { on: '2026-03-31', by: director, reason: '人身安全' });
  expect(quarrel.purchase.deadlines.continuityArranged?.stoppedAt).toBeDefined();
});

test('signed, bridged, dismissed: recipients are served by a takeover meanwhile, and the contract goes on afterwards', () => {
  const quarrel = objected();
  quarrel.did(
    'activateTakeover',
    { reason: '合同中止履行', townships: { 城关镇: 12 } },
    { on: '2026-03-31', by: director },
  );
  expect(quarrel.purchase.deadlines.continuityArranged?.stoppedAt).toBeDefined();
  expect(quarrel.purchase.last.sends[0]).toMatchObject({ proceeding: 'takeover', act: 'openTakeover' });
  quarrel.answered('1', 'replyToChallenge', aReply, { on: '2026-04-07', by: officer });
  const dismissed = decided(heard(accepted(filed(quarrel))), aDismissal);
  expect(dismissed.state).toMatchObject({
    stage: 'performance',
    contract: { provider: 'ANKANG' },
    takeovers: { 1: {} },
  });
  const now = dismissed.purchase.judges(
    'reportDelivery',
    { instalment: '2', summary: '上门', quantity: 1, evidenceSha256: 'a'.repeat(64) },
    { on: '2026-05-11', by: winner },
  );
  expect(now.found.filter(({ rule }) => rule.startsWith('中止履行'))).toEqual([]);
});

test('what is reported while performance is suspended is a fact, and needs a reason', () => {
  const report = { instalment: '2', summary: '上门', quantity: 1, evidenceSha256: 'a'.repeat(64) };
  const barred = objected().refuses('reportDelivery', report, { on: '2026-03-31', by: winner });
  expect(barred).toMatchObject({ type: 'ReasonNeeded', finding: { basis: 'house' } });
});

test('performed: whoever is at fault answers for the damage, and the contract stays', () => {
  const quarrel = objected().did(
    'arrangeContinuity',
    { how: 'provider', reason: '不可中断' },
    { on: '2026-03-31', by: director, reason: '人身安全' },
  );
  quarrel.answered('1', 'replyToChallenge', aReply, { on: '2026-04-07', by: officer });
  const upheld = decided(heard(accepted(filed(quarrel))));
  expect(complaintOf(upheld).state.remedy).toBe('damages');
  expect(upheld.state).toMatchObject({ stage: 'performance', contract: { provider: 'ANKANG' } });
  expect(upheld.state.continuity).toBeUndefined();
});
