/** `max` uses in any `per` milliseconds. */
export interface RateRule {
  readonly max: number;
  readonly per: number;
}

/**
 * Milliseconds until another use (or so many more) keeps every rule; 0 when it may be now.
 *
 * @param log - Monotonic times of earlier uses, oldest first.
 */
export const waitForRate = (log: readonly number[], rules: readonly RateRule[], now: number, uses = 1): number =>
  rules.reduce((wait, { max, per }) => {
    const nth = log[log.length - max + uses - 1];
    return nth === undefined ? wait : Math.max(wait, nth + per - now);
  }, 0);

/** The log with `now` added, without what no rule looks at any more. */
export const noteUse = (log: readonly number[], rules: readonly RateRule[], now: number): readonly number[] => {
  const longest = Math.max(...rules.map((rule) => rule.per));
  return [...log.filter((at) => at > now - longest), now];
};

/** A log of uses that several hands share, such as the history budget of a page. */
export interface Pace {
  /** Milliseconds until so many uses (default 1) fit; 0 when now. */
  wait(uses?: number): number;
  note(): void;
}

export const createPace = (rules: readonly RateRule[], now: () => number): Pace => {
  let log: readonly number[] = [];
  return {
    wait: (uses) => waitForRate(log, rules, now(), uses),
    note: () => void (log = noteUse(log, rules, now())),
  };
};
