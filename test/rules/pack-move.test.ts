/** 改适用政策包: a running case goes by another law only where two persons say so; what was judged before stays as it was. */
import { chinaCalendar } from '../../domain/law/calendars.ts';
import { packFor, packIdOf } from '../../domain/law/packs.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { impactOn } from '../../packs/impact.ts';
import type { Stored } from '../../verify/reading.ts';
import { aProcurement, aScheme, director, officer } from './builders.ts';
import { Chronicle } from './chronicle.ts';
import { aDelivery, aPerformanceBySme, provider } from './performing.ts';

const old = 'henan-county@2020-03-09';
const young = packFor('henan-county', '2026-03-02')!;
const [asking, approving] = [
  { on: '2026-03-02', by: officer },
  { on: '2026-03-03', by: director },
];
const asked = { pack: young, reason: '合同在新条例施行之后履行', paper: '宛民〔2026〕7号', occurredOn: '2026-02-27' };
const chronicle = () => new Chronicle(procurementProceeding, aProcurement());
const moved = () => chronicle().did('adoptPack', asked, asking).did('confirmPack', { move: '1' }, approving);

test('a case goes by the new pack from the approval on, and names both', () => {
  const told = chronicle().did('adoptPack', asked, asking);
  expect(told.state.pack).toBe(old);
  told.did('confirmPack', { move: '1' }, approving);
  expect(told.state.pack).toBe(young);
  expect(told.state.packs?.opening).toEqual({ pack: young, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(told.state.packMoves).toMatchObject({
    1: { from: old, to: young, reason: asked.reason, confirmed: { by: director.person } },
  });
  expect(told.last.change).toMatchObject({ pack: young });
});

test('the events that have been go by it as well; one that is still to come is bound by its own day', () => {
  const pin = { pack: old, sha256: 'x' };
  const told = new Chronicle(procurementProceeding, aProcurement({ packs: { opening: pin, notice: pin } }));
  told.did('adoptPack', asked, asking).did('confirmPack', { move: '1' }, approving);
  expect([packIdOf(told.state, 'notice'), packIdOf(told.state, 'contract')]).toEqual([young, young]);
});

test('whoever asked for it does not approve it', () => {
  const told = chronicle().did('adoptPack', asked, asking);
  const alone = told.does('confirmPack', { move: '1' }, { ...approving, by: { ...director, person: officer.person } });
  expect(alone?.finding.rule).toBe('批准改适用的人不是提请的人');
});

test.each([
  ['of another region', packFor('henan-province', '2026-03-02')!, '改适用的政策包应当是本地区的'],
  ['that is not on file', 'henan-county@2019-01-01', '改适用的政策包应当是本地区的'],
  ['that binds it already', old, '改适用的政策包不是本案现行的政策包'],
])('a pack %s is refused', (_, pack, rule) => {
  expect(chronicle().does('adoptPack', { ...asked, pack }, asking)?.finding.rule).toBe(rule);
});

test('a pack that has not begun is refused the day before, and taken on its first day', () => {
  const [, day] = young.split('@') as [string, string];
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  expect(chronicle().does('adoptPack', asked, { ...asking, on: before })?.finding.rule).toBe(
    '已经施行的政策包方可改适用',
  );
  expect(chronicle().does('adoptPack', asked, { ...asking, on: day })).toBeUndefined();
});

test('what is not approved changes nothing, and may be asked for again', () => {
  const told = chronicle().did('adoptPack', asked, asking);
  expect(told.does('adoptPack', asked, asking)?.finding.rule).toBe('没有待批准的改适用方可另行提请');
  told.did('rejectPack', { move: '1', reason: '无须变更' }, approving);
  expect(told.state.pack).toBe(old);
  expect(told.does('adoptPack', asked, asking)).toBeUndefined();
});

test('the paper behind it can be corrected by two persons, the pack cannot', () => {
  const told = moved();
  const { seq } = told.entries.find(({ act }) => act === 'adoptPack')!;
  told.corrected(seq, { paper: '宛民〔2026〕8号' }, asking, approving);
  expect(told.state.packMoves?.['1']).toMatchObject({ paper: '宛民〔2026〕8号', to: young });
  expect(told.corrects(seq, { pack: old }, asking)?.type).toBe('Refused');
});

/** The journal of a case as it is stored. */
function stored(told: Chronicle<Procurement>, first: Procurement): Stored {
  const base = { case: `procurement:${first.id}`, at: '2026-02-02T01:00:00.000Z' };
  const bodies = [{ ...base, seq: 1, act: 'opened', change: first }, ...told.entries];
  const entries = bodies.map((body) => ({ body, seq: body.seq, calendar: chinaCalendar.id }));
  const file = { stage: told.state.stage, state: told.state };
  return { caseId: base.case, entries, file } as unknown as Stored;
}

test('it is said which decision on record would come out differently under a pack, by which rule, of which running case', () => {
  const first = { ...aPerformanceBySme().state, seq: 1 };
  const told = new Chronicle<Procurement>(procurementProceeding, first);
  told.did('reportDelivery', aDelivery('2'), { on: '2026-04-13', by: provider });
  told.did('verifyDelivery', { instalment: '2', result: 'met' }, { on: '2026-04-15', by: officer });
  const journal = stored(told, first);
  // Until 2025-05-31 a small enterprise was paid by the regulation of 2020: on the same day, by another article.
  expect(impactOn(journal, 'henan-county@2020-09-01')).toEqual([
    {
      case: 'procurement:411303-2026-0042',
      seq: 3,
      act: 'verifyDelivery',
      at: '2026-04-15T01:30:00.000Z',
      what: 'deadline',
      of: 'paymentSme:2',
      is: '2026-05-15T15:59:59.999Z smePayment 9',
      would: '2026-05-15T15:59:59.999Z smePayment2020 8',
    },
  ]);
  expect(impactOn(journal, old)).toEqual([]);
  expect(impactOn(journal, packFor('henan-province', '2026-03-02')!)).toBeUndefined();
  expect(impactOn({ ...journal, file: { ...journal.file!, stage: 'closed' } }, young)).toBeUndefined();
});

test('a decision that would be refused is told as one: its outcome is another', () => {
  const first = { ...aProcurement({ pack: packFor('henan-province', '2026-03-02')!, scheme: undefined }), seq: 1 };
  const told = new Chronicle<Procurement>(procurementProceeding, {
    ...first,
    opening: { ...first.opening, method: 'consultation' },
  });
  const [one] = Object.values(aScheme.services);
  const scheme = { ...aScheme, services: { 1: { ...one!, amountFen: 2_000_000_00 } }, ceilingFen: 2_000_000_00 };
  told.state = { ...told.state, allotment: { ...first.allotment!, amountFen: 3_000_000_00 } };
  const begun = told.state;
  told.did('draftScheme', scheme, asking);
  const journal = stored(told, begun);
  // As if the province's case had been a city's: there 200 万 asks for an open tender.
  expect(outcomes(journal)).toEqual([['draftScheme', 'admitted', 'refused']]);
});

/** With the region of the packs set aside, which no case can change. */
function outcomes(journal: Stored) {
  const city = packFor('henan-city', '2026-03-02')!;
  const file = { ...journal.file!, state: { ...(journal.file!.state as Procurement), pack: city } };
  return impactOn({ ...journal, file }, city)!
    .filter(({ what }) => what === 'outcome')
    .map(({ act, is, would }) => [act, is, would]);
}
