export interface Scroller {
  /** Whether the end of the log is in view, as last observed: no layout is read to know. */
  isAtEnd(): boolean;
  toEnd(): void;
  /** Keeps the end in view once what was just drawn has its size; a last element taller than the log is read from its start. */
  follow(last: Element | undefined): void;
  /** @returns whether it is taller than the log, and now read from its start. */
  toStartOfTall(element: Element | undefined): boolean;
  toStartOf(element: HTMLElement): void;
  /** Something else moved the log: looks where the reader is now. */
  settle(): void;
  /** Notes where the reader is. @returns puts them back there after something was added above. */
  hold(above: boolean): () => void;
  start(): void;
  stop(): void;
}

interface ScrollerHost {
  visible(): boolean;
  moved(isAtEnd: boolean): void;
  /** The log or what is in it has another size. */
  resized(): void;
}

/** How near to the end counts as there, in pixels. */
const NEAR = 48;

/** Where an element stands in the log. Boxes on the screen would not do: the panel may be growing just now. */
const offsetIn = (log: HTMLElement, element: HTMLElement): number => {
  let top = 0;
  for (let at: Element | null = element; at instanceof HTMLElement && at !== log; at = at.offsetParent)
    top += at.offsetTop;
  return top;
};

/** Keeps the end in view for who is there, and everything still for who reads above. */
export const createScroller = (log: HTMLElement, end: HTMLElement, host: ScrollerHost): Scroller => {
  let atEnd = true;
  let came: Element | undefined;
  /** Where the reader was: an element out of the page forgets it. */
  let top = 0;
  log.addEventListener('scroll', () => void (top = log.scrollTop), { passive: true });
  const set = (next: boolean): void => {
    if (next === atEnd) return;
    atEnd = next;
    host.moved(next);
  };
  const watch = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1);
      // A hidden log intersects nothing, which says nothing about its reader.
      if (last && host.visible()) set(last.isIntersecting);
    },
    { root: log, rootMargin: `0px 0px ${NEAR}px 0px` },
  );
  const toEnd = (): void => {
    log.scrollTop = log.scrollHeight;
    set(true);
  };
  const settle = (): void => set(log.scrollHeight - log.scrollTop - log.clientHeight <= NEAR);
  const toStartOf = (element: HTMLElement): void => {
    log.scrollTop = offsetIn(log, element) - 8;
    settle();
  };
  const toStartOfTall = (element: Element | undefined): boolean => {
    const isTall = element instanceof HTMLElement && element.offsetHeight > log.clientHeight;
    if (isTall) toStartOf(element);
    return isTall;
  };
  // Runs when the layout is done and before it is painted: asking for sizes costs nothing here.
  const resized = new ResizeObserver(() => {
    if (!host.visible()) return;
    const last = came;
    came = undefined;
    if (atEnd && !toStartOfTall(last)) toEnd();
    host.resized();
  });
  return {
    isAtEnd: () => atEnd,
    toEnd,
    follow: (last) => void (came = last ?? came),
    toStartOfTall,
    toStartOf,
    settle,
    hold(above) {
      if (!above) return () => {};
      const fromEnd = log.scrollHeight - log.scrollTop;
      return () => void (log.scrollTop = log.scrollHeight - fromEnd);
    },
    start() {
      if (!atEnd && top > 0) log.scrollTop = top;
      watch.observe(end);
      for (const each of [log, ...log.children]) resized.observe(each);
    },
    stop() {
      watch.disconnect();
      resized.disconnect();
    },
  };
};
