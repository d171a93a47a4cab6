import type { Connection, SessionInfo, Typing } from '../model/connection.js';
import type { Author, Message } from '../model/message.js';
import { ChatElement } from './chat-element.js';

/** Someone who wrote in this conversation. */
export interface Participant {
  readonly author: Author;
  readonly name?: string;
  readonly avatar?: string;
}

const NOBODY: readonly Participant[] = Object.freeze([]);
const NOTHING: readonly Message[] = Object.freeze([]);
const NOT_CONNECTED: Connection = Object.freeze({
  state: 'idle',
  reason: undefined,
  attempt: 0,
  retryAt: undefined,
  role: 'solo',
});

const participantsOf = (messages: readonly Message[]): readonly Participant[] => {
  const known = new Map<string, Participant>();
  for (const { author, name, avatar } of messages) {
    if (author === 'system') continue;
    known.set(`${author} ${name ?? ''}`, { author, ...(name && { name }), ...(avatar && { avatar }) });
  }
  return Object.freeze([...known.values()]);
};

/** What a page may read of the element. Nothing of it is a secret, and nothing can be changed through it. */
export abstract class ReadableElement extends ChatElement {
  #participants = { of: NOTHING, list: NOBODY };

  /** Frozen; the same array and objects until they change. */
  get messages(): readonly Message[] {
    return this.holder.chat?.messages.get() ?? NOTHING;
  }
  /** How the connection stands, in detail. */
  get connection(): Connection {
    return this.holder.chat?.connection.get() ?? NOT_CONNECTED;
  }
  /** Messages of others not yet read. */
  get unreadCount(): number {
    return this.widget.unread.count;
  }
  /** Who is typing. */
  get typing(): Typing | undefined {
    return this.holder.chat?.typing.get();
  }
  /** The session at the service. */
  get session(): SessionInfo | undefined {
    return this.holder.chat?.session.get();
  }
  /** Own messages not yet at the service. */
  get pending(): readonly Message[] {
    return this.holder.chat?.pending.get() ?? NOTHING;
  }
  /** Who wrote here, each once. */
  get participants(): readonly Participant[] {
    const { messages } = this;
    if (this.#participants.of !== messages) this.#participants = { of: messages, list: participantsOf(messages) };
    return this.#participants.list;
  }
  /** The session machine, to look at. */
  get actor(): unknown {
    return this.holder.chat?.actor;
  }
}
