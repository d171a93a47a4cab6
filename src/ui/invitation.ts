import type { ChatEvents } from '../chat/chat.js';
import type { Message } from '../model/message.js';

/** A greeting of the page's own before a conversation. It looks like a message, and the service never hears of it. */
export interface Invitation {
  /** What it says; empty: there is none. */
  readonly text: string;
  /** @returns the greeting, if there is one now. */
  set(text: string, name: string | undefined, time: number): Message | undefined;
  /** Those messages with the greeting before them: the same array until either is another one. */
  before(messages: readonly Message[]): readonly Message[];
  /** A session began, went on or ended. */
  told(phase: ChatEvents['session']['phase']): void;
}

export const createInvitation = (): Invitation => {
  let greeting: Message | undefined;
  let of: readonly Message[] | undefined;
  let all: readonly Message[] = [];
  let isTaken = false;
  let made = 0;
  return {
    get text() {
      return greeting?.text ?? '';
    },
    set(text, name, time) {
      of = undefined;
      greeting = text
        ? Object.freeze({ id: `invitation-${++made}`, author: 'bot', ...(name && { name }), text, content: [], time })
        : undefined;
      return greeting;
    },
    before(messages) {
      if (!greeting) return messages;
      if (of !== messages) all = Object.freeze([greeting, ...messages]);
      of = messages;
      return all;
    },
    told(phase) {
      if (phase === 'started') isTaken = true;
      // A conversation was there before the invitation, or is not there any more.
      if (phase === 'cleared' || phase === 'signed-out' || (phase === 'resumed' && !isTaken)) greeting = undefined;
    },
  };
};
