import type { Status } from '../../model/connection.js';
import { CHAT_ERRORS, type ErrorCode } from '../../model/errors.js';

/** The sentences of the banner, by name. */
export type BannerKind =
  | 'connecting'
  | 'offline'
  | 'waiting'
  | 'resuming'
  | 'restored'
  | 'paused'
  | 'expiring'
  | 'expired'
  | 'cleared'
  | 'signed-out'
  | 'read-only'
  | 'elsewhere'
  | 'refused'
  | 'unreachable'
  | 'disconnected';

export type BannerAction = 'retry' | 'connect' | 'jump' | undefined;

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
/** A pause shorter than this is our own pacing, nothing a person would notice. */
const SHORTEST_PAUSE = 1_000;

const closedKind = (reason: ErrorCode | undefined): BannerKind =>
  reason === 'connection/elsewhere' ? 'elsewhere' : reason === 'session/logged-out' ? 'signed-out' : 'disconnected';

const openKind = ({ pausedUntil, expiresAt, wall }: BannerFacts): BannerKind | undefined => {
  if (pausedUntil !== undefined && pausedUntil - wall >= SHORTEST_PAUSE) return 'paused';
  if (expiresAt !== undefined && expiresAt > wall && expiresAt - wall <= EXPIRY_NOTICE) return 'expiring';
  return undefined;
};

/** What there is to say right now, before any thought of flicker. */
export const wantedBanner = (facts: BannerFacts): BannerKind | undefined => {
  const { status, reason } = facts;
  switch (status) {
    case 'idle':
      return undefined;
    case 'open':
      return openKind(facts);
    case 'connecting':
    case 'resuming':
    case 'offline':
    case 'read-only':
      return status;
    case 'reconnecting':
      return 'waiting';
    case 'expired':
      return reason === 'session/cleared' ? 'cleared' : reason === 'session/logged-out' ? 'signed-out' : 'expired';
    case 'closed':
      return closedKind(reason);
    case 'failed':
      if (reason === 'connection/elsewhere') return 'elsewhere';
      return reason !== undefined && CHAT_ERRORS[reason].recovery === 'owner' ? 'refused' : 'unreachable';
  }
};

const LOSS: ReadonlySet<BannerKind | undefined> = new Set<BannerKind>(['connecting', 'offline', 'waiting', 'resuming']);

/** Banners that end by themselves once the network is back; a blip must not show them. */
export const isLoss = (kind: BannerKind | undefined): boolean => LOSS.has(kind);

/** What a press on the banner's button does. */
export const actionOf = (kind: BannerKind, missed: number): BannerAction => {
  if (kind === 'waiting' || kind === 'elsewhere' || kind === 'unreachable') return 'retry';
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
