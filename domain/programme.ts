/** 目录与年度计划：what a purchaser may buy at all, in versions, and what it means to buy this year (细则12, 13). */
import type { Act, Proceeding, Role } from './act.ts';
import { correctionActs, openStages } from './correction.ts';
import { anotherPerson, type Finding, houseRule, measure, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { fileProgrammeDocument, withdrawProgrammeDocument } from './programme-documents.ts';
import {
  catalogueOn,
  defineProgrammeAct,
  type Programme,
  type ProgrammeStage,
  programmeStages,
} from './programme-state.ts';
import type { Adoption, CatalogueProposal, PlanProposal, ProgrammeEnd, ProgrammeOpening } from './shapes/programme.ts';
import { civilDate } from './time.ts';

/** Kept in the state, which stays small. */
const [versionsMax, plansMax] = [50, 100];

export const openProgramme = defineProgrammeAct<ProgrammeOpening>()({
  name: 'openProgramme',
  title: '建立目录与年度计划',
  during: ['unopened'],
  by: ['officer'],
  under: [cite('rules2019', 12, 1), cite('rules2019', 13)],
  judge: (_, { purchaser }, { actor }) => [
    houseRule(purchaser === actor.organisation, '只可为本单位建立', `购买主体应当填写 ${actor.organisation}`, 'blocks'),
  ],
  apply: (programme, opening, { actor, at }) => ({
    ...programme,
    ...opening,
    stage: 'running',
    opened: { by: actor.person, at },
  }),
});

export const proposeCatalogue = defineProgrammeAct<CatalogueProposal>()({
  name: 'proposeCatalogue',
  title: '拟订（调整）指导性目录',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 12)],
  awaited: ({ catalogue }) => (catalogue ? [] : [{}]),
  requires: ({ catalogue = {} }) => [room(Object.keys(catalogue).length < versionsMax, `目录最多 ${versionsMax} 版`)],
  judge: (_, { from }, { at }) => [
    houseRule(from >= civilDate(at), '目录自印发之后起施行', '施行日期早于今天的，写明理由'),
  ],
  apply: (programme, proposal, { actor, at }) => ({
    ...programme,
    catalogue: {
      ...programme.catalogue,
      [nextIn(programme.catalogue)]: { ...proposal, proposed: { by: actor.person, at } },
    },
  }),
});

export const adoptCatalogue = defineProgrammeAct<Adoption>()({
  name: 'adoptCatalogue',
  title: '审定指导性目录',
  during: ['running'],
  by: ['director'],
  under: [cite('rules2019', 12)],
  decides: ({ catalogue }) => catalogue,
  awaited: ({ catalogue }) => pending(catalogue),
  judge: ({ catalogue = {} }, { number }, { actor }) => adoption(catalogue, number, actor),
  apply: (programme, { number }, { actor, at }) => ({
    ...programme,
    catalogue: {
      ...programme.catalogue,
      [number]: { ...programme.catalogue![number]!, approved: { by: actor.person, at } },
    },
  }),
});

export const proposePlan = defineProgrammeAct<PlanProposal>()({
  name: 'proposePlan',
  title: '拟订（调整）年度项目计划',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 13)],
  requires: ({ plans = {} }) => [room(Object.keys(plans).length < plansMax, `计划最多 ${plansMax} 稿`)],
  judge: (state, { projects, year }, { at }) => [
    ...ofPriorities(state, Object.values(projects).filter(({ priority }) => priority).length),
    ...Object.entries(projects).flatMap(([line, { catalogueItem }]) =>
      inCatalogue(catalogueOn(state, civilDate(at))?.[1].items, catalogueItem, `第 ${line} 项`),
    ),
    houseRule(year >= Number(civilDate(at).slice(0, 4)), '计划编制的年度不早于今年', '补编以前年度计划的，写明理由'),
  ],
  apply: (programme, proposal, { actor, at }) => ({
    ...programme,
    plans: { ...programme.plans, [nextIn(programme.plans)]: { ...proposal, proposed: { by: actor.person, at } } },
  }),
});

export const adoptPlan = defineProgrammeAct<Adoption>()({
  name: 'adoptPlan',
  title: '审定年度项目计划',
  during: ['running'],
  by: ['director'],
  under: [cite('rules2019', 13)],
  decides: ({ plans }) => plans,
  awaited: ({ plans }) => pending(plans),
  judge: ({ plans = {} }, { number }, { actor }) => adoption(plans, number, actor),
  apply: (programme, { number }, { actor, at }) => ({
    ...programme,
    plans: { ...programme.plans, [number]: { ...programme.plans![number]!, approved: { by: actor.person, at } } },
  }),
});

export const closeProgramme = defineProgrammeAct<ProgrammeEnd>()({
  name: 'closeProgramme',
  title: '终止目录与年度计划',
  during: ['running'],
  by: ['director'],
  under: [],
  decides: ({ stage }) => stage,
  apply: (programme, { reason }, { actor, at }) => ({
    ...programme,
    closed: { reason, by: actor.person, at },
    diverted: 'closed',
  }),
});

/** Whether a code is one of the catalogue's or lies under one; nothing is found where no catalogue is in force. */
export function inCatalogue(
  items: Readonly<Record<string, unknown>> | undefined,
  code: string,
  where: string,
): Finding[] {
  if (!items) return [];
  const holds = Object.keys(items).some((item) => code.startsWith(item));
  return [
    requirement(
      holds,
      `购买的服务应当在现行指导性目录之内：${where}（${code}）`,
      cite('rules2019', 12, 1),
      '请核对目录代码；确有需要的，先调整指导性目录',
    ),
  ];
}

/** 推动 1-2 项: one more, or none, is told and needs a reason; it is refused by nobody. */
function ofPriorities(state: Programme, count: number): Finding[] {
  const most = measure(state, 'priorityProjects', count, '超过两项的，写明理由');
  return [
    ...most.map((finding) => ({ ...finding, force: 'warns' as const })),
    requirement(
      count >= 1,
      '根据本地情况推动1-2项拟购买的重点服务项目',
      cite('rules2019', 13),
      '没有重点服务项目的，写明理由',
      'warns',
    ),
  ];
}

type Drafts = Readonly<Record<string, { proposed: { by: string }; approved?: unknown }>>;

function pending(drafts: Drafts = {}) {
  const last = Object.keys(drafts)
    .sort((a, b) => Number(a) - Number(b))
    .at(-1);
  return last !== undefined && !drafts[last]!.approved ? [{ subject: last }] : [];
}

function adoption(drafts: Drafts, number: string, actor: Parameters<typeof anotherPerson>[0]): Finding[] {
  const draft = drafts[number];
  if (!draft) return [houseRule(false, '所审定的应当是已经拟订的一稿', '请核对稿次', 'blocks')];
  return [
    houseRule(!draft.approved, '这一稿尚未审定', '已经审定，无需重复审定', 'blocks'),
    anotherPerson(actor, [draft.proposed.by], '拟订人不得审定自己拟订的目录、计划'),
  ];
}

function room(holds: boolean, rule: string): Finding {
  return houseRule(holds, rule, '请终止后另行建立', 'blocks');
}

function nextIn(drafts: Readonly<Record<string, unknown>> = {}): string {
  return String(Object.keys(drafts).length + 1);
}

const acts: readonly Act<Programme, string, never>[] = [
  openProgramme,
  proposeCatalogue,
  adoptCatalogue,
  proposePlan,
  adoptPlan,
  fileProgrammeDocument,
  withdrawProgrammeDocument,
  closeProgramme,
];
const ends = ['closed'] as const;
const corrections = correctionActs(acts, openStages<ProgrammeStage>(programmeStages, ends), ['officer', 'director']);

export const programmeProceeding: Proceeding<Programme> = {
  name: 'programme',
  path: 'programmes',
  title: '目录与年度计划',
  opening: 'openProgramme',
  ends,
  stageTitles: programmeStages,
  course: { running: ['closed'] },
  acts: [...acts, ...corrections],
  partyOf,
};

function partyOf({ purchaser }: Programme, role: Role): string | undefined {
  return role === 'officer' || role === 'director' || role === 'unitAccountant' ? purchaser : undefined;
}
