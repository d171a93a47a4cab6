import type { Chat } from '../chat/chat.js';
import { BeforeConnectEvent, type ConnectReason } from './events.js';

/**
 * Asks the page first (`gc-before-connect`): for consent, for instance. One question at a time.
 *
 * @returns asks, and connects unless the page says no.
 */
export const createConnector = (host: EventTarget, chat: () => Chat | undefined): ((reason: ConnectReason) => void) => {
  let asking: Chat | undefined;
  return (reason) => {
    const asked = chat();
    const status = asked?.status.get();
    if (!asked || asking === asked || (status !== 'idle' && status !== 'closed')) return;
    const event = new BeforeConnectEvent(reason);
    host.dispatchEvent(event);
    if (event.defaultPrevented) return;
    // Nothing to wait for: connect in the same task, so that a message sent next finds the link on its way.
    if (event.promises.length === 0) return asked.connect();
    asking = asked;
    const settle = (go: boolean): void => {
      if (asking === asked) asking = undefined;
      if (go && chat() === asked) asked.connect();
    };
    void Promise.all(event.promises).then(
      () => settle(true),
      () => settle(false),
    );
  };
};
