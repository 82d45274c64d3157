/** 信封份额：after the deadline each holder hands out its share of every envelope that stands; of one that was withdrawn, none. */
import type { Awaited } from './act.ts';
import { standingBids } from './bids.ts';
import type { HandedOut } from './envelope-state.ts';
import { type Finding, houseRule } from './finding.ts';
import { words } from './methods.ts';
import { type Bid, defineAct, type Procurement } from './procurement.ts';
import { holdersOf, isForEnvelopes } from './sealing-keys.ts';
import type { ShareHandout } from './shapes/sealing.ts';
import { clockTime } from './time.ts';

/** What the API found out about what is handed out: the journal rests on it, and a caller cannot bring it along. */
export interface Checked {
  /** By hash of the envelope: SHA-256 of the share. */
  hashes: Readonly<Record<string, string>>;
  /** Of those that are said to be unreadable: whether the holder's own key really does not give the share. */
  tried: Readonly<Record<string, boolean>>;
}
type Handout = Omit<ShareHandout, 'privateKey'> & { checked?: Checked };

export const handOutShares = defineAct<Handout>()({
  name: 'handOutShares',
  title: '交出信封份额',
  during: ['announcement', 'selection'],
  by: ['agency', 'officer', 'supplier'],
  under: [],
  awaited: (state) => (state.stage === 'selection' && !state.openedAt ? heldBack(state).map(asked) : []),
  requires: (state, circumstance) => {
    const { notice, opening, openedAt } = state;
    const { bid } = words[opening.method];
    const due = notice?.bidsDue;
    const remedy = due ? `${clockTime(due)} 起可以交出；此前请勿读出或者出示` : '请待采购公告发布、提交截止';
    const isDue = due !== undefined && circumstance.at >= due && circumstance.receivedAt >= due;
    return [
      houseRule(isForEnvelopes(state), '本轮公布了密封公钥，方有份额可以交出', '本轮只收密封文件的摘要', 'blocks'),
      houseRule(isDue, '份额在提交截止之后方可交出', remedy, 'blocks'),
      houseRule(openedAt === undefined, `${bid}尚未开启`, `${bid}已经开启，无需再交`, 'blocks'),
    ];
  },
  judge: (state, handout, { actor }) => [
    ...Object.keys(handout.shares ?? {}).flatMap((hash) => ofShare(state, hash, handout, actor.organisation)),
    ...(handout.unreadable ?? []).flatMap((hash) => ofUnreadable(state, hash, handout, actor.organisation)),
  ],
  apply: (procurement, { shares = {}, unreadable = [] }, { actor, at }) => {
    const all: [string, HandedOut][] = [
      ...unreadable.map((hash): [string, HandedOut] => [hash, { by: actor.person, at }]),
      ...Object.entries(shares).map(([hash, share]): [string, HandedOut] => [hash, { share, by: actor.person, at }]),
    ];
    const known = procurement.shares ?? {};
    const added = all.map(([hash, one]) => [hash, { ...known[hash], [actor.organisation]: one }]);
    return { ...procurement, shares: { ...known, ...Object.fromEntries(added) } };
  },
});

type Enveloped = Bid & Required<Pick<Bid, 'envelope' | 'sealedSha256'>>;

/** By supplier: the bids in envelopes that stand. */
export function standingEnvelopes(state: Procurement): [string, Enveloped][] {
  return Object.entries(standingBids(state)).flatMap(([supplier, bid]): [string, Enveloped][] => {
    const { envelope, sealedSha256 } = bid;
    return envelope && sealedSha256 ? [[supplier, { ...bid, envelope, sealedSha256 }]] : [];
  });
}

/** Which of the houses that published a key have not handed out a share, or said that it cannot be read, of each envelope. */
export function heldBack(state: Procurement): string[] {
  if (!isForEnvelopes(state)) return [];
  const open = standingEnvelopes(state).filter(([, { sealedSha256 }]) => !isUnreadable(state, sealedSha256));
  return holdersOf(state).filter((holder) => open.some(([, bid]) => !state.shares?.[bid.sealedSha256]?.[holder]));
}

/** Suppliers who hold the second key of their own envelope, and have not handed out its share. */
export function heldBackByBidders(state: Procurement): string[] {
  if (state.opening.agency) return [];
  return standingEnvelopes(state)
    .filter(([supplier, bid]) => !state.shares?.[bid.sealedSha256]?.[supplier])
    .map(([supplier]) => supplier);
}

/** Whether a holder showed with its key that the bidder made the envelope wrongly. */
export function isUnreadable({ shares = {} }: Procurement, hash: string): boolean {
  return Object.values(shares[hash] ?? {}).some(({ share }) => share === undefined);
}

function asked(organisation: string): Awaited {
  return { organisation, clock: 'bidOpening' };
}

/** The hash that the envelope says the share of this holder has; nothing where it holds none of an envelope that stands. */
function commitmentOf(state: Procurement, hash: string, organisation: string): string | undefined {
  const published = state.sealingKeys ?? {};
  const isHolder = holdersOf(state).includes(organisation);
  const [, bid] =
    standingEnvelopes(state).find(
      ([supplier, one]) => one.sealedSha256 === hash && (isHolder || supplier === organisation),
    ) ?? [];
  if (!bid) return undefined;
  if (isHolder) return bid.envelope.commitments[published[organisation]?.key ?? ''];
  const keys = Object.values(published).map(({ key }) => key);
  const [, own] = Object.entries(bid.envelope.commitments).find(([key]) => !keys.includes(key)) ?? [];
  return own;
}

function ofStanding(state: Procurement, hash: string, organisation: string): Finding[] {
  const isHis = commitmentOf(state, hash, organisation) !== undefined;
  const isNew = state.shares?.[hash]?.[organisation] === undefined;
  const about = `信封 ${hash.slice(0, 8)}…`;
  return [
    house(
      isHis,
      '份额只为截止时仍然有效、由本单位持有密钥的信封交出',
      `${about} 没有提交、已经撤回（撤回的不必打开），或者密钥不由贵单位持有：请去掉`,
    ),
    house(isNew, '每个信封的份额只交出一次', `${about} 的份额贵单位已经交出：请去掉`),
  ];
}

function ofShare(state: Procurement, hash: string, { checked }: Handout, organisation: string): Finding[] {
  const commitment = commitmentOf(state, hash, organisation);
  const finding = house(
    commitment !== undefined && checked?.hashes[hash] === commitment,
    '交出的份额应当与信封外面所载的摘要一致',
    `请 ${organisation} 用公布公钥时所制的私钥重新读取信封 ${hash.slice(0, 8)}… 的份额（npm run unseal -- share）；` +
      '确实读不出的，列入 unreadable 并出示该私钥供核对',
  );
  const compared = { required: commitment ?? '', actual: checked?.hashes[hash] ?? '' };
  return [...ofStanding(state, hash, organisation), { ...finding, ...(commitment ? compared : {}) }];
}

/** The word of a holder is not enough: it could keep a rival's envelope shut. */
function ofUnreadable(state: Procurement, hash: string, { checked }: Handout, organisation: string): Finding[] {
  return [
    ...ofStanding(state, hash, organisation),
    house(
      checked?.tried[hash] === true,
      '称份额无法读出的，以本单位公布的公钥所对应的私钥核对属实',
      `信封 ${hash.slice(0, 8)}… 的份额用该私钥可以读出，或者私钥与公布的公钥不符：请读出份额后交出`,
    ),
  ];
}

function house(holds: boolean, rule: string, remedy: string): Finding {
  return houseRule(holds, rule, remedy, 'blocks');
}
