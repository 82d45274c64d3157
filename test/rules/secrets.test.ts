/** 公开审查: numbers of persons and marks of secrecy in what is to be published, on both sides of their check digits; and who releases them. */
import { createHash } from 'node:crypto';
import { sha256Of } from '../../domain/digest.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { heldIn } from '../../domain/publication-gate.ts';
import { isIdentityCard, isOldIdentityCard, secretsIn } from '../../domain/secrets.ts';
import { agency, aNotice, announced, aProcurement, director, officer, readyForNotice } from './builders.ts';
import { Chronicle } from './chronicle.ts';

const kindsIn = (text: string) => secretsIn(text).map(({ kind }) => kind);

test.each([
  ['11010519491231002X', true],
  ['110105194912310021', false],
  ['11010519491331002X', false],
  ['11010519490229002X', false],
  ['01010519491231002X', false],
])('%s is the number of an identity card: %s', (number, holds) => {
  expect(isIdentityCard(number)).toBe(holds);
  expect(kindsIn(`联系人${number}。`).includes('identityCard')).toBe(holds);
});

test('every other last character of an identity card is wrong', () => {
  const right = [...'0123456789X'].filter((last) => isIdentityCard(`11010519491231002${last}`));
  expect(right).toEqual(['X']);
});

test.each([
  ['110105491231002', true],
  ['110105491331002', false],
  ['990105491231002', false],
])('fifteen digits %s are an old card: %s', (number, holds) => {
  expect(isOldIdentityCard(number)).toBe(holds);
  expect(kindsIn(number).includes('identityCard')).toBe(holds);
});

test.each([
  ['4111111111111111', true],
  ['4111111111111112', false],
  ['6222021234567890128', true],
  ['0000000000000000', false],
])('%s may be an account by its check digit: %s', (number, holds) => {
  expect(kindsIn(`打到 ${number} 即可`).includes('bankAccount')).toBe(holds);
});

test.each([
  ['１１０１０５１９４９１２３１００２Ｘ', 'identityCard'],
  ['110105 1949 1231 002x', 'identityCard'],
  ['110105-19491231-002X', 'identityCard'],
  ['11010\u200b519491231002X', 'identityCard'],
  ['4111-1111-1111-1111', 'bankAccount'],
  ['４１１１　１１１１　１１１１　１１１１', 'bankAccount'],
  ['收款账号：10203040506', 'bankAccount'],
  ['138 0013 8000', 'mobile'],
  ['138-0013-8000', 'mobile'],
  ['＋８６１３８００１３８０００', 'mobile'],
  ['0377-63123456', 'landline'],
  ['（０３７７）６３１２３４５６', 'landline'],
  ['010 8888 6666', 'landline'],
  ['400-123-4567', 'landline'],
  ['wang.x@example.com', 'email'],
  ['ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'email'],
  ['幸福小区3号楼2单元501室', 'household'],
  ['东河乡李庄村3组12号', 'household'],
  ['秘密★5年', 'marking'],
  ['密级：秘密', 'marking'],
  ['【机密】', 'marking'],
  ['本件为绝密', 'marking'],
  ['内部资料，注意保存', 'internal'],
  ['本项目涉及国家秘密', 'stateSecret'],
] as const)('“%s” is seen as %s, however it is written', (text, kind) => {
  expect(kindsIn(`甲${text}。`)).toContain(kind);
});

test.each([
  '供应商应当保守商业秘密和国家秘密，不得泄露服务对象信息',
  '预算 1,500,000.00 元，服务 28800 人次，自 2026-05-01 至 2027-04-30',
  '青财采备〔2025〕18号，项目编号 411303-2026-0042',
  '统一社会信用代码 52411399MJY100010X',
  '青禾县建设路 1 号',
  '每 12 个月 365 天，24 小时值守；机密性要求见第三章',
  '13800138000123456789',
  '12345678901',
])('“%s” holds nothing up', (text) => {
  expect(kindsIn(text)).toEqual([]);
});

test('a place is where the reader finds it, and never tells all of what stands there', () => {
  const [place] = secretsIn('联系人老王，１３８００１３８０００');
  expect(place).toEqual({ kind: 'mobile', from: 7, length: 11, begins: '１３８' });
});

test.each(['', 'abc', '采购公告', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), '公告'.repeat(5_000)])(
  'the digest of a wording is that of everybody else',
  (text) => {
    expect(sha256Of(text)).toBe(createHash('sha256').update(text).digest('hex'));
  },
);

const on = '2026-03-02';
const leaking = { ...aNotice, qualifications: '有意者请联系 138 0013 8000' };
const ready = () => new Chronicle(procurementProceeding, readyForNotice());
const refused = (told = ready(), by = officer, notice: object = leaking) =>
  told.does('publishNotice', notice, { on, by })?.finding;
const wordingIn = (remedy = '') => /wordingSha256 = ([0-9a-f]{64})/.exec(remedy)![1]!;
const released = (by = director) => {
  const input = {
    act: 'publishNotice',
    wordingSha256: wordingIn(refused()?.remedy),
    reason: '为采购单位值班手机，公开使用',
  };
  return ready().did('releaseForPublication', input, { on, by });
};

test('a notice with the number of a mobile is held, with its place, and the finding does not hold the number', () => {
  const finding = refused();
  expect(finding).toMatchObject({ basis: 'house', actual: 'qualifications：第 8 字起疑似手机号码（138…）' });
  expect(JSON.stringify(finding)).not.toMatch(/0013|8000/);
  expect(refused(ready(), officer, aNotice)).toBeUndefined();
});

test('another person releases that very wording, with a reason; then it is published', () => {
  expect(refused(released())).toBeUndefined();
});

test('who released it does not publish it', () => {
  expect(refused(released(officer))?.remedy).toContain('另一人');
  expect(refused(released(officer), agency)).toBeUndefined();
});

test('another wording needs a release of its own, and so does another act', () => {
  const other = { ...leaking, qualifications: '有意者请联系 138 0013 8001' };
  expect(refused(released(), officer, other)?.remedy).toContain('wordingSha256');
  const told = new Chronicle(procurementProceeding, {
    ...released().state,
    ...announced(),
    releases: released().state.releases!,
  });
  const clarification = { text: '有意者请联系 138 0013 8000', affectsBids: false };
  expect(told.does('clarifyNotice', clarification, { on: '2026-03-03', by: officer })?.finding.rule).toContain(
    '个人信息',
  );
});

test('what the law wants published is no secret: names, addresses and telephones of the parties, the experts', () => {
  const told = { case: '1', kind: 'award', at: on, title: '结果公告' } as const;
  const party = { name: '民政局', address: '建设路1号楼2单元3室', contact: '0377-63123456' };
  expect(heldIn({ ...told, body: { parties: { purchaser: party }, experts: ['专家一'] } })).toEqual([]);
  expect(heldIn({ ...told, body: { services: { 1: { standard: party.contact } } } })[0]?.path).toBe(
    'services.1.standard',
  );
});

test('hashes, days and moments are no numbers of persons', () => {
  const body = { sha256: `411111111111111${'1'.repeat(49)}`, due: '2026-03-23T01:00:00.000Z', from: '2026-03-02' };
  expect(heldIn({ case: '1', kind: 'notice', at: on, title: '公告', body })).toEqual([]);
});

test('every act that tells the public goes through the gate', () => {
  const cancelled = new Chronicle(procurementProceeding, announced(aProcurement()));
  const reason = '因承办人 11010519491231002X 调离';
  expect(cancelled.does('cancelProcurement', { reason }, { on, by: director })?.finding.actual).toContain(
    '居民身份证号',
  );
  const quiet = new Chronicle(procurementProceeding, readyForNotice());
  expect(quiet.does('cancelProcurement', { reason }, { on, by: director })).toBeUndefined();
});
