/** 验收的规矩：who may sit in a group, whether every standard was looked at and signed for, and until when a failure is cured. */
import { type Finding, houseRule, measure, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { ofMarks } from './marks.ts';
import type { Acceptance } from './performance-state.ts';
import type { Procurement } from './procurement.ts';
import { type CivilDate, daysBetween } from './time.ts';

export type Group = NonNullable<Acceptance['group']>;

/** What a record says, whether of a stage or of the whole. */
export interface Findings {
  items: NonNullable<Acceptance['items']>;
  recipientsOpinion?: string | undefined;
  signedBy: readonly string[];
  marks?: Acceptance['marks'];
  cureBy?: CivilDate | undefined;
}

const standards = cite('procurementRegulation', 45, 1);
const recipients = cite('procurementRegulation', 45, 2);

/** Enough people, a recipient where the service is theirs, nobody of the provider, and not those alone who verified. */
export function ofGroup(state: Procurement, members: Group): Finding[] {
  const codes = Object.keys(members);
  const own = codes.filter((one) => members[one] === 'purchaser');
  const insiders = codes.filter((one) => ofProvider(state).includes(one));
  const verified = verifiers(state);
  return [
    ...measure(state, 'acceptanceGroup', codes.length, '请增加验收小组成员'),
    houseRule(insiders.length === 0, '承接主体的人员不作验收小组成员', `请更换 ${insiders.join('、')}`, 'blocks'),
    houseRule(
      own.length === 0 || own.some((one) => !verified.includes(one)),
      '核验各期服务的人不单独代表采购人验收',
      '请增加一名未参加核验的成员；或者写明理由',
    ),
    ...invited(state, members),
  ];
}

function invited({ opening }: Procurement, members: Group): Finding[] {
  if (opening.serviceKind !== 'caring') return [];
  return [
    requirement(
      Object.values(members).includes('recipient'),
      '政府向社会公众提供的公共服务项目，验收时应当邀请服务对象参与并出具意见',
      recipients,
      '请至少邀请一名服务对象，以代号记入',
    ),
  ];
}

/** Of the whole: every line of the scheme. */
export function everyStandard({ scheme }: Procurement, checked: readonly string[]): Finding[] {
  const lines = Object.keys(scheme?.services ?? {});
  const missing = lines.filter((line) => !checked.includes(line));
  return [
    requirement(
      missing.length === 0 && checked.length > 0,
      '验收书应当包括每一项技术、服务、安全标准的履约情况',
      standards,
      `请补充第 ${missing.join('、')} 项的履约情况`,
    ),
    onlyOfScheme(lines, checked),
  ];
}

/** Of a stage: what was due in it. */
export function someStandard({ scheme }: Procurement, checked: readonly string[]): Finding[] {
  return [
    houseRule(checked.length > 0, '分期验收逐项记入本期应当完成的标准', '请记入本期各项标准的履约情况', 'blocks'),
    onlyOfScheme(Object.keys(scheme?.services ?? {}), checked),
  ];
}

function onlyOfScheme(lines: readonly string[], checked: readonly string[]): Finding {
  const unknown = checked.filter((line) => !lines.includes(line));
  return houseRule(unknown.length === 0, '验收书只列方案中的服务', `方案中没有第 ${unknown.join('、')} 项`, 'blocks');
}

/** What the group signs, once all of it was found. */
export function ofRecord(state: Procurement, group: Group, found: Findings, today: CivilDate): Finding[] {
  const invitedOnes = Object.keys(group).filter((one) => group[one] === 'recipient');
  return [
    ...opinion(state, found.recipientsOpinion),
    everySignature(group, found.signedBy),
    ...ofMarks(found.marks, { recipients: invitedOnes, signedBy: found.signedBy, ofProvider: ofProvider(state) }),
    ...ofCure(state, found, today),
  ];
}

function opinion({ opening }: Procurement, recipientsOpinion: string | undefined): Finding[] {
  if (opening.serviceKind !== 'caring') return [];
  return [
    requirement(
      recipientsOpinion !== undefined,
      '政府向社会公众提供的公共服务项目，验收时应当邀请服务对象参与并出具意见',
      recipients,
      '请记入服务对象的意见',
    ),
  ];
}

function everySignature(group: Group, signedBy: readonly string[]): Finding {
  const missing = Object.keys(group).filter((member) => !signedBy.includes(member));
  return requirement(
    missing.length === 0,
    '验收方成员应当在验收书上签字，并承担相应的法律责任',
    cite('procurementLaw', 41),
    `请由 ${missing.join('、')} 签字`,
  );
}

/** What was not passed is made good by a day, in a reasonable time; what was passed has nothing to be made good. */
function ofCure(state: Procurement, { items, cureBy }: Findings, today: CivilDate): Finding[] {
  if (havePassed(items))
    return [houseRule(cureBy === undefined, '验收合格的不定改正期限', '请删去改正期限；或者核对各项的结论', 'blocks')];
  if (cureBy === undefined) return [houseRule(false, '验收不合格的，定明改正期限', '请填写改正期限；或者写明理由')];
  return measure(state, 'curePeriod', daysBetween(today, cureBy), '请给足改正所需的时间，或者写明理由');
}

export function havePassed(items: Findings['items']): boolean {
  return Object.values(items).every((item) => item.passed);
}

/** Who reported for the provider, or asked for the acceptance in its name. */
function ofProvider({ deliveries = {}, acceptance, contract }: Procurement): string[] {
  const reporters = Object.values(deliveries).map(({ reported }) => reported.by);
  return [...reporters, ...(acceptance ? [acceptance.requested.by] : []), ...(contract ? [contract.provider] : [])];
}

/** Who verified what was reported, period by period. */
export function verifiers({ deliveries = {} }: Procurement): (string | undefined)[] {
  return Object.values(deliveries).map(({ verified }) => verified?.by);
}

/** What a contract leaves to the acceptance of a stage is not verified by one person alone. */
export function notByStage({ instalments }: Procurement, number: string): Finding {
  return houseRule(
    instalments?.[number]?.gate !== 'stageAcceptance',
    '合同约定分阶段验收的各期，由验收小组验收',
    '请办理分期验收；由一人核验的，写明理由',
  );
}
