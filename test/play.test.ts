/** The told cases, played over HTTP on the running system: each goes as its file tells it. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { yuan } from '../domain/money.ts';
import { type CaseFile, schemaOf } from '../play/case.ts';
import { System } from '../play/http.ts';
import { play } from '../play/player.ts';
import { failureLines, unmetLines } from '../play/refusal.ts';
import { report } from '../play/report.ts';
import { BadFile, readCase, tellingOf } from '../play/telling.ts';

const playsWithinMs = 180_000;
const paths = globSync('cases/*.json').filter((path) => basename(path) !== 'schema.json');
const system = new System(process.env.API_ADDRESS!);

test.concurrent.each(paths)(
  '%s goes as it is told',
  async (path) => {
    const { ok, failed, unmet, finished, steps } = await play(readCase(path), system);
    expect([...(failed ? failureLines(failed) : []), ...unmetLines(unmet)]).toEqual([]);
    expect(ok).toBe(true);
    expect(report(finished!, steps)).toContain(yuan(finished!.money.plannedFen));
  },
  playsWithinMs,
);

test('the schema says what the player reads', () => {
  const schema = JSON.parse(readFileSync('cases/schema.json', 'utf8'));
  expect(schema).toEqual(schemaOf());
  for (const path of paths) expect(JSON.parse(readFileSync(path, 'utf8')).$schema).toBe('./schema.json');
});

const opening = {
  purchaser: 'qinghe-civil-affairs',
  title: '救助协办',
  catalogueItem: 'A0403',
  serviceKind: 'administrative',
};
const release = {
  number: '青财预〔2025〕1号',
  fundSource: '本级预算',
  fiscalYear: 2025,
  amountFen: 100,
  occurredOn: '2025-03-03',
};
const small: CaseFile = {
  title: '小案',
  story: '只到预算下达',
  begins: '2025-03-03 09:00',
  open: { by: 'officer', input: { ...opening, method: 'consultation', region: 'henan-county' } },
  steps: [{ at: '2025-03-03 10:00', by: 'accountant', act: 'releaseBudget', input: release }],
  expect: {
    stage: 'filing',
    money: { plannedFen: 100, committedFen: 0, paidFen: 0, deductedFen: 0, waivedFen: 0 },
    missed: [],
  },
};
const [first] = small.steps;

test.each([
  ['an unknown login', { by: 'nobody' }, '第 1 步（releaseBudget）：没有“nobody”这个演示账号'],
  ['an unknown act', { act: 'sing' }, '第 1 步（sing）：采购没有“sing”这种行为'],
  ['an unknown field of an act', { input: { ...release, colour: 1 } }, '第 1 步（releaseBudget）的 colour：没有这一栏'],
  ['a missing field of an act', { input: {} }, '第 1 步（releaseBudget）的 number：'],
  ['an unknown field of a step', { colour: 1 }, '第 1 步的 colour：没有这一栏'],
  ['a moment that is none', { at: '2025-03-03 25:00' }, '第 1 步的 at：没有这个时刻'],
  ['a step before the beginning', { at: '2025-03-02 10:00' }, '早于前一步的 2025-03-03 09:00'],
  ['an article that is not on file', { refused: { statute: 'procurementLaw', article: 999 } }, '第 999 条没有收录'],
  [
    'a recipient who is not there',
    { input: { ...release, fundSource: { $recipient: { township: '东河乡', number: 1 } } } },
    '名册中没有“东河乡”',
  ],
])('a case with %s is refused, with its place, before anything is played', (_, change, fault) => {
  const read = () => tellingOf('wrong.json', { ...small, steps: [{ ...first, ...change }] });
  expect(read).toThrow(BadFile);
  expect(read).toThrow(fault);
  expect(read).toThrow('wrong.json');
});

test('a step that is refused against expectation is reported with rule, article, its words and what to do', async () => {
  const later = { ...first!, input: { ...release, occurredOn: '2025-03-04' } };
  const played = await play(tellingOf('small.json', { ...small, steps: [later] }), system);
  expect(played).toMatchObject({ ok: false, failed: { number: 1, asTold: false } });
  const lines = failureLines(played.failed!).join('\n');
  expect(lines).toContain('第 1 步 2025-03-03 10:00 accountant 登记预算下达（releaseBudget）没有如所讲述');
  expect(lines).toMatch(
    /预期：办成\n {2}实际：拒绝：预算下达后方可编制实施方案.*\n {2}依据：《.*》第十六条\n {2}原文：/,
  );
  expect(lines).toContain('补救：请待指标文件下达后登记');
});

test('a refusal under another article than the one told is not as told', async () => {
  const refused = { statute: 'procurementLaw', article: 35 };
  const played = await play(tellingOf('small.json', { ...small, steps: [{ ...first!, refused }] }), system);
  expect(played.ok).toBe(false);
  expect(failureLines(played.failed!).join('\n')).toMatch(
    /预期：拒绝，依据《中华人民共和国政府采购法》第三十五条\n {2}实际：办成/,
  );
});

test('an amount that comes out otherwise is told to the fen', async () => {
  const expected = { ...small.expect, money: { ...small.expect.money, plannedFen: 101 } };
  const { ok, unmet } = await play(tellingOf('small.json', { ...small, expect: expected }), system);
  expect(ok).toBe(false);
  expect(unmetLines(unmet)).toEqual(['预算下达数：预期 1.01 元，实际 1.00 元']);
});

test('fen are never lost, and thousands are told apart', () => {
  expect([0, 5, 100, 38_401_800, 1_000_000_000_000].map(yuan)).toEqual([
    '0.00 元',
    '0.05 元',
    '1.00 元',
    '384,018.00 元',
    '10,000,000,000.00 元',
  ]);
});
