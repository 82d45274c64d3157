/** 提交服务记录：the provider's log of a stretch of days becomes part of the case by its hash, its counts and its volumes. */
import { nextNumber } from './contract-state.ts';
import { type ServiceLog, standingLogs } from './delivery-state.ts';
import { type Finding, houseRule, termOf } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { clockKey } from './law/clocks.ts';
import { isByPeriod } from './performance.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { missingWeeks, nextWatch, sundaysOf, warningClocks, watched } from './service-watch.ts';
import type { ServiceLogFiling } from './shapes/delivery.ts';
import { civilDate } from './time.ts';

export const fileServiceLog = defineAct<ServiceLogFiling>()({
  name: 'fileServiceLog',
  title: '提交服务记录',
  during: ['performance'],
  by: ['supplier'],
  under: [cite('rules2019', 25), cite('rules2019', 32)],
  awaited: (state) =>
    missingWeeks(state).map((week) => ({
      subject: week,
      ...(state.contract ? { organisation: state.contract.provider } : {}),
      clock: clockKey('weeklyLog', week),
    })),
  judge: (state, filing, circumstance) => [
    ...ofInstalment(state, filing),
    ...ofDays(state, filing, civilDate(circumstance.at)),
    houseRule(
      filing.counted !== undefined,
      '先上传、起止日与上传时一致的服务记录方可提交',
      '请先上传服务记录，再按上传时的起止日和所得摘要提交',
      'blocks',
    ),
    ...sundaysOf(filing).flatMap((week) => inTime(circumstance, clockKey('weeklyLog', week))),
  ],
  apply: (state, { instalment, from, to, logSha256, replaces, counted }, { actor, at }) => {
    if (!counted) return state;
    const number = nextNumber(state.serviceLogs);
    const log: ServiceLog = { instalment, from, to, logSha256, counted, filed: { by: actor.person, at } };
    const was = replaces === undefined ? undefined : state.serviceLogs?.[replaces];
    const replaced = was ? { [replaces!]: { ...was, replacedBy: number } } : {};
    return watched({ ...state, serviceLogs: { ...state.serviceLogs, ...replaced, [number]: log } }, log, at);
  },
  starts: (state, _, circumstance) => [...nextWatch(state, circumstance), ...warningClocks(state, circumstance)],
  stops: (_, filing) => sundaysOf(filing).map((week) => clockKey('weeklyLog', week)),
});

function ofInstalment(state: Procurement, { instalment: number }: ServiceLogFiling): Finding[] {
  const { instalments, deliveries, callBacks } = state;
  const instalment = instalments?.[number];
  const verified = deliveries?.[number]?.verified;
  return [
    termOf('contract', instalment !== undefined && isByPeriod(instalment), '按期考核或者分阶段验收的各期方有服务记录', {
      remedy: '请核对分期序号',
    }),
    houseRule(
      verified === undefined || verified.result === 'notMet',
      '本期服务尚未核验，或者核验未达标，方可提交服务记录',
      '本期已经核验；其余服务记入下一期',
      'blocks',
    ),
    houseRule(
      callBacks?.[number]?.revealed === undefined || verified?.result === 'notMet',
      '回访的种子公开以后，本期的服务记录不再变动',
      '谁将被回访已经可知：遗漏的服务请在报告本期服务时说明',
      'blocks',
    ),
  ];
}

/** Days that two logs both speak of would be counted twice: of two that come at once the second is told of the first. */
function ofDays(state: Procurement, filing: ServiceLogFiling, today: string): Finding[] {
  const { from, to, replaces, instalment } = filing;
  const all = Object.entries(state.serviceLogs ?? {}).filter(([, { replacedBy }]) => !replacedBy);
  const meets = all.filter(([number, log]) => number !== replaces && log.from <= to && log.to >= from);
  const named = meets.map(([number, log]) => `第 ${number} 份（${log.from} 至 ${log.to}）`).join('、');
  const ofSame = standingLogs(state, instalment).some(([number]) => number === replaces);
  return [
    houseRule(from <= to, '止日不早于起日', '请核对起止日', 'blocks'),
    {
      ...houseRule(to <= today, '服务记录只记已经过去的日子', '请把止日改为今天或者更早', 'blocks'),
      required: `≤ ${today}`,
      actual: to,
    },
    {
      ...houseRule(
        meets.length === 0,
        '同一天的服务只记在一份服务记录中',
        `与 ${named} 重叠：要替换的，在 replaces 中写明其序号，并上传替换后的全部记录；否则改起止日`,
        'blocks',
      ),
      ...(meets.length > 0 ? { actual: named } : {}),
    },
    houseRule(
      replaces === undefined || ofSame,
      '被替换的服务记录属于本期，并且尚未被替换',
      '请核对被替换的序号',
      'blocks',
    ),
  ];
}
