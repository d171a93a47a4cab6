/** What a view needs to know about a list of messages beyond the messages. Pure; the same objects for the same messages. */
import type { Message } from '../model/message.js';

export { createBlocks, cutBlocks, endsRun, BLOCK_SIZE, type Block } from './blocks.js';

export interface MessageItem {
  readonly kind: 'message';
  /** The message's id. */
  readonly key: string;
  readonly message: Message;
  /** It begins a run: another author or name than before it, another day, or a pause of more than five minutes. */
  readonly first: boolean;
}

export interface DayItem {
  readonly kind: 'day';
  readonly key: string;
  /** As `dayOf` named it. */
  readonly day: string;
  /** Time of the day's first message, epoch ms, for formatting. */
  readonly time: number;
}

/** Stands above the first message of others after the marker. */
export interface UnreadItem {
  readonly kind: 'unread';
  readonly key: 'unread';
}

export type Item = MessageItem | DayItem | UnreadItem;

/** Names the local calendar day of a time (epoch ms), such as `2026-03-11`. Passed in, because the time zone is. */
export type DayOf = (time: number) => string;

/** A run ends with a longer pause than this, in ms. */
export const RUN_PAUSE = 5 * 60_000;

const UNREAD: UnreadItem = Object.freeze({ kind: 'unread', key: 'unread' });

const isOfOthers = ({ author }: Message): boolean => author === 'agent' || author === 'bot';

const isNotice = ({ content }: Message): boolean => content.some(({ type }) => type === 'notice');

/** Whether two neighbours belong to one run, days aside. */
export const sameRun = (before: Message, message: Message): boolean =>
  before.author === message.author &&
  before.name === message.name &&
  Math.abs(message.time - before.time) <= RUN_PAUSE &&
  !isNotice(before) &&
  !isNotice(message);

/**
 * Messages of agents and bots after the one last read.
 *
 * @param marker - Id of the newest message read. When it is not there (nothing was read yet, or it was trimmed since), all count.
 */
export const countUnread = (messages: readonly Message[], marker: string | undefined): number => {
  let count = 0;
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages[i];
    if (message === undefined || message.id === marker) break;
    if (isOfOthers(message)) count++;
  }
  return count;
};

/** Runs of neighbouring messages, for views that nest them. */
export const groupRuns = (items: readonly Item[]): readonly (readonly MessageItem[])[] => {
  const runs: MessageItem[][] = [];
  let open = false;
  for (const item of items) {
    if (item.kind !== 'message') open = false;
    else if (open && !item.first) runs.at(-1)?.push(item);
    else {
      runs.push([item]);
      open = true;
    }
  }
  return runs;
};

/** The items that one message brings: separators above it depend on its neighbour, so the variants are kept apart. */
interface Made {
  readonly day: string;
  separator?: DayItem;
  first?: MessageItem;
  rest?: MessageItem;
}

interface Past {
  readonly messages: readonly Message[];
  readonly marker: string | undefined;
  readonly items: readonly Item[];
  /** Length of `items` after each message. */
  readonly ends: readonly number[];
  /** Index of the first unread message, or -1; of the marker likewise. */
  readonly unreadAt: number;
  readonly markerAt: number;
}

const NOTHING: Past = { messages: [], marker: undefined, items: [], ends: [], unreadAt: -1, markerAt: -1 };

const commonLength = (a: readonly Message[], b: readonly Message[]): number => {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return i;
  return length;
};

/**
 * Makes the selector of one transcript: messages to items, with day separators and the unread separator. It remembers its
 * last answer: the same messages give the same array, and each item stays the same object while nothing about it changes.
 *
 * Messages whose time nobody knows (0) belong to the day before them.
 */
export const createItems = (dayOf: DayOf) => {
  const made = new WeakMap<Message, Made>();
  let past = NOTHING;

  const makeOf = (message: Message): Made => {
    let entry = made.get(message);
    if (entry === undefined) made.set(message, (entry = { day: message.time === 0 ? '' : dayOf(message.time) }));
    return entry;
  };

  /** @param marker - Id of the newest message read; without one there is no unread separator. */
  return (messages: readonly Message[], marker?: string): readonly Item[] => {
    if (past.messages === messages && past.marker === marker) return past.items;
    const known = past.marker === marker ? commonLength(past.messages, messages) : 0;
    const items = past.items.slice(0, known === 0 ? 0 : past.ends[known - 1]);
    const ends = past.ends.slice(0, known);
    let unreadAt = past.unreadAt < known ? past.unreadAt : -1;
    let markerAt = past.markerAt < known ? past.markerAt : -1;
    if (known === 0) unreadAt = markerAt = -1;
    let day = '';
    for (let i = known - 1; i >= 0 && day === ''; i--) {
      const message = messages[i];
      if (message !== undefined) day = makeOf(message).day;
    }
    for (let i = known; i < messages.length; i++) {
      const message = messages[i];
      if (message === undefined) continue;
      const before = messages[i - 1];
      const own = makeOf(message);
      const newDay = own.day !== '' && own.day !== day;
      if (newDay) {
        day = own.day;
        items.push((own.separator ??= { kind: 'day', key: `day ${message.id}`, day, time: message.time }));
      }
      const unread = unreadAt < 0 && markerAt >= 0 && isOfOthers(message);
      if (unread) {
        unreadAt = i;
        items.push(UNREAD);
      }
      const first = newDay || unread || before === undefined || !sameRun(before, message);
      const { id: key } = message;
      items.push(
        first
          ? (own.first ??= { kind: 'message', key, message, first })
          : (own.rest ??= { kind: 'message', key, message, first }),
      );
      if (key === marker) markerAt = i;
      ends.push(items.length);
    }
    past = { messages, marker, items, ends, unreadAt, markerAt };
    return items;
  };
};
