/** 资格审查: by item of 细则9, by credit, by whom a bidder is related to; who does not qualify is told by which item. */

import { fixWinner } from '../../domain/award.ts';
import { confirmCreditSearch, creditFault, enterCreditSearch } from '../../domain/credit.ts';
import { checkQualification } from '../../domain/examination.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { whyNot } from '../../domain/qualification.ts';
import { agency, at, done, judged, officer, searched } from './builders.ts';
import { delivered, itemsBut, on, paper, qualifying, seated, three } from './selecting.ts';

const code = { ANKANG: '91410000MA00000070', BOAI: '52411399MJY1000100' };
const all = qualifying(three).results;
const withBoai = (examined: object) => ({ results: { ...all, BOAI: examined } });
const refusalOf = (input: object, state: Procurement = seated) =>
  judged(checkQualification, state, input, { on }).refusal;

test.each('123456789'.split(''))(
  'a bidder that fails item %s of 细则9 is not found to qualify, and is told so',
  (item) => {
    const refusal = refusalOf(withBoai({ qualified: true, items: itemsBut(item) }));
    expect(refusal).toMatchObject({
      cite: { statute: 'rules2019', article: 9 },
      remedy: expect.stringContaining(`（${item}）`),
    });
    const failed = { qualified: false, items: itemsBut(item) };
    expect(refusalOf(withBoai(failed))).toBeUndefined();
    expect(whyNot(failed)).toContain(`第（${item}）项`);
  },
);

test('an item without paper is refused; a pledge is enough for the statement of 条例17(4), for others where the documents say so', () => {
  const pledging = (item: string) =>
    withBoai({ qualified: true, items: { ...itemsBut(), [item]: { met: true, pledged: true } } });
  expect(refusalOf(withBoai({ qualified: true, items: { ...itemsBut(), 6: { met: true } } }))?.remedy).toContain(
    '第（6）项',
  );
  expect(refusalOf(pledging('7'))).toBeUndefined();
  expect(refusalOf(pledging('6'))).toMatchObject({ basis: 'plan' });
  const allowing = { ...seated, notice: { ...seated.notice!, pledges: ['6'] } };
  expect(refusalOf(pledging('6'), allowing)).toBeUndefined();
  expect(refusalOf(pledging('1'), allowing)).toBeDefined();
});

test('an examination that goes into no items needs a reason: that they are kept is the house’s rule', () => {
  const { refusal, warnings } = judged(checkQualification, seated, withBoai({ qualified: true }), { on });
  expect(refusal).toBeUndefined();
  expect(warnings.map(({ basis }) => basis)).toEqual(['house']);
});

const found = (record: object) =>
  ({
    ...seated,
    searches: {
      ...seated.searches,
      2: {
        ...seated.searches![1]!,
        searchedAt: `${on}T01:20:00.000Z`,
        results: { BOAI: { [code.BOAI]: clean, [code.ANKANG]: { ...clean, ...record } } },
      },
    },
  }) as Procurement;
const clean = { dishonestDebtor: false, taxOffender: false };
const later = (state: Procurement) => {
  const two = state.searches![2]!;
  return { ...state, searches: { ...state.searches, 2: { ...two, searchedAt: `${on}T01:30:00.001Z` } } };
};

test.each([
  [{}, false],
  [{ dishonestDebtor: true }, true],
  [{ taxOffender: true }, true],
  // Bids were due on the 23rd: a ban that ended the day before shuts nobody out.
  [{ bannedUntil: '2026-03-22' }, false],
  [{ bannedUntil: '2026-03-23' }, true],
])('of a joint bid one party found with %j makes the whole bad: %s', (record, bad) => {
  const state = later(found(record));
  expect(creditFault(state, 'BOAI') !== undefined).toBe(bad);
  expect(refusalOf({ results: all }, state)?.cite?.statute).toBe(bad ? 'credit125' : undefined);
});

test('a party that stands behind two bids puts both out (条例22)', () => {
  const two = seated.searches![1]!;
  const results = { ...two.results, BOAI: { ...two.results.BOAI, ...two.results.ANKANG } };
  const refusal = refusalOf({ results: all }, { ...seated, searches: { 1: { ...two, results } } });
  expect(refusal).toMatchObject({
    cite: { article: 22, paragraph: 2 },
    remedy: expect.stringContaining('ANKANG 与 BOAI'),
  });
});

test('an examination that is made again asks for the review of conformity again', () => {
  const examinedOnce = { ...seated, conformity: { ANKANG: { conforms: true } } };
  expect(done(checkQualification, examinedOnce, { results: all }, { on }).conformity).toBeUndefined();
});

test('nobody is found to qualify who was not looked up since the notice, or whose search nobody confirmed', () => {
  const stale = { ...seated, searches: searched(three, '2026-02-27') };
  const { confirmed: _, ...unconfirmed } = seated.searches![1]!;
  for (const state of [
    stale,
    { ...seated, searches: { 1: unconfirmed } },
    { ...seated, searches: searched(['ANKANG']) },
  ])
    expect(refusalOf({ results: all }, state)).toMatchObject({ cite: { statute: 'credit125' } });
});

test('a search is confirmed by another person, who keys in the hash of the same record', () => {
  const entry = { searchedAt: at(on), results: { BOAI: { [code.BOAI]: clean } }, evidenceSha256: paper };
  const entered = done(enterCreditSearch, seated, entry, { on, actor: agency });
  const confirm = { search: '2', evidenceSha256: paper };
  expect(confirmCreditSearch.awaited?.(entered)).toMatchObject([{ subject: '2' }]);
  expect(judged(confirmCreditSearch, entered, confirm, { on, actor: agency }).refusal?.rule).toContain(
    '登记人不得复核',
  );
  const other = { ...confirm, evidenceSha256: 'e'.repeat(64) };
  expect(judged(confirmCreditSearch, entered, other, { on, actor: officer }).refusal).toBeDefined();
  const confirmed = done(confirmCreditSearch, entered, confirm, { on, actor: officer });
  expect(confirmed.searches?.[2]?.confirmed?.by).toBe(officer.person);
  expect(judged(confirmCreditSearch, confirmed, confirm, { on, actor: officer }).refusal).toBeDefined();
  expect(judged(enterCreditSearch, seated, { ...entry, searchedAt: at('2026-03-24') }, { on }).refusal).toBeDefined();
});

test('the winner is looked up again after the report; without that the award needs a reason', () => {
  const signed = { ...delivered, signatures: { one: { at: `${on}T03:00:00.000Z` } } };
  const warned = judged(fixWinner, signed, { supplier: 'ANKANG' }, { on }).warnings;
  expect(warned.map(({ cite }) => cite?.statute)).toEqual(['credit125']);
  expect(judged(fixWinner, delivered, { supplier: 'ANKANG' }, { on }).warnings).toEqual([]);
});

const declaring = (one: object, other: object) => ({
  results: {
    ...all,
    ANKANG: { ...all.ANKANG, declared: { kind: 'enterprise', ...one } },
    BOAI: { ...all.BOAI, declared: { kind: 'enterprise', ...other } },
  },
});
const [head, another] = ['1'.repeat(64), '2'.repeat(64)];

test.each([
  [{ headSha256: head }, { headSha256: head }, true],
  [{ headSha256: head }, { headSha256: another }, false],
  [{ uscc: code.ANKANG }, { controlledBy: [code.ANKANG] }, true],
  [{ controlledBy: [code.BOAI] }, { uscc: code.BOAI }, true],
  [{ uscc: code.ANKANG, controlledBy: [code.ANKANG] }, { uscc: code.BOAI }, false],
  [{}, {}, false],
])('bidders that declare %j and %j are related: %s', (one, other, related) => {
  const refusal = refusalOf(declaring(one, other));
  expect(refusal?.cite).toEqual(related ? { statute: 'procurementRegulation', article: 18, paragraph: 1 } : undefined);
  if (related) expect(refusal?.remedy).toContain('ANKANG 与 BOAI');
});

test('who designed the project does not bid for it, but for a single source', () => {
  const input = withBoai({ ...all.BOAI, declared: { kind: 'enterprise', designedProject: true } });
  expect(refusalOf(input)?.cite).toMatchObject({ article: 18, paragraph: 2 });
  const single = { ...seated, opening: { ...seated.opening, method: 'singleSource' as const } };
  const cites = judged(checkQualification, single, input, { on }).found.filter(({ holds }) => !holds);
  expect(cites.map(({ cite }) => cite?.paragraph)).not.toContain(2);
});

test.each([
  ['socialOrganisation', undefined],
  ['ruralCollective', undefined],
  ['publicInstitution1', 8],
  ['massOrganisation', 8],
])('a %s is refused under article %s of order 102', (kind, article) => {
  expect(refusalOf(withBoai({ ...all.BOAI, declared: { kind } }))?.cite?.article).toBe(article);
});

test.each([
  [1_999_999_99, 0],
  [2_000_000_00, 1],
])('a fine of %i fen needs %i reasons: what counts as heavy is only recalled', (largestFineFen, reasons) => {
  const { refusal, warnings } = judged(
    checkQualification,
    seated,
    withBoai({ ...all.BOAI, declared: { kind: 'enterprise', largestFineFen } }),
    { on },
  );
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(reasons);
});

test('a code that fails its check is told with what it should be', () => {
  const input = withBoai({ ...all.BOAI, declared: { kind: 'enterprise', uscc: '91410000MA00000000' } });
  expect(judged(checkQualification, seated, input, { on }).warnings[0]?.remedy).toContain('应当为“7”');
});

test('where the purchase is kept for small enterprises a social organisation does not qualify, nor one that declares nothing', () => {
  const kept = { ...seated, notice: { ...seated.notice!, sme: { reserved: 'whole' } as const } };
  const as = (declared: object) => ({
    results: Object.fromEntries(
      three.map((one) => [one, { ...all[one]!, declared: { kind: 'enterprise', size: 'small', ...declared } }]),
    ),
  });
  expect(refusalOf(as({ smeDeclarationSha256: paper }), kept)).toBeUndefined();
  expect(refusalOf(as({}), kept)?.rule).toContain('专门面向中小企业');
  expect(refusalOf(as({ smeDeclarationSha256: paper, kind: 'socialOrganisation' }), kept)?.rule).toContain('中小企业');
  expect(refusalOf(as({ smeDeclarationSha256: paper, size: 'large' }), kept)).toBeDefined();
});
