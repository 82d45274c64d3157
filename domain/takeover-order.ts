/** 接续次序：who of the plan steps in next in a township, for how many, and by when by the plan's clocks. */
import { type Finding, houseRule, termOf } from './finding.ts';
import { type ClockStart, clockKey } from './law/clocks.ts';
import { limitOf } from './law/packs.ts';
import type { TakeoverPlanFiling } from './shapes/contract.ts';
import { type Interim, type Takeover, type TownshipTaken, townshipOf } from './takeover-state.ts';
import { addHours, civilDate, type Instant } from './time.ts';

const nearestFirst = ['ownStaff', 'neighbouringTownship', 'reserve'] as const;

/** Who is nearest steps in first: a reserve is on the way while recipients wait. */
export function ofOrder({ successors, kinds }: Pick<TakeoverPlanFiling, 'successors' | 'kinds'>): Finding[] {
  if (!kinds) return [];
  const known = successors.filter((one) => Object.hasOwn(kinds, one));
  const sorted = [...known].sort((a, b) => nearestFirst.indexOf(kinds[a]!) - nearestFirst.indexOf(kinds[b]!));
  const strangers = Object.keys(kinds).filter((one) => !successors.includes(one));
  return [
    houseRule(strangers.length === 0, '只说明预案所列单位', `请删去 ${strangers.join('、')}`, 'blocks'),
    {
      ...houseRule(
        known.join() === sorted.join(),
        '接续次序为本单位人员、邻近乡镇、后备单位',
        `宜为 ${sorted.join('、')}；另有安排的，写明理由`,
      ),
      required: sorted.join('、'),
      actual: known.join('、'),
    },
  ];
}

/** Everybody who serves in a township now. */
export function serving({ interim, beside = {} }: TownshipTaken): Interim[] {
  return [...Object.values(beside), ...(interim ? [interim] : [])];
}

/** The first of the plan that was not sent to this township yet and has places left; nothing where there is none. */
export function nextSuccessor(takeover: Takeover, { tried = {} }: TownshipTaken): string | undefined {
  return takeover.successors.find(
    (successor) => !Object.hasOwn(tried, successor) && (placesLeft(takeover, successor) ?? 1) > 0,
  );
}

/** Nobody of the plan can step in, nobody else was found, and nobody was asked for help: that must not stay so. */
export function isExhausted(takeover: Takeover, township: string): boolean {
  const taken = townshipOf(takeover, township);
  return taken !== undefined && !taken.interim && !taken.escalated && nextSuccessor(takeover, taken) === undefined;
}

/** Of the places that the plan has with a provider, those that no township has taken; nothing where the plan names no number. */
export function placesLeft(takeover: Takeover, provider: string, except?: string): number | undefined {
  const { places = {}, townships } = takeover;
  if (!Object.hasOwn(places, provider)) return undefined;
  const taken = Object.entries(townships)
    .filter(([township]) => township !== except)
    .flatMap(([township, one]) => serving(one).map((interim) => ({ township, ...interim })))
    .filter((interim) => interim.provider === provider)
    .reduce((total, one) => total + (one.places ?? placesFor(takeover, one.township)), 0);
  return places[provider]! - taken;
}

/** For how many somebody is sent who is sent for all: those who were told of, less those whom others have taken. */
function placesFor(takeover: Takeover, township: string): number {
  const { told, beside = {} } = takeover.townships[township]!;
  return Math.max(0, told - Object.values(beside).reduce((total, { places = 0 }) => total + places, 0));
}

/** Nobody is sent for more than it has places: a provider that is full leaves recipients behind. */
export function ofPlaces(
  takeover: Takeover,
  township: string,
  provider: string,
  places = placesFor(takeover, township),
): Finding[] {
  const left = placesLeft(takeover, provider, township);
  if (left === undefined) return [];
  return [
    termOf('plan', places <= left, '派出人数不超过预案所定的接续能力', {
      required: `≤ ${left} 人`,
      actual: `${places} 人`,
      remedy: left > 0 ? `可派 ${left} 人，其余由预案中的下一家接续；或者写明理由` : '请派预案中的下一家；或者写明理由',
      force: 'warns',
    }),
  ];
}

/** The plan's clocks, not the law's: from the moment of the decision on, to the minute. */
export function clocksOfPlan(takeover: Takeover, requestedAt: Instant): ClockStart[] {
  const from = civilDate(requestedAt);
  return [
    ...Object.keys(takeover.townships).flatMap((of) => staffingClock(takeover, of, requestedAt)),
    { clock: 'recipientsTold', from, due: within(takeover, 'recipientsToldWithin', requestedAt), basis: 'plan' },
    { clock: 'bridging', from, basis: 'plan' },
    ...(takeover.emergency ? [{ clock: 'emergencyReview', from, basis: 'house' } as const] : []),
  ];
}

/** Two hours where a life depends on it, a day otherwise. */
export function staffingClock(takeover: Takeover, of: string, since: Instant): ClockStart[] {
  const limit = takeover.emergency ? 'emergencyStaffedWithin' : 'townshipStaffedWithin';
  return [{ clock: 'townshipStaffed', of, from: civilDate(since), due: within(takeover, limit, since), basis: 'plan' }];
}

export function staffedKey(township: string): string {
  return clockKey('townshipStaffed', township);
}

function within(
  takeover: Takeover,
  limit: 'emergencyStaffedWithin' | 'townshipStaffedWithin' | 'recipientsToldWithin',
  since: Instant,
): Instant {
  const minutesPerHour = 60;
  return addHours(since, limitOf(takeover, limit).value / minutesPerHour);
}

/** For whatever speaks of a provider in a township: it must be one that was sent there. */
export function sentThere(taken: TownshipTaken, provider: string): Finding {
  return houseRule(
    serving(taken).some((one) => one.provider === provider),
    '所列单位应当正在该乡镇（街道）接续服务',
    `请核对单位：${serving(taken)
      .map((one) => one.provider)
      .join('、')}`,
    'blocks',
  );
}
