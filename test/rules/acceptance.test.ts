/** 验收: every standard, every signature, and the recipients where the service is theirs; then money is due and all may read. */
import {
  appointAcceptanceGroup,
  publishAcceptance,
  recordAcceptance,
  requestAcceptance,
} from '../../domain/acceptance.ts';
import { declareDefault, demandCure } from '../../domain/default.ts';
import { acceptancePublication } from '../../domain/outcome-publication.ts';
import { reportDelivery, verifyDelivery } from '../../domain/performance.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { shapes } from '../../domain/shapes/acceptance.ts';
import { aProcurement } from './builders.ts';
import { aContract, aDelivery, aPerformance, colleague, provider, type Told, theInstalments } from './performing.ts';

const request = { statement: '合同约定的服务已经完成' };
const group = { members: { 'gao-yan': 'purchaser', 'ZJ-1': 'expert', 'R-0007': 'recipient' } } as const;
const record = {
  items: { 1: { passed: true, remark: '上门记录完整' }, 2: { passed: true, remark: '评估员均到场' } },
  recipientsOpinion: '满意',
  signedBy: ['gao-yan', 'ZJ-1', 'R-0007'],
};

function verified(told = aPerformance(), numbers = ['2', '3']): Told<Procurement> {
  return numbers.reduce(
    (story, instalment) =>
      story
        .does(reportDelivery, aDelivery(instalment), '2026-04-01')
        .does(verifyDelivery, { instalment, result: 'met' }, '2026-04-02'),
    told,
  );
}
const requested = (told = verified()) =>
  told.does(requestAcceptance, request, '2026-04-13').with({ stage: 'acceptance' });
const appointed = (told = verified()) => requested(told).does(appointAcceptanceGroup, group, '2026-04-14');
const recorded = () => appointed().does(recordAcceptance, record, { on: '2026-04-15', actor: colleague });
const administrative = { ...aProcurement().opening, serviceKind: 'administrative' } as const;

test('acceptance is asked for when every period is verified, and not before: article 19, with the periods that are missing', () => {
  expect(verified(aPerformance(), ['2']).refuses(requestAcceptance, request, '2026-04-13')).toMatchObject({
    cite: { statute: 'rules2019', article: 19 },
    remedy: '第 3 期尚未核验达标：请先报告并核验，或者按合同扣减结清',
  });
  expect(verified().refuses(requestAcceptance, request, '2026-04-13')).toBeUndefined();
  expect(requestAcceptance.awaited?.(verified().state)).toEqual([{ organisation: provider.organisation }]);
  const settled = { ...theInstalments, 3: { ...theInstalments[3]!, deductedFen: 240_000_00 } };
  const deducted = verified(aPerformance({ instalments: settled }), ['2']);
  expect(deducted.refuses(requestAcceptance, request, '2026-04-13')).toBeUndefined();
});

test('the request starts the days of the contract, and is made once', () => {
  const told = requested();
  expect(told.deadlines.acceptance).toMatchObject({ basis: 'contract', kind: 'duty', due: '2026-04-27T15:59:59.999Z' });
  expect(told.refuses(requestAcceptance, request, '2026-04-14')?.rule).toBe('尚未申请验收');
});

test('a cure that is open asks for a reason', () => {
  const cured = verified().does(demandCure, { breach: '台账缺失', days: 10 }, '2026-04-12');
  expect(cured.judges(requestAcceptance, request, '2026-04-13').warnings).toHaveLength(1);
});

test('whoever accepts the whole decides on no default any more', () => {
  const cured = verified().does(demandCure, { breach: '台账缺失', days: 10 }, '2026-04-12');
  expect(declareDefault.awaited?.(appointed(cured).state)).toHaveLength(1);
  const accepted = appointed(cured).does(recordAcceptance, record, on);
  expect(declareDefault.awaited?.(accepted.state)).toEqual([]);
  expect(accepted.deadlines['defaultDecision:1']?.stoppedAt).toBeDefined();
  const items = { ...record.items, 2: { passed: false, remark: '缺 40 份评估' } };
  const failed = appointed(cured).does(recordAcceptance, { ...record, items }, on);
  expect(failed.deadlines['defaultDecision:1']?.stoppedAt).toBeUndefined();
});

test('a caring service is not accepted without a recipient: article 45; administrative work may be', () => {
  const without = { members: { 'gao-yan': 'purchaser', 'ZJ-1': 'expert', 'SF-1': 'thirdParty' } };
  expect(requested().refuses(appointAcceptanceGroup, without, '2026-04-14')).toMatchObject({
    cite: { statute: 'procurementRegulation', article: 45, paragraph: 2 },
    remedy: '请至少邀请一名服务对象，以代号记入',
  });
  const office = requested(verified(aPerformance({ opening: administrative })));
  expect(office.refuses(appointAcceptanceGroup, without, '2026-04-14')).toBeUndefined();
});

test.each([
  [2, 1],
  [3, 0],
  [4, 0],
])('a group of %i passes with %i warning: three is the custom of this house', (size, count) => {
  const members = Object.fromEntries(Array.from({ length: size }, (_, place) => [`R-${place}`, 'recipient']));
  const { refusal, warnings } = requested().judges(appointAcceptanceGroup, { members }, '2026-04-14');
  expect(refusal).toBeUndefined();
  expect(warnings).toHaveLength(count);
  expect(warnings[0]?.cite).toBeUndefined();
});

const on = { on: '2026-04-15', actor: colleague };

test('nothing is recorded without a group', () => {
  expect(requested().refuses(recordAcceptance, record, on)?.cite).toEqual({ statute: 'procurementLaw', article: 41 });
});

test('a standard that was left out is refused with its number, one that is not in the scheme too', () => {
  const { 2: _, ...one } = record.items;
  expect(appointed().refuses(recordAcceptance, { ...record, items: one }, on)).toMatchObject({
    cite: { statute: 'procurementRegulation', article: 45, paragraph: 1 },
    remedy: '请补充第 2 项的履约情况',
  });
  expect(appointed().refuses(recordAcceptance, { ...record, items: {} }, on)?.cite?.article).toBe(45);
  const more = { ...record.items, 3: { passed: true, remark: '无' } };
  expect(appointed().refuses(recordAcceptance, { ...record, items: more }, on)?.remedy).toContain('没有第 3 项');
});

test('the recipients say what they think, in writing, where the service is theirs', () => {
  const { recipientsOpinion: _, ...silent } = record;
  expect(appointed().refuses(recordAcceptance, silent, on)?.cite?.article).toBe(45);
  const office = appointed(verified(aPerformance({ opening: administrative })));
  expect(office.refuses(recordAcceptance, silent, on)).toBeUndefined();
});

test('a member who did not sign is named', () => {
  expect(appointed().refuses(recordAcceptance, { ...record, signedBy: ['gao-yan', 'R-0007'] }, on)).toMatchObject({
    cite: { statute: 'procurementLaw', article: 41 },
    remedy: '请由 ZJ-1 签字',
  });
});

test('who verified the periods gives a reason for recording the acceptance as well', () => {
  expect(appointed().judges(recordAcceptance, record, '2026-04-15').warnings).toHaveLength(1);
  expect(appointed().judges(recordAcceptance, record, on).warnings).toHaveLength(0);
});

test.each([
  ['2026-04-26', 0, '2026-04-26'],
  ['2026-04-27', 0, '2026-04-27'],
  ['2026-04-28', 1, '2026-04-27'],
])('acceptance due on 27 April, recorded on %s: %i warning, and payment counts from %s', (day, count, from) => {
  const sme = appointed(verified(aPerformance({ contract: { ...aContract, providerIsSme: true } })));
  const when = { on: day, actor: colleague };
  expect(sme.judges(recordAcceptance, record, when).warnings).toHaveLength(count);
  expect(sme.does(recordAcceptance, record, when).deadlines['paymentSme:4']?.from).toBe(from);
});

test('one standard that was not met sends the service back to be performed, and keeps what was found', () => {
  const items = { ...record.items, 2: { passed: false, remark: '缺 40 份评估' } };
  const failed = appointed().does(recordAcceptance, { ...record, items }, on);
  expect(failed.state).toMatchObject({ diverted: 'performance', failedAcceptances: { 1: { passed: false, items } } });
  expect(failed.state.acceptance).toBeUndefined();
  expect(failed.deadlines['paymentOther:4']).toBeUndefined();
  expect(failed.deadlines.acceptance?.stoppedAt).toBeDefined();
  const again = failed.with({ stage: 'performance', diverted: undefined });
  expect(again.refuses(requestAcceptance, request, '2026-04-20')).toBeUndefined();
});

test('the record is made once, and the group stays as it signed', () => {
  expect(recorded().refuses(recordAcceptance, record, on)?.rule).toBe('尚未出具验收书');
  expect(recorded().refuses(appointAcceptanceGroup, group, '2026-04-16')).toBeDefined();
});

test('what is not recorded is not published; what is published is published once, without naming a recipient', () => {
  expect(appointed().refuses(publishAcceptance, {}, '2026-04-15')?.cite?.article).toBe(45);
  const told = recorded().does(publishAcceptance, {}, '2026-04-16');
  expect(told.refuses(publishAcceptance, {}, '2026-04-16')).toBeDefined();
  const publication = acceptancePublication(told.state);
  expect(publication.body).toMatchObject({ passed: true, recipients: 1, members: ['gao-yan', 'ZJ-1'] });
  expect(JSON.stringify(publication)).not.toContain('R-0007');
});

test('group, record and publication are awaited one after the other', () => {
  const acts = [appointAcceptanceGroup, recordAcceptance, publishAcceptance];
  const who = (told: Told<Procurement>) =>
    acts.filter((act) => act.awaited?.(told.state).length).map(({ name }) => name);
  expect(who(requested())).toEqual(['appointAcceptanceGroup']);
  expect(who(appointed())).toEqual(['recordAcceptance']);
  expect(who(recorded())).toEqual(['publishAcceptance']);
  expect(who(recorded().does(publishAcceptance, {}, '2026-04-16'))).toEqual([]);
});

test('a name with a space is no code: recipients take part under a pseudonym', () => {
  expect(shapes.appointAcceptanceGroup.safeParse({ members: { '张 三': 'recipient' } }).success).toBe(false);
  expect(shapes.appointAcceptanceGroup.safeParse(group).success).toBe(true);
});
