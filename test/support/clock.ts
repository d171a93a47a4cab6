import { SimulatedClock } from 'xstate';
import type { Clock } from '../../src/model/clock.js';

export interface TestClock extends Clock {
  /** Moves time, firing what falls due in between, in order. */
  increment(ms: number): void;
  /** Timers waiting. */
  readonly waiting: number;
}

/** XState's simulated clock, counting what waits, and firing timers at their own moment (not all at the end of a jump). */
export const createTestClock = (): TestClock => {
  const clock = new SimulatedClock();
  const due = new Map<unknown, number>();
  return {
    now: () => clock.now(),
    setTimeout(fn, ms) {
      // Browsers clamp to non-negative milliseconds, and count them in 31 bits: what is longer fires at once.
      const wait = ms > 2 ** 31 - 1 ? 1 : Math.max(0, ms);
      const id: unknown = clock.setTimeout(() => {
        due.delete(id);
        fn();
      }, wait);
      due.set(id, clock.now() + wait);
      return id;
    },
    clearTimeout(id) {
      due.delete(id);
      clock.clearTimeout(id as number);
    },
    increment(ms) {
      const end = clock.now() + ms;
      for (;;) {
        const next = Math.min(end, ...due.values());
        clock.increment(Math.max(0, next - clock.now()));
        if (next >= end && ![...due.values()].some((at) => at <= end)) return;
      }
    },
    get waiting() {
      return due.size;
    },
  };
};

/** Lets promises that are ready run. Not a wait: no time passes. */
export const settle = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await Promise.resolve();
};
