import type { Clock } from '../model/clock.js';
import { createPace, type Pace } from '../transport/rate-window.js';
import { LIMITS } from '../transport/timings.js';

/** The budgets of one chat, each shared by everybody who draws on it. */
export interface Paces {
  readonly attemptPace: Pace;
  readonly historyPace: Pace;
  readonly echoPace: Pace;
  /** For messages and for files. */
  readonly messagePace: Pace;
}

export const createPaces = (clock: Clock): Paces => {
  const now = (): number => clock.now();
  return {
    attemptPace: createPace(LIMITS.attempts, now),
    historyPace: createPace(LIMITS.history, now),
    echoPace: createPace(LIMITS.echo, now),
    messagePace: createPace(LIMITS.messages, now),
  };
};
