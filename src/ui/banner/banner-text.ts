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
}

export interface BannerText {
  /** Said, and shown. */
  readonly text: string;
  /** Shown only: what ticks must not be read out again and again. */
  readonly ticking: string | undefined;
  /** Said in place of what ticks. */
  readonly still: string | undefined;
  readonly detail: string | undefined;
}

export const secondsUntil = (at: number | undefined, wall: number): number =>
  at === undefined ? 0 : Math.max(0, Math.ceil((at - wall) / 1_000));

const plain = (text: string): BannerText => ({ text, ticking: undefined, still: undefined, detail: undefined });

const waiting = (t: Strings, { retryAt, wall, queued }: BannerNumbers): BannerText => {
  const seconds = secondsUntil(retryAt, wall);
  return {
    text: t.lost,
    ticking: seconds > 0 ? t.tryingIn(seconds) : t.tryingNow,
    still: t.tryingSoon,
    detail: queued > 0 ? t.waiting(queued) : undefined,
  };
};

export const bannerText = (t: Strings, kind: BannerKind, numbers: BannerNumbers): BannerText => {
  const { wall, pausedUntil, expiresAt, missed, queued } = numbers;
  switch (kind) {
    case 'connecting':
      return plain(t.connecting);
    case 'offline':
      return { ...plain(t.offline), detail: queued > 0 ? t.waiting(queued) : undefined };
    case 'waiting':
      return waiting(t, numbers);
    case 'resuming':
      return plain(t.catchingUp);
    case 'restored':
      return plain(missed > 0 ? `${t.restored} ${t.missed(missed)}` : t.restored);
    case 'paused':
      return {
        ...plain(''),
        ticking: t.paused(secondsUntil(pausedUntil, wall)),
        still: t.paused(secondsUntil(pausedUntil, wall)),
      };
    case 'expiring':
      return plain(t.expiring(Math.max(1, Math.ceil(Math.min(EXPIRY_NOTICE, (expiresAt ?? wall) - wall) / 60_000))));
    case 'expired':
      return plain(t.expired);
    case 'cleared':
      return plain(t.cleared);
    case 'signed-out':
      return plain(t.signedOut);
    case 'read-only':
      return plain(t.readOnly);
    case 'elsewhere':
      return plain(t.elsewhere);
    case 'refused':
      return plain(t.refused);
    case 'unreachable':
      return plain(t.unreachable);
    case 'disconnected':
      return plain(t.disconnected);
  }
};

/** What a screen reader hears, once per banner. */
export const spoken = ({ text, still, detail }: BannerText): string => [text, still, detail].filter(Boolean).join(' ');

export const actionLabel = (t: Strings, kind: BannerKind, action: BannerAction): string => {
  if (action === 'jump') return t.show;
  if (action === 'connect') return t.connect;
  return kind === 'waiting' ? t.retryNow : kind === 'elsewhere' ? t.useHere : t.tryAgain;
};
