import { SimulatedClock } from 'xstate';
import type { Clock } from '../model/clock.js';

/** A clock that the test moves. */
export interface TestClock extends Clock {
  /** Moves time, in steps short enough for answers to come in between, and lets everything answer. Milliseconds. */
  pass(ms: number): Promise<void>;
}

/** Milliseconds. */
const STEP = 50;

/** Lets promises that are ready run. Not a wait: no time passes. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await Promise.resolve();
};

export const createTestClock = (): TestClock => {
  const clock = new SimulatedClock();
  return {
    now: () => clock.now(),
    setTimeout: (fn, ms) => clock.setTimeout(() => fn(), Math.max(0, ms)),
    clearTimeout: (id) => clock.clearTimeout(id as number),
    async pass(ms) {
      for (let left = ms; left > 0; left -= STEP) {
        await settle();
        clock.increment(Math.min(STEP, left));
      }
      await settle();
    },
  };
};
