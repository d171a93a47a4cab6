import type { Message } from '../model/message.js';
import type { Entry } from './entry.js';
import type { NoticeAdded } from './events.js';
import { emptyIndex, lookUp, type NameIndex } from './name-index.js';
import type { Shadow } from './order.js';

/** Confirmed messages kept, unless the visitor asked for older ones. */
export const MESSAGE_LIMIT = 1_000;

/** Names remembered for each message of the limit: 5,000 in all. */
export const NAMES_PER_MESSAGE = 5;

/** What `reduce` works on. Readers use the fields of `Timeline`. */
export interface TimelineState {
  /** Every message by each of its names, pending and shadowed ones too. */
  readonly names: NameIndex<Entry>;
  /** Confirmed and shown, oldest first. */
  readonly order: readonly Entry[];
  /** Confirmed, but shown through another entry. */
  readonly shadows: readonly Shadow[];
  /** Own, not at the service yet, as typed. */
  readonly pending: readonly Entry[];
  readonly notices: readonly Notice[];
  readonly seq: number;
  readonly limit: number;
  /** Newest time that was trimmed: what is older was here already. */
  readonly floor: number | undefined;
  /** Oldest time that was trimmed and not brought back. */
  readonly lost: number | undefined;
  /** Keys trimmed at exactly that time. */
  readonly gone: ReadonlySet<string>;
  /** `Timeline.messages`, not frozen: frozen arrays are many times slower to copy. */
  readonly shown: readonly Message[];
}

export interface Notice {
  readonly event: NoticeAdded;
  readonly message: Message;
  /** The message it stands below; `undefined` at the very top, or when it stands above one. */
  readonly after: string | undefined;
}

/** The conversation as known now. Every fold gives a new one, and the same one when nothing happened. */
export interface Timeline {
  /** Frozen. Confirmed by service time, then own pending ones as typed, notices at their neighbours. */
  readonly messages: readonly Message[];
  /** Frozen. Own messages that are not at the service: queued, sending, unconfirmed or failed. */
  readonly pending: readonly Message[];
  /** Client ids of own messages that the last event, or batch of events, confirmed. */
  readonly confirmed: readonly string[];
  /** Ids of messages the service brought with the last event or batch. Not own ones that were pending, not notices. */
  readonly added: readonly string[];
  /** Newest service time seen, epoch ms. */
  readonly newestTime: number | undefined;
  /** The service's key of the oldest message kept. */
  readonly oldestKey: string | undefined;
  /** Older messages were dropped for the bound, and the visitor has not brought them back. */
  readonly trimmed: boolean;
  /** Whether a message is known by this name. */
  has(name: string): boolean;
  readonly state: TimelineState;
}

const NOTHING: readonly never[] = Object.freeze([]);

const NOBODY: ReadonlySet<string> = new Set();

export const emptyState = (): TimelineState => ({
  names: emptyIndex<Entry>(),
  order: NOTHING,
  shadows: NOTHING,
  pending: NOTHING,
  notices: NOTHING,
  seq: 0,
  limit: MESSAGE_LIMIT,
  floor: undefined,
  lost: undefined,
  gone: NOBODY,
  shown: NOTHING,
});

export const hasName = (names: NameIndex<Entry>) => (name: string) => lookUp(names, name) !== undefined;

export const emptyTimeline = (): Timeline => {
  const state = emptyState();
  return {
    messages: NOTHING,
    pending: NOTHING,
    confirmed: NOTHING,
    added: NOTHING,
    newestTime: undefined,
    oldestKey: undefined,
    trimmed: false,
    has: hasName(state.names),
    state,
  };
};
