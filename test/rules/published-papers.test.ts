/** Papers of what was published: every field of it, in words and nothing else, and which there are for whom. */

import { publishNotice } from '../../domain/announcement.ts';
import { draftContract } from '../../domain/contract.ts';
import { displayPublication, intentionPublication } from '../../domain/course-publication.ts';
import { percent } from '../../domain/money.ts';
import { wordsOf } from '../../domain/notice-fields.ts';
import { acceptancePublication, evaluationPublication } from '../../domain/outcome-publication.ts';
import type { PaperEntry } from '../../domain/papers/paper.ts';
import { paperNamed, papersOf, publishedPapers, type Told } from '../../domain/papers/papers.ts';
import { publishedPaper } from '../../domain/papers/published.ts';
import { fieldWords } from '../../domain/papers/words.ts';
import type { Procurement } from '../../domain/procurement.ts';
import {
  amendmentPublication,
  awardPublication,
  cancellationPublication,
  clarificationPublication,
  contractPublication,
  invalidationPublication,
  noticePublication,
  type Publication,
  resultVoidPublication,
} from '../../domain/publication.ts';
import { NoticeDraft } from '../../domain/shapes/announcement.ts';
import { IntentionNotice } from '../../domain/shapes/course.ts';
import { SingleSourceDisplay } from '../../domain/shapes/direct.ts';
import { Factor, LowPriceRates, Scoring, SmePolicy } from '../../domain/shapes/scoring.ts';
import { AwardNotice } from '../../domain/shapes/selection.ts';
import { clockTime } from '../../domain/time.ts';
import { isSealed, readable } from '../../domain/visibility.ts';
import {
  aContractDraft,
  aNotice,
  announced,
  bidsIn,
  director,
  done,
  expert,
  financeReviewer,
  officer,
  readyForNotice,
  supplier,
  won,
} from './builders.ts';
import { entryOf, linesOf, sourceOf, under } from './papering.ts';
import { awarded, reported } from './selecting.ts';

const signed = { by: 'chen-jing', at: '2026-06-01T01:00:00.000Z' };
const notice = {
  ...announced().notice!,
  challengeOnce: true,
  parties: { purchaser: { name: '宛城区民政局', address: '建设东路 1 号', contact: '0377-63120001' } },
  contact: { name: '某经办', phone: '0377-63120002' },
  bidSecurityFen: 30_000_00,
  lowPrice: { meanBp: 6000, secondBp: 5500, ceilingBp: 5000 },
  pledges: ['4', '6'],
};
const clarified = announced(undefined, {
  clarifications: { 1: { text: '地点更正', at: signed.at, was: aNotice.bidsDue, bidsDue: '2026-03-30T01:00:00.000Z' } },
});
const contracted: Procurement = { ...done(draftContract, won(readyForNotice()), aContractDraft, { on: '2026-03-25' }) };
const contract = { ...contracted.contract!, signedOn: '2026-03-28', publishedAt: signed.at };
const amendments = {
  1: {
    kind: 'supplement',
    ground: 'need',
    text: '增加人次',
    addedFen: 50_000_00,
    quantities: { 2: 100 },
    instalments: { 4: aContractDraft.instalments[3] },
    changes: { periodTo: '2027-05-31', settlement: '按季' },
    drafted: signed,
    signed: { ...signed, occurredOn: '2026-06-01', documentSha256: 'a' },
    published: signed,
  },
} as unknown as NonNullable<Procurement['amendments']>;
const acceptance = {
  requested: { ...signed, statement: '完成' },
  group: { 'member-1': 'expert', r1: 'recipient' },
  items: { 1: { passed: true, remark: '到位' } },
  passed: true,
  recipientsOpinion: '满意',
  published: signed,
} as const;
const evaluation = {
  purchaser: { ...signed, points: 9000 },
  recipients: { ...signed, points: 9550, sample: 60, organisation: 'X' },
  thirdParty: { ...signed, points: 8800, organisation: 'PG' },
  published: { ...signed, points: 9212, grade: '优秀' },
};
const ended = { ...won(), cancellation: { ...signed, reason: '任务取消' } };
const rounds = { 1: { invalidated: { ...signed, ground: 'tooFewBidders', reason: '仅两家' } } } as const;
const complaints = {
  'TS-1': { ordered: { ...signed, by: 'regulator', document: '财投〔2026〕1号', finding: { excludes: ['ANKANG'] } } },
} as never;
const display = {
  supplier: 'ANKANG',
  address: '长江路 8 号',
  reason: '唯一',
  experts: { 1: { name: '某甲', employer: '某院', title: '教授', opinion: '同意' } },
  contact: '0377',
  published: signed,
};

const told: Publication[] = [
  intentionPublication({
    ...announced(),
    intention: { summary: '照料', budgetFen: 1_500_000_00, expectedMonth: '2026-03', published: signed },
  }),
  displayPublication({ ...announced(), display }),
  noticePublication({ ...announced(), notice } as Procurement),
  clarificationPublication(clarified),
  invalidationPublication({ ...announced(), round: 2, rounds } as Procurement),
  cancellationPublication(ended),
  awardPublication({ ...awarded, results: { ANKANG: { ...reported.results!.ANKANG!, comparedFen: 1_260_000_00 } } }),
  resultVoidPublication({ ...won(), complaints }, 'TS-1'),
  contractPublication({ ...contracted, contract }),
  amendmentPublication({ ...contracted, contract, amendments }, '1'),
  acceptancePublication({ ...contracted, contract, acceptance }),
  evaluationPublication({ ...contracted, contract, evaluation }),
  {
    ...awardPublication(awarded),
    kind: 'correction',
    title: '更正',
    body: { ...awardPublication(awarded).body, corrects: 'award', was: { priceFen: 1_399_999_00, parties: null } },
  },
];

/** Every value that stands somewhere in what was told. */
function leaves(value: unknown): (string | number)[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return typeof value === 'string' || typeof value === 'number' ? [value] : [];
}

/** What people choose from is printed in words. */
const chosen: Record<string, string> = {
  none: '不预留',
  caringService: '服务性服务',
  administrativeWork: '事务性服务',
  technical: ' | 技术 | ',
  business: ' | 商务 | ',
  prepayment: '预付',
  assessment: '按期考核后',
  finalAcceptance: '最终验收后',
  tooFewBidders: '不足法定家数',
  regulator: '采购监管部门',
  supplement: '补充合同',
  need: '追加与合同标的相同的服务',
  award: '中标（成交）结果公告',
};

test.each(told.map((one) => [one.title, one] as const))(
  'the paper of %s carries every field of what was published, under a word',
  (_, one) => {
    const paper = publishedPaper(one);
    const text = linesOf(paper).join('\n');
    const figures = text.replaceAll(',', '');
    const isThere = (value: string | number) =>
      typeof value === 'string'
        ? text.includes(chosen[value] ?? (/T.*Z$/.test(value) ? clockTime(value) : value))
        : figures.includes((value / 100).toFixed(2)) ||
          figures.includes(percent(value)) ||
          text.includes(`：${value}`) ||
          text.includes(` ${value} `);
    for (const value of leaves(one.body)) expect([value, isThere(value)]).toEqual([value, true]);
    for (const key of keysIn(one.body)) expect({ ...fieldWords, ...wordsOf(one) }).toHaveProperty([key]);
    expect(text).not.toMatch(/\[object|undefined|NaN/);
    expect(paper.title).toBe(one.title);
  },
);

/** Names of fields: letters; keys that are numbers or codes of suppliers name no field. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [...(/^[a-z]/.test(key) ? [key] : []), ...keysIn(one)]);
}

test('an award notice has the sum in capitals, the experts and the addresses; it names no officer', () => {
  const text = linesOf(publishedPaper(awardPublication(awarded))).join('\n');
  expect(text).toContain('中标（成交）金额：人民币壹佰肆拾万元整（¥1,400,000.00）');
  expect(text).toContain('评审专家名单：成员2、成员3、成员4、成员5');
  expect(text).toContain('长江路 8 号');
  expect(text).not.toMatch(/chen-jing|li-wei|zhou-min/);
});

test('a paper of a contract notice leaves out the account, as the notice does', () => {
  const text = linesOf(publishedPaper(contractPublication({ ...contracted, contract }))).join('\n');
  expect(text).not.toContain(contract.account.number);
  expect(text).toContain('1 | 预付款 | 人民币肆拾万元整（¥400,000.00） | 预付 | 2026-05-08');
});

test('whatever a notice, a display or an intention may take has a word on paper, whoever adds a field', () => {
  const taken = [NoticeDraft, SingleSourceDisplay, IntentionNotice, AwardNotice].flatMap(({ shape }) =>
    Object.keys(shape),
  );
  const inside = [Scoring, SmePolicy, LowPriceRates, Factor].flatMap(({ shape }) => Object.keys(shape));
  expect(taken.length).toBeGreaterThan(20);
  expect([...taken, ...inside].filter((key) => !(key in fieldWords))).toEqual([]);
});

test('a divided purchase has its lots in a table, each with its ceiling and what it buys', () => {
  const [one] = told.filter(({ kind }) => kind === 'notice');
  const lots = {
    1: {
      number: '411303-2026-0042:1',
      title: '东片',
      ceilingFen: 700_000_00,
      townships: ['东河乡'],
      services: { 1: { quantity: 6 } },
    },
  };
  const paper = publishedPaper({ ...one!, body: { ...one!.body, lots, mostLotsPerBidder: 1 } });
  expect(under(paper, '采购包一览')[1]).toBe('1 | 411303-2026-0042:1 | 东片 | 700,000.00 元 |  | 东河乡 | 1：数量：6');
  expect(linesOf(paper)).toContain('同一供应商最多中标包数：1');
});

test('a field that nobody has foreseen is printed under its own name, in a line and in a table', () => {
  const { body, ...rest } = told[8]!;
  const services = { 1: { title: '照料', shift: '夜间' } };
  const text = linesOf(publishedPaper({ ...rest, body: { ...body, services, weather: '晴' } })).join('\n');
  expect(text).toContain('weather：晴');
  expect(text).toMatch(/\| shift\n1 \| 照料 \|.*\| 夜间/);
});

test('a store that orders fields otherwise makes the same paper', () => {
  for (const one of told) {
    const turned = { ...one, body: Object.fromEntries(Object.entries(one.body).reverse()) };
    expect(publishedPaper(turned)).toEqual(publishedPaper(one));
  }
});

const entry = (seq: number, changed: string[] = ['notice']): PaperEntry =>
  entryOf(seq, publishNotice, aNotice, { on: '2026-03-02' }, changed);

test('the last of a kind goes by the kind alone, and every one by its number; the contract is not the notice of it', () => {
  const [first, second] = [told[3]!, { ...told[3]!, body: { ...told[3]!.body, text: '再次更正' } }];
  const made = publishedPapers(
    [first, second, told[8]!].map((publication, place): Told => ({ publication, entry: entry(place + 10) })),
  );
  expect(made.map(({ name }) => name)).toEqual(['clarification-1', 'clarification-2', 'contractNotice-1']);
  expect(paperNamed(made, 'clarification')).toBe(made[1]);
  expect(paperNamed(made, 'clarification-1')).toBe(made[0]);
  expect(paperNamed(made, 'contract')).toBeUndefined();
});

function listFor(state: Procurement, actor: Parameters<typeof readable>[1]) {
  const parts = ['opening', 'scheme', 'notice', 'ranking', 'contract'];
  const entries = [entry(9, parts)];
  return papersOf(sourceOf(readable(state, actor) as Procurement, entries), sourceOf(state, entries), []);
}
const namesFor = (...of: Parameters<typeof listFor>) => listFor(...of).made.map(({ name }) => name);

test('before the opening whoever bids, and how many do, changes nothing of any paper or of the list of papers, for nobody', () => {
  const few = bidsIn(['ANKANG']);
  const many = { ...bidsIn(['ANKANG', 'BOAI', 'CIYUAN', 'DELI']), bidSecurities: { '1:BOAI': {} as never } };
  expect(isSealed(few)).toBe(true);
  for (const actor of [officer, director, financeReviewer, supplier('BOAI'), supplier('EDA')])
    expect(listFor(many, actor)).toEqual(listFor(few, actor));
});

test('a report goes whole or not at all: to those who run the purchase at once, to finance after the award, to a bidder never', () => {
  expect(namesFor(reported, officer)).toContain('report');
  expect(namesFor(reported, financeReviewer)).not.toContain('report');
  expect(namesFor(awarded, financeReviewer)).toContain('report');
  expect(namesFor(awarded, expert('member-2'))).toContain('report');
  for (const one of ['ANKANG', 'BOAI', 'EDA']) expect(namesFor(awarded, supplier(one))).not.toContain('report');
  const provided = { ...awarded, contract: { ...contracted.contract!, provider: 'ANKANG' } };
  expect(namesFor(provided, supplier('ANKANG'))).not.toContain('report');
});

test('a contract goes to its provider, and to no rival; a paper that is kept back is not told from one that is not there', () => {
  expect(namesFor(contracted, supplier('ANKANG'))).toContain('contract');
  expect(namesFor(contracted, supplier('BOAI'))).toEqual([]);
  const why = (state: Procurement) => listFor(state, supplier('BOAI')).notYet.find(({ name }) => name === 'contract');
  expect(why(contracted)).toEqual(why(won(readyForNotice())));
  expect(why(contracted)?.why).toContain('合同起草之后');
});

test('a paper rests on the last entry that changed what it says, so that what came later does not make it another', () => {
  const entries = [entry(9, ['scheme']), entry(10, ['plan']), entry(11, ['notice'])];
  const state = readyForNotice();
  const made = papersOf(sourceOf(state, entries), sourceOf(state, entries), []).made;
  expect(made.find(({ name }) => name === 'scheme')?.entry.seq).toBe(10);
  expect(under(made.find(({ name }) => name === 'scheme')!.paper, '项目')).toContain('采购编号：411303-2026-0042');
});
