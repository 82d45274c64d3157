/** 启动事由：why the service of a contract cannot be given, held against what is on record (细则33). */
import { isPerformanceSuspended, whileComplained } from './complaint-record.ts';
import { type Finding, houseRule, measure } from './finding.ts';
import type { Procurement } from './procurement.ts';
import type { TakeoverActivation } from './shapes/takeover-record.ts';
import { civilDate, daysBetween, type Instant } from './time.ts';

type Ground = NonNullable<TakeoverActivation['ground']>;

/** What is given as the ground is on record, or it is said why not yet: recipients do not wait for papers. */
export function ofActivation(state: Procurement, activation: TakeoverActivation, at: Instant): Finding[] {
  const { ground, stoppedAt, emergency, townships } = activation;
  const stranger = strangerTo(state, ground, Object.keys(townships));
  return [
    ...(ground ? [onRecord(state, ground)] : []),
    ...stranger,
    houseRule(stoppedAt === undefined || stoppedAt <= at, '停止服务的时刻不得晚于现在', '请核对时刻', 'blocks'),
    ...(emergency ? [] : ofLastWeek(state, at)),
    ...ofOpenComplaint(state, ground),
  ];
}

function onRecord(state: Procurement, ground: Ground): Finding {
  const cures = Object.keys(state.cures ?? {}).length;
  const known: Readonly<Record<Ground, boolean>> = {
    default: state.default !== undefined || cures > 0,
    partDefault: state.partDefaults !== undefined,
    abandonment: cures > 0 || state.default !== undefined,
    // Papers of others: they reach the case as documents, and nobody waits for them.
    licenceRevoked: true,
    ownNotice: true,
    suspended: isPerformanceSuspended(state),
  };
  return houseRule(known[ground], `启动事由“${groundTitles[ground]}”在案`, '本案没有相应的登记：请写明依据');
}

/** Where a part of the contract is in default, that part is taken over, not what goes on well elsewhere. */
function strangerTo({ partDefaults = {} }: Procurement, ground: Ground | undefined, townships: string[]): Finding[] {
  if (ground !== 'partDefault') return [];
  const inDefault = new Set(Object.values(partDefaults).flatMap((one) => one.townships));
  const others = townships.filter((one) => !inDefault.has(one));
  const remedy = `${others.join('、')}没有认定违约：请从接管范围中删去`;
  return [houseRule(others.length === 0, '只接管认定部分违约的乡镇（街道）', remedy, 'blocks')];
}

/** In its last days a contract is followed by the next one: a takeover alone would end with it. */
function ofLastWeek(state: Procurement, at: Instant): Finding[] {
  const { contract } = state;
  const today = civilDate(at);
  if (!contract || contract.periodTo < today) return [];
  const remedy = `合同于 ${contract.periodTo} 届满：请写明届满之后由谁接续服务`;
  return measure(state, 'daysBeforeEnd', daysBetween(today, contract.periodTo) + 1, remedy);
}

/** What is complained of may undo the contract itself: whoever takes over meanwhile may have to hand over again. */
function ofOpenComplaint(state: Procurement, ground: Ground | undefined): Finding[] {
  return ground === 'suspended' || isPerformanceSuspended(state) ? [] : whileComplained(state);
}

const groundTitles: Readonly<Record<Ground, string>> = {
  default: '违约',
  partDefault: '部分违约',
  abandonment: '擅自停止服务',
  licenceRevoked: '资质、登记被撤销或者吊销',
  ownNotice: '承接主体自行告知不能继续服务',
  suspended: '合同中止履行',
};
