/** 投诉：what may be complained of, how long anybody has, and how it is looked through and decided. */
import { isPaused } from '../../domain/law/pauses.ts';
import { officer, regulator, supplier } from './builders.ts';
import {
  aChallenge,
  accepted,
  aDecision,
  aDismissal,
  aFiling,
  anAnswer,
  answered,
  challenger,
  complaintOf,
  decided,
  decider,
  filed,
  heard,
  type Quarrel,
  toldOfResult,
  winner,
} from './quarrel.ts';

test('who waits for an answer complains when the time for it is over, and not before', () => {
  const quarrel = toldOfResult().did('raiseChallenge', aChallenge, { on: '2026-03-30', by: challenger });
  const file = (on: string, utc: string) =>
    complaintOf(quarrel).does('fileComplaint', aFiling, { on, utc, by: challenger });
  expect(file('2026-04-09', '15:59')?.finding).toMatchObject({
    cite: { article: 55 },
    remedy: expect.stringContaining('2026-04-09 23:59'),
  });
  expect(file('2026-04-09', '16:00')).toBeUndefined();
});

test('a complaint is in time on the fifteenth working day after the time for the answer, or posted on it', () => {
  const file = (on: string, more: object = {}, by = challenger) =>
    complaintOf(answered()).does('fileComplaint', { ...aFiling, ...more }, { on, by })?.finding;
  const posted = (postedOn: string) => ({
    onPaper: { supplier: 'BOAI', postedOn, receivedOn: '2026-05-07', evidenceSha256: 'f'.repeat(64) },
  });
  expect(file('2026-04-30')).toBeUndefined();
  expect(file('2026-05-06')).toMatchObject({ cite: { article: 55 }, required: '不晚于 2026-04-30 23:59' });
  expect(file('2026-05-07', posted('2026-04-30'), regulator)).toBeUndefined();
  expect(file('2026-05-07', posted('2026-05-01'), regulator)?.cite?.article).toBe(55);
});

test('only what was challenged is complained of, by who challenged it; what rests on the answer may be added', () => {
  const file = (input: object, by = challenger) =>
    complaintOf(answered()).does('fileComplaint', input, { on: '2026-04-13', by })?.finding;
  expect(file({ ...aFiling, matters: ['1', '2'] })?.cite).toMatchObject({
    statute: 'procurementRegulation',
    article: 55,
  });
  expect(file({ ...aFiling, matters: [], fromReply: '答复所引的查询结果不实' })).toBeUndefined();
  expect(file(aFiling, supplier('CIYUAN'))?.rule).toBe('由提出质疑的供应商投诉');
});

test('five days to look through it, eight for the copies, thirty to decide; three to say that it is not accepted', () => {
  const quarrel = filed();
  const dues = ['complaintIntake', 'complaintDecline', 'complaintCopies', 'complaintDecision'].map((key) =>
    quarrel.due(key, '1'),
  );
  expect(dues).toEqual(['2026-04-20', '2026-04-16', '2026-04-23', '2026-05-27']);
  const warned = (name: string, on: string, input: object = {}) =>
    complaintOf(quarrel).judges(name, input, { on, by: regulator }).warns?.rule;
  expect(warned('acceptComplaint', '2026-04-20')).toBeUndefined();
  expect(warned('acceptComplaint', '2026-04-21')).toMatch('审查投诉书');
  const decline = { ground: 'late', reason: '逾期', document: '1号' };
  expect(warned('declineComplaint', '2026-04-16', decline)).toBeUndefined();
  expect(warned('declineComplaint', '2026-04-17', decline)).toMatch('告知不予受理');
});

test('what a complaint lacks is asked for once, and until it comes no time runs', () => {
  const { letter: _, ...bare } = aFiling;
  const quarrel = answered().answered('1', 'fileComplaint', bare, { on: '2026-04-13', by: challenger });
  const request = { missing: '签字盖章的投诉书', days: 5, document: '补正〔2026〕1号', occurredOn: '2026-04-15' };
  expect(complaintOf(quarrel).judges('acceptComplaint', {}, { on: '2026-04-15', by: regulator }).warns?.remedy).toMatch(
    '尚缺签字盖章的书面材料',
  );
  quarrel.answered('1', 'requestComplaintCorrection', request, { on: '2026-04-15', by: regulator });
  expect(isPaused(complaintOf(quarrel).deadlines.complaintDecision!)).toBe(true);
  expect(
    complaintOf(quarrel).does('requestComplaintCorrection', request, { on: '2026-04-16', by: regulator })?.finding.rule,
  ).toMatch('前一次补正');
  quarrel.answered(
    '1',
    'correctComplaint',
    { letter: aFiling.letter, remark: '已盖章' },
    { on: '2026-04-17', by: challenger },
  );
  // 15, 16 and 17 April are not counted.
  expect(quarrel.due('complaintDecision', '1')).toBe('2026-06-01');
  const again = complaintOf(quarrel).judges('requestComplaintCorrection', request, { on: '2026-04-20', by: regulator });
  expect(again.warns?.cite).toMatchObject({ statute: 'challenge94', article: 21 });
});

test('a complaint that was filed holds the signing as the challenge did, until it is declined', () => {
  const quarrel = answered();
  const held = () =>
    quarrel.purchase
      .judges('signContract', { occurredOn: '2026-04-13' }, { on: '2026-04-13', by: winner })
      .found.find(({ rule }) => rule.startsWith('质疑事项已经投诉'))!;
  expect(held().holds).toBe(true);
  filed(quarrel);
  // The article speaks of enquiry and challenge: of a complaint it is not cited.
  expect(held()).toMatchObject({
    holds: false,
    basis: 'house',
    force: 'blocks',
    remedy: expect.stringMatching(/^第 1 号投诉.*由财政部门决定，期限至 2026-05-27/),
  });
  const decline = { ground: 'wrongForum', reason: '本级无管辖权', forum: '市财政局', document: '1号' };
  quarrel.answered('1', 'declineComplaint', decline, { on: '2026-04-15', by: regulator });
  expect(held().holds).toBe(true);
  expect(complaintOf(quarrel).state.stage).toBe('closed');
});

test('an order to stand still ends on the day that it names, and takes thirty days in all at the most', () => {
  const order = (days: number) => ({
    document: '停〔2026〕1号',
    days,
    reason: '防止难以弥补',
    occurredOn: '2026-04-15',
  });
  const judged = (quarrel: Quarrel, days: number, on = '2026-04-15') =>
    complaintOf(quarrel).judges('orderSuspension', { ...order(days), occurredOn: on }, { on, by: regulator }).blocks;
  expect(judged(accepted(), 30)).toBeUndefined();
  expect(judged(accepted(), 31)).toMatchObject({ cite: { article: 57 }, remedy: '还可以暂停 30 日' });
  const quarrel = accepted().answered('1', 'orderSuspension', order(20), { on: '2026-04-15', by: regulator });
  expect(complaintOf(quarrel).state.suspensions?.[1]?.until).toBe('2026-05-05T15:59:59.999Z');
  const still = quarrel.refuses('signContract', { occurredOn: '2026-03-29' }, { on: '2026-04-16', by: winner });
  expect(still?.finding.rule).toMatch('合同经负责人审定');
  const stands = () =>
    quarrel.purchase
      .judges('signContract', { occurredOn: '2026-03-29' }, { on: '2026-04-16', by: winner })
      .found.find(({ cite }) => cite?.article === 57)!;
  expect(stands()).toMatchObject({
    holds: false,
    remedy: expect.stringContaining('暂停至 2026-05-05 23:59，期满自行恢复'),
  });
  quarrel.byItself('1', 'endSuspension', '2026-05-06');
  expect(stands().holds).toBe(true);
  expect(judged(quarrel, 10, '2026-05-06')).toBeUndefined();
  expect(judged(quarrel, 11, '2026-05-06')?.remedy).toBe('还可以暂停 10 日');
});

test('what experts take is not counted, from the day it is asked to the day it comes', () => {
  const quarrel = heard();
  quarrel.answered(
    '1',
    'excludeTime',
    { ground: 'appraisal', document: '鉴〔2026〕1号', occurredOn: '2026-04-21' },
    { on: '2026-04-21', by: regulator },
  );
  expect(
    complaintOf(quarrel).judges('decideComplaint', aDecision, { on: '2026-04-22', by: decider }).warns?.rule,
  ).toMatch('结论收到后');
  quarrel.answered(
    '1',
    'endExcludedTime',
    { exclusion: '1', result: '伪造', occurredOn: '2026-04-27' },
    { on: '2026-04-27', by: regulator },
  );
  expect(quarrel.due('complaintDecision', '1')).toBe('2026-06-03');
  const twice = complaintOf(quarrel).does(
    'endExcludedTime',
    { exclusion: '1', result: '同上', occurredOn: '2026-04-28' },
    { on: '2026-04-28', by: regulator },
  );
  expect(twice?.finding.remedy).toBe('请核对序号');
});

test('everybody concerned answers within five working days of the copies', () => {
  const quarrel = accepted().answered(
    '1',
    'sendComplaintCopies',
    { document: '8号', occurredOn: '2026-04-16' },
    { on: '2026-04-16', by: regulator },
  );
  expect(quarrel.due('respondentAnswer:ANKANG', '1')).toBe('2026-04-23');
  expect(
    complaintOf(quarrel).does('answerComplaint', anAnswer, { on: '2026-04-17', by: supplier('CIYUAN') })?.finding.rule,
  ).toMatch('有关当事人');
  expect(complaintOf(heard()).deadlines['respondentAnswer:ANKANG']?.stoppedAt).toBeDefined();
});

test('withdrawn in writing it is over, and nothing waits for it (条例57)', () => {
  const withdrawal = { reason: '已经和解', letterSha256: 'd'.repeat(64) };
  const quarrel = heard().answered('1', 'withdrawComplaint', withdrawal, { on: '2026-04-22', by: challenger });
  expect(complaintOf(quarrel).state.stage).toBe('closed');
  expect(isPaused(quarrel.purchase.deadlines.contractSigning!)).toBe(false);
  expect(
    complaintOf(filed()).does('withdrawComplaint', withdrawal, { on: '2026-04-14', by: officer })?.finding.remedy,
  ).toBe('请由财政部门登记');
});

test('decided on the thirtieth working day; each matter is decided, and what follows is told', () => {
  const judged = (input: object, on = '2026-05-27') =>
    complaintOf(heard()).judges('decideComplaint', input, { on, by: decider });
  expect(judged(aDecision).warns).toBeUndefined();
  expect(judged(aDecision, '2026-05-28').warns?.cite).toMatchObject({ statute: 'procurementLaw', article: 56 });
  expect(judged({ ...aDecision, findings: {} }).blocks?.remedy).toBe('缺：1');
  expect(judged({ ...aDecision, findings: { 1: { upheld: false, found: '无' } } }).blocks?.rule).toMatch(
    '有投诉事项成立的',
  );
  expect(judged({ ...aDecision, reviewTold: false }).warns?.cite).toMatchObject({
    statute: 'procurementLaw',
    article: 58,
  });
  expect(judged({ ...aDismissal, excludes: ['ANKANG'] }).blocks?.remedy).toMatch('驳回的');
});

test('the third that comes to nothing in twelve months is warned of, the second is not', () => {
  const warned = (baselessBefore: number) =>
    complaintOf(heard()).judges('decideComplaint', { ...aDismissal, baselessBefore }, { on: '2026-05-08', by: decider })
      .warns;
  expect(warned(1)).toBeUndefined();
  expect(warned(2)).toMatchObject({ cite: { statute: 'challenge94', article: 37 }, force: 'warns' });
});

test('the decision is published without anybody’s number, and says where one can go from there', () => {
  const quarrel = decided(heard());
  const facts = (text: string) => ({ facts: text });
  expect(
    complaintOf(quarrel).does('publishDecision', facts('经办人电话 13800000000'), { on: '2026-05-11', by: regulator })
      ?.finding.rule,
  ).toMatch('个人信息');
  quarrel.answered('1', 'publishDecision', facts('中标人的登记证书已于 2025 年注销'), {
    on: '2026-05-11',
    by: regulator,
  });
  const [told] = complaintOf(quarrel).last.tells;
  expect(told).toMatchObject({
    kind: 'complaintDecision',
    case: quarrel.state.id,
    body: { complainant: 'BOAI', outcome: 'upheld', remedy: '原结果无效，从合格的候选人中另行确定' },
  });
  expect(JSON.stringify(told)).toMatch('六十日内依法申请行政复议');
  expect(JSON.stringify(told)).not.toMatch(/he-tao|sun-hao|of-BOAI/);
  expect(complaintOf(quarrel).state.stage).toBe('closed');
});

test('nobody complains: when the right has run out, and the post has come, it is over', () => {
  const quarrel = answered();
  expect(quarrel.due('complaintByPost', '1')).toBe('2026-05-11');
  quarrel.byItself('1', 'lapseComplaint', '2026-05-12');
  expect(complaintOf(quarrel).state.stage).toBe('closed');
  expect(quarrel.state.complaints?.[1]).toMatchObject({ phase: 'ended', outcome: 'lapsed' });
});
