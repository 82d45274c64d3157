/** 邀请：a group makes the documents of a negotiation; who is invited is drawn or chosen from a list of those who qualify. */

import type { Circumstance } from './act.ts';
import { clocksOfNotice, ofDraft } from './announcement.ts';
import { biddersLimit, twoOfTender } from './competition.ts';
import { ofScoring } from './factors.ts';
import { afterFiling } from './filed-plan.ts';
import { anotherPerson, type Finding, houseRule, measure, requirement } from './finding.ts';
import { afterIntention } from './intention.ts';
import { inTime } from './lateness.ts';
import { cite } from './law/cite.ts';
import { clockOf, limitOf } from './law/packs.ts';
import { approvedMethod } from './method-approval.ts';
import { documentsClock, isTender } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { areKeysWhole } from './sealing-keys.ts';
import type { Consent, InvitationDraft, NegotiationDocuments } from './shapes/course.ts';
import { ofSmePolicy } from './sme.ts';
import { addDays, civilDate, daysBetween } from './time.ts';

export const prepareNegotiation = defineAct<NegotiationDocuments>()({
  name: 'prepareNegotiation',
  title: '制定谈判文件',
  during: ['announcement'],
  by: ['officer', 'agency', 'expert'],
  under: [cite('procurementLaw', 38), cite('nonTender74', 10)],
  awaited: ({ committee, negotiationDocuments }) =>
    committee && !negotiationDocuments ? [{ clock: 'noticePublication' }] : [],
  requires: ({ committee, invitation }, { actor }) => [
    requirement(
      committee !== undefined,
      '采用竞争性谈判的，先成立谈判小组，再由其制定谈判文件',
      cite('procurementLaw', 38),
      '请先组建谈判小组',
    ),
    houseRule(
      actor.role !== 'expert' || committee?.[actor.person] !== undefined,
      '谈判文件由谈判小组制定',
      '请由谈判小组成员办理',
      'blocks',
    ),
    houseRule(!invitation, '邀请发出前方可制定谈判文件', '需要变更的，发布澄清（更正）', 'blocks'),
  ],
  apply: (procurement, documents, { actor, at }) => ({
    ...procurement,
    negotiationDocuments: { ...documents, by: actor.person, at },
  }),
});

export const consentToDocuments = defineAct<Consent>()({
  name: 'consentToDocuments',
  title: '书面同意谈判文件',
  during: ['announcement'],
  by: ['director'],
  under: [cite('nonTender74', 10, 1)],
  decides: ({ negotiationDocuments }) => negotiationDocuments,
  awaited: ({ negotiationDocuments: documents }) =>
    documents && !documents.consented ? [{ clock: 'noticePublication' }] : [],
  requires: ({ negotiationDocuments: documents }, { actor }) => [
    houseRule(documents !== undefined, '谈判文件制定后方可同意', '请谈判小组先制定谈判文件', 'blocks'),
    houseRule(!documents?.consented, '谈判文件尚未同意', '谈判文件已经同意，无需重复办理', 'blocks'),
    anotherPerson(actor, [documents?.by], '制定谈判文件的人不得代表采购人同意'),
  ],
  apply: (procurement, _, { actor, at }) => ({
    ...procurement,
    negotiationDocuments: procurement.negotiationDocuments && {
      ...procurement.negotiationDocuments,
      consented: { by: actor.person, at },
    },
  }),
});

/** All are invited by one act, so at the same moment; what it says stands where a notice would. */
export const inviteSuppliers = defineAct<InvitationDraft>()({
  name: 'inviteSuppliers',
  title: '发出邀请书',
  during: ['announcement'],
  by: ['officer', 'agency'],
  under: [cite('procurementLaw', 34), cite('tender87', 14), cite('procurementLaw', 38), cite('nonTender74', 12)],
  awaited: ({ notice }) => (notice ? [] : [{ clock: 'noticePublication' }]),
  requires: (state, circumstance) => [
    afterFiling(state),
    houseRule(!state.notice, '邀请书尚未发出', '邀请书已经发出：需要变更的，发布澄清（更正）', 'blocks'),
    ...ofGroup(state),
    ...approvedMethod(state),
    ...afterIntention(state, circumstance.at),
    ...areKeysWhole(state),
    ...inTime(circumstance, 'noticePublication'),
  ],
  judge: (state, draft, { at }) => [
    ...ofDraft(state, draft, at),
    ...ofScoring(state, { ...draft, priceWeightBp: draft.priceWeightBp ?? 0 }),
    ...ofSmePolicy(state, draft),
    ...ofPeriod(state, draft),
    ...ofList(state, draft),
    ...ofDraw(state, draft),
  ],
  pins: (_, __, { today }) => ({ notice: today }),
  apply: (procurement, { from, pool, invited, witnesses, ...notice }, { actor, at }) => {
    const sent = { by: actor.person, at };
    return {
      ...procurement,
      notice: { ...notice, published: sent },
      invitation: { from, pool, invited: Object.fromEntries(invited.map((one) => [one, { at }])), witnesses, sent },
    };
  },
  starts: ({ opening }, { documentsFrom, bidsDue }) => clocksOfNotice(opening.method, documentsFrom, bidsDue),
  stops: () => ['noticePublication'],
});

/** Whether a supplier may take part: where suppliers are invited, nobody else does. */
export function isInvited({ invitation }: Procurement, supplier: string): boolean {
  return invitation === undefined || Object.hasOwn(invitation.invited, supplier);
}

export function onlyInvited(state: Procurement, { actor }: Circumstance): Finding[] {
  if (!state.invitation) return [];
  const rule = '采购人从符合资格条件的供应商中确定受邀请的供应商，并向其发出邀请';
  const article = isTender(state.opening.method) ? cite('procurementLaw', 34) : cite('procurementLaw', 38);
  return [requirement(isInvited(state, actor.organisation), rule, article, '贵单位未受邀请：请关注其他采购公告')];
}

function ofGroup({ opening, committee, negotiationDocuments }: Procurement): Finding[] {
  if (opening.method !== 'negotiation') return [];
  const consented = negotiationDocuments?.consented !== undefined;
  return [
    requirement(
      committee !== undefined && negotiationDocuments !== undefined,
      '采用竞争性谈判的，成立谈判小组、制定谈判文件之后，方可邀请供应商',
      cite('procurementLaw', 38),
      committee ? '请谈判小组先制定谈判文件' : '请先组建谈判小组',
    ),
    requirement(consented, '谈判文件应当经采购人书面同意', cite('nonTender74', 10, 1), '请负责人先同意谈判文件'),
  ];
}

/** Three working days are never fewer than three days; whether they were three working days, the clock says at the opening. */
function ofPeriod(state: Procurement, { documentsFrom, bidsDue }: InvitationDraft): Finding[] {
  if (state.opening.method !== 'negotiation') return [];
  const { value, unit, cite: article } = clockOf(state, documentsClock.negotiation!);
  const days = daysBetween(documentsFrom, civilDate(bidsDue));
  const rule = `从谈判文件发出之日起至供应商提交首次响应文件截止之日止不得少于${value}${unit}`;
  const remedy = `首次响应文件提交截止最早可定为 ${addDays(documentsFrom, value)}，遇休息日顺延`;
  return [
    { ...requirement(days >= value, rule, article!, remedy), required: `≥ ${value} ${unit}`, actual: `${days} 日` },
  ];
}

function ofList(state: Procurement, { invited, pool, from }: InvitationDraft): Finding[] {
  const strange = invited.filter((supplier) => !Object.hasOwn(pool, supplier));
  const twice = new Set(invited).size !== invited.length;
  const two = twoOfTender(state);
  const isTheTwo = two !== undefined && invited.length === two.length && two.every((one) => invited.includes(one));
  return [
    houseRule(strange.length === 0, '受邀请的供应商在名单之内', `${strange.join('、')} 不在名单之内`, 'blocks'),
    houseRule(!twice, '每家供应商只邀请一次', '请去掉重复的供应商', 'blocks'),
    ...measure(state, biddersLimit(state), new Set(invited).size, '请增加受邀请的供应商'),
    ...(two
      ? [
          requirement(
            isTheTwo && from === 'tender',
            '招标中供应商只有两家的，经批准可以与该两家供应商进行竞争性谈判',
            cite('nonTender74', 27, 2),
            `受邀请的应当是 ${two.join('、')}`,
          ),
        ]
      : [houseRule(from !== 'tender', '名单应当写明如何产生', '请填写名单的产生方式', 'blocks')]),
  ];
}

/** A tender draws by lot, from at least twice as many where the list was not made by prequalification (87号令14). */
function ofDraw(state: Procurement, { invited, pool, from, witnesses }: InvitationDraft): Finding[] {
  const listed = Object.keys(pool).length;
  if (!isTender(state.opening.method)) return [];
  const most = limitOf(state, 'poolOfInvited').value;
  const byList = from === 'prequalification' || listed >= most * invited.length;
  return [
    requirement(
      ['prequalification', 'register', 'recommendation'].includes(from),
      '名单通过资格预审公告、省级以上供应商库或者采购人书面推荐产生',
      cite('tender87', 14, 1),
      '请以其中一种方式产生名单',
    ),
    {
      ...requirement(
        byList,
        '从供应商库选取或者书面推荐的，备选的供应商总数不得少于拟随机抽取供应商总数的两倍',
        cite('tender87', 14, 3),
        `抽取 ${invited.length} 家的，备选至少 ${most * invited.length} 家`,
      ),
      ...(from === 'prequalification' ? {} : { required: `≥ ${most * invited.length} 家`, actual: `${listed} 家` }),
    },
    ...measure(state, 'drawWitnesses', new Set(witnesses).size, '请由两名采购人工作人员在场监督并记录'),
  ];
}
