/** 统一社会信用代码: codes that are good are taken, whatever registrar and check character; each way of being wrong is named. */
import fc from 'fast-check';
import { faultOfUscc, organisationCheck, usccCheck } from '../../domain/uscc.ts';

/** Made here, so that no real organisation is named. */
function codeOf(front: string, number: string): string {
  const seventeen = `${front}${number}${organisationCheck(number)}`;
  return seventeen + usccCheck(seventeen);
}

/** Reckoned by hand by the tables of GB 32100-2015 and GB 11714. */
test.each([
  ['91410000MA00000000', '第 17 位（组织机构代码校验码）应当为“7”'],
  ['91410000MA000000', '应当为 18 位'],
  ['91410000MA0000009I', '不含“I”'],
  ['91410000MA0000009S', '不含“S”'],
  ['B1410000MA00000090', '不是登记管理部门代码'],
  ['9141000AMA00000090', '应当为数字'],
])('%s is found to be wrong: %s', (code, fault) => {
  expect(faultOfUscc(code)).toContain(fault);
});

test('the check of the organisation is that of the published table: 3, 7, 9, 10, 5, 8, 4, 2 modulo 11', () => {
  // M = 22, A = 10: 22 × 3 + 10 × 7 = 136 = 12 × 11 + 4, so 11 − 4 = 7.
  expect(organisationCheck('MA000000')).toBe('7');
  expect(organisationCheck('00000000')).toBe('0');
  // 1 × 3 + 7 × 2 … : a sum of 1 modulo 11 is written X.
  expect(organisationCheck('40000000')).toBe('X');
});

test('codes of registrars with a letter are good: N of 农业农村, whose rural collectives may provide services', () => {
  for (const front of ['N2411399', 'A1110000', 'Y1410000', '52411399', '12411399'])
    expect(faultOfUscc(codeOf(front, 'MJY10001'))).toBeUndefined();
});

test('a code whose check character is 0 is good, though validators at hand refuse every such one', () => {
  const numbers = Array.from({ length: 200 }, (_, index) => `MJ${String(index).padStart(6, '0')}`);
  const good = numbers.map((number) => codeOf('52411399', number)).filter((code) => code.endsWith('0'));
  expect(good.length).toBeGreaterThan(0);
  for (const code of good) expect(faultOfUscc(code)).toBeUndefined();
});

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const number = fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }).map((all) => all.join(''));
const front = fc
  .tuple(fc.constantFrom(...'123456789ANY'), fc.constantFrom(...alphabet), fc.integer({ min: 0, max: 999_999 }))
  .map(([registrar, kind, region]) => `${registrar}${kind}${String(region).padStart(6, '0')}`);

test('every code that is made by the standard is good, and no code stays good when one character is changed', () => {
  fc.assert(
    fc.property(front, number, fc.nat(17), fc.nat(29), (start, own, place, step) => {
      const code = codeOf(start, own);
      const other = alphabet[(alphabet.indexOf(code[place]!) + 1 + step) % alphabet.length]!;
      return (
        faultOfUscc(code) === undefined &&
        faultOfUscc(code.slice(0, place) + other + code.slice(place + 1)) !== undefined
      );
    }),
  );
});
