import type { Answer } from './answer.js';
import type { Author, Content } from './message.js';

/**
 * One conversation message as the service told it, live or from the history, in our words.
 *
 * The codec makes it, the timeline folds it; nothing else of the wire format travels further.
 */
export interface MessageRecord {
  /** The service's key: `channel.messageId ?? id`. */
  readonly key: string;
  /** Every name this message is known by: id, channel.messageId, metadata.id, metadata.customMessageId, tracingId. No duplicates. */
  readonly names: readonly string[];
  /** The name its sender gave it (metadata.id or customMessageId, else tracingId); only on inbound (guest) records. */
  readonly clientId?: string;
  readonly direction: 'inbound' | 'outbound';
  readonly author: Author;
  readonly name?: string;
  readonly avatar?: string;
  readonly text?: string;
  readonly content: readonly Content[];
  /** Inbound records only: the choice the guest made, whichever client sent it. */
  readonly answer?: Answer;
  /** Epoch milliseconds by the service's clock; absent when the service gave none. */
  readonly time?: number;
}
