/** 密封公钥：purchaser and agency each publish a key of the round before its notice; what is sealed for both, neither opens alone. */
import type { Circumstance } from './act.ts';
import type { EnvelopeOutside } from './envelope-state.ts';
import { anotherPerson, type Finding, houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { tenderRule, words } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { SealingKeyInput } from './shapes/sealing.ts';

export const publishSealingKey = defineAct<SealingKeyInput>()({
  name: 'publishSealingKey',
  title: '公布密封公钥',
  during: ['filing', 'announcement'],
  by: ['officer', 'agency'],
  under: [],
  awaited: (state) => {
    if (!isForEnvelopes(state) || state.notice) return [];
    return holdersOf(state)
      .filter((holder) => !state.sealingKeys?.[holder])
      .map((organisation) => ({ organisation }));
  },
  requires: (state) => [notNoticed(state), ofTwoHouses(state)],
  judge: ({ sealingKeys = {} }, { key }, { actor }) => {
    const own = sealingKeys[actor.organisation];
    const others = Object.entries(sealingKeys).filter(([holder]) => holder !== actor.organisation);
    const isOther = others.every(([, one]) => one.key !== key);
    const remedy = '请在本单位的机器上另行制作（npm run seal -- key），不得共用';
    const signers = others.map(([, { published }]) => published.by);
    return [
      houseRule(isOther, '采购人和采购代理机构的公钥应当是两把不同的公钥', remedy, 'blocks'),
      anotherPerson(actor, signers, '两把公钥由两家各自的工作人员公布'),
      houseRule(!own, '每家只公布一把公钥', '原公钥不再使用、换为新公钥的，写明理由'),
    ];
  },
  apply: (procurement, { key }, { actor, at }) => ({
    ...procurement,
    sealingKeys: { ...procurement.sealingKeys, [actor.organisation]: { key, published: { by: actor.person, at } } },
  }),
});

/** How an envelope names the purchase it is for. */
export function sealedPurchase({ id, round }: Pick<Procurement, 'id' | 'round'>): string {
  return `${id}#${round}`;
}

/** Whether suppliers seal for keys; otherwise a bid is told by its hash alone, and kept away until the opening. */
export function isForEnvelopes({ sealingKeys }: Procurement): boolean {
  return sealingKeys !== undefined;
}

/** Who publishes a key. Without an agency the second key of each envelope is its bidder's; the regulator never has one (采购法60). */
export function holdersOf({ opening }: Procurement): string[] {
  return [...new Set([opening.purchaser, opening.agency ?? opening.purchaser])];
}

/** One key without the other would let one house open the bids alone, or nobody. */
export function areKeysWhole(state: Procurement): Finding[] {
  if (!isForEnvelopes(state)) return [];
  const missing = holdersOf(state).filter((holder) => !state.sealingKeys?.[holder]);
  const remedy = `请 ${missing.join('、')} 先公布密封公钥（publishSealingKey）`;
  return [houseRule(missing.length === 0, '公告之前，采购人和采购代理机构都应当公布密封公钥', remedy, 'blocks')];
}

/** What a supplier submits by itself is an envelope of this round for the keys of the notice, and is here already. */
export function inEnvelope(
  state: Procurement,
  envelope: EnvelopeOutside | undefined,
  { actor }: Circumstance,
): Finding[] {
  if (!isForEnvelopes(state) || actor.role !== 'supplier') return [];
  const { bid } = words[state.opening.method];
  const rule = `未按照采购文件要求密封的${bid}应当拒收`;
  const article = cite('tender87', 33, 2);
  const found = (holds: boolean, remedy: string) => tenderRule(state.opening.method, holds, rule, article, remedy);
  const purchase = sealedPurchase(state);
  const told = `npm run seal -- bid --purchase ${purchase}，对公告所列公钥密封`;
  if (!envelope) return [found(false, `请以 ${told}，先上传信封（POST /api/documents），再提交其摘要`)];
  const isOfRound = found(envelope.purchase === purchase, `请以 ${told}`);
  return [
    { ...isOfRound, required: purchase, actual: envelope.purchase },
    found(areItsKeys(state, Object.keys(envelope.commitments)), `${keysTold(state)}：请以 ${told}`),
  ];
}

function areItsKeys(state: Procurement, keys: readonly string[]): boolean {
  const published = Object.values(state.sealingKeys ?? {}).map(({ key }) => key);
  return keys.length === 2 && published.every((key) => keys.includes(key));
}

function keysTold(state: Procurement): string {
  return state.opening.agency
    ? '信封应当对采购人、采购代理机构的两把公钥密封'
    : '信封应当对采购人的公钥和贵单位自备的公钥密封';
}

/** Asked at the notice and not at the first registration: an answer that depends on it would tell that there is one. */
function notNoticed(state: Procurement): Finding {
  const { invalidation } = words[state.opening.method];
  const remedy = isForEnvelopes(state)
    ? `供应商已经据公告所列的公钥密封；密钥遗失的，${invalidation}后重新采购，新一轮公告之前另行公布`
    : '本轮只收密封文件的摘要；需要密封信封的，在新一轮公告之前公布';
  return houseRule(
    state.notice === undefined,
    '密封公钥在公告发布之前公布，公告之后不得增加或者更换',
    remedy,
    'blocks',
  );
}

function ofTwoHouses({ opening }: Procurement): Finding {
  const holds = opening.purchaser !== opening.agency;
  const remedy = '采购人与采购代理机构是同一单位的，请采用只提交摘要的办法';
  return houseRule(holds, '两把公钥由两家单位分别持有', remedy, 'blocks');
}
