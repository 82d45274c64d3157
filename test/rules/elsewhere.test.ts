/** A tender on a platform: what happened there is recorded and judged by the rules of here, never refused for breaking them. */
import * as they from './builders.ts';
import {
  aConfirmation,
  aFailure,
  agency,
  anAward,
  anOpening,
  aPlatformNotice,
  aReport,
  awaitedIn,
  before,
  bidder,
  director,
  entering,
  file,
  found,
  officer,
  reportedBid,
} from './elsewhere.ts';

const rules = (all: readonly { rule: string }[]) => all.map(({ rule }) => rule);
const { supplier } = they;

test('a tender that kept every rule on the platform comes to its award without a reason', () => {
  const told = before('nothing');
  expect(told.state.winner).toMatchObject({ supplier: 'ANKANG', priceFen: 1_400_000_00 });
  expect(told.state.award?.noticed.at).toBe('2026-03-25T16:00:00.000Z');
  expect(told.state.elsewhere?.award).toMatchObject({ number: 'ZB-1-R', occurredOn: '2026-03-26', fileSha256: file });
  expect(told.entries.flatMap(({ findings }) => findings.filter(({ holds }) => !holds))).toEqual([]);
  expect(told.entries.flatMap(({ tells }) => tells)).toEqual([]);
});

test('the contract is due thirty days after the notice of award, on the Monday after a Saturday, and the result may be challenged from its day', () => {
  const { deadlines } = before('nothing');
  expect(deadlines.contractSigning).toMatchObject({ from: '2026-03-26', due: '2026-04-27T15:59:59.999Z' });
  expect(deadlines['challengeOfResult:1']?.from).toBe('2026-03-26');
  expect(deadlines['challengeOfProcess:1-opening']?.from).toBe('2026-03-23');
  expect(deadlines['challengeOfProcess:1-evaluation']?.from).toBe('2026-03-23');
  expect(deadlines['challengeOfDocuments:1']?.from).toBe('2026-03-02');
});

test.each([
  ['2026-03-03', '2026-03-23T01:00:00.000Z', []],
  ['2026-03-03', '2026-03-22T01:00:00.000Z', ['自招标文件开始发出之日起至投标截止之日止，不得少于二十日']],
])('documents from %s with bids due at %s are recorded with %j', (documentsFrom, bidsDue, expected) => {
  const wrong = found(
    before('recordNotice'),
    'recordNotice',
    { ...aPlatformNotice, documentsFrom, bidsDue },
    '2026-03-03',
  );
  expect(rules(wrong)).toEqual(expected);
  for (const one of wrong) expect([one.force, one.cite?.article]).toEqual(['warns', 35]);
});

test('a notice in no medium of the authorities, or with too small a weight of the price, is recorded with a reason', () => {
  const told = before('recordNotice');
  const wrong = { ...aPlatformNotice, media: ['other'], priceWeightBp: 900 };
  const input = { ...wrong, scoring: { factors: { 1: { ...they.aNotice.scoring.factors[1], weightBp: 6600 } } } };
  const against = found(told, 'recordNotice', input, '2026-03-02');
  expect(against.map(({ cite }) => `${cite?.statute} ${cite?.article}`)).toEqual(
    expect.arrayContaining(['procurementLaw 11', 'tender87 55']),
  );
  expect(against.every(({ force }) => force === 'warns')).toBe(true);
  expect(told.does('recordNotice', input, { on: '2026-03-02', by: agency })?.type).toBe('ReasonNeeded');
  expect(told.does('recordNotice', input, { on: '2026-03-02', by: agency, reason: '平台已经如此' })).toBeUndefined();
});

test.each([
  ['of tomorrow', { occurredOn: '2026-03-03' }, '所登记的事实不得晚于今天'],
  [
    'whose documents end before they begin',
    { documentsTo: '2026-03-01' },
    '公告、文件提供起止、提交截止的日期依次不早于前一日期',
  ],
  ['that ends before it begins', { noticeTo: '2026-03-01' }, '公告起止的日期依次不早于前一日期'],
])('a notice %s cannot have been, and is refused with what to look at', (_, over, rule) => {
  const told = before('recordNotice');
  const barred = told.does(
    'recordNotice',
    { ...aPlatformNotice, ...over },
    { on: '2026-03-02', by: agency, reason: '照实' },
  );
  expect(barred).toMatchObject({ type: 'Refused', finding: { rule, basis: 'house' } });
  expect(barred?.finding.remedy).toMatch(/核对日期/);
});

test('what is entered weeks late is judged by the days on which it happened', () => {
  const told = before('recordNotice');
  told.did('recordNotice', aPlatformNotice, { on: '2026-03-20', by: agency });
  expect(told.deadlines.documentsOnOffer?.from).toBe('2026-03-02');
  expect(told.state.notice?.published.at).toBe('2026-03-01T16:00:00.000Z');
  expect(told.state.packs?.notice).toBeDefined();
});

test.each([
  [['publishNotice', they.aNotice, agency, 'announcement'], '登记平台采购公告'],
  [['submitBid', { sealedSha256: file }, supplier('ANKANG'), 'announcement'], '登记平台开标记录'],
  [['registerForDocuments', {}, supplier('ANKANG'), 'announcement'], '登记平台开标记录'],
  [['openBids', { offers: {} }, agency, 'selection'], '登记平台开标记录'],
  [['appointCommittee', { members: they.membersOf(5) }, officer, 'selection'], '登记平台评审报告'],
  [['scoreBids', { sheets: {} }, they.expert('member-2'), 'selection'], '登记平台评审报告'],
  [['fixWinner', { supplier: 'ANKANG' }, director, 'selection'], '登记定标（确认结果）'],
  [['issueAwardNotice', {}, agency, 'selection'], '登记平台中标（成交）公告'],
  [['invalidateTender', aFailure, agency, 'selection'], '登记平台废标（终止）公告'],
] as const)(
  '%j is no step of a purchase elsewhere; the remedy names what to record',
  ([act, input, by, stage], instead) => {
    const told = before('recordOpening');
    told.state = { ...told.state, stage };
    const barred = told.does(act, input, { on: '2026-03-23', by, reason: '照办' });
    expect(barred?.type).toBe('Refused');
    expect(barred?.finding.rule).toMatch(/^在省平台进行的项目，“.+”在该平台办理$/);
    expect(barred?.finding.remedy).toContain(`以“${instead}”登记`);
  },
);

test('where the purchase is held here nothing of a platform is recorded, and the remedy names the step of here', () => {
  const told = before('entrustAgency');
  entering(told, 'recordNotice');
  const barred = told.does('recordNotice', aPlatformNotice, { on: '2026-03-02', by: agency });
  expect(barred?.finding.rule).toBe('“登记平台采购公告”限于在平台进行的项目');
  expect(barred?.finding.remedy).toContain('发布采购公告');
});

test('nobody is waited for to do a step of here, and somebody always for the record of the platform', () => {
  const awaitedOf = (act: string) => {
    const { state } = before(act);
    const stage = act === 'recordNotice' ? 'announcement' : 'selection';
    return awaitedIn({ ...state, stage });
  };
  expect(awaitedOf('recordNotice')).toContain('recordNotice');
  expect(awaitedOf('recordOpening')).toContain('recordOpening');
  expect(awaitedOf('recordReport')).toEqual(['recordReport']);
  expect(awaitedOf('deliverReport')).toEqual(['deliverReport']);
  expect(awaitedOf('recordConfirmation')).toEqual(['recordConfirmation']);
  expect(awaitedOf('recordAward')).toEqual(['recordAward']);
});

test('a clarification that moves the deadline is recorded also after it, and the opening is held against the new one', () => {
  const told = before('recordOpening');
  const clarification = {
    number: 'ZB-1-C',
    address: 'https://notice.example/2',
    occurredOn: '2026-03-16',
    fileSha256: file,
    text: '签到方式',
    affectsBids: true,
    bidsDue: '2026-03-31T01:00:00.000Z',
  };
  expect(
    rules(found(told, 'recordClarification', { ...clarification, bidsDue: '2026-03-30T01:00:00.000Z' }, '2026-03-24')),
  ).toEqual(['澄清或者修改内容可能影响投标文件编制的，应当在投标截止时间至少15日前通知；不足15日的，应当顺延截止时间']);
  expect(found(told, 'recordClarification', clarification, '2026-03-24')).toEqual([]);
  told.did('recordClarification', clarification, { on: '2026-03-24', by: agency });
  const barred = told.does('recordOpening', anOpening, { on: '2026-03-31', by: agency, reason: '照实' });
  expect(barred?.finding.rule).toBe('开标不早于提交截止时间');
  expect(barred?.finding.remedy).toContain('2026-03-31 09:00');
});

test('an opening with two bidders, one of them late, is recorded with the law against it', () => {
  const told = before('recordOpening');
  const late = { ...bidder(1_300_000_00), receivedAt: '2026-03-23T01:00:00.001Z' };
  const against = found(
    told,
    'recordOpening',
    { ...anOpening, bidders: { ANKANG: bidder(1_00), BOAI: late } },
    '2026-03-23',
  );
  expect(against.map(({ cite }) => `${cite?.statute} ${cite?.article}`)).toEqual(['procurementLaw 36', 'tender87 33']);
  const inTime = { ...late, receivedAt: '2026-03-23T01:00:00.000Z' };
  const bidders = { ANKANG: bidder(1_00), BOAI: inTime, CIYUAN: bidder(1_00) };
  expect(found(told, 'recordOpening', { ...anOpening, bidders }, '2026-03-23')).toEqual([]);
});

test.each([
  ['2026-03-09', []],
  ['2026-03-08', ['招标公告期限不少于5个工作日']],
])('a notice that ran to %s is found to have run %j', (noticeTo, expected) => {
  const told = before('recordNotice').did(
    'recordNotice',
    { ...aPlatformNotice, noticeTo },
    { on: '2026-03-02', by: agency },
  );
  expect(rules(found(told, 'recordOpening', anOpening, '2026-03-23'))).toEqual(expected);
});

test('a report is refused where its sums do not add up, or it ranks who did not qualify or did not bid', () => {
  const told = before('recordReport');
  const barred = (over: object) => {
    const refusal = told.does(
      'recordReport',
      { ...aReport, ...over },
      { on: '2026-03-23', by: agency, reason: '照实' },
    );
    return refusal?.type === 'Refused' ? refusal.finding : undefined;
  };
  const wrong = { ...aReport.results, ANKANG: { ...reportedBid('ANKANG'), points: 9892 } };
  expect(barred({ results: wrong })?.remedy).toBe('ANKANG 各项之和为 98.93 分，登记的总分为 98.92 分');
  expect(barred({ ranking: ['ANKANG', 'DAAI'] })?.remedy).toContain('DAAI');
  const out = { ...aReport.results, CIYUAN: { qualified: false, reason: '无独立账号' } };
  expect(barred({ results: out })?.rule).toBe('候选人是通过资格审查、符合性审查的供应商');
  expect(barred({ occurredOn: '2026-03-22' })?.rule).toBe('开标、评审报告的日期依次不早于前一日期');
  expect(barred({ occurredOn: '2026-03-24' })?.rule).toBe('所登记的事实不得晚于今天');
});

test('a committee of four, a price that is scored by another formula and an order that is not that of the points are found', () => {
  const told = before('recordReport');
  const cheap = { ...reportedBid('BOAI'), pricePoints: 1499, points: 8499 };
  const input = {
    ...aReport,
    members: they.membersOf(4),
    results: { ...aReport.results, BOAI: cheap },
    ranking: ['BOAI', 'ANKANG', 'CIYUAN'],
  };
  const against = found(told, 'recordReport', input, '2026-03-23');
  expect(against.map(({ cite }) => `${cite?.statute} ${cite?.article}`)).toEqual([
    'tender87 47',
    'tender87 47',
    'tender87 57',
    'tender87 55',
  ]);
  expect(against.every(({ force }) => force === 'warns')).toBe(true);
});

test('two left after the qualification are too few, and who was looked up in no list is found', () => {
  const out = { qualified: false, reason: '无独立账号' };
  const report = {
    ...aReport,
    results: { ...aReport.results, CIYUAN: out },
    ranking: ['ANKANG', 'BOAI'],
  };
  const articles = (act: string) =>
    found(before(act), 'recordReport', report, '2026-03-23').map(({ cite }) => `${cite?.statute} ${cite?.article}`);
  expect(articles('recordReport')).toContain('procurementLaw 36');
  expect(articles('recordReport')).not.toContain('credit125 2');
  expect(articles('enterCreditSearch')).toContain('credit125 2');
});

test('who is confirmed out of turn is recorded with a reason; who did not bid cannot have been', () => {
  const told = before('recordConfirmation');
  const second = { ...aConfirmation, supplier: 'BOAI' };
  expect(told.does('recordConfirmation', second, { on: '2026-03-25', by: director })).toMatchObject({
    type: 'ReasonNeeded',
    finding: { cite: { statute: 'procurementRegulation', article: 43 }, force: 'warns' },
  });
  const stranger = { ...aConfirmation, supplier: 'DAAI' };
  expect(told.does('recordConfirmation', stranger, { on: '2026-03-25', by: director, reason: '照实' })?.type).toBe(
    'Refused',
  );
  told.did('recordConfirmation', second, { on: '2026-03-25', by: director, reason: '第一名放弃' });
  expect(told.state.winner?.supplier).toBe('BOAI');
});

test.each([
  ['2026-03-31', []],
  ['2026-04-01', ['确定中标（成交）供应商应当在期限内完成']],
])('a report of the 24th that is decided on on %s is found %j', (occurredOn, expected) => {
  const against = found(
    before('recordConfirmation'),
    'recordConfirmation',
    { ...aConfirmation, occurredOn },
    '2026-04-02',
    director,
  );
  expect(rules(against)).toEqual(expected);
});

test.each([
  ['2026-03-27', []],
  ['2026-03-28', ['发出中标（成交）通知书并公告结果应当在期限内完成']],
])('an award of the 25th that is announced on %s is found %j', (occurredOn, expected) => {
  const against = found(before('recordAward'), 'recordAward', { ...anAward, occurredOn }, '2026-04-02');
  expect(rules(against)).toEqual(expected);
});

test('a purchaser who was silent cannot be said to have been before its days were over', () => {
  const told = before('recordConfirmation');
  const deemed = (occurredOn: string) => ({ ...aConfirmation, occurredOn, deemed: true });
  expect(rules(found(told, 'recordConfirmation', deemed('2026-03-31'), '2026-04-02', director))).toEqual([
    '采购人逾期未确定的，方视同确定',
  ]);
  expect(found(told, 'recordConfirmation', deemed('2026-04-01'), '2026-04-02', director)).toEqual([]);
});

test('an award to another than was confirmed is refused; one at another price needs a reason', () => {
  const told = before('recordAward');
  const other = told.does(
    'recordAward',
    { ...anAward, provider: 'BOAI' },
    { on: '2026-03-26', by: agency, reason: '照实' },
  );
  expect(other?.finding.remedy).toContain('所确认的是 ANKANG');
  expect(rules(found(told, 'recordAward', { ...anAward, priceFen: 1_400_000_01 }, '2026-03-26'))).toEqual([
    '中标（成交）金额等于该供应商的报价',
  ]);
});
