import type { Answer } from '../model/answer.js';
import { GenesysChatError, type ErrorCode } from '../model/errors.js';
import type { CardAction, Content, Message } from '../model/message.js';
import type { Outgoing } from '../model/outgoing.js';
import { utf8Bytes } from '../protocol/encode.js';
import { LIMITS } from '../transport/timings.js';
import type { Sends } from './sends.js';
import type { Transcript } from './transcript.js';

/** The service counts bytes of UTF-8, not characters. */
export const MAX_TEXT_BYTES = 4096;

interface SayHands {
  readonly transcript: Transcript;
  readonly sends: Sends;
  newId(): string;
  wall(): number;
  /** Why nothing can be said any more. */
  over(): ErrorCode | undefined;
  submit(clientId: string, outgoing: Outgoing): void;
  again(clientId: string): void;
  drop(clientId: string): void;
}

/** What the visitor says, and what can be done about what did not arrive. */
export interface Say {
  /** Why this text, or with an empty one anything, would be refused now. */
  door(text: string): ErrorCode | undefined;
  say(outgoing: Outgoing): Promise<Message>;
  choose(messageId: string, index: number): Promise<Message>;
  resend(id: string): void;
  discard(id: string): void;
  retryAll(): void;
}

/** A rejection that nobody has to catch. */
export const refuse = <T>(code: ErrorCode): Promise<T> => {
  const promise = Promise.reject<T>(new GenesysChatError(code));
  promise.catch(() => {});
  return promise;
};

/** Everything of a message that can be tapped, in the order it is shown. */
const tappable = (content: Content): readonly Answer[] => {
  const button = (action: CardAction, to: string): readonly Answer[] =>
    action.kind === 'postback'
      ? [{ kind: 'button', to, choices: [{ text: action.text, payload: action.payload }] }]
      : [];
  switch (content.type) {
    case 'quick-replies':
      return content.replies.map(({ text, payload }) => ({
        kind: 'quick-reply',
        to: content.of,
        choices: [{ text, payload }],
      }));
    case 'card':
      return content.actions.flatMap((action) => button(action, content.of));
    case 'carousel':
      return content.cards.flatMap(({ actions }) => actions.flatMap((action) => button(action, content.of)));
    default:
      return [];
  }
};

/** A label can be longer than a message may be; the payload is what counts. */
const fitting = (text: string): string => {
  if (utf8Bytes(text) <= MAX_TEXT_BYTES) return text;
  let cut = text.slice(0, MAX_TEXT_BYTES - 3);
  while (utf8Bytes(cut) > MAX_TEXT_BYTES - 3) cut = cut.slice(0, -1);
  return `${cut}...`;
};

const fittingAnswer = (answer: Answer): Answer =>
  answer.kind === 'quick-reply' || answer.kind === 'button'
    ? { ...answer, choices: [{ ...answer.choices[0], text: fitting(answer.choices[0].text) }] }
    : answer;

export const createSay = (hands: SayHands): Say => {
  const { transcript, sends } = hands;

  const door = (text: string): ErrorCode | undefined => {
    if (utf8Bytes(text.trim()) > MAX_TEXT_BYTES) return 'message/too-long';
    const full = transcript.timeline.pending.length >= LIMITS.outbox;
    return hands.over() ?? (full ? 'message/queue-full' : undefined);
  };

  const say = (outgoing: Outgoing): Promise<Message> => {
    const text = outgoing.text?.trim();
    const { attachment, answer } = outgoing;
    if (!text && !attachment && !answer) return refuse('message/empty');
    const closed = door(text ?? '');
    if (closed) return refuse(closed);
    const clientId = hands.newId();
    const sent = sends.wait(clientId);
    const said = {
      ...(text && { text }),
      ...(attachment && { attachment }),
      ...(answer && { answer: fittingAnswer(answer) }),
    };
    transcript.fold([{ type: 'message.submit', clientId, outgoing: said, at: hands.wall() }]);
    hands.submit(clientId, said);
    return sent;
  };

  const resend = (id: string): void => {
    if (hands.over() || transcript.byId(id)?.delivery !== 'failed') return;
    transcript.fold([{ type: 'message.resend', clientId: id }]);
    hands.again(id);
  };

  return {
    door,
    say,
    choose(messageId, index) {
      const answer = transcript.byId(messageId)?.content.flatMap(tappable)[index];
      return answer ? say({ answer }) : refuse('message/empty');
    },
    resend,
    discard(id) {
      const delivery = transcript.byId(id)?.delivery;
      if (delivery !== 'failed' && delivery !== 'queued') return;
      hands.drop(id);
      transcript.fold([{ type: 'message.discard', clientId: id }]);
      sends.fail(id, 'message/discarded');
    },
    retryAll() {
      for (const { id, delivery } of transcript.timeline.pending) if (delivery === 'failed') resend(id);
    },
  };
};
