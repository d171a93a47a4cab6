/** `max` uses in any `per` milliseconds. */
export interface RateRule {
  readonly max: number;
  readonly per: number;
}

/**
 * Milliseconds until another use keeps every rule; 0 when it may be now.
 *
 * @param log - Monotonic times of earlier uses, oldest first.
 */
export const waitForRate = (log: readonly number[], rules: readonly RateRule[], now: number): number =>
  rules.reduce((wait, { max, per }) => {
    const nth = log[log.length - max];
    return nth === undefined ? wait : Math.max(wait, nth + per - now);
  }, 0);

/** The log with `now` added, without what no rule looks at any more. */
export const noteUse = (log: readonly number[], rules: readonly RateRule[], now: number): readonly number[] => {
  const longest = Math.max(...rules.map((rule) => rule.per));
  return [...log.filter((at) => at > now - longest), now];
};

/** A log of uses that several hands share, such as the history budget of a page. */
export interface Pace {
  /** Milliseconds until the next use; 0 when now. */
  wait(): number;
  note(): void;
}

export const createPace = (rules: readonly RateRule[], now: () => number): Pace => {
  let log: readonly number[] = [];
  return {
    wait: () => waitForRate(log, rules, now()),
    note: () => void (log = noteUse(log, rules, now())),
  };
};
