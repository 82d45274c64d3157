/** 更正: a wrong fact is set right by two persons; before, after and both reckonings of every clock stay readable. */
import { paymentProceeding } from '../../domain/payment.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { takeoverProceeding } from '../../domain/takeover.ts';
import {
  agency,
  aProcurement,
  aScheme,
  at,
  director,
  officer,
  regulator,
  supplier,
  unitAccountant,
  won,
} from './builders.ts';
import { Chronicle } from './chronicle.ts';
import { aContract, aDelivery, aPerformance, provider, theInstalments } from './performing.ts';

const release = {
  number: '宛财指〔2026〕12号',
  fundSource: '社会救助工作经费',
  fiscalYear: 2026,
  amountFen: 2_400_000_00,
  occurredOn: '2026-02-03',
};
const told = (state: Procurement) => new Chronicle(procurementProceeding, state);
const released = () =>
  told(aProcurement({ stage: 'budget', allotment: undefined, seq: 1 })).did('releaseBudget', release, {
    on: '2026-02-05',
    by: unitAccountant,
  });
const [entry, author, second] = [
  2,
  { on: '2026-02-06', by: unitAccountant },
  { on: '2026-02-09', by: director },
] as const;

test('a wrong fact changes only when a second person confirms; before and after stay in the case and in both entries', () => {
  const chronicle = released();
  chronicle.did('correctEntry', chronicle.proposal(entry, { amountFen: 2_500_000_00 }), author);
  expect(chronicle.state.allotment?.amountFen).toBe(2_400_000_00);
  expect(chronicle.last.change).toMatchObject({ corrections: { 1: { before: { amountFen: 2_400_000_00 } } } });
  chronicle.did('confirmCorrection', { correction: '1' }, second);
  expect(chronicle.state.allotment).toEqual({ ...release, amountFen: 2_500_000_00 });
  expect(chronicle.last.change).toMatchObject({ allotment: { amountFen: 2_500_000_00 } });
  expect(chronicle.state.corrections).toEqual({
    1: {
      entry,
      act: 'releaseBudget',
      proposedIn: 3,
      before: { amountFen: 2_400_000_00 },
      after: { amountFen: 2_500_000_00 },
      reason: '登记时看错了',
      proposed: { by: unitAccountant.person, at: at('2026-02-06') },
      confirmed: { by: director.person, at: at('2026-02-09') },
    },
  });
  expect(chronicle.state.stage).toBe('budget');
});

test('whoever proposed a correction does not confirm it, but may withdraw it', () => {
  const chronicle = released();
  chronicle.did('correctEntry', chronicle.proposal(entry, { number: '宛财指〔2026〕21号' }), author);
  const answer = chronicle.does('confirmCorrection', { correction: '1' }, author);
  expect(answer).toMatchObject({ type: 'Refused', finding: { remedy: '请由另一名工作人员办理' } });
  chronicle.did('rejectCorrection', { correction: '1', reason: '原登记无误' }, author);
  expect(chronicle.state.corrections?.[1]).toMatchObject({ rejected: { by: unitAccountant.person } });
  expect(chronicle.state.corrections?.[1]?.wrong).toBeUndefined();
  expect(chronicle.state.allotment).toEqual(release);
  expect(chronicle.does('confirmCorrection', { correction: '1' }, second)?.finding.rule).toContain('尚待确认');
});

test('a correction is awaited from the director, by number, and gone from the inbox when it is decided', () => {
  const chronicle = released();
  chronicle.did('correctEntry', chronicle.proposal(entry, { number: '宛财指〔2026〕21号' }), author);
  const awaited = () =>
    procurementProceeding.acts.find(({ name }) => name === 'confirmCorrection')!.awaited!(chronicle.state);
  expect(awaited()).toEqual([{ subject: '1', role: 'director' }]);
  chronicle.did('confirmCorrection', { correction: '1' }, second);
  expect(awaited()).toEqual([]);
});

test.each([
  ['what is no fact from outside', 3, { number: 'x' }, author, '外部事实'],
  ['what stays as it is', 2, { amountFen: 2_400_000_00 }, author, '应当与现在的登记不同'],
  ['a field that the act does not let correct', 2, { colour: 'x' }, author, '只可更正所登记的外部事实'],
  [
    'what another organisation entered',
    2,
    { amountFen: 1 },
    { on: '2026-02-06', by: regulator },
    '由作出登记的单位更正',
  ],
])('%s is refused with what to do instead', (_, number, fields, who, rule) => {
  const chronicle = released();
  chronicle.did('correctEntry', chronicle.proposal(entry, { number: '宛财指〔2026〕21号' }), author);
  chronicle.did('rejectCorrection', { correction: '1', reason: '再核' }, author);
  const answer = chronicle.corrects(number, fields, who);
  expect(answer).toMatchObject({ type: 'Refused', finding: { rule: expect.stringContaining(rule), holds: false } });
  expect(answer?.finding.remedy).toMatch(/\S/);
});

test.each([
  ['2026-02-06', undefined, 'ReasonNeeded'],
  ['2026-02-07', '更正后的日期不得晚于今天', 'Refused'],
  ['2026-02-05', undefined, undefined],
])('on 6 February a day of %s in the place of another is %s', (occurredOn, rule, type) => {
  const answer = released().corrects(entry, { occurredOn }, author);
  expect([answer?.type, rule && answer?.finding.rule]).toEqual([type, rule]);
});

test.each([
  [2027, undefined],
  [2028, 6],
])(
  'the rules of the act judge the right fact: money for %i on a paper of 2026 is refused under article %s',
  (year, article) => {
    expect(released().corrects(entry, { fiscalYear: year }, author)?.finding.cite?.article).toBe(article);
  },
);

test.each([
  [99, undefined],
  [100, '一案的更正不超过 100 项'],
])('with %i corrections in the case another one is answered with: %s', (many, rule) => {
  const chronicle = released();
  const { wrong, ...done } = released().did('correctEntry', chronicle.proposal(entry, { number: '甲' }), author).state
    .corrections![1]!;
  const corrections = Object.fromEntries(Array.from({ length: many }, (_, index) => [String(index + 1), done]));
  chronicle.state = { ...chronicle.state, corrections };
  expect(chronicle.corrects(entry, { number: '乙' }, author)?.finding.rule).toBe(rule);
});

test('one entry has one correction pending; the next goes by the version that the last one left', () => {
  const chronicle = released();
  const stale = chronicle.proposal(entry, { fundSource: '彩票公益金' });
  chronicle.did('correctEntry', chronicle.proposal(entry, { amountFen: 2_500_000_00 }), author);
  expect(chronicle.does('correctEntry', stale, author)?.finding.rule).toContain('同时只有一项更正');
  chronicle.did('confirmCorrection', { correction: '1' }, second);
  expect(chronicle.does('correctEntry', stale, second)?.finding.rule).toContain('最近一次更正');
  chronicle.corrected(
    entry,
    { fundSource: '彩票公益金' },
    { ...author, on: '2026-02-10' },
    { ...second, on: '2026-02-11' },
  );
  expect(chronicle.state.allotment).toMatchObject({ amountFen: 2_500_000_00, fundSource: '彩票公益金' });
  expect(chronicle.state.corrections?.[2]).toMatchObject({ before: { fundSource: release.fundSource }, proposedIn: 5 });
});

test.each([
  [1_500_000_00, undefined],
  [1_499_999_99, 'ReasonNeeded'],
])(
  'an allotment that turns out to be %i fen is set right although the scheme asks for more: with a reason',
  (amountFen, type) => {
    const chronicle = released();
    chronicle.state = {
      ...chronicle.state,
      scheme: { ...aScheme, drafted: { by: officer.person, at: at('2026-02-05') } },
    };
    expect(chronicle.corrects(entry, { amountFen }, author)?.type).toBe(type);
  },
);

test.each([
  [240_000_00, 'ReasonNeeded'],
  [239_999_99, 'Refused'],
])('an allotment of %i fen of which 240,000 yuan have left is %s', (amountFen, type) => {
  const chronicle = released();
  const paid = { ...theInstalments[1]!, paidFen: 240_000_00 };
  chronicle.state = {
    ...chronicle.state,
    scheme: { ...aScheme, drafted: { by: officer.person, at: at('2026-02-05') } },
    instalments: { 1: paid },
  };
  const answer = chronicle.corrects(entry, { amountFen }, author);
  expect(answer?.type).toBe(type);
  if (type === 'Refused') expect(answer?.finding.rule).toContain('已付款项');
});

const signed = (purchaser: string, winner: string) => {
  const approved = { by: director.person, at: at('2026-03-26') };
  const { signedOn, publishedAt, filedAt, ...unsigned } = aContract;
  const state = won(aProcurement(), {
    contract: { ...unsigned, provider: 'ANKANG', approved },
    instalments: theInstalments,
    takeoverPlan: { filed: approved, commander: 'li-wei', dutyPhone: '0377-60000000', successors: ['YL-02'] },
  });
  return told(state)
    .did('signContract', { occurredOn: purchaser }, { on: '2026-04-03', by: director, reason: '已经开始' })
    .did('signContract', { occurredOn: winner }, { on: '2026-04-03', by: supplier('ANKANG'), reason: '已经开始' });
};

test('clocks that run since a wrong day run since the right one, and the first reckoning stays beside the second', () => {
  const chronicle = signed('2026-03-30', '2026-03-31');
  expect(chronicle.deadlines.contractFiling).toMatchObject({ from: '2026-03-31', due: '2026-04-10T15:59:59.999Z' });
  chronicle.corrected(
    9,
    { occurredOn: '2026-04-02' },
    { on: '2026-04-03', by: supplier('ANKANG') },
    { on: '2026-04-07', by: director },
  );
  expect(chronicle.state.contract).toMatchObject({ signedOn: '2026-04-02' });
  expect(chronicle.deadlines.contractFiling).toMatchObject({ from: '2026-04-02', due: '2026-04-14T15:59:59.999Z' });
  expect(chronicle.deadlines.contractFiling?.stoppedAt).toBeUndefined();
  expect(chronicle.deadlines['contractFiling#1']).toMatchObject({ from: '2026-03-31', lapsed: true, recounted: true });
  expect(chronicle.deadlines['delivery:2#1']).toBeUndefined();
});

test('the earlier of two signatures moves no clock: the contract is made by the later one', () => {
  const chronicle = signed('2026-03-30', '2026-03-31');
  chronicle.corrected(
    8,
    { occurredOn: '2026-03-27' },
    { on: '2026-04-03', by: director, reason: '已经开始' },
    { on: '2026-04-03', by: officer, reason: '已经开始' },
  );
  expect(chronicle.state.contract).toMatchObject({
    signedOn: '2026-03-31',
    signedByPurchaser: { occurredOn: '2026-03-27' },
  });
  expect(Object.keys(chronicle.deadlines).filter((key) => key.includes('#'))).toEqual([]);
});

test('a clock that was met on a wrong day was met on the right one: what looked late was in time', () => {
  const deadlines = {
    reportDelivery: {
      clock: 'reportDelivery',
      title: '将评审报告送交采购人',
      kind: 'duty',
      basis: 'statute',
      from: '2026-03-20',
      due: '2026-03-24T15:59:59.999Z',
      pack: 'henan-county@2020-03-09',
      calendar: 'test-2026',
      provisional: false,
    },
  } as const;
  const { report, winner, award, ...ranked } = won();
  const chronicle = new Chronicle(procurementProceeding, { ...ranked, stage: 'selection' } as Procurement, deadlines);
  const late = { on: '2026-03-26', by: agency, reason: '送达延误' };
  chronicle.did('deliverReport', { occurredOn: '2026-03-25' }, late);
  expect(chronicle.deadlines.reportDelivery?.stoppedAt).toBe('2026-03-25T15:59:59.999Z');
  const due = chronicle.deadlines.winnerFixing?.due;
  chronicle.corrected(
    8,
    { occurredOn: '2026-03-24' },
    { on: '2026-03-26', by: agency },
    { on: '2026-03-26', by: director },
  );
  expect(chronicle.deadlines.reportDelivery?.stoppedAt).toBe('2026-03-24T15:59:59.999Z');
  expect(chronicle.deadlines['reportDelivery#1']).toMatchObject({
    stoppedAt: '2026-03-25T15:59:59.999Z',
    recounted: true,
  });
  expect(chronicle.deadlines.winnerFixing!.due < due!).toBe(true);
  const again = chronicle.corrects(8, { occurredOn: '2026-03-25' }, { on: '2026-03-27', by: agency });
  expect(again).toMatchObject({
    type: 'ReasonNeeded',
    finding: { rule: expect.stringContaining('将评审报告送交采购人') },
  });
});

test('what a second round has replaced is corrected no more', () => {
  const { winner, award, ...ranked } = won();
  const chronicle = new Chronicle(procurementProceeding, {
    ...ranked,
    report: undefined,
    stage: 'selection',
  } as Procurement);
  chronicle.did('deliverReport', { occurredOn: '2026-03-25' }, { on: '2026-03-25', by: agency });
  chronicle.state = { ...chronicle.state, round: 2, report: undefined };
  const answer = chronicle.corrects(8, { occurredOn: '2026-03-24' }, { on: '2026-03-26', by: agency });
  expect(answer).toMatchObject({ type: 'Refused', finding: { rule: '所更正的登记为本案现行的登记' } });
});

test('a report is corrected until it is verified; the verification rests on it', () => {
  const chronicle = told({ ...aPerformance().state, seq: 7 });
  chronicle.did('reportDelivery', aDelivery('2'), { on: '2026-04-13', by: provider });
  const due = chronicle.deadlines['verification:2'];
  chronicle.corrected(8, { quantity: 1180.5 }, { on: '2026-04-14', by: provider }, { on: '2026-04-15', by: officer });
  expect(chronicle.state.deliveries?.[2]?.reported).toMatchObject({
    quantity: 1180.5,
    by: provider.person,
    at: at('2026-04-13'),
  });
  expect(chronicle.deadlines['verification:2']).toEqual(due);
  chronicle.did('verifyDelivery', { instalment: '2', result: 'met' }, { on: '2026-04-16', by: officer });
  const answer = chronicle.corrects(8, { quantity: 1 }, { on: '2026-04-17', by: provider });
  expect(answer?.finding).toMatchObject({ rule: '核验之前方可更正报告', remedy: expect.stringContaining('验收') });
  expect(chronicle.corrects(8, { instalment: '3' }, { on: '2026-04-17', by: provider })?.finding.remedy).toContain(
    '另行报告',
  );
});

test.each([procurementProceeding, paymentProceeding, takeoverProceeding])(
  '$title is corrected in every stage but before its beginning and after its end',
  ({ acts, stageTitles, ends }) => {
    const open = Object.keys(stageTitles).filter((stage) => stage !== 'unopened' && !ends.includes(stage as never));
    for (const name of ['correctEntry', 'confirmCorrection', 'rejectCorrection'])
      expect(acts.find((act) => act.name === name)?.during).toEqual(open);
  },
);
