/** 信用处理: told, heard, decided by another with its ground in the law; a ban ends by itself and reaches every case of the provider. */
import type { Actor } from '../../domain/act.ts';
import { noteBan, noteBanEnd, reviewBan } from '../../domain/ban.ts';
import { packFor } from '../../domain/law/packs.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { giveOpinion, openSanction } from '../../domain/sanction.ts';
import { decideSanction, endBan } from '../../domain/sanction-decision.ts';
import { callHearing, defendAgainstSanction, holdHearing, notifySanction } from '../../domain/sanction-hearing.ts';
import type { Sanction } from '../../domain/sanction-state.ts';
import { aNotice, aProcurement, at, director, officer, supplier } from './builders.ts';
import { aPerformance, provider, system, Told } from './performing.ts';

const finance: Actor = { person: 'sun-he', organisation: 'CZ-WL', role: 'financeReviewer' };
const chair: Actor = { ...finance, person: 'zhou-ning' };
const regulator: Actor = { person: 'feng-tao', organisation: 'CZ-WL', role: 'regulator' };
const opening = {
  region: 'henan-county',
  purchaser: director.organisation,
  provider: provider.organisation,
  ground: 'transfer',
  facts: '把上门照料整体转给他人',
  evidenceSha256: 'a'.repeat(64),
} as const;
const unopened: Sanction = {
  id: 'henan-county-sanction-2026-0001',
  stage: 'unopened',
  seq: 0,
  pack: packFor('henan-county', '2026-04-01')!,
} as Sanction;

const opened = (over = {}) =>
  new Told<Sanction>(unopened).does(openSanction, { ...opening, ...over }, { on: '2026-04-01', actor: finance });
const supported = (over = {}) =>
  opened(over).does(giveOpinion, { supports: true, opinion: '属实' }, { on: '2026-04-02', actor: director });
const paper = {
  document: '青财购罚告〔2026〕1号',
  proposedMonths: 24,
  occurredOn: '2026-04-03',
  evidenceSha256: 'b'.repeat(64),
};
const told = (over = {}) => supported(over).does(notifySanction, paper, { on: '2026-04-03', actor: finance });
const defence = { statement: '只请了两名临时工', asksHearing: false };
const defended = (asksHearing = false, over = {}) =>
  told(over).does(defendAgainstSanction, { ...defence, asksHearing }, { on: '2026-04-08', actor: provider });
const ban = {
  document: '青财购罚〔2026〕1号',
  outcome: 'ban',
  months: 24,
  reason: '转包属实',
  legalBasis: '条例第七十二条',
  evidenceSha256: 'c'.repeat(64),
} as const;
const running = { '411303-2026-0042': { stage: 'performance', recipients: 186 } };
const by = (on: string, actor: Actor = regulator) => ({ on, actor });
const decided = (over = {}) => defended().does(decideSanction, { ...ban, running, ...over }, by('2026-04-10'));

test('finance tells the provider only when the purchaser has spoken: article 47', () => {
  expect(opened().refuses(notifySanction, paper, by('2026-04-03', finance))?.cite).toEqual({
    statute: 'rules2019',
    article: 47,
  });
  expect(giveOpinion.awaited?.(opened().state)).toEqual([
    { organisation: director.organisation, clock: 'sanctionDecision' },
  ]);
  expect(opened().deadlines.sanctionDecision).toMatchObject({ due: '2026-06-30T15:59:59.999Z', cite: { article: 60 } });
});

test.each([
  ['2026-04-13', undefined],
  ['2026-04-14', { statute: 'penaltyLaw', article: 64 }],
])(
  'a hearing that is asked for on %s is refused by %j: five working days after the 3rd, Qingming apart',
  (day, cite) => {
    const asked = { ...defence, asksHearing: true };
    expect(told().refuses(defendAgainstSanction, asked, by(day, provider))?.cite).toEqual(cite);
    expect(told().refuses(defendAgainstSanction, defence, by(day, provider))).toBeUndefined();
  },
);

test('nobody is banned who was not told, or whose time to speak still runs', () => {
  expect(supported().refuses(decideSanction, ban, by('2026-04-10'))?.cite).toEqual({
    statute: 'penaltyLaw',
    article: 62,
  });
  expect(told().refuses(decideSanction, ban, by('2026-04-13'))?.remedy).toBe('请待承接主体陈述、申辩，或者待期限届满');
  expect(told().refuses(decideSanction, ban, by('2026-04-14'))).toBeUndefined();
  expect(defended().refuses(decideSanction, ban, by('2026-04-09'))).toBeUndefined();
});

test('who opened or told does not decide', () => {
  expect(defended().refuses(decideSanction, ban, by('2026-04-10', finance))?.rule).toBe(
    '作出决定的人不是立案、告知的人',
  );
});

test('a hearing that was asked for is held, seven working days after it was called, by somebody who did not examine', () => {
  const asked = defended(true);
  expect(asked.refuses(decideSanction, ban, by('2026-04-20'))?.cite).toEqual({ statute: 'penaltyLaw', article: 63 });
  const call = { place: '财政局三楼', chair: chair.person };
  expect(asked.refuses(callHearing, { ...call, chair: finance.person }, by('2026-04-09', finance))?.remedy).toBe(
    '请指定另一人主持',
  );
  const called = asked.does(callHearing, call, by('2026-04-09', finance));
  const minutes = { attended: true, minutesSha256: 'd'.repeat(64) };
  expect(called.refuses(holdHearing, minutes, by('2026-04-20', chair))?.remedy).toBe('最早可于 2026-04-21 举行');
  expect(called.refuses(holdHearing, minutes, by('2026-04-21', finance))?.remedy).toBe('请由 zhou-ning 登记');
  const held = called.does(holdHearing, minutes, by('2026-04-21', chair));
  expect(held.refuses(decideSanction, ban, by('2026-04-22'))).toBeUndefined();
});

test('a hearing is not held for who did not ask', () => {
  const call = { place: '财政局三楼', chair: chair.person };
  expect(defended().refuses(callHearing, call, by('2026-04-09', finance))?.remedy).toBe('当事人未要求听证');
});

test.each([
  [11, '最短 12 个月；不足以禁止的，决定不予处理'],
  [12, undefined],
  [24, undefined],
  [25, '告知的为 24 个月：不得更长'],
])('a ban of %i months where 24 were told to a provider that spoke is answered %s', (months, remedy) => {
  expect(defended().refuses(decideSanction, { ...ban, months }, by('2026-04-10'))?.remedy).toBe(remedy);
});

test.each([
  [36, undefined],
  [37, '最长 36 个月'],
])('a ban of %i months for who kept silent is answered %s', (months, remedy) => {
  expect(told().refuses(decideSanction, { ...ban, months }, by('2026-04-14'))?.remedy).toBe(remedy);
});

test.each([
  ['collusion', undefined],
  ['unilateralEnd', undefined],
  ['breach', { statute: 'procurementLaw', article: 77 }],
])('a ban for %s is refused by %j: a breach alone bans nobody', (ground, cite) => {
  expect(defended(false, { ground }).refuses(decideSanction, ban, by('2026-04-10'))?.cite).toEqual(cite);
});

test('not to ban ends the case, tells nobody, and reaches no other case', () => {
  const { months: _, ...none } = ban;
  const story = defended().does(decideSanction, { ...none, outcome: 'none', running }, by('2026-04-10'));
  expect(story.state).toMatchObject({ diverted: 'closed' });
  expect(story.state.ban).toBeUndefined();
  expect(story.sent).toEqual([]);
  expect(decideSanction.tells?.(story.state, ban)).toEqual([]);
});

test('a ban has a first and a last day, is told to the public, and to every case of the provider', () => {
  const story = decided();
  expect(story.state).toMatchObject({ ban: { from: '2026-04-10', until: '2028-04-09' }, diverted: 'banned' });
  expect(story.sent).toEqual([
    {
      proceeding: 'procurement',
      id: '411303-2026-0042',
      act: 'noteBan',
      input: {
        sanction: story.state.id,
        provider: provider.organisation,
        from: '2026-04-10',
        until: '2028-04-09',
        document: ban.document,
      },
    },
  ]);
  const [publication] = decideSanction.tells!(story.state, ban);
  expect(publication).toMatchObject({ kind: 'ban', body: { facts: '将政府采购合同转包', until: '2028-04-09' } });
});

test.each([
  ['2027-08-31', 18, '2029-02-27'],
  ['2026-12-15', 12, '2027-12-14'],
])('a ban from %s for %i months lasts to %s', (day, months, until) => {
  const late = told().does(decideSanction, { ...ban, months }, by(day));
  expect(late.state.ban?.until).toBe(until);
});

test('when it has ended the public and the cases are told so', () => {
  const ended = decided().with({ stage: 'banned', diverted: undefined }).does(endBan, {}, by('2028-04-10', system));
  expect(ended.sent).toMatchObject([{ act: 'noteBanEnd', id: '411303-2026-0042' }]);
  expect(endBan.tells?.(ended.state, {})).toMatchObject([{ body: { endedOn: '2028-04-10' } }]);
});

const note = {
  sanction: 'henan-county-sanction-2026-0001',
  provider: provider.organisation,
  from: '2026-04-10',
  until: '2028-04-09',
  document: ban.document,
};

test('a running service of a banned provider is looked after within three working days; nobody goes on as before without a reason', () => {
  const noted = aPerformance().does(noteBan, note, by('2026-04-10', system));
  expect(noted.deadlines[`banReview:${note.sanction}`]).toMatchObject({
    due: '2026-04-15T15:59:59.999Z',
    basis: 'house',
  });
  expect(reviewBan.awaited?.(noted.state)).toEqual([{ subject: note.sanction, clock: `banReview:${note.sanction}` }]);
  const review = {
    sanction: note.sanction,
    recipientsAtRisk: 186,
    measure: 'prepareTakeover',
    reason: '加派人手',
  } as const;
  expect(noted.judges(reviewBan, review, by('2026-04-15', director))).toMatchObject({
    refusal: undefined,
    warnings: [],
  });
  expect(noted.judges(reviewBan, review, by('2026-04-16', director)).warnings).toHaveLength(1);
  expect(noted.judges(reviewBan, { ...review, measure: 'goOn' }, by('2026-04-15', director)).warnings).toHaveLength(1);
  const reviewed = noted.does(reviewBan, review, by('2026-04-15', director));
  expect(reviewBan.awaited?.(reviewed.state)).toEqual([]);
  expect(reviewed.refuses(reviewBan, review, by('2026-04-16', director))?.rule).toBe('同一决定只评估一次');
});

test('a ban of somebody else is noted and asks for nothing', () => {
  const noted = aPerformance().does(noteBan, { ...note, provider: 'FL-03' }, by('2026-04-10', system));
  expect(noted.deadlines[`banReview:${note.sanction}`]).toBeUndefined();
  expect(reviewBan.awaited?.(noted.state)).toEqual([]);
});

const registering = procurementProceeding.acts.find(({ name }) => name === 'registerForDocuments')!;
const announced = (over = {}) =>
  new Told(
    aProcurement({
      stage: 'announcement',
      notice: { ...aNotice, published: { by: officer.person, at: at('2026-03-01') } },
      ...over,
    } as never),
  );

test.each([
  ['2026-03-10', '2026-03-10', { statute: 'procurementLaw', article: 77 }],
  ['2026-03-10', '2026-03-11', undefined],
])('a supplier banned until %s that takes the documents on %s is refused by %j', (until, day, cite) => {
  const actor = supplier('FL-03');
  const found = { ban: { sanction: note.sanction, until } };
  expect(announced().refuses(registering, found, { on: day, actor })?.cite).toEqual(cite);
  const bans = { 1: { provider: 'FL-03', from: '2025-03-11', until, document: 'x', notedAt: at('2026-03-02') } };
  expect(announced({ bans }).refuses(registering, {}, { on: day, actor })?.cite).toEqual(cite);
  expect(announced({ bans }).refuses(registering, {}, { on: day, actor: supplier('YL-02') })).toBeUndefined();
});

test('who was banned and is so no more takes part again', () => {
  const noted = announced().does(noteBan, { ...note, provider: 'FL-03' }, by('2026-03-05', system));
  const over = noted.does(noteBanEnd, { sanction: note.sanction }, by('2026-03-06', system));
  const scene = { on: '2026-03-10', actor: supplier('FL-03') };
  expect(noted.refuses(registering, {}, scene)?.remedy).toContain('2028-04-09');
  expect(over.refuses(registering, {}, scene)).toBeUndefined();
});
