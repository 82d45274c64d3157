/** 回避：once it is known who bids, each member says whether it has to do with any of them; who has, does not judge (条例9). */
import { asMember } from './committee.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { words } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { InterestGround } from './selection-state.ts';
import type { InterestDeclared } from './shapes/review.ts';

const grounds: Readonly<Record<InterestGround, string>> = {
  employment: '3年内与供应商存在劳动关系',
  board: '3年内担任供应商的董事、监事',
  control: '3年内是供应商的控股股东或者实际控制人',
  kinship: '与供应商的法定代表人或者负责人有亲属关系',
  other: '与供应商有其他可能影响公平、公正的关系',
};

export const declareInterest = defineAct<InterestDeclared>()({
  name: 'declareInterest',
  title: '声明有无利害关系',
  during: ['selection'],
  by: ['expert', 'officer'],
  under: [cite('procurementRegulation', 9)],
  awaited: ({ openedAt, committee = {}, interests = {}, ranking }) =>
    openedAt && !ranking
      ? Object.keys(committee)
          .filter((person) => !interests[person])
          .map((person) => ({ person, clock: 'bidEvaluation' }))
      : [],
  requires: (state, { actor }) => [
    asMember(state, actor),
    houseRule(
      state.openedAt !== undefined,
      `${words[state.opening.method].bid}开启、知道有哪些供应商之后方可声明`,
      '请先开标（开启响应文件）',
      'blocks',
    ),
  ],
  judge: ({ bids = {} }, { interests = {} }) => {
    const strange = Object.keys(interests).filter((supplier) => !bids[supplier]);
    return [houseRule(strange.length === 0, '只就参加本项目的供应商声明', `请核对：${strange.join('、')}`, 'blocks')];
  },
  apply: (procurement, declared, { actor, at }) => ({
    ...procurement,
    interests: { ...procurement.interests, [actor.person]: { at, ...declared } },
  }),
});

/** A member judges after it has said that it has to do with none of them. */
export function isFree({ interests = {} }: Procurement, person: string): Finding[] {
  const declared = interests[person];
  const found = Object.entries(declared?.interests ?? {});
  const why = found.map(([supplier, ground]) => `${supplier}：${grounds[ground]}`).join('；');
  return [
    houseRule(declared !== undefined, '成员在评审之前声明有无利害关系', '请先声明有无利害关系', 'blocks'),
    requirement(
      found.length === 0,
      '采购人员及相关人员与供应商有利害关系的，应当回避',
      cite('procurementRegulation', 9, 1),
      `${why}。请采购人或者采购代理机构更换成员`,
    ),
  ];
}

/** Members who declared that they have to do with a bidder, and who sit there still. */
export function recused({ committee = {}, interests = {} }: Procurement): string[] {
  return Object.keys(committee).filter((person) => Object.keys(interests[person]?.interests ?? {}).length > 0);
}

/** Nobody who had to step aside is appointed again. */
export function noneRecused({ interests = {} }: Procurement, members: Readonly<Record<string, unknown>>): Finding {
  const again = Object.keys(members).filter((person) => Object.keys(interests[person]?.interests ?? {}).length > 0);
  return requirement(
    again.length === 0,
    '采购人员及相关人员与供应商有利害关系的，应当回避',
    cite('procurementRegulation', 9, 1),
    `请更换 ${again.join('、')}`,
  );
}
