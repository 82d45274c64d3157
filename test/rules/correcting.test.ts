/** 更正，行为之外: what the public was told, what other cases were told, and the facts of payments and takeovers. */
import { paymentProceeding } from '../../domain/payment.ts';
import type { Payment } from '../../domain/payment-state.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { takeoverProceeding } from '../../domain/takeover.ts';
import type { Takeover } from '../../domain/takeover-state.ts';
import { agency, at, bidsIn, director, financeReviewer, officer, unitAccountant } from './builders.ts';
import { Chronicle } from './chronicle.ts';
import { aContract, aPerformance, colleague, provider } from './performing.ts';
import { fields, fixed } from './selecting.ts';

const told = (state: Procurement) => new Chronicle(procurementProceeding, state);

test('the public reads a correction beside what it was told first; recipients stay unnamed', () => {
  const state = aPerformance({
    stage: 'acceptance',
    acceptance: {
      requested: { statement: '完成', by: provider.person, at: at('2026-04-13') },
      group: { 'm-1': 'expert', 'm-2': 'purchaser', 'R-1': 'recipient' },
    },
  }).state;
  const item = (remark: string) => ({ passed: true, remark });
  const record = {
    items: { 1: item('符合'), 2: item('符合') },
    recipientsOpinion: '满意',
    signedBy: ['m-1', 'm-2', 'R-1'],
  };
  const chronicle = told(state)
    .did('recordAcceptance', record, { on: '2026-04-14', by: officer })
    .did('publishAcceptance', {}, { on: '2026-04-15', by: officer });
  const fields = { items: { 2: item('800 人次，符合') } };
  chronicle.corrected(8, fields, { on: '2026-04-15', by: officer }, { on: '2026-04-16', by: director });
  expect(chronicle.last.tells).toMatchObject([
    {
      kind: 'correction',
      title: '特困人员照料护理服务履约验收结果公告更正',
      at: at('2026-04-16'),
      body: { corrects: 'acceptance', was: { items: { 2: { remark: '符合' } } }, recipients: 1 },
    },
  ]);
  expect(JSON.stringify(chronicle.last.tells)).not.toContain('R-1');
  expect(chronicle.state.acceptance?.published).toBeDefined();
  const other = chronicle.corrects(8, { items: { 2: { passed: false } } }, { on: '2026-04-16', by: officer });
  expect(other?.finding.rule).toBe('更正不改变验收结论');
});

test('a price that was taken down wrong at the opening is set right until somebody scores by it', () => {
  const suppliers = ['ANKANG', 'BOAI', 'CIYUAN'];
  const offers = Object.fromEntries(suppliers.map((one) => [one, 1_400_000_00]));
  const chronicle = told({ ...bidsIn(suppliers), seq: 7 } as Procurement);
  const opened = { on: '2026-03-23', by: agency, reason: '按时开标' };
  chronicle.did('openBids', { offers }, opened);
  const wrong = { offers: { BOAI: 1_380_000_00 } };
  chronicle.corrected(8, wrong, opened, { ...opened, by: director });
  expect(chronicle.state.bids).toMatchObject({ BOAI: { priceFen: 1_380_000_00 }, ANKANG: { priceFen: 1_400_000_00 } });
  expect(chronicle.state.openedAt).toBe(at('2026-03-23'));
  expect(chronicle.corrects(8, { offers: { NOBODY: 1 } }, opened)?.type).toBe('Refused');
  chronicle.state = { ...chronicle.state, scores: { 'member-1': { BOAI: 9000 } } };
  expect(chronicle.corrects(8, { offers: { BOAI: 1 } }, opened)?.finding.remedy).toContain('重新采购');
});

test('an address that the result announcement had wrong is set right, and told beside it; the days to sign run as they did', () => {
  const chronicle = told({ ...fixed, seq: 7 } as Procurement);
  const by = { on: '2026-03-24', by: agency, reason: '按时发出' };
  chronicle.did('issueAwardNotice', fields, by);
  const supplier = { name: '安康养老服务中心', address: '长江路 88 号' };
  chronicle.corrected(8, { supplier }, by, { ...by, by: director });
  expect(chronicle.state.award).toMatchObject({ noticed: { at: at('2026-03-24') }, parties: { ...fields, supplier } });
  expect(chronicle.last.tells).toMatchObject([
    { kind: 'correction', body: { corrects: 'award', was: { parties: {} } } },
  ]);
});

test('what other cases were told is theirs to correct, and whoever corrects here says that he knows', () => {
  const declared = { declared: { facts: '停止服务', by: officer.person, at: at('2026-04-01') } };
  const takeovers = { 1: { started: { reason: '停止服务', by: director.person, at: at('2026-04-02') } } };
  const chronicle = told(aPerformance({ default: declared, takeovers }).state);
  const ended = { ground: 'default', reason: '停止服务', occurredOn: '2026-04-08', documentSha256: 'd'.repeat(64) };
  chronicle.did('terminateContract', ended, { on: '2026-04-09', by: director });
  chronicle.state = { ...chronicle.state, stage: 'terminated', diverted: undefined };
  const answer = chronicle.corrects(8, { occurredOn: '2026-04-07' }, { on: '2026-04-10', by: director });
  expect(answer).toMatchObject({
    type: 'ReasonNeeded',
    finding: { remedy: expect.stringContaining('takeover:411303-2026-0042:1') },
  });
  const knowing = { on: '2026-04-10', by: director, reason: '接管案中一并更正' };
  chronicle.corrected(8, { occurredOn: '2026-04-07' }, knowing, { ...knowing, by: officer });
  expect(chronicle.state).toMatchObject({
    stage: 'terminated',
    termination: { occurredOn: '2026-04-07', by: director.person },
  });
});

test('of a takeover the day it began, its hand-over and the end of the contract can be corrected, with their clocks', () => {
  const takeover: Takeover = {
    id: '411303-2026-0042:1',
    stage: 'running',
    seq: 1,
    pack: 'henan-county@2020-03-09',
    procurement: '411303-2026-0042',
    number: '1',
    title: '特困人员照料护理服务',
    purchaser: officer.organisation,
    provider: provider.organisation,
    providerIsSme: false,
    contractNumber: 'HT-2026-0042',
    commander: 'li-wei',
    dutyPhone: '0377-60000000',
    successors: ['YL-02'],
    reason: '停止服务',
    requested: { by: director.person, at: at('2026-04-13') },
    townships: { 城关镇: { told: 3 } },
  };
  const chronicle = new Chronicle(takeoverProceeding, { ...takeover, stage: 'activated' });
  chronicle.did('activatePlan', { commander: 'li-wei', occurredOn: '2026-04-13' }, { on: '2026-04-15', by: officer });
  chronicle.state = { ...chronicle.state, stage: 'running' };
  chronicle.corrected(
    2,
    { occurredOn: '2026-04-14' },
    { on: '2026-04-15', by: colleague },
    { on: '2026-04-15', by: director },
  );
  expect(chronicle.deadlines['recipientConfirmation:城关镇']).toMatchObject({ from: '2026-04-14' });
  expect(chronicle.deadlines['recipientConfirmation:城关镇#1']).toMatchObject({ from: '2026-04-13', lapsed: true });
  const byCase = { person: 'procurement:x:9', organisation: 'procurement:x:9', role: 'proceeding' } as const;
  chronicle.did('recordTermination', { occurredOn: '2026-04-16', instalments: {} }, { on: '2026-04-17', by: byCase });
  const end = chronicle.last.seq;
  expect(chronicle.corrects(end, { occurredOn: '2026-04-15' }, { on: '2026-04-17', by: provider })?.type).toBe(
    'Refused',
  );
  chronicle.corrected(
    end,
    { occurredOn: '2026-04-15' },
    { on: '2026-04-17', by: director },
    { on: '2026-04-17', by: officer },
  );
  expect(chronicle.deadlines.settlement).toMatchObject({ from: '2026-04-15' });
  expect(chronicle.state.ended).toEqual({ occurredOn: '2026-04-15', instalments: {} });
});

const opening = {
  procurement: '411303-2026-0042',
  instalment: '2',
  title: '中期',
  purchaser: officer.organisation,
  provider: provider.organisation,
  providerIsSme: false,
  contractNumber: 'HT-2026-0042',
  account: aContract.account,
  amountFen: 360_000_00,
  deductionFen: 0,
  invoiceNumber: 'FP-1',
  requestedBy: officer.person,
  requestedAt: at('2026-04-20'),
};
const byProcurement = { person: 'procurement:x:9', organisation: 'procurement:x:9', role: 'proceeding' } as const;

test('the invoice of a payment is corrected until it is reviewed, and whoever reviewed another one is outdated', () => {
  const unopened = { id: '411303-2026-0042:2', stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' } as Payment;
  const chronicle = new Chronicle(paymentProceeding, unopened).did('openPayment', opening, {
    on: '2026-04-20',
    by: byProcurement,
  });
  const before = chronicle.state;
  chronicle.corrected(
    1,
    { invoiceNumber: 'FP-7' },
    { on: '2026-04-20', by: officer },
    { on: '2026-04-21', by: director },
  );
  expect(chronicle.state).toMatchObject({ invoiceNumber: 'FP-7', stage: 'review', amountFen: 360_000_00 });
  const { decides } = paymentProceeding.acts.find(({ name }) => name === 'reviewPayment')!;
  expect(decides!(chronicle.state)).not.toEqual(decides!(before));
  const checked = { contractOnFile: true, invoiceChecked: true, verificationOnFile: true, accountMatches: true };
  chronicle.did('reviewPayment', checked, { on: '2026-04-21', by: financeReviewer });
  const answer = chronicle.corrects(1, { invoiceNumber: 'FP-8' }, { on: '2026-04-21', by: officer });
  expect(answer?.finding.remedy).toContain('退回后重新提交');
  expect(chronicle.corrects(1, { amountFen: 1 }, { on: '2026-04-21', by: officer })?.finding.rule).toContain(
    '外部事实',
  );
});

test('a field that should not be there is taken out, and the case says that there was none', () => {
  const state = aPerformance({
    stage: 'evaluation',
    default: { declared: { facts: 'x', by: officer.person, at: at('2026-04-01') } },
  }).state;
  const kept = { returnedFen: 50_000_00, keptFen: 10_000_00, reason: '逾期', clause: '第九条' };
  const chronicle = told(state).did('returnSecurity', kept, { on: '2026-04-13', by: unitAccountant });
  expect(chronicle.corrects(8, { returnedFen: 1 }, { on: '2026-04-13', by: unitAccountant })?.finding.remedy).toContain(
    '差额',
  );
  chronicle.corrected(
    8,
    { clause: null },
    { on: '2026-04-13', by: unitAccountant },
    { on: '2026-04-13', by: director },
  );
  expect(chronicle.state.security).not.toHaveProperty('clause');
  expect(chronicle.state.corrections?.[1]).toMatchObject({ before: { clause: '第九条' }, after: { clause: '未填' } });
});
