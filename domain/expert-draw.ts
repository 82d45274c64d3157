/** 专家抽取：experts come by lot from the pool of the finance department; who was drawn, when, before whom, is a fact. */
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { isTender } from './methods.ts';
import { defineAct, type Member, type Procurement } from './procurement.ts';
import type { ExpertDraw } from './selection-state.ts';
import type { ExpertDrawRecord } from './shapes/review.ts';

const witnessesLeast = 2;

export const recordExpertDraw = defineAct<ExpertDrawRecord>()({
  name: 'recordExpertDraw',
  title: '登记评审专家抽取',
  during: ['announcement', 'selection'],
  by: ['officer', 'agency'],
  under: [cite('procurementRegulation', 39), cite('tender87', 48), cite('consultation2014', 14, 2)],
  awaited: ({ stage, opening, draws, committee }) => {
    if (draws || committee) return [];
    if (stage === 'selection') return [{ clock: 'bidEvaluation' }];
    // The group of a negotiation is drawn before anybody is invited.
    return opening.method === 'negotiation' ? [{ clock: 'noticePublication' }] : [];
  },
  requires: ({ opening, notice, signatures }) => [
    // The group of a negotiation stands before anybody is invited (采购法38).
    houseRule(
      notice !== undefined || opening.method === 'negotiation',
      '公告发布后方可抽取评审专家',
      '请先发布采购公告',
      'blocks',
    ),
    houseRule(!signatures, '评审报告签署后不再抽取专家', '请待全体成员签署', 'blocks'),
  ],
  judge: (state, draw, { at, actor }) => [
    houseRule(draw.drawnAt <= at, '抽取时间不得晚于现在', '请填写实际抽取的时间', 'blocks'),
    houseRule(
      new Set(draw.witnesses).size >= witnessesLeast && draw.witnesses.every((one) => !draw.experts.includes(one)),
      '抽取专家时有两人以上在场见证，专家本人不作见证',
      '请填写在场见证的工作人员',
    ),
    houseRule(new Set(draw.experts).size === draw.experts.length, '抽取的专家不得重复', '请核对抽取结果', 'blocks'),
    houseRule(
      !draw.experts.includes(actor.person),
      '登记抽取结果的人不是被抽取的专家',
      '请由另一名工作人员登记',
      'blocks',
    ),
    houseRule(draw.demoSeed === undefined, '专家由财政部门的专家库抽取', '以种子抽取只供演示：写明理由'),
    ...ofChoice(state, draw),
  ],
  apply: (procurement, draw, { actor, at }) => ({
    ...procurement,
    draws: { ...procurement.draws, [nextNumber(procurement)]: { ...draw, recorded: { by: actor.person, at } } },
  }),
  fact: {
    fields: ['pool', 'number', 'drawnAt', 'witnesses'],
    instead: { experts: '抽取的专家登记错了的，请另行登记一次抽取' },
    stands: ({ draws, committee }, { at }) => [
      inForce(numberOf(draws, at) !== undefined),
      houseRule(!committee, '组建评审委员会之前方可径行更正', '成员已据此组建：请写明理由'),
    ],
    without: (state, { at }) => {
      const number = numberOf(state.draws, at);
      const rest = Object.entries(state.draws ?? {}).filter(([one]) => one !== number);
      return { ...state, draws: rest.length > 0 ? Object.fromEntries(rest) : undefined };
    },
  },
});

/** Only where the draw finds nobody who is fit, and with the consent of the budget unit above (87号令48, 磋商办法14). */
function ofChoice({ opening }: Procurement, { chosen }: ExpertDrawRecord): Finding[] {
  if (!chosen) return [];
  const tender = isTender(opening.method);
  const rule = '通过随机方式难以确定合适的评审专家的，经主管预算单位同意，可以自行选定评审专家';
  const article = tender ? cite('tender87', 48, 2) : cite('consultation2014', 14, 2);
  return [
    requirement(
      false,
      rule,
      article,
      `自行选定：${chosen.consentBy}已同意（${chosen.consentNumber}），仍请写明理由`,
      'warns',
    ),
  ];
}

/** Every expert of the committee was drawn, or chosen with consent. */
export function areDrawn({ draws = {} }: Procurement, members: Readonly<Record<string, Member>>): Finding {
  const drawn = Object.values(draws).flatMap(({ experts }) => experts);
  const strangers = Object.keys(members).filter((one) => members[one]?.kind === 'expert' && !drawn.includes(one));
  return requirement(
    strangers.length === 0,
    '应当从政府采购评审专家库中随机抽取评审专家',
    cite('procurementRegulation', 39),
    `请先登记抽取结果：${strangers.join('、')} 不在抽取结果中`,
  );
}

function numberOf(draws: Readonly<Record<string, ExpertDraw>> = {}, at: string): string | undefined {
  return Object.keys(draws).find((number) => draws[number]?.recorded.at === at);
}

function nextNumber({ draws = {} }: Procurement): string {
  return String(Object.keys(draws).length + 1);
}
