const MINUTE = 60_000;

/** Forgets what has left the window; undefined when there is room, else milliseconds until there is. */
const waitFor = (times: number[], now: number, limit: number, windowMs: number): number | undefined => {
  while (times[0] !== undefined && times[0] <= now - windowMs) times.shift();
  const oldest = times[times.length - limit];
  return oldest === undefined ? undefined : oldest + windowMs - now;
};

/**
 * One more inside a sliding window.
 *
 * @returns Seconds to wait, at least 1; `undefined` when it was taken.
 */
export const takeSlot = (
  times: number[],
  now: number,
  limit: number | undefined,
  windowMs = MINUTE,
): number | undefined => {
  if (limit === undefined) return undefined;
  const wait = limit <= 0 ? windowMs : waitFor(times, now, limit, windowMs);
  if (wait === undefined) times.push(now);
  return wait === undefined ? undefined : Math.max(1, Math.ceil(wait / 1000));
};
