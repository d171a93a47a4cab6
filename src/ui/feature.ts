import type { Message } from '../model/message.js';
import type { UiHost } from './ui-host.js';

/**
 * Something the element does beside what it draws: a title, a sound, a draft. It is made with the element, lives while that
 * stands in the page, and leaves no listener and no timer behind.
 */
export interface Feature {
  /** The element stands in the page and is drawn. Comes again after `stop`. */
  start?(): void;
  /** The element was drawn: an attribute, the chat, its state, the language or the number of unread messages may be new. */
  update?(): void;
  /** A message of another came in live. `shown`: the panel is open and the page in front. */
  arrived?(message: Message, shown: boolean): void;
  /** The panel was opened or closed. */
  opened?(): void;
  closed?(): void;
  /** It was moved in the page without leaving it. */
  moved?(): void;
  stop?(): void;
}

export type FeatureFactory = (host: UiHost) => Feature;
