import { answerText } from '../model/answer.js';
import type { Content, Delivery, Message, MessageError } from '../model/message.js';
import type { Outgoing } from '../model/outgoing.js';
import type { MessageRecord } from '../model/record.js';

/** How a record reached us: over the socket, or told by the history. */
export type Source = 'live' | 'told';

/** What this page knows of a message it sent itself. */
export interface Own {
  readonly clientId: string;
  readonly outgoing: Outgoing;
  /** The visitor's clock, epoch ms. */
  readonly at: number;
  /** Its place among what was typed. */
  readonly typed: number;
  /** Newest service time known when it was submitted: its copy cannot be older. */
  readonly floor: number | undefined;
  readonly delivery: Delivery;
  readonly error?: MessageError | undefined;
  /** Confirmed by likeness alone; a record that carries a name given here may still prove that wrong. */
  readonly guessed: boolean;
}

/** One message, with everything known about it. Pending while neither `live` nor `told` is there. Never changed in place. */
export interface Entry {
  /** The DOM key; always among `names`. */
  readonly id: string;
  readonly names: readonly string[];
  readonly live: MessageRecord | undefined;
  readonly told: MessageRecord | undefined;
  readonly own: Own | undefined;
  /** Keys of what the history listed directly before it. One, unless the service changed its mind. */
  readonly follows: readonly string[];
  /** Arrival. */
  readonly seq: number;
  /** When the history first told it; `Infinity` until then. */
  readonly toldSeq: number;
  /** The time it is sorted by: its own, or that of the neighbour it is placed at. */
  readonly at: number;
  /** `at` came from a neighbour in the history; kept when that one is trimmed. */
  readonly anchored: boolean;
  readonly message: Message;
}

export const isPending = (entry: Entry): boolean => entry.live === undefined && entry.told === undefined;

/** The service's time; the history's word counts more than the frame's. */
export const timeOf = (entry: Entry): number | undefined => entry.told?.time ?? entry.live?.time;

/** Names an entry may collect; a service that invents ever new ones is not followed further. */
const NAMES_PER_ENTRY = 12;

export const joinNames = (names: readonly string[], more: readonly string[]): readonly string[] => {
  const fresh = more.filter((name, i) => !names.includes(name) && more.indexOf(name) === i);
  return fresh.length === 0 || names.length >= NAMES_PER_ENTRY ? names : [...names, ...fresh];
};

/** What makes two pieces of content the same thing. Addresses of files are signed anew each time and say nothing. */
const contentKey = (content: Content): string => {
  if (content.type === 'attachment') return `file ${content.id}`;
  if (content.type === 'notice') return `notice ${content.notice}`;
  return content.type === 'unknown' ? `unknown ${content.contentType}` : content.type;
};

/** Same direction, text and content: with the same service time, this is one message under two names. */
export const isAlike = (a: MessageRecord, b: MessageRecord): boolean =>
  a.direction === b.direction &&
  (a.text ?? '') === (b.text ?? '') &&
  a.content.length === b.content.length &&
  a.content.every((content, i) => contentKey(content) === contentKey(b.content[i] ?? content));

/** The codec writes fields in one order, so equal things have equal spellings. */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** All of a record that can be seen. */
const shows = ({ name, avatar, text, time, author, content }: MessageRecord): string =>
  JSON.stringify([name, avatar, text, time, author, content]);

/** `main`, with what it lacks from `other`. The same object when that changes nothing of `current`. */
const fill = (main: MessageRecord, other: MessageRecord, current: MessageRecord): MessageRecord => {
  const name = main.name ?? other.name;
  const avatar = main.avatar ?? other.avatar;
  const text = main.text ?? other.text;
  const time = main.time ?? other.time;
  const content = main.content.length > 0 ? main.content : other.content;
  const next = {
    ...main,
    content,
    ...(name !== undefined && { name }),
    ...(avatar !== undefined && { avatar }),
    ...(text !== undefined && { text }),
    ...(time !== undefined && { time }),
  };
  return shows(next) === shows(current) ? current : next;
};

/**
 * A further copy from the same source. Of live frames the first counts; of history pages the latest, because the addresses
 * of files in it are fresh.
 */
export const mergeCopies = (
  source: Source,
  old: MessageRecord | undefined,
  next: MessageRecord | undefined,
): MessageRecord | undefined => {
  if (old === undefined || next === undefined || old === next) return old ?? next;
  return source === 'live' ? fill(old, next, old) : fill(next, old, old);
};

type Facts = Omit<Entry, 'message'>;

/** What an own message shows of itself before the service has repeated it. */
export const shownOf = ({ text, attachment, answer }: Outgoing) => ({
  text: text ?? (answer && answerText(answer)),
  content: attachment ? [attachment] : [],
  answer,
});

const toMessage = ({ id, live, told, own, at }: Facts): Message => {
  const main = told ?? live;
  const name = told?.name ?? live?.name;
  const avatar = told?.avatar ?? live?.avatar;
  const local = own && shownOf(own.outgoing);
  const text = told?.text ?? live?.text ?? local?.text;
  const content =
    [told?.content, live?.content, local?.content].find((each) => each !== undefined && each.length > 0) ?? [];
  // Ours says what it answers; the service's copy may not.
  const answer = local?.answer ?? told?.answer ?? live?.answer;
  const guest = main === undefined || (main.direction === 'inbound' && main.author === 'guest');
  const delivery = own?.delivery ?? (guest ? 'sent' : undefined);
  return Object.freeze({
    id,
    author: main?.author ?? 'guest',
    ...(name !== undefined && { name }),
    ...(avatar !== undefined && { avatar }),
    ...(text !== undefined && { text }),
    content,
    // 0 when nobody knows: only where the service gives no time to anything near.
    time: told?.time ?? live?.time ?? (Number.isFinite(at) ? at : (own?.at ?? 0)),
    ...(delivery !== undefined && { delivery }),
    ...(own?.error !== undefined && { error: own.error }),
    ...(answer !== undefined && { answer }),
  });
};

export const createEntry = (facts: Facts): Entry => ({ ...facts, message: toMessage(facts) });

/** The entry with other facts; its message stays the same object unless something that shows has changed. */
export const revise = (entry: Entry, change: Partial<Facts>): Entry => {
  const facts = { ...entry, ...change };
  const message = toMessage(facts);
  return { ...facts, message: same(message, entry.message) ? entry.message : message };
};
