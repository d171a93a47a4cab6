/** Time as the simulator sees it: a service lives by the calendar, so `now` is epoch milliseconds. */
export interface SimulatorClock {
  now(): number;
  setTimeout(fn: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}

/** The real time. */
export const realClock: SimulatorClock = {
  now: () => Date.now(),
  setTimeout: (fn, ms) => setTimeout(fn, ms),
  clearTimeout: (id) => clearTimeout(id as number),
};

/** Runs `fn` as soon as the current task is over, with no clock involved. */
export const defer = (fn: () => void): void => queueMicrotask(fn);
