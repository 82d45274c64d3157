/** 计量：what a period came to, as the terms of the contract count it; nothing is counted twice, nothing beyond what was reported. */
import { type Finding, houseRule, termOf } from './finding.ts';
import { isCounted, termsOf } from './period-work.ts';
import type { Procurement } from './procurement.ts';
import { type Care, careTitles } from './service-count.ts';
import type { Measured } from './shapes/payment-terms.ts';

/** Of what the provider reports. */
export function reportedFindings(state: Procurement, number: string, measured: Measured | undefined): Finding[] {
  const terms = termsOf(state);
  if (!terms || !isCounted(terms)) return [];
  return [complete(state, measured), ...strange(state, measured), ...twice(state, number, measured)];
}

/** Of what the purchaser found; where nothing was met nothing is counted. */
export function verifiedFindings(
  state: Procurement,
  number: string,
  { result, measured }: { result: 'met' | 'partly' | 'notMet'; measured?: Measured | undefined },
): Finding[] {
  const terms = termsOf(state);
  if (!terms || result === 'notMet') return [];
  const scored = termOf(
    'contract',
    !terms.deductions || measured?.points !== undefined,
    '按考核扣减的，核验应当写明得分',
    {
      remedy: '请填写本期考核得分',
    },
  );
  if (!isCounted(terms)) return [scored];
  return [
    scored,
    complete(state, measured),
    ...strange(state, measured),
    ...twice(state, number, measured),
    notMore(state.deliveries?.[number]?.reported.measured, measured),
  ];
}

function complete(state: Procurement, measured: Measured = {}): Finding {
  const wanting = wantOf(state, measured);
  return termOf('contract', wanting === '', '合同按核验的数量计价：每一项数量都应当写明', {
    remedy: `请填写${wanting}；没有的填 0`,
  });
}

function wantOf(state: Procurement, { volumes = {}, heads = {}, handledFen }: Measured): string {
  const { basis } = termsOf(state)!;
  if (basis.kind === 'fundShare') return handledFen === undefined ? '本期经办资金' : '';
  if (basis.kind === 'unitPrice') {
    const lines = Object.keys(basis.lines).filter((line) => volumes[line] === undefined);
    return lines.length > 0 ? `第 ${lines.join('、')} 项的数量` : '';
  }
  if (basis.kind !== 'perHead') return '';
  if (Object.keys(heads).length === 0) return '各月的服务人数';
  const priced = levelsOf(basis.monthlyFen);
  const months = Object.keys(heads).filter((month) => priced.some((level) => heads[month]![level] === undefined));
  return months.length > 0 ? `${months.sort().join('、')} 各类服务对象的数量` : '';
}

/** What the contract names no price for is nothing that it pays. */
function strange(state: Procurement, { volumes = {}, heads = {} }: Measured = {}): Finding[] {
  const { basis } = termsOf(state)!;
  const prices = basis.kind === 'unitPrice' ? basis.lines : {};
  const lines = Object.keys(volumes).filter((line) => !(line in prices));
  const priced = basis.kind === 'perHead' ? levelsOf(basis.monthlyFen) : [];
  const levels = Object.values(heads).flatMap((one) => levelsOf(one).filter((level) => !priced.includes(level)));
  const names = [...lines.map((line) => `第 ${line} 项`), ...new Set(levels.map((level) => careTitles[level]))];
  return [
    termOf('contract', names.length === 0, '合同约定了单价的服务方可计价', {
      remedy: `合同没有 ${names.join('、')} 的单价：请删去`,
    }),
  ];
}

/** A month belongs to one period. */
function twice(state: Procurement, number: string, { heads = {} }: Measured = {}): Finding[] {
  const others = Object.entries(state.deliveries ?? {}).filter(([other, { verified }]) => {
    return other !== number && verified !== undefined && verified.result !== 'notMet';
  });
  const counted = others.flatMap(([, { verified }]) => Object.keys(verified?.measured?.heads ?? {}));
  const again = Object.keys(heads).filter((month) => counted.includes(month));
  return [
    termOf('contract', again.length === 0, '同一个月的服务只计价一次', {
      remedy: `${again.sort().join('、')} 已在其他分期核验：请删去`,
    }),
  ];
}

/** What was done beyond the report is for a new report, so that the provider's own figures are never below the purchaser's. */
function notMore(reported: Measured | undefined, verified: Measured = {}): Finding {
  const over = reported ? beyond(reported, verified) : [];
  return houseRule(
    over.length === 0,
    '核验的数量不超过承接主体报告的数量',
    `${over.join('、')}多于报告：请核对，或者请承接主体更正报告`,
    'blocks',
  );
}

function beyond(reported: Measured, { volumes = {}, heads = {}, handledFen = 0 }: Measured): string[] {
  const lines = Object.keys(volumes).filter((line) => volumes[line]! > (reported.volumes?.[line] ?? 0));
  const months = Object.keys(heads).filter((month) =>
    levelsOf(heads[month]!).some((level) => heads[month]![level]! > (reported.heads?.[month]?.[level] ?? 0)),
  );
  return [
    ...lines.map((line) => `第 ${line} 项`),
    ...months.map((month) => `${month} 人数`),
    ...(handledFen > (reported.handledFen ?? 0) ? ['经办资金'] : []),
  ];
}

function levelsOf(levels: object): Care[] {
  return (Object.keys(careTitles) as Care[]).filter((level) => level in levels);
}
