/** 续签：what an evaluation does to the next term. It may refuse one that the documents allow, and never makes one they do not. */
import { anotherPerson, type Finding, houseRule, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { RenewalDecision } from './shapes/evaluation.ts';
import type { CivilDate } from './time.ts';

export const decideRenewal = defineAct<RenewalDecision>()({
  name: 'decideRenewal',
  title: '决定是否续签',
  during: ['evaluation'],
  by: ['director'],
  under: [cite('rules2019', 28)],
  awaited: (state) =>
    state.evaluation?.published && !state.evaluation.renewal && isOpenTo(state) ? [{ role: 'director' }] : [],
  requires: (state) => [
    requirement(
      state.evaluation?.published !== undefined,
      '评价结果应当向社会公布，并作为选择承接主体的重要参考依据',
      cite('rules2019', 28),
      '请先公布评价结果',
    ),
    houseRule(!state.evaluation?.renewal, '是否续签只决定一次', '已经决定', 'blocks'),
  ],
  judge: (state, decision, { actor }) => [
    anotherPerson(actor, [state.evaluation?.published?.by], '决定续签的人不是公布评价结果的人'),
    ...(decision.renew ? ofTerm(state, decision.until) : []),
    ...(decision.renew ? ofPoints(state) : []),
  ],
  decides: ({ evaluation }) => evaluation,
  apply: (state, decision, { actor, at }) => ({
    ...state,
    evaluation: { ...state.evaluation, renewal: { ...decision, by: actor.person, at } },
  }),
});

/** Until when the documents let the service go on, where that is after the end of the contract. */
function lastDay({ scheme, contract }: Procurement): CivilDate | undefined {
  const [of, until] = [contract?.periodTo, scheme?.periodTo];
  return of && until && until > of ? until : undefined;
}

export function isOpenTo(state: Procurement): boolean {
  return lastDay(state) !== undefined;
}

function ofTerm(state: Procurement, until: CivilDate | undefined): Finding[] {
  const last = lastDay(state);
  const after = state.contract?.periodTo ?? '';
  if (!last)
    return [
      termOf('plan', false, '续签在采购文件所定的服务期限之内', {
        remedy: '采购文件所定的期限已经用完：评价结果不产生续签，请另行采购',
      }),
    ];
  return [
    termOf('plan', until !== undefined && until > after && until <= last, '续签在采购文件所定的服务期限之内', {
      required: `${after} 之后，不晚于 ${last}`,
      actual: until ?? '未填写',
      remedy: `续签的期限最晚至 ${last}；此后的服务请另行采购`,
    }),
  ];
}

/** The county's table says from how many points on a provider may go on; where it does not, the purchaser gives its reason. */
function ofPoints({ evaluation }: Procurement): Finding[] {
  const { published, indicators } = evaluation ?? {};
  const from = indicators?.renewFrom;
  if (!published || from === undefined) return [];
  return [
    termOf('plan', published.points >= from, '评价得分达到所采用的指标细则规定的续签分数', {
      required: `≥ ${(from / 100).toFixed(2)} 分`,
      actual: `${(published.points / 100).toFixed(2)} 分`,
      remedy: '不得续签：请决定不续签，期满后另行采购',
    }),
  ];
}
