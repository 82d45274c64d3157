/** 接入: a contract that ran already comes in where it stands, on papers that agree, by two persons, with its clocks. */
import { clockKey } from '../../domain/law/clocks.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { shapes } from '../../domain/shapes/adoption.ts';
import { mayRead } from '../../domain/visibility.ts';
import { accepted, type Over, paper, papers, settled, verified, withPapers } from './adoption-papers.ts';
import { director, officer, supplier, unitAccountant } from './builders.ts';
import { Chronicle } from './chronicle.ts';
import { colleague, deputy } from './performing.ts';

const unopened = { id: '411303-2026-0042', stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' } as Procurement;
const [byOfficer, byDirector] = [
  { on: '2026-04-13', by: officer },
  { on: '2026-04-14', by: director },
];
const [proposing, confirming] = [
  { on: '2026-04-15', by: colleague },
  { on: '2026-04-15', by: director },
];
const chronicle = () => new Chronicle(procurementProceeding, unopened);
const adopted = (input = papers) =>
  chronicle().did('adoptRunningCase', shapes.adoptRunningCase.parse(input), byOfficer);
const running = (input = papers) => {
  const told = adopted(input).did('confirmAdoption', {}, byDirector);
  told.state = { ...told.state, stage: told.state.adoption!.stage };
  return told;
};

test('it waits for a second person, and until then nothing else can be done; no period runs', () => {
  const told = adopted();
  expect(told.state).toMatchObject({ stage: 'adopting', round: 1, seq: 1 });
  expect(told.deadlines).toEqual({});
  const open = procurementProceeding.acts.filter(({ during }) => during.includes('adopting')).map(({ name }) => name);
  expect(open.join(' ')).toBe(
    'confirmAdoption rejectAdoption correctEntry confirmCorrection rejectCorrection adoptCalendar',
  );
  const alone = told.does('confirmAdoption', {}, { on: '2026-04-14', by: { ...director, person: officer.person } });
  expect(alone?.finding.rule).toBe('确认接入的人不是办理接入的人');
  expect(told.does('requestPayment', { instalment: '3' }, byOfficer)?.type).toBe('Refused');
});

test('entry 1 says that what came before was not judged here, and cites no article for it', () => {
  const { findings, deed } = adopted().last;
  expect(findings[0]).toMatchObject({ holds: true, basis: 'house', rule: expect.stringContaining('不由本系统审查') });
  expect(findings.filter(({ cite }) => cite)).toEqual([]);
  expect(deed?.input).toMatchObject({ evidence: papers.evidence });
  for (const name of ['adoptRunningCase', 'confirmAdoption'])
    expect(procurementProceeding.acts.find((act) => act.name === name)?.under).toEqual([]);
});

test('everything that later stages read is there: money, deliveries, standards, the day of the signature', () => {
  const { state } = adopted();
  expect(state.instalments?.[2]).toMatchObject({ paidFen: 300_000_00, deductedFen: 0, waivedFen: 0 });
  expect(state.deliveries?.[3]).toMatchObject({
    verified: { result: 'met', by: '接入前', at: '2026-04-08T15:59:59.999Z' },
  });
  expect(state.contract).toMatchObject({
    provider: 'SQ-HY',
    signedOn: '2026-02-02',
    publishedAt: '2026-02-04T15:59:59.999Z',
  });
  expect(state.scheme).toMatchObject({ ceilingFen: 1_200_000_00, services: { 1: { standard: '每日上门一次' } } });
  expect(state.adoption?.settled).toMatchObject({ 2: { receipt: '国付-2', occurredOn: '2026-03-10' } });
  expect(mayRead(state, supplier('SQ-HY'))).toBe(true);
  expect(mayRead(state, supplier('OTHER'))).toBe(false);
});

test('with the confirmation the periods run since the days on paper: to pay, to file; what is done runs no more', () => {
  const { deadlines } = running();
  expect(Object.keys(deadlines).sort()).toEqual(['contractFiling', 'paymentSme:3']);
  expect(deadlines['paymentSme:3']).toMatchObject({ from: '2026-04-08', basis: 'statute' });
  expect(deadlines.contractFiling).toMatchObject({ from: '2026-02-02', due: '2026-02-11T15:59:59.999Z' });
});

test('what is still to be reported is awaited by the day of the contract', () => {
  const { deadlines } = running(withPapers({ instalments: { 3: { verified: undefined, plannedOn: '2026-04-30' } } }));
  expect(deadlines[clockKey('delivery', '3')]).toMatchObject({ due: '2026-04-30T15:59:59.999Z' });
});

test('the rest is paid as of any contract: what was paid before counts, to the fen', () => {
  const told = running();
  const ask = (amountFen: number) => ({ instalment: '3', amountFen, deductionFen: 0, invoiceNumber: 'FP-3' });
  expect(told.does('requestPayment', ask(200_000_01), byOfficer)?.finding.remedy).toContain('200,000.00 元');
  told.did('requestPayment', ask(200_000_00), byOfficer);
  expect(told.last.sends).toMatchObject([{ proceeding: 'payment', input: { contractNumber: 'HT-2026-0007' } }]);
  expect(told.does('requestPayment', { ...ask(300_000_00), instalment: '2' }, byOfficer)?.finding.rule).toContain(
    '尚未结清',
  );
});

test.each<[string, Over, string, 'blocks' | 'warns']>([
  ['instalments that miss a fen', { contract: { valueFen: 1_000_000_01 } }, '各期金额之和等于合同金额', 'blocks'],
  ['a day ahead', { contract: { signedOn: '2026-04-14', publishedOn: undefined } }, '不得晚于今天', 'blocks'],
  [
    'a contract published before it was signed',
    { contract: { publishedOn: '2026-02-01' } },
    '公告、报备不得早于',
    'blocks',
  ],
  ['a contract signed before the award', { awardedOn: '2026-02-03' }, '合同签订不早于', 'warns'],
  [
    'a payment before the signature',
    { instalments: { 1: { settled: settled(300_000_00, '2026-02-01') } } },
    '核验、支付不早于',
    'warns',
  ],
  [
    'a sum paid in part',
    { instalments: { 2: { settled: settled(299_999_99, '2026-03-10') } } },
    '第 2 期支付与扣减之和',
    'blocks',
  ],
  [
    'money without a receipt',
    { instalments: { 2: { settled: { ...settled(300_000_00, '2026-03-10'), receipt: undefined } } } },
    '国库回单',
    'blocks',
  ],
  [
    'money for what nobody verified',
    { instalments: { 2: { verified: undefined } } },
    '应当有核验、验收的结果',
    'blocks',
  ],
  [
    'money for what was not performed',
    { instalments: { 2: { verified: { ...verified('2026-03-04'), result: 'notMet' } } } },
    '应当有核验、验收的结果',
    'blocks',
  ],
  [
    'a contract above its budget',
    { allotment: { ...papers.allotment, amountFen: 999_999_99 } },
    '合同金额不超过预算指标',
    'warns',
  ],
  [
    'a purchaser that provides to itself',
    { contract: { provider: officer.organisation } },
    '承接主体不得是购买主体',
    'blocks',
  ],
  [
    'a provider that takes over from itself',
    { takeoverPlan: { commander: 'li-wei', dutyPhone: '0377-60000000', successors: ['SQ-HY'] } },
    '承接主体不能接管自己',
    'blocks',
  ],
  ['a contract of another house', { purchaser: 'MZ-OTHER' }, '只可接入本单位的合同', 'blocks'],
  ['acceptance that nobody has asked for', { stage: 'acceptance' }, '接入的阶段应当与材料相符', 'blocks'],
  ['performance of what is asked to be accepted', { acceptance: accepted() }, '接入的阶段应当与材料相符', 'blocks'],
  [
    'evaluation of what is not published',
    { stage: 'evaluation', acceptance: accepted() },
    '接入的阶段应当与材料相符',
    'blocks',
  ],
  [
    'acceptance that failed',
    { stage: 'acceptance', acceptance: accepted({ items: { 1: { passed: false, remark: '缺' } } }) },
    '验收合格的',
    'blocks',
  ],
  [
    'acceptance of a line that nobody bought',
    { stage: 'acceptance', acceptance: accepted({ items: { 2: { passed: true, remark: '' } } }) },
    '逐项列明',
    'blocks',
  ],
])('%s is told with what to do', (_, over, rule, force) => {
  const found = chronicle()
    .judges('adoptRunningCase', withPapers(over), byOfficer)
    .found.filter(({ holds }) => !holds);
  expect(found.map((one) => [one.rule.includes(rule), one.force])).toContainEqual([true, force]);
  expect(found.every(({ remedy, cite }) => remedy && !cite)).toBe(true);
});

test('signed today is signed: the last day that a paper may bear', () => {
  const today = withPapers({ contract: { signedOn: '2026-04-13', publishedOn: undefined } });
  expect(chronicle().judges('adoptRunningCase', today, byOfficer).blocks).toBeUndefined();
});

test('a contract that is accepted and published comes in at its evaluation, and what it earned is owed since', () => {
  const told = running(withPapers({ stage: 'evaluation', acceptance: accepted({ publishedOn: '2026-04-09' }) }));
  expect(told.state).toMatchObject({ stage: 'evaluation', acceptance: { passed: true, published: { by: '接入前' } } });
  expect(told.deadlines['paymentSme:4']).toMatchObject({ from: '2026-04-07' });
  told.did('scoreAsPurchaser', { points: 9000, remark: '好' }, byDirector);
});

test('a contract whose acceptance is under way is accepted here, by its own group', () => {
  const { recorded, ...asked } = accepted();
  const told = running(withPapers({ stage: 'acceptance', acceptance: asked }));
  expect(told.deadlines.acceptance).toMatchObject({ from: '2026-04-02', due: '2026-04-17T15:59:59.999Z' });
  told.did('appointAcceptanceGroup', { members: { a: 'expert', b: 'purchaser', c: 'recipient' } }, byOfficer);
});

test('its provider may default, and is taken over as any other', () => {
  const told = running();
  const plan = { commander: 'li-wei', dutyPhone: '0377-60000000', successors: ['YL-02'] };
  told.did('fileTakeoverPlan', plan, byOfficer);
  told.did(
    'declareDefault',
    { facts: '停止服务', immediate: { ground: 'refused', reason: '书面' } },
    { ...byDirector, reason: '经办人查明' },
  );
  told.did('activateTakeover', { reason: '停止服务', townships: { 城关镇: 3 } }, byDirector);
  expect(told.last.sends).toMatchObject([
    { act: 'openTakeover', input: { provider: 'SQ-HY', contractNumber: 'HT-2026-0007' } },
  ]);
  const ended = { ground: 'default', reason: '停止服务', occurredOn: '2026-04-14', documentSha256: paper('8') };
  told.did('terminateContract', ended, { on: '2026-04-15', by: deputy });
  expect(Object.keys(told.last.sends[0]!.input)).toContain('instalments');
});

test('a director who does not believe it ends it, with the reason', () => {
  const told = adopted().did('rejectAdoption', { reason: '合同未附' }, byDirector);
  expect(told.state).toMatchObject({ diverted: 'unadopted', adoption: { rejected: { reason: '合同未附' } } });
  expect(procurementProceeding.ends).toContain('unadopted');
});

test('before the confirmation all that the papers say can be corrected, and the confirmation is outdated by it', () => {
  const told = adopted();
  const decides = procurementProceeding.acts.find(({ name }) => name === 'confirmAdoption')!.decides!;
  const before = decides(told.state);
  told.corrected(
    1,
    { instalments: { 3: { plannedOn: '2026-04-01' } } },
    { on: '2026-04-13', by: officer },
    { on: '2026-04-13', by: director },
  );
  expect(told.state.instalments?.[3]?.plannedOn).toBe('2026-04-01');
  expect(decides(told.state)).not.toEqual(before);
  expect(told.state).toMatchObject({ stage: 'adopting', adoption: { adopted: { by: officer.person } } });
});

test('after it a wrong day moves the periods that run since, and money that has left stays as it is', () => {
  const told = running();
  told.corrected(1, { contract: { signedOn: '2026-02-03' } }, proposing, confirming);
  expect(told.deadlines.contractFiling).toMatchObject({ from: '2026-02-03' });
  expect(told.deadlines['contractFiling#1']).toMatchObject({ from: '2026-02-02', lapsed: true });
  expect(told.deadlines['paymentSme:3#1']).toBeUndefined();
  expect(told.last.tells).toMatchObject([
    { kind: 'correction', body: { corrects: 'contract', was: { signedOn: '2026-02-02' } } },
  ]);
  told.corrected(1, { instalments: { 2: { settled: { receipt: '国付-22' } } } }, proposing, confirming);
  expect(told.state.adoption).toMatchObject({
    settled: { 2: { receipt: '国付-22' } },
    confirmed: { by: director.person },
  });
  const amounts = { 2: { amountFen: 200_000_00, settled: { paidFen: 200_000_00 } }, 4: { amountFen: 300_000_00 } };
  expect(told.corrects(1, { instalments: amounts }, proposing)?.finding.rule).toContain('更正不改变其金额');
  const others = { 3: { amountFen: 150_000_00 }, 4: { amountFen: 250_000_00 } };
  told.corrected(1, { instalments: others }, proposing, confirming);
  expect(told.state.instalments).toMatchObject({ 3: { amountFen: 150_000_00 }, 4: { amountFen: 250_000_00 } });
  expect(told.corrects(1, { instalments: { 4: { amountFen: 1 } } }, proposing)?.finding.rule).toContain('各期金额之和');
});

test('a paper that turns up ends what was awaited without it; what was done here stands', () => {
  const told = running().corrected(1, { contract: { filedOn: '2026-02-06' } }, proposing, confirming);
  expect(told.state.contract).toMatchObject({ filedAt: '2026-02-06T15:59:59.999Z', publishedAt: expect.anything() });
  expect(told.deadlines.contractFiling).toMatchObject({ lapsed: true, recounted: true });
  told.corrected(1, { contract: { publishedOn: null } }, proposing, confirming);
  expect(told.state.contract?.publishedAt).toBeUndefined();
  expect(told.deadlines.contractPublication).toMatchObject({ from: '2026-02-02' });
  told.did('publishContract', {}, { on: '2026-04-16', by: officer, reason: '未查到公告，补发' });
  const answer = told.corrects(1, { contract: { publishedOn: '2026-02-04' } }, proposing);
  expect(answer?.finding.rule).toBe('更正不改变接入后办理的公告、报备');
  told.corrected(
    1,
    { remark: '补附公告截图' },
    { ...proposing, on: '2026-04-17' },
    { ...confirming, on: '2026-04-17' },
  );
  expect(told.state.contract?.publishedAt).toBe('2026-04-16T01:30:00.000Z');
});

test('a provider that turns out to be no small enterprise is owed by the policy of the house, not by the statute', () => {
  const told = running();
  told.corrected(1, { contract: { providerIsSme: false } }, proposing, confirming);
  expect(told.deadlines['paymentSme:3']).toMatchObject({ lapsed: true });
  expect(told.deadlines['paymentOther:3']).toMatchObject({ from: '2026-04-08', basis: 'house' });
});

test('what was verified here is corrected no more through the papers', () => {
  const told = running(withPapers({ instalments: { 3: { verified: undefined } } }));
  const answer = told.corrects(
    1,
    { instalments: { 3: { verified: verified('2026-04-08') } } },
    { on: '2026-04-15', by: officer },
  );
  expect(answer).toMatchObject({
    finding: { rule: expect.stringContaining('更正不增减核验'), remedy: expect.stringContaining('第 3 期') },
  });
  expect(told.corrects(1, { stage: 'evaluation' }, { on: '2026-04-15', by: unitAccountant })?.finding.remedy).toContain(
    '不予接入',
  );
});

test.each<[string, Over]>([
  ['signed on the day of the award', { awardedOn: papers.contract.signedOn }],
  [
    'verified and paid on the day of the signature',
    {
      instalments: {
        1: { settled: settled(300_000_00, '2026-02-02') },
        2: { verified: verified('2026-02-02'), settled: settled(300_000_00, '2026-02-02', '国付-2') },
      },
    },
  ],
  ['a contract of exactly its budget', { allotment: { ...papers.allotment, amountFen: 1_000_000_00 } }],
  [
    'a period of which everything was withheld, without a receipt',
    {
      instalments: { 2: { settled: { ...settled(0, '2026-03-10'), deductedFen: 300_000_00, receipt: undefined } } },
    },
  ],
])('what just agrees is taken without a word: %s', (_, over) => {
  const { blocks, warns } = chronicle().judges('adoptRunningCase', withPapers(over), byOfficer);
  expect([blocks, warns]).toEqual([undefined, undefined]);
});
