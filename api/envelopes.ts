/** Envelopes, looked up in the store: what one says outside, whether shares are those it was sealed with, what is in it. */
import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { deedOf } from '../db/deeds.ts';
import { envelopeBroughtBy } from '../db/documents.ts';
import type { Case } from '../db/entities.ts';
import type { DocumentStore } from '../documents/store.ts';
import type { Actor, CaseState, Proceeding } from '../domain/act.ts';
import { actOf } from '../domain/acts.ts';
import { refusal } from '../domain/admission.ts';
import type { EnvelopeOutside, Found } from '../domain/envelope-state.ts';
import type { Opened } from '../domain/opened-envelopes.ts';
import type { Procurement } from '../domain/procurement.ts';
import { isForEnvelopes, sealedPurchase } from '../domain/sealing-keys.ts';
import type { BidSubmission } from '../domain/shapes/announcement.ts';
import type { ShareHandout } from '../domain/shapes/sealing.ts';
import { type Checked, handOutShares, heldBack, isUnreadable, standingEnvelopes } from '../domain/shares.ts';
import type { Instant } from '../domain/time.ts';
import { commitmentOf, NotOpened, open, publicKeyOf, shareOf } from '../sealing/envelope.ts';
import { headerBytesMax, outsideOf } from '../sealing/header.ts';
import { type Answer, refused } from './problems.ts';
import type { Submitted } from './submission.ts';

/** What a look-up works with besides input and case. */
export interface Looking {
  actor: Actor;
  store: DocumentStore;
  receivedAt: Instant;
  /** Nothing is to be done: then no envelope is opened, for prices are told by an opening that is on record. */
  isTrial: boolean;
}

/** The most that a price may be (`Fen` of the shapes): what says more is no bid. */
const priceFenMax = 1_000_000_000_000;
const words: Readonly<Record<string, string>> = {
  unreadable: '持有人以私钥核对：为其密封的份额无法读出，信封制作有误',
  heldByBidder: '供应商没有交出自持的份额',
  broken: '份额齐全而内容无法读出：信封制作有误',
  otherSupplier: '信封内所载的供应商不是提交者',
  noPrice: '信封内没有有效的报价',
};

/** The submission of a bid with what its envelope says outside. It must have come before the submission did. */
export async function withEnvelope(em: EntityManager, input: unknown, row: Case, looking: Looking): Promise<unknown> {
  const { actor, store, receivedAt } = looking;
  if (!isForEnvelopes(row.state as Procurement) || actor.role !== 'supplier') return input;
  const { sealedSha256 } = input as BidSubmission;
  const by = new Date(Date.parse(receivedAt) - row.offsetMs);
  const stored = await envelopeBroughtBy(em, actor.organisation, sealedSha256, by);
  const beginning = stored && (await store.beginning(sealedSha256, headerBytesMax));
  if (!stored || !beginning) return input;
  const { purchase, wraps } = outsideOf(beginning);
  const commitments = Object.fromEntries(wraps.map(({ key, commitment }) => [key, commitment]));
  return { ...(input as object), envelope: { purchase, bytes: stored.bytes, commitments } satisfies EnvelopeOutside };
}

/** What is handed out, with what was found out about it. The private key, where one was shown, goes no further. */
export async function withChecked(
  _: EntityManager,
  input: unknown,
  row: Case,
  { actor, store }: Looking,
): Promise<unknown> {
  const { privateKey, ...handout } = input as ShareHandout;
  const { shares = {}, unreadable = [] } = handout;
  const hashes: Record<string, string> = {};
  for (const [hash, share] of Object.entries(shares)) hashes[hash] = await commitmentOf(share);
  const tried: Record<string, boolean> = {};
  for (const hash of unreadable)
    tried[hash] = await cannotBeRead(row.state as Procurement, hash, privateKey ?? '', actor.organisation, store);
  return { ...handout, checked: { hashes, tried } satisfies Checked };
}

/**
 * What says no about shares is said before anything of them is kept: before the deadline, or for an envelope that was
 * withdrawn, a share must lie nowhere. A deed that is on file was admitted, and has its answer.
 */
export async function unkept(
  em: EntityManager,
  proceeding: Proceeding<CaseState>,
  row: Case,
  submission: Submitted,
  deed: string,
  { actor, receivedAt }: Looking,
): Promise<Answer | undefined> {
  if (await deedOf(em, deed)) return undefined;
  const circumstance = { actor, at: receivedAt, receivedAt, deadlines: {} };
  const found = refusal(proceeding, actOf(proceeding, handOutShares.name)!, row.state, submission, circumstance);
  return found && refused(found);
}

async function cannotBeRead(
  state: Procurement,
  hash: string,
  privateKey: string,
  organisation: string,
  store: DocumentStore,
): Promise<boolean> {
  // What is no key at all is no holder's key: then nothing is shown, as with the key of another.
  const publicKey = await publicKeyOf(privateKey).catch(() => undefined);
  const [, bid] = standingEnvelopes(state).find(([, { sealedSha256 }]) => sealedSha256 === hash) ?? [];
  const commitment = publicKey === undefined ? undefined : bid?.envelope.commitments[publicKey];
  if (publicKey !== state.sealingKeys?.[organisation]?.key || commitment === undefined) return false;
  const bytes = await bytesOf(store, hash);
  if (!bytes) return false;
  try {
    const share = await shareOf(bytes, sealedPurchase(state), { publicKey: publicKey!, privateKey });
    return (await commitmentOf(share)) !== commitment;
  } catch (error) {
    if (error instanceof NotOpened) return true;
    throw error;
  }
}

/** The opening with what is in each envelope, once the shares of both holders are there: one envelope after the other. */
export async function withOpened(
  _: EntityManager,
  input: unknown,
  row: Case,
  { store, receivedAt, isTrial }: Looking,
): Promise<unknown> {
  const state = row.state as Procurement;
  const { notice, openedAt } = state;
  if (isTrial || !isForEnvelopes(state) || openedAt || !notice || receivedAt < notice.bidsDue) return input;
  if (heldBack(state).length > 0) return input;
  const opened: Record<string, Found> = {};
  for (const [supplier, { sealedSha256 }] of standingEnvelopes(state))
    opened[supplier] = await foundIn(state, supplier, sealedSha256, store);
  return { ...(input as object), opened: opened satisfies Opened };
}

async function foundIn(state: Procurement, supplier: string, hash: string, store: DocumentStore): Promise<Found> {
  if (isUnreadable(state, hash)) return { why: words.unreadable! };
  const handed = Object.values(state.shares?.[hash] ?? {}).flatMap(({ share }) => share ?? []);
  if (handed.length < 2) return { why: words.heldByBidder! };
  const bytes = await bytesOf(store, hash);
  if (!bytes) return { lost: true };
  try {
    const { supplier: named, priceFen, paper } = await open(bytes, sealedPurchase(state), handed);
    if (named !== supplier) return { why: words.otherSupplier! };
    if (priceFen < 1 || priceFen > priceFenMax) return { why: words.noPrice! };
    return { priceFen, paperSha256: createHash('sha256').update(paper).digest('hex') };
  } catch (error) {
    if (error instanceof NotOpened) return { why: words.broken! };
    throw error;
  }
}

/** Whole, or nothing: an alarm, for what the journal says came in time can only be brought back from a backup. */
async function bytesOf(store: DocumentStore, hash: string): Promise<Uint8Array | undefined> {
  const found = await store.find(hash);
  if (found.was !== 'intact') {
    store.alarm(`a sealed bid is ${found.was} in the store: bring it back from a backup`, hash);
    return undefined;
  }
  const bytes = Buffer.alloc(found.bytes);
  try {
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await found.handle.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) return undefined;
      at += bytesRead;
    }
  } finally {
    await found.handle.close();
  }
  return bytes;
}
