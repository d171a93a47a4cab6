import type { UiClock } from '../../src/ui/browser-clock.js';

/** Time that moves when told. Frames come in the next microtask, idle moments when told. */
export interface TestClock extends UiClock {
  advance(ms: number): void;
  runIdle(): void;
  /** Timers that wait. */
  readonly waiting: number;
}

export const WALL = Date.UTC(2026, 10, 24, 9, 30);

export const createTestClock = (): TestClock => {
  let now = 0;
  let made = 0;
  const timers = new Map<number, { at: number; fn: () => void }>();
  let idle: (() => void)[] = [];
  return {
    now: () => now,
    wall: () => WALL + now,
    setTimeout(fn, ms) {
      timers.set(++made, { at: now + ms, fn: () => fn() });
      return made;
    },
    clearTimeout: (id) => void timers.delete(Number(id)),
    frame: (fn) => queueMicrotask(fn),
    idle: (fn) => void idle.push(fn),
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next[0]);
        now = next[1].at;
        next[1].fn();
      }
      now = end;
    },
    runIdle() {
      const todo = idle;
      idle = [];
      for (const fn of todo) fn();
    },
    get waiting() {
      return timers.size;
    },
  };
};
