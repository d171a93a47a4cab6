/** Time as the core sees it. XState's clock plus a monotonic reading. `SimulatedClock` with `now` fits. */
export interface Clock {
  /** Monotonic milliseconds; only differences mean something. */
  now(): number;
  setTimeout(fn: (...args: never[]) => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}
