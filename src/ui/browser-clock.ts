import type { Clock } from '../model/clock.js';

/** Time as the views see it: the core's clock, the visitor's wall clock, and the two moments of a browser. */
export interface UiClock extends Clock {
  /** Epoch milliseconds, for display. */
  wall(): number;
  /** Before the next paint; soon when nothing is painted (a hidden page has no frames). */
  frame(fn: () => void): void;
  /** When the page has nothing better to do. */
  idle(fn: () => void): void;
}

export const browserClock: UiClock = {
  now: () => performance.now(),
  wall: () => new Date().getTime(),
  setTimeout: (fn, ms) => setTimeout(fn, ms),
  clearTimeout: (id) => clearTimeout(Number(id)),
  frame: (fn) => void (document.hidden ? setTimeout(fn, 50) : requestAnimationFrame(fn)),
  idle: (fn) =>
    void ('requestIdleCallback' in globalThis ? requestIdleCallback(fn, { timeout: 2_000 }) : setTimeout(fn, 200)),
};
