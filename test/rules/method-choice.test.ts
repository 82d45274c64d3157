/** 选择采购方式: which method a sum may go by, on which ground, and whose approval it needs before it begins. */
import { draftScheme, fileProcurementPlan } from '../../domain/filing.ts';
import { methodApprovers } from '../../domain/law/packs/method-choice.ts';
import { chooseMethod } from '../../domain/method-choice.ts';
import type { Method, Procurement } from '../../domain/procurement.ts';
import { shapes } from '../../domain/shapes/method-choice.ts';
import { aProcurement, aScheme, done, judged } from './builders.ts';

const on = '2026-02-09';
const evidenceSha256 = 'e'.repeat(64);
const schemeOf = (fen: number) => ({
  ...aScheme,
  services: { 1: { ...aScheme.services[1], amountFen: fen } },
  ceilingFen: fen,
});
const by = (method: Method, over: Partial<Procurement> = {}) => {
  const state = aProcurement(over);
  return { ...state, opening: { ...state.opening, method } };
};
const consent = { number: '宛民函〔2026〕2号', occurredOn: '2026-02-05' };
const approval = { number: '宛财购批〔2026〕3号', occurredOn: '2026-02-09', authority: 'cityFinance' };
const choice = (method: string, ground?: string, more: object = {}) => ({
  method,
  ...(ground ? { ground } : {}),
  because: ['quality'],
  facts: '照料对象分散，服务标准不能事先确定',
  evidenceSha256,
  ...more,
});
const refusalOf = (input: object, state: Procurement = by('consultation')) => {
  expect(shapes.chooseMethod.safeParse(input).error).toBeUndefined();
  return judged(chooseMethod, state, input, { on }).refusal;
};

test.each([
  ['belowLimit', 299_999_99, undefined],
  ['belowLimit', 300_000_00, 2],
  ['belowLimit', 300_000_01, 2],
  ['consultation', 300_000_00, undefined],
  ['consultation', 1_999_999_99, undefined],
  ['consultation', 2_000_000_00, 27],
  ['openTender', 2_000_000_00, undefined],
] as const)('%s for %i fen is refused under article %s', (method, fen, article) => {
  expect(judged(draftScheme, by(method), schemeOf(fen), { on }).refusal?.cite?.article).toBe(article);
});

test('from the tender amount on another method goes with the approval that came before it, and the paper is on file', () => {
  const chosen = done(chooseMethod, by('openTender'), choice('consultation', undefined, { consent, approval }), { on });
  expect(chosen.opening.method).toBe('consultation');
  const { refusal, found } = judged(draftScheme, chosen, schemeOf(2_000_000_00), { on });
  expect(refusal).toBeUndefined();
  expect(found).toContainEqual(expect.objectContaining({ actual: approval.number }));
});

test.each([
  ['2026-02-09', undefined],
  ['2026-02-10', 27],
])('an approval of %s, entered on 9 February, is refused under article %s', (occurredOn, article) => {
  const input = choice('consultation', undefined, { consent, approval: { ...approval, occurredOn } });
  expect(refusalOf(input)?.cite?.article).toBe(article);
});

test('the county’s own finance approves nothing where the province has not given it the power', () => {
  expect(methodApprovers['henan-county']).toBe('cityFinance');
  const input = choice('consultation', undefined, { consent, approval: { ...approval, authority: 'countyFinance' } });
  expect(refusalOf(input)?.cite).toEqual({ statute: 'procurementRegulation', article: 78 });
});

test('without the consent of the department a reason is asked for: that article was only recalled', () => {
  const { refusal, warnings } = judged(
    chooseMethod,
    by('openTender'),
    choice('consultation', undefined, { approval }),
    { on },
  );
  expect(refusal).toBeUndefined();
  expect(warnings.map(({ cite }) => cite?.statute)).toEqual(['consultation2014']);
});

test.each([
  ['invitedTender', 'limitedSuppliers', undefined],
  ['invitedTender', 'urgent', 29],
  ['negotiation', 'complex', undefined],
  ['negotiation', 'onlySupplier', 30],
  ['negotiation', undefined, 30],
  ['singleSource', 'unforeseeableEmergency', undefined],
  ['singleSource', 'complex', 31],
  ['consultation', undefined, undefined],
  ['consultation', 'complex', undefined],
  ['consultation', 'urgent', 3],
])('%s because of %s is refused under article %s', (method, ground, article) => {
  expect(refusalOf(choice(method, ground))?.cite?.article).toBe(article);
});

test('an urgency of our own making is none', () => {
  expect(refusalOf(choice('negotiation', 'urgent'))?.cite?.article).toBe(26);
  expect(refusalOf(choice('negotiation', 'urgent', { unforeseen: true }))).toBeUndefined();
});

test('that only one came does not say that there is only one', () => {
  const only = (onlyBecause: string) => refusalOf(choice('singleSource', 'onlySupplier', { onlyBecause }));
  expect(only('oneCame')).toMatchObject({ cite: { article: 27 }, remedy: expect.stringContaining('不等于') });
  expect(only('publicService')).toBeUndefined();
});

test.each([
  [99_999_99, undefined],
  [100_000_00, undefined],
  [100_000_01, 31],
])('an addition of %i fen to a contract of 150 万元 to which 5 万元 were added before: article %s', (fen, article) => {
  const original = { valueFen: 1_500_000_00, addedFen: 50_000_00 };
  const chosen = done(chooseMethod, by('openTender'), choice('singleSource', 'addition', { original }), { on });
  expect(judged(draftScheme, chosen, schemeOf(fen), { on }).refusal?.cite?.article).toBe(article);
});

test('no service is bought by inquiry, and no framework agreement is made here', () => {
  expect(refusalOf(choice('inquiry'))?.cite).toEqual({ statute: 'procurementLaw', article: 32 });
  expect(refusalOf(choice('frameworkAgreement'))?.basis).toBe('house');
});

test('the lowest price alone chooses no method; beside another reason it may stand', () => {
  const because = (...reasons: string[]) => refusalOf({ ...choice('consultation'), because: reasons });
  expect(because('lowestPrice')?.cite).toEqual({ statute: 'rules2019', article: 10 });
  expect(because('lowestPrice', 'quality')).toBeUndefined();
});

test('a single source without its ground drafts no scheme, is awaited, and files no plan', () => {
  const state = by('singleSource');
  expect(chooseMethod.awaited!(state)).toHaveLength(1);
  expect(judged(draftScheme, state, schemeOf(100_000_00), { on }).refusal?.cite?.article).toBe(31);
  const signed = { by: 'x', at: '2026-02-09T01:00:00.000Z' };
  const scheme = { ...schemeOf(100_000_00), drafted: signed, approved: signed, countersigned: signed };
  const withScheme = { ...state, scheme } as Procurement;
  expect(judged(fileProcurementPlan, withScheme, {}, { on }).refusal?.cite?.article).toBe(31);
});

test('once the scheme is approved the method stays, until the scheme is returned', () => {
  const approved = { ...aScheme, drafted: { by: 'x', at: 'y' }, approved: { by: 'z', at: 'y' } };
  expect(refusalOf(choice('consultation'), by('openTender', { scheme: approved as never }))?.remedy).toContain('退回');
});
