/** 核定服务量：what the purchaser verifies of what was logged, by category; no more of it is measured for the money. */
import { loggedVolumes, standingLogs } from './delivery-state.ts';
import { type Finding, houseRule, termOf } from './finding.ts';
import { sum } from './money.ts';
import { termsOf } from './period-work.ts';
import type { Procurement } from './procurement.ts';
import { type Care, careTitles } from './service-count.ts';
import type { Verification } from './shapes/performance.ts';

/** Volumes are kept in hundredths of the unit. */
const hundredths = 100;

/** Nothing where the period has no log: a contract by milestones has none. */
export function ofVolumes(state: Procurement, verification: Verification): Finding[] {
  const { instalment, result, volumes, remark } = verification;
  if (standingLogs(state, instalment).length === 0)
    return volumes ? [houseRule(false, '按服务记录核定服务量', '本期没有服务记录：请承接主体先提交', 'blocks')] : [];
  return [
    ...againstLog(state, instalment, result, volumes, remark),
    ...ofMoney(state, verification),
    ...ofCallBack(state, instalment, remark),
  ];
}

/** Where one service has a price the log is in its unit; where several have, a log does not say which of them a visit was. */
function ofMoney(state: Procurement, { volumes, measured }: Verification): Finding[] {
  const basis = termsOf(state)?.basis;
  const [line, ...others] = basis?.kind === 'unitPrice' ? Object.keys(basis.lines) : [];
  const counted = line === undefined ? undefined : measured?.volumes?.[line];
  if (!volumes || counted === undefined || others.length > 0) return [];
  const verifiedHundredths = sum(Object.values(volumes));
  const holds = Math.round(counted * hundredths) <= verifiedHundredths;
  return [
    termOf('contract', holds, '计价的数量不多于按服务记录核定的服务量', {
      required: `≤ ${inUnits(verifiedHundredths)}`,
      actual: inUnits(Math.round(counted * hundredths)),
      remedy: `第 ${line} 项的数量最多填写 ${inUnits(verifiedHundredths)}`,
    }),
  ];
}

function againstLog(
  state: Procurement,
  instalment: string,
  result: Verification['result'],
  volumes: Verification['volumes'],
  remark: string | undefined,
): Finding[] {
  const logged = loggedVolumes(state, instalment);
  const rule = '核定的服务量按类别填写';
  if (!volumes)
    return [houseRule(result === 'notMet', rule, '请按自理、半自理、全护理填写核定的服务量；不按量结算的，写明理由')];
  const cares = Object.keys(careTitles) as Care[];
  const beyond = cares.filter((care) => (volumes[care] ?? 0) > (logged[care] ?? 0));
  const least = sum(cares.map((care) => (logged[care] ?? 0) - (volumes[care] ?? 0)));
  return [
    termOf('contract', beyond.length === 0, '核定的服务量不多于服务记录', {
      required: wordedVolumes(logged),
      actual: wordedVolumes(volumes),
      remedy: `请核对${beyond.map((care) => careTitles[care]).join('、')}的服务量；漏记的，请承接主体先补记`,
    }),
    houseRule(least <= 0 || remark !== undefined, '核减服务量的，写明核减之处', '请填写核验意见', 'blocks'),
  ];
}

function ofCallBack({ callBacks }: Procurement, instalment: string, remark: string | undefined): Finding[] {
  const callBack = callBacks?.[instalment];
  if (!callBack) return [];
  const denied = callBack.answered?.denied ?? 0;
  return [
    houseRule(callBack.answered !== undefined, '回访之后方可核验', '请先公开种子、完成回访；不作回访的，写明理由'),
    houseRule(
      denied === 0 || remark !== undefined,
      '回访中有人否认的，核验意见写明如何认定',
      `${denied} 人否认接受过服务：请填写核验意见`,
      'blocks',
    ),
  ];
}

function wordedVolumes(volumes: Readonly<Partial<Record<string, number>>>): string {
  const cares = (Object.keys(careTitles) as Care[]).filter((care) => volumes[care] !== undefined);
  return cares.map((care) => `${careTitles[care]} ${inUnits(volumes[care]!)}`).join('、') || '无';
}

function inUnits(volumeHundredths: number): string {
  return (volumeHundredths / hundredths).toFixed(2);
}
