/** 委托代理：an agency acts within the scope, the powers and the term of its written agreement; what it was not given stays with the purchaser. */
import type { Act, Circumstance, Role } from './act.ts';
import { type Power, powerTitles } from './elsewhere-state.ts';
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { courses } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import { inOrder, notAhead } from './recorded.ts';
import type { AgencyAgreement } from './shapes/elsewhere.ts';
import { type CivilDate, civilDate } from './time.ts';

/** What the API finds of the organisation: the roles for which it has accounts here. */
interface Looked {
  agencyRoles?: readonly Role[];
}

export const entrustAgency = defineAct<AgencyAgreement & Looked>()({
  name: 'entrustAgency',
  title: '登记委托代理协议',
  during: ['filing', 'announcement', 'selection', 'contract'],
  by: ['officer'],
  under: [cite('procurementRegulation', 16, 1), cite('procurementLaw', 60, 2)],
  awaited: ({ opening, entrusted, notice, stage }) =>
    stage === 'filing' && opening.agency && !entrusted && !notice ? [{}] : [],
  judge: (state, agreement, { at }) => [
    notAhead(agreement.occurredOn, at),
    inOrder('代理期限', agreement.termFrom, agreement.termTo),
    ...ofOthers(state, agreement),
    ...ofVenue(state, agreement),
    termOf('contract', civilDate(at) <= agreement.termTo, '登记时代理期限尚未届满', {
      required: `不晚于 ${agreement.termTo}`,
      actual: civilDate(at),
      remedy: '期限已过的，续签后登记；照实登记的，写明理由',
      force: 'warns',
    }),
  ],
  apply: (procurement, { agencyRoles: _, ...agreement }, { actor, at }) => ({
    ...procurement,
    opening: { ...procurement.opening, agency: agreement.agency },
    entrusted: { ...agreement, by: actor.person, at },
  }),
  fact: {
    fields: ['scope', 'powers', 'termFrom', 'termTo', 'feeBearer', 'feeBasis', 'agreementSha256', 'occurredOn'],
    instead: { agency: '改由其他代理机构办理的，公告之前另行登记协议', platform: '平台有变的，公告之前另行登记协议' },
    stands: ({ entrusted }, { at }) => [inForce(entrusted?.at === at)],
    without: ({ entrusted, ...state }) => state,
  },
});

const oversight: readonly Role[] = ['regulator', 'financeReviewer', 'treasurer', 'officer', 'director', 'auditor'];

/** Neither of the authorities, nor the purchaser, nor one of those who offer. */
function ofOthers({ opening }: Procurement, { agency, agencyRoles = [] }: AgencyAgreement & Looked): Finding[] {
  const isAuthority = agency === opening.purchaser || agencyRoles.some((role) => oversight.includes(role));
  return [
    requirement(
      !isAuthority,
      '采购代理机构与行政机关不得存在隶属关系或者其他利益关系',
      cite('procurementLaw', 60, 2),
      `${agency} 是采购人或者行政机关：请委托其他代理机构`,
    ),
    houseRule(
      !agencyRoles.includes('supplier'),
      '采购代理机构与供应商不是同一单位',
      `${agency} 在本系统登记为供应商：请委托其他代理机构`,
      'blocks',
    ),
  ];
}

/** Once the notice is out, who acts and where it is held stay as they were told to all. */
function ofVenue({ opening, entrusted, notice, lots }: Procurement, { agency, platform }: AgencyAgreement): Finding[] {
  const isAnnounced = courses[opening.method].suppliers === 'everybody';
  const isKept = notice === undefined || (agency === opening.agency && platform === entrusted?.platform);
  return [
    houseRule(isKept, '公告之后不得更换代理机构和采购场所', '只续签期限、权限的，代理机构和平台照原协议填写', 'blocks'),
    houseRule(
      opening.agency === undefined || agency === opening.agency,
      '代理机构与立项所记的一致',
      `立项所记为 ${opening.agency}：确已另行委托的，写明理由`,
    ),
    houseRule(
      platform === undefined || (isAnnounced && !lots),
      '在平台进行的，限不分包的公开招标、竞争性磋商',
      '本采购在本系统办理：请勿填写平台',
      'blocks',
    ),
  ];
}

/** By act that an agency may do: the power that it needs for it. */
const needed: Readonly<Record<string, Power>> = {
  publishNotice: 'documents',
  clarifyNotice: 'documents',
  inviteSuppliers: 'documents',
  prepareNegotiation: 'documents',
  submitBid: 'bids',
  recordBidSecurity: 'bids',
  returnBidSecurity: 'bids',
  openBids: 'opening',
  recordExpertDraw: 'opening',
  appointCommittee: 'opening',
  recordFinalOffers: 'opening',
  deliverReport: 'opening',
  enterCreditSearch: 'qualification',
  confirmCreditSearch: 'qualification',
  checkQualification: 'qualification',
  recordConfirmation: 'confirmation',
  issueAwardNotice: 'award',
  invalidateTender: 'failure',
};

/** The act, open to the agency only within its agreement; where none is on record nothing is known of its powers. */
export function withinPowers(act: Act<Procurement, string, never>): Act<Procurement, string, never> {
  const power = needed[act.name];
  if (!power) return act;
  const { requires, awaited } = act;
  const other = act.by.find((role) => role !== 'agency');
  const isMissing = ({ entrusted }: Procurement) => entrusted !== undefined && !entrusted.powers.includes(power);
  return {
    ...act,
    requires: (state, now) => [...ofAgreement(state, power, act.title, now), ...(requires?.(state, now) ?? [])],
    ...(awaited && other
      ? {
          awaited: (state) =>
            awaited(state).map((one) => {
              const isOpen = !one.person && !one.organisation && (!one.role || one.role === 'agency');
              return isOpen && isMissing(state) ? { ...one, role: other } : one;
            }),
        }
      : {}),
  };
}

function ofAgreement(state: Procurement, power: Power, title: string, { actor, at }: Circumstance): Finding[] {
  const { entrusted } = state;
  if (actor.role !== 'agency' || !entrusted) return [];
  const given = entrusted.powers.map((one) => powerTitles[one]).join('；');
  return [
    termOf('contract', entrusted.powers.includes(power), '采购代理机构在协议所定的代理权限内办理', {
      required: given,
      actual: title,
      remedy: `协议未委托“${powerTitles[power]}”：由采购人办理，或者另行签订协议后登记`,
    }),
    termOf('contract', civilDate(at) <= entrusted.termTo, '采购代理机构在协议所定的代理期限内办理', {
      required: `不晚于 ${entrusted.termTo}`,
      actual: civilDate(at),
      remedy: '代理期限已满：由采购人办理，或者续签协议后登记',
    }),
  ];
}

/** Whether what the agency did on a day lay within its agreement, as a finding on a fact. */
export function withinTerm({ entrusted }: Procurement, day: CivilDate): Finding[] {
  if (!entrusted) return [];
  const from = entrusted.occurredOn > entrusted.termFrom ? entrusted.occurredOn : entrusted.termFrom;
  return [
    termOf('contract', from <= day && day <= entrusted.termTo, '委托代理协议签订之后、代理期限之内办理', {
      required: `${from} 至 ${entrusted.termTo}`,
      actual: day,
      remedy: '请核对协议的日期和期限',
    }),
  ];
}

/** Whether the agency was given a power; the purchaser has it anyway. */
export function hasPower({ entrusted }: Procurement, power: Power): boolean {
  return entrusted?.powers.includes(power) ?? false;
}
