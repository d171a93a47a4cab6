import type { Clock } from '../model/clock.js';
import type { Pace } from '../transport/rate-window.js';

/** Lets requests about files go out at the pace of messages: both draw on one budget of the service. */
export interface Pump {
  /** Something may have become possible. */
  run(): void;
  /** The service asked for a pause, in milliseconds. */
  rest(ms: number): void;
  stop(): void;
}

/** @param next - The next request, if one may go now; to run it makes it no longer the next. */
export const createPump = (clock: Clock, pace: Pace, next: () => (() => void) | undefined): Pump => {
  let timer: unknown;
  let notBefore = -Infinity;
  const run = (): void => {
    clock.clearTimeout(timer);
    for (let job = next(); job; job = next()) {
      const wait = Math.max(pace.wait(), notBefore - clock.now());
      if (wait > 0) {
        timer = clock.setTimeout(run, wait);
        return;
      }
      pace.note();
      job();
    }
  };
  return {
    run,
    rest: (ms) => void (notBefore = clock.now() + ms),
    stop: () => clock.clearTimeout(timer),
  };
};
