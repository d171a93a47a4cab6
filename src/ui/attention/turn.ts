/** Which of several tabs with the same chat may speak: the one that was in front last. */
export interface Turn {
  readonly isMine: boolean;
  /** Takes part, or leaves it to the others. */
  join(wanted: boolean): void;
}

/**
 * The tab that comes to the front takes the lock from the one that had it; when it goes, the next in line has it. Where there
 * are no locks every tab speaks.
 *
 * @param name - One per chat.
 */
export const createTurn = (name: () => string): Turn => {
  const locks: LockManager | undefined = navigator.locks;
  let joined = false;
  let isWaiting = false;
  let isMine = !locks;
  let release = (): void => {};

  const hold = (): Promise<void> | undefined => {
    if (!joined) return undefined;
    isMine = true;
    return new Promise((resolve) => (release = resolve));
  };
  const lost = (error: unknown): void => {
    isMine = !(error instanceof DOMException && error.name === 'AbortError');
    if (!isMine) wait();
  };
  const ask = (options: LockOptions, came: typeof hold): void => {
    // A lock can be stolen after it was given and before we are told of it.
    let isStolen = false;
    locks
      ?.request(name(), options, () => (isStolen ? undefined : came()))
      .catch((error: unknown) => {
        isStolen = true;
        lost(error);
      });
  };
  const wait = (): void => {
    if (isWaiting || !joined) return;
    isWaiting = true;
    const came = (): Promise<void> | undefined => {
      isWaiting = false;
      return hold();
    };
    ask({}, came);
  };
  const take = (): void => {
    if (document.hidden || !joined) return wait();
    if (!isMine) ask({ steal: true }, hold);
  };
  const enter = (): void => {
    if (joined) return;
    joined = true;
    take();
  };
  const leave = (): void => {
    joined = false;
    isMine = !locks;
    release();
  };
  const listeners = [
    [document, 'visibilitychange', take],
    // A page that holds a lock cannot come back from the browser's cache.
    [window, 'pagehide', leave],
    [window, 'pageshow', enter],
  ] as const;

  let isIn = false;
  return {
    get isMine() {
      return isMine;
    },
    join(wanted) {
      if (wanted === isIn || !locks) return;
      isIn = wanted;
      for (const [target, type, listener] of listeners)
        if (wanted) target.addEventListener(type, listener);
        else target.removeEventListener(type, listener);
      if (wanted) enter();
      else leave();
    },
  };
};
