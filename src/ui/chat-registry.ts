import type { ChatFactory, PageChat, PageChatOptions } from './make-chat.js';

interface Entry {
  readonly page: PageChat;
  holders: number;
}

const entries = new Map<string, Entry>();
/** Who stands in the page for a deployment, first come first. Each is told when those before it changed. */
const places = new Map<string, (() => void)[]>();

const keyOf = ({ deploymentId, endpoint, environment }: PageChatOptions): string =>
  JSON.stringify([deploymentId, endpoint ?? environment]);

/** A held chat; `release` gives it back, and the last one to do so disposes it. */
export interface Lease {
  readonly page: PageChat;
  release(): void;
}

/**
 * One chat per page and deployment, however many elements show it: two sockets on one token would fight.
 *
 * @throws what the factory throws: GenesysChatError for options that cannot work.
 */
export const leaseChat = (options: PageChatOptions, make: ChatFactory): Lease => {
  const key = keyOf(options);
  const entry = entries.get(key) ?? { page: make(options), holders: 0 };
  entries.set(key, entry);
  entry.holders++;
  let held = true;
  return {
    page: entry.page,
    release() {
      if (!held) return;
      held = false;
      if (--entry.holders > 0) return;
      entries.delete(key);
      entry.page.chat.dispose();
    },
  };
};

/** A place in the page. Only the first of a deployment shows anything: a tag manager that fires twice gives one chat. */
export interface Place {
  isFirst(): boolean;
  leave(): void;
}

/** @param moved - Somebody before it left. */
export const takePlace = (options: PageChatOptions, moved: () => void): Place => {
  const key = keyOf(options);
  const others = (): (() => void)[] => places.get(key) ?? [];
  places.set(key, [...others(), moved]);
  return {
    isFirst: () => others()[0] === moved,
    leave() {
      const left = others().filter((each) => each !== moved);
      if (left.length > 0) places.set(key, left);
      else places.delete(key);
      left[0]?.();
    },
  };
};
