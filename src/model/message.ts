/** Who said it. `system` is us or the service: notices, dividers, gaps. */
export type Author = 'guest' | 'agent' | 'bot' | 'system';

/**
 * Where an own message stands.
 *
 * `queued` waits for the link; `sending` is written to a socket; `sent` is at the service (its echo or its history entry
 * was seen); `unconfirmed` was written, but whether it arrived is not known yet; `failed` needs the visitor.
 */
export type Delivery = 'queued' | 'sending' | 'sent' | 'unconfirmed' | 'failed';

export interface AttachmentContent {
  readonly type: 'attachment';
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  /** Bytes; absent when the service did not say. */
  readonly size?: number;
  /** Signed download address; lives about ten minutes. */
  readonly url?: string;
}

/** A line the page draws between bubbles. It is never part of what was said. */
export interface NoticeContent {
  readonly type: 'notice';
  /** `gap`: completeness could not be proven here; `new-session`: the service started over; `disconnected`: the agent or bot left. */
  readonly notice: 'gap' | 'new-session' | 'disconnected';
}

/** Content this version cannot draw; the message's text still shows. */
export interface UnknownContent {
  readonly type: 'unknown';
  readonly contentType: string;
}

export type Content = AttachmentContent | NoticeContent | UnknownContent;

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
}
