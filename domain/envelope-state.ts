/** 密封信封在案卷中：the keys that a round is sealed for, what envelopes say outside, the shares, and what was found inside. */
import type { Instant } from './time.ts';

/** The public key of one holder for one round; its private half never comes here. */
export interface SealingKey {
  key: string;
  published: { by: string; at: Instant };
}

/** What an envelope says outside, as the API read it from the store. */
export interface EnvelopeOutside {
  /** Case and round. */
  purchase: string;
  bytes: number;
  /** By the key that a share is sealed for: SHA-256 of the share. */
  commitments: Readonly<Record<string, string>>;
}

/** What a holder handed out for one envelope; without a share, that what is sealed for it cannot be read, as was tried with its key. */
export interface HandedOut {
  share?: string;
  by: string;
  at: Instant;
}

/** What was found in an envelope; or why it is no bid; or that the store does not hold it whole, for which no bidder answers. */
export type Found = { priceFen: number; paperSha256: string } | { why: string } | { lost: true };

export interface RoundSealing {
  /** By organisation. */
  sealingKeys?: Readonly<Record<string, SealingKey>>;
  /** By hash of the envelope, then by organisation. */
  shares?: Readonly<Record<string, Readonly<Record<string, HandedOut>>>>;
}

/** What of a bid is kept where it came in an envelope. */
export interface BidInEnvelope {
  envelope?: Omit<EnvelopeOutside, 'purchase'>;
  /** SHA-256 of the paper that was in it. */
  paperSha256?: string;
  /** Why it did not open: then it is no bid. */
  unopened?: string;
}
