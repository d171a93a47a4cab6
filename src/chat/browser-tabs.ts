import type { Tabs } from '../model/tabs.js';

const quietly = (step: () => void): void => {
  try {
    step();
  } catch {
    // Not to be cloned, or closed by the browser: the others will miss it, and find their own way.
  }
};

/** Web Locks and BroadcastChannel, where a page has both. */
export const browserTabs = (): Tabs | undefined => {
  if (typeof document === 'undefined' || typeof BroadcastChannel === 'undefined' || !navigator.locks) return undefined;
  return {
    lock(name, { held, lost }, steal = false) {
      const waiting = new AbortController();
      let release: (() => void) | undefined;
      let isOver = false;
      const hold = (): Promise<void> | undefined => {
        if (isOver) return undefined;
        const holding = new Promise<void>((resolve) => (release = resolve));
        held();
        return holding;
      };
      // A lock that is stolen cannot be waited for with a signal.
      navigator.locks.request(name, steal ? { steal } : { signal: waiting.signal }, hold).catch(() => {
        if (isOver) return;
        isOver = true;
        lost();
      });
      return () => {
        isOver = true;
        waiting.abort();
        release?.();
      };
    },
    join(name, hear) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }: MessageEvent<unknown>) => hear(data);
      return {
        post: (message) => quietly(() => channel.postMessage(message)),
        leave() {
          channel.onmessage = null;
          channel.close();
        },
      };
    },
  };
};
