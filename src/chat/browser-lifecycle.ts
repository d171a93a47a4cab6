import { alwaysOn, type Lifecycle, type LifecycleEvent } from '../transport/reachability.js';

/** How often sleep is looked for, and how much wall time must be missing. */
const SLEEP_CHECK = 40_000;
const SLEEP_GAP = 30_000;

/** What a page's window and document tell; `alwaysOn` where there is neither. */
export const browserLifecycle = (): Lifecycle => {
  if (typeof document === 'undefined' || typeof window === 'undefined') return alwaysOn;
  const visible = (): boolean => document.visibilityState !== 'hidden';
  return {
    online: () => navigator.onLine,
    visible,
    subscribe(listener) {
      const listening = new AbortController();
      const hear = (
        target: EventTarget,
        type: string,
        say: (event: Event) => LifecycleEvent['type'] | undefined,
      ): void =>
        target.addEventListener(
          type,
          (event) => {
            const fact = say(event);
            if (fact) listener({ type: fact });
          },
          { signal: listening.signal },
        );
      hear(window, 'online', () => 'network.online');
      hear(window, 'offline', () => 'network.offline');
      hear(document, 'visibilitychange', () => (visible() ? 'page.visible' : 'page.hidden'));
      hear(document, 'resume', () => 'page.resumed');
      hear(document, 'freeze', () => 'page.frozen');
      hear(window, 'pagehide', () => 'page.frozen');
      hear(window, 'pageshow', (event) => ((event as PageTransitionEvent).persisted ? 'page.resumed' : undefined));
      // A machine that slept says nothing when it wakes; the wall clock has jumped ahead of our timer then.
      let last = Date.now();
      const timer = setInterval(() => {
        const now = Date.now();
        if (now - last > SLEEP_CHECK + SLEEP_GAP && visible()) listener({ type: 'page.resumed' });
        last = now;
      }, SLEEP_CHECK);
      return () => {
        listening.abort();
        clearInterval(timer);
      };
    },
  };
};
