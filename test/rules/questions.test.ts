/** 对采购文件的询问: answered before bids are opened; what bears on bids is told to all who have the documents, and nobody who asked is named. */
import { untoldAnswers } from '../../domain/questions.ts';
import { agency, announced, bidsIn, officer, supplier } from './builders.ts';
import { Quarrel } from './quarrel.ts';

const asks = { question: '夜间上门是否另计人次？' };
const asked = (on = '2026-03-16') => new Quarrel(announced()).did('raiseEnquiry', asks, { on, by: supplier('YIXIN') });
const answering = { on: '2026-03-17', by: agency };
const answered = (more: object) => asked().answered('1', 'answerEnquiry', { answer: '另计', ...more }, answering);
const clarification = { text: '夜间上门另计人次', affectsBids: true, bidsDue: '2026-04-07T01:00:00.000Z' };

/** Bids are due; three lie there. */
function atOpening(quarrel: Quarrel) {
  const { bids, draws, searches } = bidsIn(['ANKANG', 'BOAI', 'CIYUAN']);
  quarrel.purchase.state = { ...quarrel.state, stage: 'selection', bids: bids!, draws: draws!, searches: searches! };
  const offers = { ANKANG: 1, BOAI: 2, CIYUAN: 3 };
  const { found } = quarrel.purchase.judges('openBids', { offers }, { on: '2026-03-23', by: agency });
  return found.filter(({ rule, holds }) => !holds && /询问|答复/.test(rule));
}

test.each([
  ['2026-03-16', 1],
  ['2026-03-22', 1],
  ['2026-03-24', 0],
])('a question of %s holds up bids that are due on the morning of the 23rd: %i', (on, count) => {
  const found = atOpening(asked(on));
  expect(found.map(({ force }) => force)).toEqual(Array(count).fill('warns'));
  if (count) expect(found[0]).toMatchObject({ basis: 'house', remedy: expect.stringContaining('第 1 号询问尚未答复') });
});

test('a question that was answered holds nothing, where the answer only says what the documents say', () => {
  expect(atOpening(answered({}))).toEqual([]);
  expect(atOpening(answered({ affectsBids: false }))).toEqual([]);
});

test('an answer that bears on bids waits for a clarification to all; with it bids are opened', () => {
  const quarrel = answered({ affectsBids: true });
  expect(untoldAnswers(quarrel.state).map(([number]) => number)).toEqual(['1']);
  expect(quarrel.complaints[1]!.state.stage).toBe('closed');
  const told = quarrel.did('clarifyNotice', clarification, { on: '2026-03-18', by: officer });
  expect(untoldAnswers(told.state)).toEqual([]);
  expect(told.purchase.last.tells[0]).toMatchObject({ kind: 'clarification' });
  expect(JSON.stringify(told.purchase.last.tells)).not.toContain('YIXIN');
  expect(atOpening(told)).toEqual([]);
});

test('bids that are opened before all were told are opened with a reason', () => {
  expect(atOpening(answered({ affectsBids: true })).map(({ force }) => force)).toEqual(['warns']);
});

test('it is no clarification without time: the deadline moves as for any that bears on bids', () => {
  const quarrel = answered({ affectsBids: true });
  const judges = (input: object) =>
    quarrel.purchase.judges('clarifyNotice', input, { on: '2026-03-18', by: officer }).blocks;
  expect(judges({ ...clarification, affectsBids: false })?.remedy).toContain('影响投标');
  expect(judges({ text: '夜间上门另计人次', affectsBids: true })?.cite).toMatchObject({
    statute: 'procurementRegulation',
    article: 31,
  });
  expect(judges(clarification)).toBeUndefined();
});

test('a clarification that names who asked is not published', () => {
  const quarrel = answered({ affectsBids: true });
  const text = '答 YIXIN 所问：夜间上门另计人次';
  const { blocks } = quarrel.purchase.judges(
    'clarifyNotice',
    { ...clarification, text },
    { on: '2026-03-18', by: officer },
  );
  expect(blocks?.rule).toContain('不得写明提出询问的供应商');
});

test('what is asked and answered after the award tells nobody else anything', () => {
  const quarrel = new Quarrel(announced())
    .at('contract')
    .did('raiseEnquiry', asks, { on: '2026-03-25', by: supplier('YIXIN') });
  quarrel.answered('1', 'answerEnquiry', { answer: '另计', affectsBids: true }, { on: '2026-03-26', by: agency });
  expect(untoldAnswers(quarrel.state)).toEqual([]);
});
