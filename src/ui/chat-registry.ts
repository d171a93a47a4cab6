import type { ChatOptions } from '../chat/chat.js';
import type { ChatFactory, PageChat } from './make-chat.js';

interface Entry {
  readonly page: PageChat;
  holders: number;
}

const entries = new Map<string, Entry>();

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
export const leaseChat = (options: ChatOptions, make: ChatFactory): Lease => {
  const key = JSON.stringify([options.deploymentId, options.endpoint ?? options.environment]);
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
