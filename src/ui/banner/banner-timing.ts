import type { Status } from '../../model/connection.js';
import { isLoss, type BannerKind } from './banner-model.js';

/** Not open for longer than this before a loss is worth a word: a blip stays invisible. */
export const LOSS_DELAY = 1_000;
/** Once shown, a banner stays this long, so that nothing flickers. */
export const SHORTEST_SHOW = 1_500;
export const RESTORED_SHOW = 3_000;
/** With something to jump to, long enough to reach the button. */
export const RESTORED_WITH_JUMP = 6_000;

/** Times are monotonic milliseconds. */
export interface BannerState {
  readonly shown: BannerKind | undefined;
  readonly shownAt: number;
  /** Since when the link is not open, while it is not. */
  readonly lossSince: number | undefined;
  /** It was open before, so that coming back is news. */
  readonly wasOpen: boolean;
}

export const FIRST_BANNER: BannerState = { shown: undefined, shownAt: 0, lossSince: undefined, wasOpen: false };

export interface BannerStep {
  readonly state: BannerState;
  /** Milliseconds after which to ask again though nothing happens; `undefined` when never. */
  readonly wakeIn: number | undefined;
}

/** Lost, but not yet for long enough to say so. */
export const hidesLoss = ({ lossSince, shown, wasOpen }: BannerState): boolean =>
  lossSince !== undefined && shown === undefined && wasOpen;

/** The visitor pressed the button: what follows is their answer and may show at once. */
export const releaseBanner = (state: BannerState): BannerState => ({ ...state, shownAt: -Infinity });

const restoredFor = (missed: number): number => (missed > 0 ? RESTORED_WITH_JUMP : RESTORED_SHOW);

/** What should stand there, the delay of a loss counted in, the shortest show not yet. */
const target = (
  state: BannerState,
  wanted: BannerKind | undefined,
  lossSince: number | undefined,
  now: number,
  missed: number,
): BannerKind | undefined => {
  if (lossSince !== undefined) return isLoss(state.shown) || now - lossSince >= LOSS_DELAY ? wanted : undefined;
  if (wanted !== undefined) return wanted;
  if (state.shown === 'restored') return now - state.shownAt < restoredFor(missed) ? 'restored' : undefined;
  return isLoss(state.shown) && state.wasOpen ? 'restored' : undefined;
};

/**
 * Decides what the banner shows now.
 *
 * @param wanted - What there is to say ({@link wantedBanner}).
 * @param missed - Messages that came in while the link was down.
 */
export const stepBanner = (
  state: BannerState,
  wanted: BannerKind | undefined,
  status: Status,
  now: number,
  missed: number,
): BannerStep => {
  const lossSince = isLoss(wanted) ? (state.lossSince ?? now) : undefined;
  const next = target(state, wanted, lossSince, now, missed);
  const base = { ...state, lossSince };
  const settle = (shown: BannerKind | undefined): BannerState =>
    shown === state.shown
      ? { ...base, wasOpen: wasOpen(shown) }
      : { ...base, shown, shownAt: now, wasOpen: wasOpen(shown) };
  const wasOpen = (shown: BannerKind | undefined): boolean =>
    status === 'open' || (state.wasOpen && (isLoss(wanted) || isLoss(shown)));

  const left = state.shownAt + SHORTEST_SHOW - now;
  const temporary = next === undefined || isLoss(next) || next === 'restored';
  if (state.shown !== undefined && next !== state.shown && temporary && left > 0) {
    return { state: settle(state.shown), wakeIn: left };
  }
  const settled = settle(next);
  if (next === 'restored') return { state: settled, wakeIn: settled.shownAt + restoredFor(missed) - now };
  const due = lossSince === undefined || next !== undefined ? undefined : lossSince + LOSS_DELAY - now;
  return { state: settled, wakeIn: due };
};
