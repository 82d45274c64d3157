/** 逐人台账：what is said of one recipient in a takeover, and whether it may be said. */
import type { Circumstance } from './act.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import { limitOf } from './law/packs.ts';
import type { RecipientEnd, ServiceConfirmation } from './shapes/takeover.ts';
import { sentThere, serving } from './takeover-order.ts';
import { openIn, type Takeover, type TownshipTaken, townshipsLeft } from './takeover-state.ts';
import { civilDate, type Instant } from './time.ts';

/** Service again is a fact: by one who was sent there, not in the future, and about those who are named. */
export function ofConfirmation(
  { requested, provider: former }: Takeover,
  taken: TownshipTaken,
  { provider, servedAt, recipients, lines = {} }: ServiceConfirmation,
  at: Instant,
): Finding[] {
  const named = new Set(recipients);
  const strangers = Object.keys(lines).filter((one) => !named.has(one));
  return [
    ...(provider === undefined ? several(taken) : [sentThere(taken, provider)]),
    houseRule(provider !== former, '接续服务的不得是原承接主体', '请核对接续单位', 'blocks'),
    houseRule(servedAt === undefined || servedAt <= at, '服务接续的时刻不得晚于现在', '请核对时刻', 'blocks'),
    houseRule(
      servedAt === undefined || servedAt >= requested.at,
      '服务在决定接管之后接续',
      `决定接管于 ${civilDate(requested.at)}：此前已由他人接续的，写明理由`,
    ),
    houseRule(strangers.length === 0, '逐人明细只列本次确认的人', `请删去 ${strangers.join('、')}`, 'blocks'),
  ];
}

/** Where several serve one township, it is said who received whom. */
function several(taken: TownshipTaken): Finding[] {
  const providers = serving(taken).map(({ provider }) => provider);
  const remedy = `请注明接续单位：${providers.join('、')}`;
  return [houseRule(providers.length < 2, '数家在同一乡镇（街道）接续的，应当注明由谁接续', remedy, 'blocks')];
}

/** Somebody who cannot be found is given up only after it was tried, with the village's proof, and by the director. */
export function ofEnd(takeover: Takeover, end: RecipientEnd, { actor, at }: Circumstance): Finding[] {
  const { outcome, occurredOn, proofSha256, attempts = [] } = end;
  const today = civilDate(at);
  const days = [...new Set(attempts)].filter((day) => day <= today);
  const dated = houseRule((occurredOn ?? today) <= today, '去向的日期不得晚于今天', '请核对日期', 'blocks');
  if (outcome === 'declinedInWriting')
    return [dated, houseRule(proofSha256 !== undefined, '书面谢绝的，存书面材料', '请存入书面材料；或者写明理由')];
  if (outcome !== 'notFound') return [dated];
  const least = limitOf(takeover, 'notFoundAttempts').value;
  const tried = houseRule(
    days.length >= least,
    '查找不到的，应当在不同日期上门查找',
    `请再查找 ${Math.max(0, least - days.length)} 次，逐次登记日期`,
    'blocks',
  );
  return [
    dated,
    { ...tried, required: `≥ ${least} 次`, actual: `${days.length} 次` },
    houseRule(proofSha256 !== undefined, '查找不到的，应当有村（居）委会的证明', '请存入村（居）委会的证明', 'blocks'),
    houseRule(actor.role === 'director', '查找不到由负责人认定', '请由负责人登记', 'blocks'),
  ];
}

/** How many recipients are left, township by township: not one may be (细则33). */
export function nobodyLeft(takeover: Takeover): Finding {
  const left = townshipsLeft(takeover).map((township) => `${township}尚有 ${openIn(takeover, township)} 人`);
  return requirement(
    left.length === 0,
    '确保救助对象的正当权利不受影响：每一名服务对象都应当已经接续服务或者记明去向',
    cite('rules2019', 33),
    `${left.join('，')}：请逐人确认或者记明去向`,
  );
}
