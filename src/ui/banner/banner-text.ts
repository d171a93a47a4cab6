import type { Strings } from '../../i18n/en.js';
import { EXPIRY_NOTICE, type BannerAction, type BannerKind } from './banner-model.js';

/** What the sentences mention. Times are epoch milliseconds by the visitor's clock. */
export interface BannerNumbers {
  readonly wall: number;
  readonly retryAt: number | undefined;
  readonly pausedUntil: number | undefined;
  readonly expiresAt: number | undefined;
  readonly queued: number;
  readonly missed: number;
  /** There is a text, or a file, that was not sent. */
  readonly unsent?: boolean;
}

export interface BannerText {
  /** Said, and shown. */
  readonly text: string;
  /** Shown only: what ticks must not be read out again and again. */
  readonly ticking?: string | undefined;
  /** Said in place of what ticks. */
  readonly still?: string | undefined;
  readonly detail?: string | undefined;
}

const MINUTE = 60_000;

/** Whole seconds, or other units of so many milliseconds, rounded up. */
const secondsUntil = (at: number | undefined, wall: number, unit = 1_000): number =>
  Math.max(0, Math.ceil(((at ?? 0) - wall) / unit));

export const bannerText = (t: Strings, kind: BannerKind, numbers: BannerNumbers): BannerText => {
  const { wall, retryAt, pausedUntil, expiresAt, missed, queued, unsent } = numbers;
  const detail = queued > 0 && (kind === 'offline' || kind === 'waiting') ? t.waiting(queued) : undefined;
  switch (kind) {
    case 'waiting': {
      const seconds = secondsUntil(retryAt, wall);
      return { text: t.lost, ticking: seconds > 0 ? t.tryingIn(seconds) : t.tryingNow, still: t.tryingSoon, detail };
    }
    case 'paused': {
      const still = t.paused(secondsUntil(pausedUntil, wall));
      return { text: '', ticking: still, still };
    }
    case 'restored':
      return { text: missed > 0 ? `${t.restored} ${t.missed(missed)}` : t.restored };
    case 'expiring':
      return {
        text: t.expiring(Math.min(EXPIRY_NOTICE / MINUTE, secondsUntil(expiresAt, wall, MINUTE) || 1)),
        detail: unsent ? t.expiringUnsent : undefined,
      };
    default:
      return { text: t[kind], detail };
  }
};

/** What a screen reader hears, once per banner. */
export const spoken = ({ text, still, detail }: BannerText): string => [text, still, detail].filter(Boolean).join(' ');

export const actionLabel = (t: Strings, kind: BannerKind, action: BannerAction): string => {
  if (action === 'jump') return t.show;
  if (action === 'connect') return t.connect;
  if (action === 'save') return t.saveText;
  return kind === 'waiting' ? t.retryNow : kind === 'elsewhere' ? t.useHere : t.tryAgain;
};
