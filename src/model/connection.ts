import type { ErrorCode } from './errors.js';

/** The few words the world needs about the connection. */
export type Status =
  | 'idle'
  | 'connecting'
  | 'resuming'
  | 'open'
  | 'reconnecting'
  | 'offline'
  | 'read-only'
  | 'expired'
  | 'closed'
  | 'failed';

export interface Connection {
  readonly state: Status;
  /** Why it is not open, as a code of the error table. */
  readonly reason: ErrorCode | undefined;
  /** Failures in a row since the last connection that proved stable. */
  readonly attempt: number;
  /** Epoch milliseconds of the next try by itself; `undefined` when none is planned. */
  readonly retryAt: number | undefined;
  readonly role: 'leader' | 'follower' | 'solo';
}

export interface SessionInfo {
  /** Epoch milliseconds at which this page first had the session configured. */
  readonly startedAt: number;
  /** Epoch milliseconds; `undefined` when the service does not say. */
  readonly expiresAt: number | undefined;
  /** The service knew the session already. */
  readonly resumed: boolean;
  readonly authenticated: boolean;
}

/** The other side is typing. */
export interface Typing {
  readonly name?: string;
  readonly author: 'agent' | 'bot';
}
