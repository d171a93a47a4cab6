import type { Message } from '../model/message.js';
import type { TextPiece } from '../ui/message/links.js';
import type { TranscriptSource } from './source.js';
import { piecesOf } from './words.js';

/** A message as it stands in a copy. */
export interface Entry {
  readonly message: Message;
  /** Where a day begins. */
  readonly day: string | undefined;
  readonly time: string;
  /** Nobody says what the chat itself has to tell. */
  readonly name: string | undefined;
  readonly pieces: readonly TextPiece[];
  /** Of an own message that is not at the service. */
  readonly state: string | undefined;
}

/** One line, whatever a name is made of. */
const nameOf = ({ author, name }: Message, { strings: t }: TranscriptSource): string | undefined => {
  if (author === 'system') return undefined;
  if (author === 'guest') return t.you;
  return name?.replace(/[\s\p{Cc}]+/gu, ' ').trim() || (author === 'bot' ? t.bot : t.agent);
};

export const entriesOf = (source: TranscriptSource): readonly Entry[] => {
  const { formats, strings } = source;
  let last: string | undefined;
  return source.messages.map((message) => {
    const { time, delivery, error } = message;
    const today = formats.day(time);
    const day = today === last ? undefined : today;
    last = today;
    const isUnsent = delivery !== undefined && delivery !== 'sent';
    return {
      message,
      day,
      time: formats.time(time),
      name: nameOf(message, source),
      pieces: piecesOf(message, source),
      state: isUnsent ? [strings[delivery], error?.message].filter(Boolean).join(': ') : undefined,
    };
  });
};
