/** 公告格式: a notice of each kind has exactly the fields of its form, filled from the case; whom to ask is named in it and told again. */

import { clarifyNotice, publishNotice } from '../../domain/announcement.ts';
import { choicePublication, displayPublication, intentionPublication } from '../../domain/course-publication.ts';
import { noticeFields, otherFields } from '../../domain/notice-fields.ts';
import { acceptancePublication, evaluationPublication } from '../../domain/outcome-publication.ts';
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
import { banPublication } from '../../domain/sanction-decision.ts';
import type { Sanction } from '../../domain/sanction-state.ts';
import { aNotice, announced, aProcurement, at, done, judged, readyForNotice } from './builders.ts';
import { aContract, theInstalments } from './performing.ts';
import { decided, decider, heard } from './quarrel.ts';
import { awarded } from './selecting.ts';

const signed = { by: 'chen-jing', at: at('2026-03-30') };
/** A case in which everything happened that is told of. */
const everything: Procurement = {
  ...awarded,
  notice: announced().notice!,
  intention: { summary: '照料护理', budgetFen: 1_500_000_00, expectedMonth: '2026-03', published: signed },
  display: {
    supplier: 'ANKANG',
    address: '宛陵区西关街 27 号',
    reason: '只有一家',
    experts: { 1: { name: '专家一', employer: '宛州大学', title: '教授', opinion: '同意' } },
    contact: '0377-60000000',
    published: signed,
  },
  clarifications: { 1: { text: '更正', at: at('2026-03-05'), was: aNotice.bidsDue, bidsDue: aNotice.bidsDue } },
  round: 2,
  rounds: { 1: { invalidated: { ...signed, ground: 'tooFewBidders', reason: '只有两家' } } },
  cancellation: { ...signed, reason: '任务取消' },
  chosen: { supplier: 'ANKANG', reason: '服务质量好' } as never,
  contract: { ...aContract, signedOn: '2026-04-01', publishedAt: signed.at },
  instalments: theInstalments,
  amendments: {
    1: {
      kind: 'supplement',
      ground: '增加服务对象',
      text: '增加',
      signed: { ...signed, occurredOn: '2026-05-01' },
      published: signed,
    },
  } as never,
  acceptance: {
    group: { 'chen-jing': 'purchaser' },
    items: { 1: { passed: true, remark: '好' } },
    passed: true,
    published: signed,
  } as never,
  evaluation: { published: { ...signed, points: 9000, grade: '优' } } as never,
  complaints: {
    1: {
      ordered: { at: signed.at, finding: { excludes: ['ANKANG'] }, by: 'regulator', document: '宛财购〔2026〕1号' },
    },
  } as never,
};

const banned = {
  id: 'henan-county-sanction-2026-0001',
  provider: 'SQ-HY',
  ground: 'transfer',
  decision: { document: '青财购罚〔2026〕1号', legalBasis: '条例第七十二条', ...signed },
  ban: { from: '2026-04-10', until: '2028-04-09' },
  ended: signed,
} as Sanction;

const told: readonly Publication[] = [
  intentionPublication(everything),
  displayPublication(everything),
  noticePublication(everything),
  clarificationPublication(everything),
  invalidationPublication(everything),
  cancellationPublication(everything),
  awardPublication(everything),
  choicePublication(everything),
  contractPublication(everything),
  amendmentPublication(everything, '1'),
  acceptancePublication(everything),
  evaluationPublication(everything),
  resultVoidPublication(everything, '1'),
  banPublication(banned),
];

test.each(told.map((one) => [one.kind, one.title, one] as const))(
  'a publication of the kind %s, “%s”, has the fields of its form and no others',
  (_, __, publication) => {
    expect(otherFields(publication)).toEqual({ missing: [], strange: [] });
  },
);

test('no form is left without a story: what the regulator publishes of a complaint is told in its own', () => {
  const decision = decided(heard()).answered(
    '1',
    'publishDecision',
    { facts: '经查' },
    { on: '2026-05-11', by: decider },
  );
  const kinds = [...told, ...decision.complaints[1]!.last.tells].map(({ kind }) => kind);
  expect([...new Set(kinds)].sort()).toEqual(Object.keys(noticeFields).sort());
});

test('a field that is missing, and one that no form knows, are both seen', () => {
  const { kind, body } = told[0]!;
  const { summary: _, ...less } = body as Record<string, unknown>;
  expect(otherFields({ kind, body: { ...less, officer: 'chen-jing' } })).toEqual({
    missing: ['summary'],
    strange: ['officer'],
  });
});

test('a notice of purchase is filled from the case: number, plan, method, budget, period, and how long it runs', () => {
  expect(noticePublication(announced()).body).toMatchObject({
    project: '特困人员照料护理服务',
    procurement: '411303-2026-0042',
    plan: '宛备〔2026〕42号',
    method: '公开招标',
    budgetFen: 1_500_000_00,
    periodFrom: '2026-05-01',
    periodTo: '2027-04-30',
    noticeDays: 5,
    contact: { name: '业务股' },
  });
});

test.each(['parties', 'contact'] as const)('a notice without %s needs a reason, and says what is missing', (field) => {
  const { [field]: _, ...less } = aNotice;
  const warned = (input: object) =>
    judged(publishNotice, readyForNotice(aProcurement()), input, { on: '2026-03-02' }).warnings;
  expect(warned(less)).toMatchObject([{ basis: 'house', remedy: expect.stringContaining(field) }]);
  expect(warned(aNotice)).toEqual([]);
});

test('a purchase through an agency names the agency, too; one without has none to name', () => {
  const { agency: _, ...parties } = aNotice.parties;
  const warned = (state: Procurement) =>
    judged(publishNotice, readyForNotice(state), { ...aNotice, parties }, { on: '2026-03-02' }).warnings;
  expect(warned(aProcurement())[0]?.remedy).toContain('parties.agency');
  const { agency: __, ...opening } = aProcurement().opening;
  expect(warned(aProcurement({ opening }))).toEqual([]);
});

test('whom to ask is told again with what follows the notice, also where its round was given up', () => {
  const text = { text: '起算时间以签到为准', affectsBids: false };
  const clarified = done(clarifyNotice, announced(), text, { on: '2026-03-05' });
  const { parties, contact } = aNotice;
  expect(clarificationPublication(clarified).body).toMatchObject({
    parties,
    contact,
    original: '特困人员照料护理服务招标公告（2026-03-02 发布）',
  });
  const givenUp: Procurement = {
    ...aProcurement(),
    round: 2,
    rounds: { 1: { notice: announced().notice!, invalidated: { ...signed, ground: 'tooFewBidders', reason: '两家' } } },
  };
  expect(invalidationPublication(givenUp).body).toMatchObject({ parties, contact });
});
