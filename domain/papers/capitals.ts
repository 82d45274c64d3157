/** 金额大写：a sum in the characters that cannot be altered, by the rules for filling in bills (票据). */

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['仟', '佰', '拾', ''];
const groups = ['亿', '万', ''];
/** 9999亿9999万9999元9角9分: far beyond what an act can carry, and all that three groups can say. */
export const capitalsFenMax = 99_999_999_999_999;

/**
 * `140900_50` is 人民币壹拾肆万零玖佰元伍角整. After yuan or jiao stands 整, after fen nothing. Where noughts stand between two figures,
 * one 零 stands for all of them; one that only ends the yuan before a jiao is left out, as the rules allow.
 */
export function inCapitals(fen: number): string {
  if (!Number.isInteger(fen) || fen < 0 || fen > capitalsFenMax)
    throw new RangeError(`金额大写只用于 0 至 ${capitalsFenMax} 分的整数：${fen}`);
  const written = String(fen).padStart(14, '0');
  const [yuan, jiao, rest] = [written.slice(0, -2), Number(written.at(-2)), Number(written.at(-1))];
  const whole = ofYuan(yuan);
  if (jiao === 0 && rest === 0) return `人民币${whole || '零'}元整`;
  const nought = whole && jiao === 0 ? '零' : '';
  const parts = `${jiao ? `${digits[jiao]}角` : ''}${rest ? `${digits[rest]}分` : '整'}`;
  return `人民币${whole ? `${whole}元` : ''}${nought}${parts}`;
}

/** Twelve figures of yuan, four to a group; nothing for nought. */
function ofYuan(yuan: string): string {
  let said = '';
  let isGap = false;
  groups.forEach((unit, place) => {
    const group = yuan.slice(place * 4, place * 4 + 4);
    const words = ofGroup(group);
    if (!words) {
      isGap = said !== '';
      return;
    }
    const nought = said && (isGap || group.startsWith('0')) ? '零' : '';
    said += `${nought}${words}${unit}`;
    isGap = false;
  });
  return said;
}

/** Four figures: 0107 is 壹佰零柒; what stands before the first figure is said by whoever joins the groups. */
function ofGroup(group: string): string {
  return [...group]
    .map((digit, place) => (digit === '0' ? '零' : `${digits[Number(digit)]}${places[place]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}
