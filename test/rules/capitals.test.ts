/** Sums in capitals: as the rules for filling in bills write them, and read back by somebody who knows none of our code. */
import fc from 'fast-check';
import { capitalsFenMax, inCapitals } from '../../domain/papers/capitals.ts';

test.each([
  // The examples of the rules for bills: one nought, several, at the end of the yuan, between yuan and fen.
  [140_950, '人民币壹仟肆佰零玖元伍角整'],
  [600_714, '人民币陆仟零柒元壹角肆分'],
  [168_032, '人民币壹仟陆佰捌拾元叁角贰分'],
  [10_700_053, '人民币壹拾万柒仟元伍角叁分'],
  [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
  [32_504, '人民币叁佰贰拾伍元零肆分'],
])('%d fen is written as the rules for bills write it: %s', (fen, words) => {
  expect(inCapitals(fen)).toBe(words);
});

test.each([
  [0, '人民币零元整'],
  [1, '人民币壹分'],
  [9, '人民币玖分'],
  [10, '人民币壹角整'],
  [50, '人民币伍角整'],
  [99, '人民币玖角玖分'],
  [100, '人民币壹元整'],
  [101, '人民币壹元零壹分'],
  [110, '人民币壹元壹角整'],
  [1_000, '人民币壹拾元整'],
  [38_401_800, '人民币叁拾捌万肆仟零壹拾捌元整'],
  [140_000_000, '人民币壹佰肆拾万元整'],
  [1_000_000, '人民币壹万元整'],
  [1_000_100, '人民币壹万零壹元整'],
  [1_010_000, '人民币壹万零壹佰元整'],
  [10_000_000_000, '人民币壹亿元整'],
  [10_000_000_100, '人民币壹亿零壹元整'],
  [10_001_000_000, '人民币壹亿零壹万元整'],
  [10_000_100_000, '人民币壹亿零壹仟元整'],
  [12_000_000_000, '人民币壹亿贰仟万元整'],
  [1_001_001_001_001, '人民币壹佰亿壹仟零壹万零壹拾元零壹分'],
  [capitalsFenMax, '人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
])('%d fen is %s', (fen, words) => {
  expect(inCapitals(fen)).toBe(words);
});

const sums = fc.oneof(fc.integer({ min: 0, max: capitalsFenMax }), fc.integer({ min: 0, max: 2_000_000 }), sparse());

/** Mostly noughts: where the rules are. */
function sparse() {
  const digit = fc.oneof(
    { weight: 4, arbitrary: fc.constant('0') },
    { weight: 1, arbitrary: fc.constantFrom(...'123') },
  );
  return fc.array(digit, { minLength: 1, maxLength: 14 }).map((digits) => Number(digits.join('')));
}

test('what was written is read back as the same sum, whatever it is', () => {
  fc.assert(
    fc.property(sums, (fen) => readBack(inCapitals(fen)) === fen),
    { numRuns: 5_000 },
  );
});

test('no nought stands twice, before a unit, or at the end of the yuan; 整 closes all but fen', () => {
  fc.assert(
    fc.property(sums, (fen) => {
      const words = inCapitals(fen);
      if (fen > 0) expect(words).not.toMatch(/零零|零[仟佰拾万亿元角分整]/);
      expect(words.endsWith('整')).toBe(fen % 10 === 0);
      expect(words).toMatch(/^人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+$/);
      // A nought between two figures of yuan is never passed over but before a whole group of thousands.
      const yuan = String(Math.floor(fen / 100));
      if (/^\d*[1-9]0+[1-9]\d{0,2}$/.test(yuan) && yuan.length <= 4) expect(words.split('元')[0]).toContain('零');
    }),
    { numRuns: 3_000 },
  );
});

test.each([-1, -100, 0.5, Number.NaN, Number.POSITIVE_INFINITY, capitalsFenMax + 1])('%d is refused', (fen) => {
  expect(() => inCapitals(fen)).toThrow(RangeError);
});

/** A reader of its own: sums up what each character stands for, from left to right. */
function readBack(words: string): number {
  const value = (one: string) => '零壹贰叁肆伍陆柒捌玖'.indexOf(one);
  const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1_000 };
  let [fen, section, figure] = [0, 0, 0];
  let yuan = 0;
  for (const one of words.slice('人民币'.length)) {
    if (value(one) >= 0) figure = value(one);
    else if (units[one]) {
      section += figure * units[one]!;
      figure = 0;
    } else if (one === '亿' || one === '万' || one === '元') {
      yuan += (section + figure) * { 亿: 100_000_000, 万: 10_000, 元: 1 }[one]!;
      [section, figure] = [0, 0];
    } else if (one === '角' || one === '分') {
      fen += figure * (one === '角' ? 10 : 1);
      figure = 0;
    }
  }
  return yuan * 100 + fen;
}
