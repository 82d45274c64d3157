/** 政策包：whatever is wrong with the figures of the law is an error with its place, and a day without law is no law. */
import { pinsFor } from '../../db/pinning.ts';
import { publishNotice } from '../../domain/announcement.ts';
import { measure } from '../../domain/finding.ts';
import { cite } from '../../domain/law/cite.ts';
import { type Line, limitOf, type PackId, packFor, packs, pinned } from '../../domain/law/packs.ts';
import { signContract } from '../../domain/signing.ts';
import { type Law, packFaults } from '../../packs/faults.ts';
import { lawOnFile } from '../../packs/law.ts';
import { publishedWith } from '../../packs/publishing.ts';
import { aProcurement, officer } from './builders.ts';

const today = '2026-11-24';
const law = lawOnFile();
const row = { from: '2020-01-01', source: '试', checkedOn: '2026-11-01', value: 3, certainty: 'read' } as const;
const wholeCite = cite('procurementLaw', 35);

function faultsOf(rows: readonly object[], over: Partial<Law> = {}) {
  const lines = { tested: { rows } as unknown as Line };
  return packFaults({ ...law, lines, published: {}, fileOf: () => 'domain/law/packs/tested.ts', ...over }, today);
}

test('what is on file has no fault', () => {
  expect(packFaults(law, today)).toEqual([]);
  expect(Object.keys(law.lines).length).toBeGreaterThan(50);
});

test.each([
  [
    'gap in the middle',
    [
      { ...row, until: '2021-01-01' },
      { ...row, from: '2021-01-02' },
    ],
    /^gap: no row for henan-county from 2021-01-01/,
  ],
  ['gap at the end', [{ ...row, until: '2026-01-01' }], /^gap: no row for henan-county from 2026-01-01/],
  ['gap at the beginning', [{ ...row, from: '2020-03-10' }], /^gap: no row for henan-county from 2020-03-09/],
  ['gap in one region', [{ ...row, regions: ['henan-county', 'henan-city'] }], /^gap: no row for henan-province/],
  [
    'overlap of a day',
    [
      { ...row, until: '2021-01-02' },
      { ...row, from: '2021-01-01' },
    ],
    /^overlap: rows 1 and 2 both hold for henan-county on 2021-01-01/,
  ],
  ['a row that ends before it begins', [row, { ...row, from: '2026-01-02', until: '2026-01-01' }], /before it begins/],
  [
    'unchecked for a year',
    [{ ...row, checkedOn: '2025-11-23' }],
    /^unchecked for a year: last looked up on 2025-11-23/,
  ],
  [
    'an article that is not on file',
    [{ ...row, cite: { statute: 'procurementLaw', article: 999 } }],
    /^not on file: procurementLaw 999/,
  ],
  [
    'a paragraph that the article has not',
    [{ ...row, cite: { ...wholeCite, paragraph: 9 } }],
    /^not on file: procurementLaw 35\(9\)/,
  ],
  ['recalled but blocking', [{ ...row, cite: recalledArticle() }], /^recalled but blocking/],
])('%s is an error with its place', (_, rows, words) => {
  const [first] = faultsOf(rows);
  expect(first).toMatchObject({
    file: 'domain/law/packs/tested.ts',
    name: 'tested',
    what: expect.stringMatching(words),
  });
});

/** One of which the words were never read. */
function recalledArticle() {
  const found = Object.values(law.lines)
    .flatMap(({ rows }) => rows)
    .find(({ cite: one, certainty }) => one && certainty === 'recalled');
  return found!.cite;
}

test('a row checked a year ago to the day is still fresh, and one that is over needs no checking', () => {
  expect(faultsOf([{ ...row, checkedOn: '2025-11-24' }])).toEqual([]);
  const over = { ...row, until: '2022-01-01', checkedOn: '2021-12-01' };
  expect(faultsOf([over, { ...row, from: '2022-01-01' }])).toEqual([]);
});

const old: PackId = 'henan-county@2020-03-09';

function edit(change: (pack: (typeof packs)[PackId]) => object): Law['packs'] {
  return { ...packs, [old]: { ...packs[old]!, ...change(packs[old]!) } as (typeof packs)[PackId] };
}

test.each([
  [
    'a figure',
    edit(({ limits }) => ({
      limits: { ...limits, bidPeriodOpenTender: { ...limits.bidPeriodOpenTender, value: 21 } },
    })),
    'bidPeriodOpenTender',
  ],
  [
    'a certainty',
    edit(({ clocks }) => ({ clocks: { ...clocks, paymentSme: { ...clocks.paymentSme, certainty: 'seen' } } })),
    'paymentSme',
  ],
  ['a table', edit(({ tables }) => ({ tables: { ...tables, evaluationGrades: [] } })), 'evaluationGrades'],
])('%s edited after publication is an error that names it', (_, edited, name) => {
  const faults = packFaults({ ...law, packs: edited }, today);
  expect(faults).toEqual([
    expect.objectContaining({ name, what: 'edited after publication: release 0.1.0 said otherwise' }),
  ]);
  expect(faults[0]!.file).toMatch(/^domain\/law\/packs\/[a-z-]+\.ts$/);
});

test('a published pack that is gone is an error; one published now is held from now on', () => {
  const { [old]: _, ...rest } = packs;
  expect(packFaults({ ...law, packs: rest }, today)).toContainEqual(expect.objectContaining({ name: old }));
  const published = publishedWith(law, '9.9.9', today);
  const later = Object.keys(published['9.9.9']!.packs).find((id) => id.startsWith('henan-province'))!;
  const edited = { ...packs, [later]: { ...packs[later]!, limits: {} } } as Law['packs'];
  expect(packFaults({ ...law, published, packs: edited }, today).length).toBeGreaterThan(20);
  expect(packFaults({ ...law, published }, today)).toEqual([]);
});

test('on the day before a region is covered there is no pack, and on its first day there is', () => {
  expect(packFor('henan-county', '2020-03-08')).toBeUndefined();
  expect(packFor('henan-county', '2020-03-09')).toBe(old);
  expect(packFor('henan-county', '2025-05-31')).not.toBe(packFor('henan-county', '2025-06-01'));
  expect(packFor('beijing', today)).toBeUndefined();
});

test('a pack that is not there is an error that names it and the figure, never another value', () => {
  expect(() => limitOf({ pack: 'henan-county@1999-01-01' }, 'belowOpenTender')).toThrow(
    /henan-county@1999-01-01.*belowOpenTender/,
  );
});

test('an event is bound by the law of its own day, the rest by that of the opening', () => {
  const { pins } = pinsFor(publishNotice, aProcurement(), {}, { actor: officer, today });
  const day = packFor('henan-county', today)!;
  expect(pins).toEqual({ notice: { pack: day, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  const bound = pinned(aProcurement(), pins);
  expect(bound).toMatchObject({ pack: old, packs: { notice: { pack: day } } });
});

test('a contract is bound by the law of the later signature, and there is none for a day without law', () => {
  const input = { occurredOn: '2025-05-31' } as never;
  const happening = { actor: officer, today };
  const signed = aProcurement({
    contract: { signedByProvider: { by: 's', at: 'x', occurredOn: '2025-06-01' } } as never,
  });
  expect(pinsFor(signContract, signed, input, happening).pins?.contract?.pack).toBe(
    packFor('henan-county', '2025-06-01'),
  );
  const early = { occurredOn: '2019-01-01' } as never;
  expect(pinsFor(signContract, aProcurement(), early, happening).gap).toEqual({
    region: 'henan-county',
    event: '签订合同',
    on: '2019-01-01',
  });
});

test.each([
  ['henan-county', 2_000_000_00],
  ['henan-city', 2_000_000_00],
  ['henan-province', 4_000_000_00],
])('%s asks for an open tender from its own amount on', (region, fen) => {
  const bound = { pack: packFor(region, today)! };
  expect(measure(bound, 'belowOpenTender', fen - 1)).toMatchObject([{ holds: true }]);
  expect(measure(bound, 'belowOpenTender', fen)).toMatchObject([{ holds: false, force: 'blocks' }]);
});
