/** 服务人员：how many serve, what those who are dispatched earn, who is insured and bound to silence; counts, never persons. */
import { nextNumber } from './contract-state.ts';
import { type Finding, houseRule, measure, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { limitOf } from './law/packs.ts';
import { yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { asFacts, notAhead } from './recorded.ts';
import type { ServiceStaffReport } from './shapes/provider-reports.ts';

export const reportServiceStaff = defineAct<ServiceStaffReport>()({
  name: 'reportServiceStaff',
  title: '报告服务人员',
  during: ['performance'],
  by: ['supplier'],
  under: [cite('rules2019', 32)],
  judge: (state, report, { at }) => [
    notAhead(report.occurredOn, at),
    houseRule(
      report.insured <= report.heads && report.socialWorkers <= report.heads,
      '参保、持证的人数不多于在岗人数',
      '请核对人数',
      'blocks',
    ),
    ...asFacts([...ofRatio(state, report), ...ofWage(state, report), ...ofSilence(report), insured(report)]),
  ],
  apply: (state, report, { actor, at }) => ({
    ...state,
    serviceStaff: {
      ...state.serviceStaff,
      [nextNumber(state.serviceStaff)]: { ...report, reported: { by: actor.person, at } },
    },
  }),
});

/** What the plan on file sized the service by. */
function ofRatio({ scheme }: Procurement, { heads }: ServiceStaffReport): Finding[] {
  const planned = scheme?.staffing?.planned;
  if (planned === undefined) return [];
  const detail = { required: `≥ ${planned} 人`, actual: `${heads} 人`, remedy: `尚缺 ${planned - heads} 人：请补足` };
  return [termOf('plan', heads >= planned, '在岗服务人员不少于实施方案所定人数', detail)];
}

/** 细则37 speaks of those who are dispatched, and of nobody else. */
function ofWage(state: Procurement, { dispatched }: ServiceStaffReport): Finding[] {
  if (!dispatched) return [];
  const { lowestWageFen, minimumWageFen } = dispatched;
  const least = Math.ceil((minimumWageFen * limitOf(state, 'dispatchedWage').value) / 10_000);
  return measure(
    state,
    'dispatchedWage',
    (lowestWageFen * 10_000) / minimumWageFen,
    `当年最低工资标准 ${yuan(minimumWageFen)}：每月不低于 ${yuan(least)}，尚差 ${yuan(Math.max(0, least - lowestWageFen))}`,
  );
}

/** Those who check what households own sign a promise of silence. */
function ofSilence({ checkers }: ServiceStaffReport): Finding[] {
  if (!checkers) return [];
  const open = checkers.heads - checkers.agreements;
  return [
    requirement(
      open <= 0,
      '核对人员不足的，应当通过购买服务的方式充实人员，并签订保密协议书',
      cite('rules2019', 44),
      `尚有 ${open} 人未签：请签订保密协议书后上岗`,
    ),
  ];
}

function insured({ heads, insured: covered }: ServiceStaffReport): Finding {
  return {
    ...houseRule(covered >= heads, '在岗服务人员均已参保', `尚有 ${heads - covered} 人未参保`),
    required: `${heads} 人`,
    actual: `${covered} 人`,
  };
}
