import type { Chat, Draft } from '../chat/chat.js';
import { CHAT_ERRORS, GenesysChatError } from '../model/errors.js';
import type { Answer, Message } from '../model/message.js';
import { answerText } from '../model/answer.js';
import type { ConnectReason, Fire } from './events.js';

export interface OutgoingNeeds {
  readonly transform: () => ((text: string) => unknown) | undefined;
  readonly fire: Fire;
  chat(): Chat | undefined;
  connect(reason: ConnectReason): void;
  /** Something is on its way: whoever writes has read. */
  leaving(): void;
}

export interface Outgoing {
  /** @returns undefined when the page cancelled it. */
  submit(draft: Draft): Promise<Message> | undefined;
  /** @throws (rejects) GenesysChatError. */
  answer(answer: Answer): Promise<Message>;
  /** A function of the page threw. */
  pageFailed(hint: string): void;
}

/** What leaves the element: the page's hand on it first, then `gc-send`, then the chat. */
export const createOutgoing = ({ transform, fire, chat, connect, leaving }: OutgoingNeeds): Outgoing => {
  const pageFailed = (hint: string): void => {
    const code = 'host/listener-failed';
    fire('gc-error', { code, message: CHAT_ERRORS[code].sentence, fatal: false, hint });
  };

  const transformed = (text: string): string => {
    try {
      const other = transform()?.(text);
      return typeof other === 'string' ? other : text;
    } catch {
      pageFailed('transformOutgoing');
      return text;
    }
  };

  return {
    pageFailed,
    submit({ text, files = [], customAttributes }) {
      const to = chat();
      const staged = to?.uploads.get().flatMap(({ state, blob }) => (state === 'failed' ? [] : [blob])) ?? [];
      const detail = { text: transformed(text), files: [...staged, ...files], customAttributes };
      if (!fire('gc-send', detail)) return undefined;
      if (!to) return Promise.reject(new GenesysChatError('connection/closed'));
      connect('send');
      leaving();
      return to.send({ text: detail.text, files, customAttributes });
    },
    async answer(answer) {
      const to = chat();
      const detail = { text: answerText(answer), files: [], customAttributes: undefined, answer };
      if (!fire('gc-send', detail)) throw new GenesysChatError('message/discarded');
      if (!to) throw new GenesysChatError('connection/closed');
      connect('send');
      leaving();
      return to.answer(answer);
    },
  };
};
