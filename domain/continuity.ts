/** 服务接续：a contract that is suspended stops; the care of those who depend on it does not (条例54, 细则33). */
import { isPerformanceSuspended, needsContinuity } from './complaint-record.ts';
import { houseRule, requirement, termOf } from './finding.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { defineAct } from './procurement.ts';
import type { ContinuityArrangement } from './shapes/challenge.ts';
import { openTakeovers } from './takeover-record.ts';
import { civilDate } from './time.ts';

const clock = 'continuityArranged';

/** By a takeover, or where that would hurt them more, by the provider itself; it is said why, and nothing is left to chance. */
export const arrangeContinuity = defineAct<ContinuityArrangement>()({
  name: 'arrangeContinuity',
  title: '安排中止履行期间的服务接续',
  during: ['performance', 'acceptance'],
  by: ['director'],
  under: [cite('procurementRegulation', 54), cite('rules2019', 33)],
  awaited: (state) => (needsContinuity(state) ? [{ clock }] : []),
  requires: (state, circumstance) => [
    houseRule(isPerformanceSuspended(state), '合同中止履行的，方须安排服务接续', '合同没有中止履行', 'blocks'),
    houseRule(
      !state.continuity && openTakeovers(state).length === 0,
      '中止履行期间的服务接续尚未安排',
      '已经安排：由接管力量接续的，在接管中办理',
      'blocks',
    ),
    ...inTime(circumstance, clock),
  ],
  judge: ({ contract }, { how }, { at }) => {
    const today = civilDate(at);
    if (how === 'notBegun')
      return [
        termOf('contract', (contract?.periodFrom ?? '') > today, '服务期限尚未开始的，方无须接续', {
          remedy: '服务已经开始：请按预案启动接管，或者由承接主体维持必要服务',
          ...(contract ? { required: `晚于 ${today}`, actual: contract.periodFrom } : {}),
        }),
      ];
    return [
      requirement(
        false,
        '质疑事项可能影响结果的，已经签订合同的，应当中止履行合同',
        cite('procurementRegulation', 54),
        '宜按临时接管预案由接管力量接续；由原承接主体维持必要服务的，写明服务对象何以不能等待、由谁监督',
        'warns',
      ),
    ];
  },
  apply: (state, { how, reason }, { actor, at }) => ({ ...state, continuity: { how, reason, by: actor.person, at } }),
  stops: () => [clock],
});
