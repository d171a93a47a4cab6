import type { Answer } from './answer.js';
import type { Content } from './content.js';

/** Who said it. `system` is us or the service: notices, dividers, gaps. */
export type Author = 'guest' | 'agent' | 'bot' | 'system';

/**
 * Where an own message stands.
 *
 * `queued` waits for the link; `sending` is written to a socket; `sent` is at the service (its echo or its history entry
 * was seen); `unconfirmed` was written, but whether it arrived is not known yet; `failed` needs the visitor.
 */
export type Delivery = 'queued' | 'sending' | 'sent' | 'unconfirmed' | 'failed';

/** Why a message failed: a code of the error table and its sentence. */
export interface MessageError {
  readonly code: string;
  readonly message: string;
  /** Whether "Try again" can help. */
  readonly retryable: boolean;
}

/** One entry of the transcript as the world sees it. The same object until something about it changes. */
export interface Message {
  /** Stable key: unchanged when the echo arrives. Ours for own messages of this browser, the service's otherwise. */
  readonly id: string;
  readonly author: Author;
  readonly name?: string;
  readonly avatar?: string;
  readonly text?: string;
  readonly content: readonly Content[];
  /** Epoch milliseconds: the service's time, or the visitor's clock until the service has confirmed. */
  readonly time: number;
  /** Own messages only. */
  readonly delivery?: Delivery;
  readonly error?: MessageError;
  /** Own messages only: what it answers. */
  readonly answer?: Answer;
  /** Offers only: the answer that was given, here or in another tab. */
  readonly answered?: Answer;
}

export type { Answer, Choice, FieldChoice } from './answer.js';
export type * from './content.js';
