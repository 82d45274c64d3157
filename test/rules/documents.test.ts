/** Filing: who may file what, a scan that is younger than what it signs, bids that stay sealed, and what is still missing. */
import { checklistOf, namedHashes } from '../../domain/checklist.ts';
import { documentsMax, type FiledDocument } from '../../domain/document.ts';
import { procurementKinds } from '../../domain/document-kinds.ts';
import { textOf } from '../../domain/law/statutes.ts';
import { filePaymentDocument, withdrawPaymentDocument } from '../../domain/payment-documents.ts';
import type { Payment } from '../../domain/payment-state.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { fileDocument, withdrawDocument } from '../../domain/procurement-documents.ts';
import { shapes } from '../../domain/shapes/documents.ts';
import { fileTakeoverDocument } from '../../domain/takeover-documents.ts';
import { readable, readableDocuments, readableEntry } from '../../domain/visibility.ts';
import {
  agency,
  aProcurement,
  bidsIn,
  director,
  expert,
  financeReviewer,
  officer,
  regulator,
  supplier,
  unitAccountant,
  won,
} from './builders.ts';
import { aContract, assessor, Told } from './performing.ts';

const hash = (letter: string) => letter.repeat(64);
const filing = (over: object = {}) => ({
  kind: 'contractText',
  name: '合同文本.pdf',
  sha256: hash('c'),
  bytes: 1_000,
  type: 'pdf',
  madeOn: '2026-04-01',
  ...over,
});
const scan = (over: object = {}) =>
  filing({ kind: 'contractSigned', name: '签字页.pdf', sha256: hash('d'), signs: '1', ...over });

const inContract = (over: Partial<Procurement> = {}) =>
  new Told<Procurement>(won(aProcurement(), { contract: { ...aContract, provider: 'ANKANG' }, ...over }));
const withText = () => inContract().does(fileDocument, filing(), '2026-04-02');
const opened = () => new Told<Procurement>({ ...bidsIn(['ANKANG', 'BOAI']), openedAt: '2026-03-23T01:00:00.000Z' });
const bid = (over: object = {}) =>
  filing({ kind: 'bid', name: '投标文件.pdf', sha256: hash('a'), madeOn: '2026-03-20', ...over });

test.each([
  ['2026-03-31', /不得早于其所签的文件/],
  ['2026-04-01', undefined],
])('a scan of the signatures of %s under a text of 1 April is held against it: %s', (madeOn, rule) => {
  const refusal = withText().refuses(fileDocument, scan({ madeOn }), '2026-04-03');
  if (rule)
    expect(refusal).toMatchObject({ rule: expect.stringMatching(rule), basis: 'house', required: '≥ 2026-04-01' });
  else expect(refusal).toBeUndefined();
});

test.each([
  ['the text is not on file', inContract, scan(), /应当指明所签的/],
  ['nothing is named', withText, scan({ signs: undefined }), /应当指明所签的/],
  ['what is named is no text of a contract', () => withOther(), scan({ signs: '2' }), /应当是有效的“合同文本”/],
  ['the scan is the text itself', withText, scan({ sha256: hash('c') }), /不得是同一内容/],
  ['a text says it signs something', withText, filing({ sha256: hash('e'), signs: '1' }), /方须指明所签/],
])('a scan is refused where %s', (_, told, input, rule) => {
  expect(told().refuses(fileDocument, input, '2026-04-03')?.rule).toMatch(rule);
});

test('who replaces the text needs new signatures: the old scan stays on file and counts no longer', () => {
  const signed = withText().does(fileDocument, scan(), '2026-04-02');
  expect(row(signed.state, 'contractSigned')).toMatchObject({ status: 'filed', numbers: ['2'] });
  const anew = signed.does(
    fileDocument,
    filing({ sha256: hash('e'), madeOn: '2026-04-02', replaces: '1' }),
    '2026-04-03',
  );
  expect(anew.state.documents).toMatchObject({ 1: { replacedBy: '3' }, 3: { replaces: '1' } });
  expect(row(anew.state, 'contractSigned')).toMatchObject({ status: 'missing', numbers: [] });
  expect(anew.refuses(fileDocument, scan({ sha256: hash('f') }), '2026-04-03')?.rule).toMatch(/应当是有效的/);
  expect(anew.refuses(fileDocument, scan({ sha256: hash('f'), signs: '3' }), '2026-04-03')?.rule).toMatch(/不得早于/);
});

test.each([
  ['the agency files a contract', filing(), { on: '2026-04-02', actor: agency }, /“合同文本”由经办人、负责人存入/],
  ['it is dated tomorrow', filing({ madeOn: '2026-04-03' }), { on: '2026-04-02' }, /不得晚于今天/],
  ['its name promises another type', filing({ name: '合同.docx' }), { on: '2026-04-02' }, /扩展名应当与内容一致/],
  ['it replaces what is not there', filing({ replaces: '7' }), { on: '2026-04-02' }, /应当在本案之中/],
  ['it says whose bid it is, and is none', filing({ supplier: 'BOAI' }), { on: '2026-04-02' }, /须注明供应商/],
])('a document is refused where %s', (_, input, scene, rule) => {
  expect(inContract().refuses(fileDocument, input, scene)?.rule).toMatch(rule);
});

test('the day on the paper may be today, and the same bytes are filed once in a kind', () => {
  expect(inContract().refuses(fileDocument, filing({ madeOn: '2026-04-02' }), '2026-04-02')).toBeUndefined();
  expect(withText().refuses(fileDocument, filing(), '2026-04-03')?.remedy).toMatch(/第 1 号文件内容相同/);
  expect(withText().refuses(fileDocument, filing({ kind: 'otherDocument' }), '2026-04-03')).toBeUndefined();
});

test('a case takes so many documents and no more', () => {
  const one = withText().state.documents![1]!;
  const full = (count: number) =>
    inContract({
      documents: Object.fromEntries(Array.from({ length: count }, (_, n) => [n + 1, { ...one, kind: 'x' }])),
    });
  expect(full(documentsMax - 1).refuses(fileDocument, filing(), '2026-04-03')).toBeUndefined();
  expect(full(documentsMax).refuses(fileDocument, filing(), '2026-04-03')?.rule).toMatch(/不超过 200 份/);
});

test('a document is taken back or replaced by the organisation that filed it, once, and never disappears', () => {
  const told = withText();
  const back = { document: '1', reason: '存错版本' };
  expect(told.refuses(withdrawDocument, back, { on: '2026-04-03', actor: agency })?.rule).toMatch(/由存入的单位撤回/);
  const gone = told.does(withdrawDocument, back, { on: '2026-04-03', actor: director });
  expect(gone.state.documents).toMatchObject({ 1: { name: '合同文本.pdf', withdrawn: { reason: '存错版本' } } });
  expect(gone.refuses(withdrawDocument, back, '2026-04-03')?.rule).toMatch(/方可撤回/);
  expect(gone.refuses(withdrawDocument, { ...back, document: '9' }, '2026-04-03')?.rule).toMatch(/在本案之中/);
  expect(gone.refuses(fileDocument, filing({ sha256: hash('e'), replaces: '1' }), '2026-04-03')?.rule).toMatch(
    /方可更换/,
  );
  expect(row(gone.state, 'contractText')).toMatchObject({ numbers: [] });
});

test('before the opening no bid comes on file, and nobody who tries learns whether there is one', () => {
  const sealed = new Told<Procurement>(bidsIn(['ANKANG', 'BOAI']));
  for (const actor of [officer, agency, supplier('ANKANG'), supplier('CIYUAN')])
    for (const named of ['ANKANG', 'CIYUAN', undefined]) {
      const { found } = sealed.judges(fileDocument, bid({ supplier: named }), { on: '2026-03-22', actor });
      const told = new Set(found.map(({ rule, holds }) => `${rule}：${holds}`));
      const always = actor.role === 'supplier' ? ['供应商的文件在投标文件开启之后存入：false'] : [];
      expect([...told]).toEqual([...always, '投标文件在开启之后存入：false']);
    }
  const other = { on: '2026-03-22', actor: supplier('ANKANG') };
  expect(sealed.refuses(fileDocument, filing({ kind: 'otherDocument' }), other)?.rule).toMatch(/开启之后存入/);
  const loser = { on: '2026-03-24', actor: supplier('ANKANG') };
  expect(opened().refuses(fileDocument, filing({ kind: 'otherDocument' }), loser)?.rule).toMatch(/签约之前/);
});

test('a sealed envelope comes on file as a bid and as nothing else: nobody could look through it', () => {
  const envelope = { name: '响应文件.sealed', type: 'envelope' } as const;
  const own = { on: '2026-03-24', actor: supplier('ANKANG') };
  expect(opened().does(fileDocument, bid(envelope), own).state.documents![1]).toMatchObject({ type: 'envelope' });
  const other = filing({ kind: 'otherDocument', ...envelope });
  const refusal = opened().refuses(fileDocument, other, { on: '2026-03-24', actor: officer });
  expect(refusal?.rule).toBe('密封信封只作为投标（响应）文件存入');
});

test('what is filed as a bid is what was sealed: another content is refused, of paper it needs a reason', () => {
  const own = { on: '2026-03-24', actor: supplier('ANKANG') };
  expect(opened().refuses(fileDocument, bid({ sha256: hash('b') }), own)?.rule).toMatch(/提交摘要的那一份/);
  expect(opened().refuses(fileDocument, bid({ supplier: 'BOAI' }), own)?.rule).toMatch(/提交而未撤回的/);
  expect(opened().refuses(fileDocument, bid(), { ...own, actor: supplier('CIYUAN') })?.rule).toMatch(/提交而未撤回的/);
  const told = opened().does(fileDocument, bid(), own);
  expect(told.state.documents![1]).toMatchObject({ supplier: 'ANKANG', round: 1 });
  const bids = { ANKANG: { ...opened().state.bids!.ANKANG!, onPaper: true } };
  const paper = opened().with({ bids });
  const { refusal, warnings } = paper.judges(fileDocument, bid({ sha256: hash('b'), supplier: 'ANKANG' }), {
    on: '2026-03-24',
    actor: agency,
  });
  expect([refusal, warnings.length]).toEqual([undefined, 1]);
});

test('rivals never read each other’s bids; purchaser, agency, committee and overseers do', () => {
  const filed = opened().does(fileDocument, bid(), { on: '2026-03-24', actor: supplier('ANKANG') }).state;
  const state = { ...filed, committee: { 'member-2': { name: '成员', kind: 'expert' } } } as Procurement;
  const entry = { change: { documents: { 1: {} } }, act: 'fileDocument', deed: { actor: supplier('ANKANG') } } as never;
  const reads = (actor: typeof officer) => [
    Object.keys(readableDocuments(state, actor)),
    readableEntry(state, entry, actor),
  ];
  for (const actor of [officer, agency, regulator, financeReviewer, expert('member-2'), supplier('ANKANG')])
    expect(reads(actor)).toEqual([['1'], true]);
  const winner = { ...state, contract: { ...aContract, provider: 'BOAI' } };
  for (const actor of [supplier('BOAI'), expert('member-9'), assessor]) {
    expect(reads(actor)).toEqual([[], false]);
    expect(readable(winner, actor).documents).toBeUndefined();
  }
});

test.each([
  ['tenderDocuments', supplier('ANKANG'), true],
  ['tenderDocuments', supplier('CIYUAN'), false],
  ['contractText', supplier('ANKANG'), true],
  ['contractText', supplier('BOAI'), false],
  ['acceptanceCertificate', assessor, true],
  ['awardDecision', assessor, false],
  ['otherDocument', supplier('ANKANG'), false],
  ['otherDocument', unitAccountant, true],
])('%s is for %o to read: %s', (kind, actor, may) => {
  const one: FiledDocument = { ...withText().state.documents![1]!, kind };
  const registrations = { ANKANG: { at: '2026-03-03T01:00:00.000Z' } };
  const { state } = inContract({ documents: { 1: one }, registrations });
  expect(Object.keys(readableDocuments(state, actor))).toEqual(may ? ['1'] : []);
});

test('a paper is missing from the moment the journal says that what it tells was done, not before', () => {
  const { allotment, ...before } = aProcurement({ stage: 'budget' });
  expect(row(before as Procurement, 'budgetApproval').status).toBe('later');
  expect(row({ ...before, allotment } as Procurement, 'budgetApproval')).toMatchObject({
    status: 'missing',
    basis: 'statute',
    law: { words: '采购预算' },
  });
  expect(row(before as Procurement, 'otherDocument')).toMatchObject({ status: 'free', basis: 'house' });
});

test('each bidder’s bid is a line of its own once bids are opened; before, the list does not tell how many there are', () => {
  const sealed = checklistOf('procurement', bidsIn(['ANKANG', 'BOAI']), officer).filter(({ kind }) => kind === 'bid');
  expect(sealed).toMatchObject([{ status: 'later', numbers: [] }]);
  const filed = opened().does(fileDocument, bid(), { on: '2026-03-24', actor: supplier('ANKANG') });
  const rows = checklistOf('procurement', filed.state, officer).filter(({ kind }) => kind === 'bid');
  expect(rows.map(({ of, status }) => [of, status])).toEqual([
    ['ANKANG', 'filed'],
    ['BOAI', 'missing'],
  ]);
});

test('the papers of an earlier round do not stand for those of the next', () => {
  const told = opened().does(fileDocument, bid(), { on: '2026-03-24', actor: supplier('ANKANG') });
  expect(row({ ...told.state, round: 2 }, 'bid')).toMatchObject({ status: 'missing', of: 'ANKANG' });
});

test('every article that a kind of document names says the words that are quoted from it', () => {
  const kinds = Object.values(procurementKinds).flatMap((kind) => ('law' in kind ? [kind.law] : []));
  expect(kinds.length).toBeGreaterThan(15);
  for (const { cite, words } of kinds) expect(textOf(cite)).toContain(words);
});

test('a hash that an act named is shown with the document behind it, or without one', () => {
  const termination = { ground: 'agreement', documentSha256: hash('c') } as never;
  const deliveries = { 1: { reported: { evidenceSha256: hash('9') } } } as never;
  const { state } = withText().with({ termination, deliveries, bids: {}, searches: {} });
  expect(namedHashes(state)).toEqual([
    { place: 'termination.documentSha256', sha256: hash('c'), document: '1' },
    { place: 'deliveries.1.reported.evidenceSha256', sha256: hash('9') },
  ]);
});

test('payments and takeovers have papers of their own, by the same rules', () => {
  const payment = new Told({
    id: '1:1',
    stage: 'review',
    seq: 1,
    deductionFen: 1,
    provider: 'P',
    purchaser: 'MZ-WL',
  } as Payment);
  const invoice = filing({ kind: 'invoice', name: '发票.ofd', type: 'ofd' });
  const provider = { on: '2026-04-16', actor: supplier('P') };
  const told = payment.does(filePaymentDocument, invoice, provider);
  expect(checklistOf('payment', told.state, officer).map(({ status }) => status)).toEqual([
    ...['missing', 'filed', 'missing', 'free'],
  ]);
  expect(Object.keys(readableDocuments(told.state, supplier('P')))).toEqual(['1']);
  const back = { document: '1', reason: '开错抬头' };
  expect(told.does(withdrawPaymentDocument, back, provider).state.documents![1]).toMatchObject({
    withdrawn: { reason: '开错抬头' },
  });
  const list = { ...invoice, kind: 'handOverList', type: 'pdf', name: '清单.ofd' };
  const takeover = new Told({ id: '1:1', stage: 'running', seq: 1 } as never);
  expect(takeover.refuses(fileTakeoverDocument as never, list, '2026-04-16')?.rule).toMatch(/扩展名/);
  const filed = takeover.does(fileTakeoverDocument as never, { ...list, name: '清单.pdf' }, '2026-04-16');
  expect(filed.state).toMatchObject({ documents: { 1: { kind: 'handOverList', name: '清单.pdf' } } });
});

test('a shape takes only kinds of its own proceeding, and a name that says what it is', () => {
  const fits = (act: keyof typeof shapes, input: object) => shapes[act].safeParse(input).success;
  expect(fits('fileDocument', filing())).toBe(true);
  expect(fits('filePaymentDocument', filing())).toBe(false);
  expect(fits('fileDocument', filing({ kind: 'constructor' }))).toBe(false);
  expect(fits('fileDocument', filing({ bytes: 0 }))).toBe(false);
  expect(fits('fileDocument', filing({ sha256: hash('C') }))).toBe(false);
  const named = shapes.fileDocument.safeParse(filing({ name: '张某11010519491231002X.pdf' }));
  expect(named.error?.issues).toMatchObject([{ path: ['name'], message: expect.stringContaining('身份证号') }]);
});

function withOther(): Told<Procurement> {
  return withText().does(fileDocument, filing({ kind: 'otherDocument', sha256: hash('7') }), '2026-04-02');
}

function row(state: Procurement, kind: string) {
  return checklistOf('procurement', state, officer).find((one) => one.kind === kind)!;
}
