import type { Chat } from '../chat/chat.js';
import { GenesysChatError } from '../model/errors.js';
import { leaseChat, takePlace, type Lease, type Place } from './chat-registry.js';
import type { UiClock } from './browser-clock.js';
import type { ChatFactory, PageChatOptions } from './make-chat.js';

/** Routers and frameworks move nodes: an element that is back within this time keeps its chat, in milliseconds. */
export const GRACE = 2_000;

export interface ChatHolder {
  readonly chat: Chat | undefined;
  /** Another element shows this deployment already: this one waits. */
  readonly isDuplicate: boolean;
  /** Makes, keeps or changes the chat. Options equal to the last ones keep it; `undefined` gives it back. */
  use(options: PageChatOptions | undefined): void;
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
  let options: PageChatOptions | undefined;
  let lease: Lease | undefined;
  let current: Chat | undefined;
  let leave = (): void => {};
  let grace: unknown;
  let place: Place | undefined;
  let isThere = false;
  let isDuplicate = false;

  const settle = (): void => {
    const next = handed ?? lease?.page.chat;
    if (next === current) return;
    leave();
    current = next;
    leave = changed(next);
  };

  const leavePlace = (): void => {
    place?.leave();
    place = undefined;
    isDuplicate = false;
  };

  const take = (): void => {
    if (handed || !options || !isThere) return;
    place ??= takePlace(options, () => {
      take();
      settle();
    });
    const wasDuplicate = isDuplicate;
    isDuplicate = !place.isFirst();
    if (isDuplicate) {
      give();
      if (!wasDuplicate) failed(new GenesysChatError('config/duplicate'));
      return;
    }
    if (lease) return;
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
    get isDuplicate() {
      return isDuplicate;
    },
    use(next) {
      if (JSON.stringify(next) === JSON.stringify(options)) return;
      leavePlace();
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
      leavePlace();
      if (chat) return give();
      take();
      settle();
    },
    hasSession: async () => (await lease?.page.hasSession().catch(() => false)) ?? false,
    attach() {
      clock().clearTimeout(grace);
      isThere = true;
      take();
      settle();
    },
    detach() {
      clock().clearTimeout(grace);
      isThere = false;
      leavePlace();
      grace = clock().setTimeout(give, GRACE);
    },
  };
};
