import type { Chat, ChatOptions } from '../chat/chat.js';
import { leaseChat, type Lease } from './chat-registry.js';
import type { UiClock } from './browser-clock.js';
import type { ChatFactory } from './make-chat.js';

/** Routers and frameworks move nodes: an element that is back within this time keeps its chat, in milliseconds. */
export const GRACE = 2_000;

export interface ChatHolder {
  readonly chat: Chat | undefined;
  /** Makes, keeps or changes the chat. Options equal to the last ones keep it; `undefined` gives it back. */
  use(options: ChatOptions | undefined): void;
  /** A chat from outside. It is never disposed here; `undefined` goes back to the one from options. */
  hand(chat: Chat | undefined): void;
  /** Whether an earlier visit left a session; never rejects. */
  hasSession(): Promise<boolean>;
  attach(): void;
  detach(): void;
}

/**
 * Holds the chat of one element through changes of its attributes and of its place in the page.
 *
 * @param changed - Told of every other chat; the returned function is called before the next one.
 */
export const createChatHolder = (
  clock: () => UiClock,
  make: () => ChatFactory,
  changed: (chat: Chat | undefined) => () => void,
  failed: (error: unknown) => void,
): ChatHolder => {
  let handed: Chat | undefined;
  let options: ChatOptions | undefined;
  let lease: Lease | undefined;
  let current: Chat | undefined;
  let leave = (): void => {};
  let grace: unknown;

  const settle = (): void => {
    const next = handed ?? lease?.page.chat;
    if (next === current) return;
    leave();
    current = next;
    leave = changed(next);
  };

  const take = (): void => {
    if (lease || handed || !options) return;
    try {
      lease = leaseChat(options, make());
    } catch (error) {
      failed(error);
    }
  };

  const give = (): void => {
    const before = lease;
    lease = undefined;
    settle();
    before?.release();
  };

  return {
    get chat() {
      return current;
    },
    use(next) {
      if (JSON.stringify(next) === JSON.stringify(options)) return;
      const before = lease;
      lease = undefined;
      options = next;
      // First give back, then take: the same deployment with another storage needs a new chat.
      before?.release();
      take();
      settle();
    },
    hand(chat) {
      handed = chat;
      if (chat) return give();
      take();
      settle();
    },
    hasSession: async () => (await lease?.page.hasSession().catch(() => false)) ?? false,
    attach() {
      clock().clearTimeout(grace);
      take();
      settle();
    },
    detach() {
      clock().clearTimeout(grace);
      grace = clock().setTimeout(give, GRACE);
    },
  };
};
