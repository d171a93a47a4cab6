import type { Status } from '../../model/connection.js';
import { CHAT_ERRORS, type ErrorCode } from '../../model/errors.js';

/** Banners that are one sentence: named like that sentence in `Strings`. */
export type PlainKind =
  | 'connecting'
  | 'offline'
  | 'catchingUp'
  | 'expired'
  | 'cleared'
  | 'signedOut'
  | 'signInAgain'
  | 'readOnly'
  | 'elsewhere'
  | 'refused'
  | 'unreachable'
  | 'disconnected';

export type BannerKind = PlainKind | 'waiting' | 'restored' | 'paused' | 'expiring';

export type BannerAction = 'retry' | 'connect' | 'jump' | 'save' | undefined;

/** What is known about the connection at one moment. Times are epoch milliseconds by the visitor's clock. */
export interface BannerFacts {
  readonly status: Status;
  readonly reason: ErrorCode | undefined;
  readonly pausedUntil: number | undefined;
  readonly expiresAt: number | undefined;
  /** The visitor's clock now. */
  readonly wall: number;
}

/** How long before its end a chat says so. */
export const EXPIRY_NOTICE = 5 * 60_000;
/** The second warning, so long before. */
export const LAST_NOTICE = 60_000;
/** With less than this left, a warning would come too late to act on. */
export const SHORTEST_NOTICE = 20_000;
/** A pause shorter than this is our own pacing, nothing a person would notice. */
const SHORTEST_PAUSE = 1_000;

/** Reasons that say more than the status does. */
const BY_REASON: Partial<Record<ErrorCode, BannerKind>> = {
  'connection/elsewhere': 'elsewhere',
  'session/logged-out': 'signedOut',
  'session/cleared': 'cleared',
  'session/ended': 'expired',
  'session/downgrade': 'expired',
  'auth/required': 'signInAgain',
};

const openKind = ({ pausedUntil = 0, expiresAt = 0, wall }: BannerFacts): BannerKind | undefined =>
  pausedUntil - wall >= SHORTEST_PAUSE
    ? 'paused'
    : expiresAt > wall && expiresAt - wall <= EXPIRY_NOTICE
      ? 'expiring'
      : undefined;

/** What there is to say right now, before any thought of flicker. */
export const wantedBanner = (facts: BannerFacts): BannerKind | undefined => {
  const { status, reason } = facts;
  const special = reason && BY_REASON[reason];
  switch (status) {
    case 'idle':
      return undefined;
    case 'open':
      return openKind(facts);
    case 'connecting':
    case 'offline':
      return status;
    case 'resuming':
      return 'catchingUp';
    case 'read-only':
      return 'readOnly';
    case 'reconnecting':
      return 'waiting';
    case 'expired':
      return special ?? status;
    case 'closed':
      return special ?? 'disconnected';
    case 'failed':
      return special ?? (isForOwner(reason) ? 'refused' : 'unreachable');
  }
};

/** The conversation is over: it may be read, and only a new one can be written to. */
export const hasEnded = (status: Status | undefined, reason: ErrorCode | undefined): boolean =>
  status === 'read-only' ||
  status === 'expired' ||
  (status === 'closed' && reason !== undefined && BY_REASON[reason] === 'expired');

/** Only the page's owner can mend it: whoever reads this cannot. */
export const isForOwner = (reason: ErrorCode | undefined): boolean =>
  reason !== undefined && CHAT_ERRORS[reason].recovery === 'owner';

/** Banners that end by themselves once the network is back; a blip must not show them. */
export const isLoss = (kind: BannerKind | undefined): boolean =>
  kind === 'connecting' || kind === 'offline' || kind === 'waiting' || kind === 'catchingUp';

/**
 * What a press on the banner's button does.
 *
 * @param canSave - The element can give the conversation as a file. Nothing but a message puts off the end of a session, and
 *   that is the visitor's to write: what can be offered is to keep a copy.
 */
export const actionOf = (kind: BannerKind, missed: number, canSave = false): BannerAction => {
  if (kind === 'expiring' && canSave) return 'save';
  if (kind === 'waiting' || kind === 'elsewhere' || kind === 'unreachable' || kind === 'signInAgain') return 'retry';
  if (kind === 'disconnected') return 'connect';
  return kind === 'restored' && missed > 0 ? 'jump' : undefined;
};

/** Meaning, for colour and icon; the sentence says it too. */
export const toneOf = (kind: BannerKind): 'quiet' | 'warning' | 'danger' | 'success' => {
  if (kind === 'restored') return 'success';
  if (kind === 'unreachable' || kind === 'refused') return 'danger';
  if (kind === 'offline' || kind === 'waiting' || kind === 'paused' || kind === 'expiring') return 'warning';
  return 'quiet';
};
