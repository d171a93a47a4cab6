import type { ErrorCode } from '../model/errors.js';
import type { Delivery } from '../model/message.js';
import type { Outgoing } from '../model/outgoing.js';
import type { Clock } from '../model/clock.js';
import type { Pace } from '../transport/rate-window.js';

export interface OutboxDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly pace: Pace;
}

export interface OutboxItem {
  readonly clientId: string;
  readonly outgoing: Outgoing;
  /** How often it was written to a socket. */
  readonly tries: number;
  /** Monotonic time of the first write. */
  readonly firstSentAt: number | undefined;
  /** A 403 has already led to one reconfigure on its behalf. */
  readonly reconfigured: boolean;
  /** It may be at the service already: it is looked for before it is sent. */
  readonly mayHaveArrived: boolean;
}

export interface OutboxContext {
  readonly deps: OutboxDeps;
  /** In the order typed; the head is the one in flight or in doubt. */
  readonly queue: readonly OutboxItem[];
  /** Kept for "Try again". */
  readonly failed: readonly OutboxItem[];
  /** Monotonic time before which nothing is sent: the service asked for a pause. */
  readonly notBefore: number;
  readonly delay: number;
  /** Monotonic time at which the fate of the head became unknown. */
  readonly doubtAt: number;
}

export type OutboxEvent =
  | { readonly type: 'message.submit'; readonly clientId: string; readonly outgoing: Outgoing }
  | { readonly type: 'message.resend' | 'message.discard' | 'message.delivered'; readonly clientId: string }
  /** `complete`: the catch-up has shown everything since the loss; what it did not show was not there. */
  | { readonly type: 'link.up'; readonly complete: boolean }
  /** The newest page of the history is read, the rest will take a while: what is in no doubt need not wait. */
  | { readonly type: 'link.open' }
  | { readonly type: 'link.down'; readonly unsent: readonly string[] }
  | { readonly type: 'history.looked'; readonly ok: boolean }
  | {
      readonly type: 'request.refused';
      readonly code: number;
      readonly text: string;
      readonly retryAfter?: number;
      readonly tracingId?: string;
    }
  /** The session that these were written for is over; nothing of it goes into another by itself. */
  | { readonly type: 'session.changed'; readonly code: ErrorCode };

export type OutboxEmitted =
  | { readonly type: 'outbox.transmit'; readonly clientId: string; readonly outgoing: Outgoing }
  | { readonly type: 'history.look' | 'link.suspect' | 'session.reconfigure' }
  | {
      readonly type: 'delivery.changed';
      readonly clientId: string;
      readonly delivery: Delivery;
      readonly code: ErrorCode | undefined;
    }
  /** Sending rests for so many milliseconds; 0 when it goes on. */
  | { readonly type: 'outbox.rests'; readonly ms: number };
