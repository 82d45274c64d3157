/** 询问、质疑：the last day of each right and duty, who may raise what, and what waits for it. */
import { missingIn } from '../../domain/complaint-state.ts';
import { isPaused } from '../../domain/law/pauses.ts';
import { agency, announced, at, director, officer, supplier } from './builders.ts';
import { aChallenge, aLetter, aMatter, aReply, challenger, Quarrel, toldOfResult, winner } from './quarrel.ts';

const raised = (on: string, quarrel = toldOfResult()) =>
  quarrel.did('raiseChallenge', aChallenge, { on, by: challenger });

test('the result may be challenged to the end of the seventh working day after its notice has run: 2 April, not the 3rd', () => {
  expect(toldOfResult().due('challengeOfResult:1')).toBe('2026-04-02');
  const last = { on: '2026-04-02', utc: '15:59', by: challenger };
  expect(toldOfResult().refuses('raiseChallenge', aChallenge, last)).toBeUndefined();
  const late = toldOfResult().refuses('raiseChallenge', aChallenge, { ...last, utc: '16:00' });
  expect(late?.finding).toMatchObject({
    cite: { statute: 'procurementLaw', article: 52 },
    required: '不晚于 2026-04-02 23:59',
  });
});

test('what reached the system in time is in time, whenever it is admitted', () => {
  const kept = { on: '2026-04-03', by: challenger, receivedAt: '2026-04-02T15:59:59.999Z' };
  expect(toldOfResult().refuses('raiseChallenge', aChallenge, kept)).toBeUndefined();
  const late = { ...kept, receivedAt: '2026-04-02T16:00:00.000Z' };
  expect(toldOfResult().refuses('raiseChallenge', aChallenge, late)?.finding.cite?.article).toBe(52);
});

test.each([
  ['2026-04-02', '2026-04-07', undefined],
  ['2026-04-03', '2026-04-07', 52],
])('a letter posted on %s and received on %s: article %s', (postedOn, receivedOn, article) => {
  const onPaper = { supplier: 'BOAI', postedOn, receivedOn, evidenceSha256: 'f'.repeat(64) };
  const barred = toldOfResult().refuses('raiseChallenge', { ...aChallenge, onPaper }, { on: receivedOn, by: officer });
  expect(barred?.finding.cite?.article).toBe(article);
});

test('purchaser and agency enter for a named supplier what came on paper; a supplier speaks for itself', () => {
  const onPaper = { supplier: 'BOAI', receivedOn: '2026-03-30', evidenceSha256: 'f'.repeat(64) };
  const by = (actor: typeof agency, input: object) =>
    toldOfResult().refuses('raiseChallenge', input, { on: '2026-03-30', by: actor });
  expect(by(agency, aChallenge)?.finding.rule).toMatch('应当写明供应商');
  expect(by(agency, { ...aChallenge, onPaper })).toBeUndefined();
  expect(by(challenger, { ...aChallenge, onPaper })?.finding.rule).toMatch('收到时间由系统记载');
  expect(by(agency, { ...aChallenge, onPaper: { ...onPaper, receivedOn: '2026-03-31' } })?.finding.remedy).toMatch(
    '签收',
  );
  expect(by(agency, { ...aChallenge, onPaper: { ...onPaper, postedOn: '2026-03-31' } })?.finding.remedy).toMatch(
    '邮戳',
  );
});

test('the documents may be challenged for twelve working days after the notice of a tender: five to read it, seven to write', () => {
  const quarrel = new Quarrel(announced(undefined, { notice: undefined, stage: 'announcement' }));
  const notice = { ...announced().notice!, documentsFrom: '2026-03-02' };
  const { published: _, ...draft } = notice;
  quarrel.did('publishNotice', draft, { on: '2026-03-02', by: agency });
  expect(quarrel.due('challengeOfDocuments:1')).toBe('2026-03-18');
  quarrel.did('registerForDocuments', {}, { on: '2026-03-12', by: supplier('BOAI') });
  expect(quarrel.due('challengeOfDocuments:1-BOAI')).toBe('2026-03-23');
  const onDocuments = { ...aChallenge, subject: 'documents' };
  const asked = (who: string, on: string) =>
    quarrel.refuses('raiseChallenge', onDocuments, { on, by: supplier(who), reason: '另行获取' });
  // Who had them later has its seven days from then.
  expect(asked('CIYUAN', '2026-03-19')?.finding.cite?.article).toBe(52);
  expect(asked('BOAI', '2026-03-23')).toBeUndefined();
});

test('a step is challenged from its end: what has not happened cannot be challenged', () => {
  const process = { ...aChallenge, subject: 'process', step: 'evaluation' };
  const early = new Quarrel(announced());
  expect(early.refuses('raiseChallenge', process, { on: '2026-03-30', by: challenger })?.finding.remedy).toBe(
    '请待评审结束',
  );
  expect(early.refuses('raiseChallenge', aChallenge, { on: '2026-03-30', by: challenger })?.finding.remedy).toMatch(
    '结果公告',
  );
  const now = toldOfResult();
  const uncounted = now.refuses('raiseChallenge', process, { on: '2026-03-30', by: challenger });
  // Its end was before this system counted it: a reason says from which day on.
  expect(uncounted).toMatchObject({ type: 'ReasonNeeded', finding: { rule: '质疑期由本系统计算' } });
});

test('who took no part needs to say how; the order of the ministry is not read, so nobody is refused for it', () => {
  const stranger = supplier('WAIREN');
  const barred = toldOfResult().refuses('raiseChallenge', aChallenge, { on: '2026-03-30', by: stranger });
  expect(barred).toMatchObject({ type: 'ReasonNeeded', finding: { cite: { statute: 'challenge94', article: 11 } } });
});

test('where the documents ask for it, one step is challenged once; another step is another matter', () => {
  const state = toldOfResult().state;
  const quarrel = raised('2026-03-30', toldOfResult({ notice: { ...state.notice!, challengeOnce: true } }));
  const again = quarrel.refuses('raiseChallenge', aChallenge, { on: '2026-03-31', by: challenger });
  expect(again?.finding).toMatchObject({ basis: 'plan', remedy: '请在第 1 号质疑中补充材料' });
  expect(
    raised('2026-03-30').refuses('raiseChallenge', aChallenge, { on: '2026-03-31', by: challenger }),
  ).toBeUndefined();
});

test('a letter that lacks something is received, and what it lacks is asked for', () => {
  const bare = { subject: 'result', matters: { 1: { matter: aMatter.matter } } };
  const quarrel = toldOfResult().did('raiseChallenge', bare, { on: '2026-03-30', by: challenger });
  const missing = () => missingIn(quarrel.complaints[1]!.state);
  expect(missing()).toEqual(['第 1 项的相关的请求', '第 1 项的事实依据', '第 1 项的法律依据', '签字盖章的书面材料']);
  const { matter: _, ...parts } = aMatter;
  quarrel.answered('1', 'completeChallenge', { matters: { 1: parts } }, { on: '2026-03-31', by: challenger });
  expect(missing()).toEqual(['签字盖章的书面材料']);
  quarrel.answered('1', 'completeChallenge', { letter: aLetter }, { on: '2026-03-31', by: challenger });
  expect(missing()).toEqual([]);
  expect(
    quarrel.complaints[1]!.does('completeChallenge', { matters: { 2: parts } }, { on: '2026-04-01', by: challenger })
      ?.finding.remedy,
  ).toMatch('没有第 2 项');
});

test('a challenge is answered within seven working days, and complained of within fifteen more, answered or not', () => {
  const quarrel = raised('2026-03-30');
  expect(quarrel.due('challengeReply', '1')).toBe('2026-04-09');
  expect(quarrel.due('complaintFiling', '1')).toBe('2026-04-30');
  const reply = (on: string) => quarrel.complaints[1]!.judges('replyToChallenge', aReply, { on, by: officer }).warns;
  expect(reply('2026-04-09')).toBeUndefined();
  expect(reply('2026-04-10')?.cite).toMatchObject({ statute: 'procurementLaw', article: 53 });
  quarrel.answered('1', 'replyToChallenge', aReply, { on: '2026-04-01', by: officer });
  // An early answer takes none of the days away: 答复期满后.
  expect(quarrel.due('complaintFiling', '1')).toBe('2026-04-30');
});

test('an answer that comes late leaves all fifteen days', () => {
  const quarrel = raised('2026-03-30');
  quarrel.answered('1', 'replyToChallenge', aReply, { on: '2026-04-13', by: officer, reason: '专家外出' });
  expect(quarrel.due('complaintFiling', '1')).toBe('2026-05-07');
});

test('the right to complain is told, or it is said why not; to uphold is for the director', () => {
  const judged = (input: object, by = officer) =>
    raised('2026-03-30').complaints[1]!.judges('replyToChallenge', input, { on: '2026-04-01', by });
  expect(judged({ ...aReply, rightToComplainTold: false }).warns?.cite).toMatchObject({
    statute: 'challenge94',
    article: 15,
  });
  const upheld = { ...aReply, upheld: true, mayChangeResult: true, excludes: ['ANKANG'] };
  expect(judged(upheld).blocks?.remedy).toBe('请由负责人答复');
  expect(judged(upheld, director).blocks).toBeUndefined();
  expect(judged({ ...aReply, excludes: ['ANKANG'] }).blocks?.rule).toMatch('质疑成立的');
});

test('signing waits while a challenge is open, and says for whom and until when; what was signed before stays signed', () => {
  const quarrel = raised('2026-03-30');
  const sign = (occurredOn: string) =>
    quarrel.purchase.judges('signContract', { occurredOn }, { on: '2026-03-31', by: winner }).found;
  const held = (occurredOn: string) => sign(occurredOn).find(({ cite }) => cite?.article === 54);
  expect(held('2026-03-31')).toMatchObject({ holds: false, force: 'blocks' });
  expect(held('2026-03-31')?.remedy).toBe(
    '第 1 号质疑（对中标（成交）结果）自 2026-03-30 起在办，由采购人、采购代理机构答复；认为不影响结果的，由负责人认定，期限至 2026-04-09',
  );
  expect(held('2026-03-29')?.holds).toBe(true);
  expect(held('2026-03-30')?.holds).toBe(false);
});

test('the thirty days to sign do not run meanwhile: nine days out, nine days later', () => {
  const quarrel = raised('2026-03-30');
  expect(quarrel.due('contractSigning')).toBe('2026-04-22');
  expect(isPaused(quarrel.purchase.deadlines.contractSigning!)).toBe(true);
  quarrel.answered('1', 'replyToChallenge', aReply, { on: '2026-04-07', by: officer });
  expect(isPaused(quarrel.purchase.deadlines.contractSigning!)).toBe(false);
  // 22 April and the nine days from 30 March to 7 April: 1 May, and the first working day after the holiday.
  expect(quarrel.due('contractSigning')).toBe('2026-05-06');
});

test('of two at once each holds: signing goes on when the last is answered', () => {
  const quarrel = raised('2026-03-30').did('raiseChallenge', aChallenge, { on: '2026-03-31', by: supplier('CIYUAN') });
  const holds = () =>
    quarrel.purchase
      .judges('signContract', { occurredOn: '2026-04-08' }, { on: '2026-04-08', by: winner })
      .found.find(({ cite }) => cite?.article === 54)!.holds;
  expect(holds()).toBe(false);
  quarrel.answered('1', 'replyToChallenge', aReply, { on: '2026-04-03', by: officer });
  expect(holds()).toBe(false);
  expect(isPaused(quarrel.purchase.deadlines.contractSigning!)).toBe(true);
  quarrel.answered('2', 'replyToChallenge', aReply, { on: '2026-04-07', by: officer });
  expect(holds()).toBe(true);
  expect(isPaused(quarrel.purchase.deadlines.contractSigning!)).toBe(false);
});

test('an enquiry is answered within three working days and holds nothing, unless the director finds that it may', () => {
  const quarrel = toldOfResult().did(
    'raiseEnquiry',
    { question: '评分细则第三项如何计分？' },
    { on: '2026-03-26', by: supplier('WAIREN') },
  );
  expect(quarrel.due('enquiryAnswer', '1')).toBe('2026-03-31');
  const holds = () =>
    quarrel.purchase
      .judges('signContract', { occurredOn: '2026-03-27' }, { on: '2026-03-27', by: winner })
      .found.find(({ cite }) => cite?.article === 54)!.holds;
  expect(holds()).toBe(true);
  quarrel.did(
    'assessEffect',
    { complaint: '1', mayChangeResult: true, reason: '计分可能有误' },
    { on: '2026-03-27', by: director },
  );
  expect(holds()).toBe(false);
  quarrel.answered('1', 'answerEnquiry', { answer: '按响应人数计分' }, { on: '2026-03-31', by: agency });
  expect(holds()).toBe(true);
  expect(quarrel.complaints[1]!.state.stage).toBe('closed');
});

test('a challenge that changes nothing is found so by the director, and signing goes on before it is answered', () => {
  const quarrel = raised('2026-03-30').did(
    'assessEffect',
    { complaint: '1', mayChangeResult: false, reason: '只涉及公告错字' },
    { on: '2026-03-31', by: director },
  );
  expect(isPaused(quarrel.purchase.deadlines.contractSigning!)).toBe(false);
  const again = quarrel.refuses(
    'assessEffect',
    { complaint: '1', mayChangeResult: false, reason: '同上' },
    { on: '2026-03-31', by: director },
  );
  expect(again?.finding.remedy).toBe('现在即是如此，无需认定');
});

test('below the limit nobody challenges: what the supplier has is an objection to the purchaser', () => {
  const below = toldOfResult();
  below.purchase.state = { ...below.state, opening: { ...below.state.opening, method: 'belowLimit' } };
  const barred = below.purchase.does('raiseChallenge', aChallenge, { on: '2026-06-30', by: challenger });
  expect(barred?.finding).toMatchObject({ basis: 'house', force: 'blocks' });
  expect(barred?.finding.cite).toBeUndefined();
});

test('who answers is not who raised it, and nobody answers twice', () => {
  const quarrel = raised('2026-03-30').answered('1', 'replyToChallenge', aReply, { on: '2026-04-01', by: officer });
  expect(quarrel.complaints[1]!.state.reply).toMatchObject({ by: officer.person, at: at('2026-04-01') });
  quarrel.complaints[1]!.state = { ...quarrel.complaints[1]!.state, stage: 'challenge' };
  expect(quarrel.complaints[1]!.does('replyToChallenge', aReply, { on: '2026-04-02', by: officer })?.finding.rule).toBe(
    '质疑尚未答复',
  );
});

test('the day on which paper came in may be set right until it is answered, and its times with it', () => {
  const onPaper = { supplier: 'BOAI', receivedOn: '2026-03-30', evidenceSha256: 'f'.repeat(64) };
  const quarrel = toldOfResult().did('raiseChallenge', { ...aChallenge, onPaper }, { on: '2026-03-31', by: officer });
  const one = quarrel.complaints[1]!;
  one.corrected(1, { occurredOn: '2026-03-27' }, { on: '2026-03-31', by: officer }, { on: '2026-03-31', by: director });
  expect(one.state.raised.occurredOn).toBe('2026-03-27');
  expect(quarrel.due('challengeReply', '1')).toBe('2026-04-08');
  quarrel.answered('1', 'replyToChallenge', aReply, { on: '2026-04-01', by: officer });
  expect(one.corrects(1, { occurredOn: '2026-03-26' }, { on: '2026-04-02', by: officer })?.finding.rule).toMatch(
    '答复之前',
  );
});
