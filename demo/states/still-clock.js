/** Time that stands until it is moved: a countdown stays at its second, and a word that would go away stays. */

/** @param {number} wall The visitor's clock, epoch milliseconds. */
export const createStillClock = (wall) => {
  let now = 0;
  let made = 0;
  /** @type {Map<number, { at: number, run: () => void }>} */
  const due = new Map();
  return {
    now: () => now,
    wall: () => wall + now,
    setTimeout(/** @type {() => void} */ run, /** @type {number} */ ms) {
      due.set((made += 1), { at: now + ms, run });
      return made;
    },
    clearTimeout: (/** @type {number} */ id) => void due.delete(id),
    frame: (/** @type {() => void} */ run) => void requestAnimationFrame(run),
    idle: (/** @type {() => void} */ run) => void setTimeout(run),
    /** Runs what falls due within so many milliseconds, in its order. */
    advance(/** @type {number} */ ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        due.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].run();
      }
      now = end;
    },
  };
};
