/** 评标委员会（磋商小组）：how many sit on it, how many of them are experts, and who must not. */
import type { Actor, Awaited } from './act.ts';
import { areDrawn } from './expert-draw.ts';
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { type Cite, cite } from './law/cite.ts';
import { type LimitName, limitOf } from './law/packs.ts';
import { figures, isTender, words } from './methods.ts';
import type { Member, Procurement } from './procurement.ts';

type Members = Readonly<Record<string, Member>>;
/** What makes a purchase ask for more than its budget does: 技术复杂, 社会影响较大. The purchaser says so. */
type Demand = 'complex' | 'highImpact' | undefined;

export function ofMembers(state: Procurement, members: Members, actor: Actor, demanding?: Demand): Finding[] {
  const { opening } = state;
  const { committee } = words[opening.method];
  const size = Object.keys(members).length;
  const experts = Object.values(members).filter(({ kind }) => kind === 'expert').length;
  const limit = figures[opening.method];
  const more = `请增加评审专家：${size} 人的${committee}至少 ${leastExperts(size)} 名`;
  const most = largeCommittee(state) ?? limit.committee;
  return [
    ...(most ? [...measure(state, most, size, '请增加成员'), odd(state, size)] : []),
    ...ofDemand(state, members, demanding),
    ...(limit.experts ? measure(state, limit.experts, (experts * 3) / size, more) : []),
    ...ofOrigin(state, members, actor),
    named(members),
    areDrawn(state, members),
  ];
}

/** 技术复杂、社会影响较大的招标为7人以上; 技术复杂的磋商有一名法律专家. Both hang on a judgement, so they ask for a reason. */
function ofDemand(state: Procurement, members: Members, demanding: Demand): Finding[] {
  if (!demanding) return [];
  const size = Object.keys(members).length;
  const { method } = state.opening;
  if (isTender(method))
    return measure(state, 'committeeLargeTender', size, '请增加成员').map((one) => ({ ...one, rule: demandRule }));
  if (demanding !== 'complex' || method !== 'consultation') return [];
  const legal = Object.values(members).some((member) => member.kind === 'expert' && member.legal);
  const rule = '技术复杂、专业性强的采购项目，评审专家中应当包含1名法律专家';
  return [requirement(legal, rule, cite('consultation2014', 14, 2), '请抽取一名法律专家', 'warns')];
}
const demandRule = '技术复杂或者社会影响较大的，评标委员会成员人数应当为7人以上单数';

/** A member acts in the part for which it was appointed: nobody of the purchaser's sits there as an expert (87号令47). */
export function asMember(state: Procurement, { person, role }: Actor): Finding {
  const { committee } = words[state.opening.method];
  const member = state.committee?.[person];
  return houseRule(
    member !== undefined && (member.kind === 'expert') === (role === 'expert'),
    `${committee}成员方可以其身份办理`,
    `请由${committee}成员本人办理；采购人的人员只可作为采购人代表`,
    'blocks',
  );
}

/** Of the experts who sit there any one may do it; the step is gone when one has. */
export function awaitedOfExperts({ committee = {} }: Procurement, subject?: string): Awaited[] {
  const experts = Object.keys(committee).filter((person) => committee[person]?.kind === 'expert');
  return experts.map((person) => ({ person, clock: 'bidEvaluation', ...(subject === undefined ? {} : { subject }) }));
}

export function membersOf({ committee = {} }: Procurement): string[] {
  return Object.keys(committee);
}

/** Only a budget of that size can be told from the case; 技术复杂 and 社会影响较大 the purchaser judges. */
function largeCommittee(state: Procurement): LimitName | undefined {
  const { opening, scheme } = state;
  const budgetFen = scheme?.ceilingFen ?? 0;
  const reaches = (limit: LimitName) => budgetFen >= limitOf(state, limit).value;
  if (isTender(opening.method)) return reaches('largeTender') ? 'committeeLargeTender' : undefined;
  return opening.method === 'negotiation' && reaches('belowOpenTender') ? 'committeeLargeNegotiation' : undefined;
}

/** What says how the committee of a method is made up. */
function composition({ opening }: Procurement, paragraphOfTender: number): Cite {
  if (isTender(opening.method)) return cite('tender87', 47, paragraphOfTender);
  return opening.method === 'negotiation' ? cite('nonTender74', 7, 1) : cite('consultation2014', 14, 1);
}

function odd(state: Procurement, size: number): Finding {
  const { committee } = words[state.opening.method];
  const finding = requirement(
    size % 2 === 1,
    `${committee}成员人数应当为单数`,
    composition(state, 1),
    '请增加或者减少一名成员',
  );
  return { ...finding, actual: `${size} 人` };
}

/** Whoever prepared the purchase may sit for the purchaser, never as an independent expert; an agency's staff not at all. */
function ofOrigin(state: Procurement, members: Members, actor: Actor): Finding[] {
  const { opening, opened, scheme } = state;
  const own = [opened.by, scheme?.drafted.by, scheme?.approved?.by];
  const disguised = Object.keys(members).filter((person) => members[person]?.kind === 'expert' && own.includes(person));
  const agent = actor.role === 'agency' && members[actor.person] !== undefined;
  const article = composition(state, 3);
  // What order 214 says was only seen quoted; the others were read.
  const force = opening.method === 'consultation' ? 'warns' : 'blocks';
  const { committee } = words[opening.method];
  return [
    requirement(
      disguised.length === 0,
      '本单位人员只能作为采购人代表参加评审，不得以评审专家身份参加',
      article,
      `${disguised.join('、')} 应当登记为采购人代表`,
      force,
    ),
    requirement(!agent, `采购代理机构工作人员不得参加本机构代理项目的${committee}`, article, '请另行抽取专家', force),
  ];
}

function named(members: Members): Finding {
  const names = Object.values(members).map(({ name }) => name);
  return houseRule(new Set(names).size === names.length, '成员姓名互不相同', '同名的请加注单位，以便公告');
}

function leastExperts(size: number): number {
  return Math.ceil((size * 2) / 3);
}
