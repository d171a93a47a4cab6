/**
 * The words everyone else uses for what travels over the wire. `decode` makes a ServerEvent from a frame, `encode` makes a
 * frame from a Command; past these two files nobody knows how Genesys spells things. An event keeps its name from here to
 * the reducer.
 */
import type { MessageRecord } from '../model/record.js';
import type { Secret } from '../model/secret.js';
import type { Typing } from '../model/connection.js';

/** File rules as the session announced them. */
export interface MediaRules {
  readonly types: readonly string[];
  readonly maxBytes: number;
  /** Lower case, with the leading dot. */
  readonly blockedExtensions: readonly string[];
}

/** Session timing: length in seconds, end in epoch milliseconds. Both optional in older services. */
export interface SessionTiming {
  readonly durationSeconds?: number;
  readonly expiresAt?: number;
}

export type ServerEvent =
  | ({
      readonly type: 'session.ready';
      readonly newSession: boolean;
      readonly readOnly: boolean;
      readonly clearedExisting: boolean;
      readonly media: MediaRules | undefined;
      readonly maxAttributeBytes: number | undefined;
      readonly tracingId?: string;
    } & SessionTiming)
  /** `connected:false`: the answer to closeSession. The socket stays open and belongs to nobody. */
  | { readonly type: 'session.detached'; readonly tracingId?: string }
  | { readonly type: 'message.received'; readonly record: MessageRecord; readonly tracingId?: string }
  | { readonly type: 'typing.received'; readonly typing: Typing; readonly durationMs: number }
  /** Conversation presence. `readOnly` only ever true on Disconnect. `record` is there when it belongs in the transcript. */
  | {
      readonly type: 'presence.received';
      readonly presence: 'join' | 'disconnect' | 'clear' | 'sign-in';
      readonly direction: 'inbound' | 'outbound';
      readonly readOnly: boolean;
      readonly record?: MessageRecord;
      readonly tracingId?: string;
    }
  | ({ readonly type: 'echo.received' } & SessionTiming)
  | { readonly type: 'jwt.received'; readonly jwt: Secret; readonly tracingId?: string }
  | { readonly type: 'session.expired' }
  | { readonly type: 'session.cleared' }
  | { readonly type: 'session.logged-out' }
  | { readonly type: 'connection.closed'; readonly signedIn: boolean }
  /**
   * Any error frame. `code` is the most specific number known: body.errorCode, else the envelope's code (a gateway error
   * frame without class counts as 500).
   */
  | {
      readonly type: 'request.refused';
      readonly code: number;
      readonly text: string;
      /** Seconds, clamped to 1..300. */
      readonly retryAfter?: number;
      readonly tracingId?: string;
    }
  /** A frame that was ignored; `what` names its class or content type, never its content. */
  | {
      readonly type: 'frame.ignored';
      readonly reason: 'undecodable' | 'unknown-class' | 'unknown-content' | 'too-large';
      readonly what: string;
    };

/** What we ask. The encoder adds the token; no command carries one. `tracingId` is a fresh UUID, or the fixed one of echo. */
export type Command =
  | { readonly type: 'session.configure'; readonly startNew: boolean; readonly tracingId: string }
  | { readonly type: 'session.close'; readonly tracingId: string }
  | { readonly type: 'message.send'; readonly clientId: string; readonly text: string }
  | { readonly type: 'typing.send'; readonly tracingId: string }
  | { readonly type: 'presence.join'; readonly tracingId: string }
  | { readonly type: 'presence.clear'; readonly tracingId: string }
  | { readonly type: 'jwt.get'; readonly tracingId: string }
  | { readonly type: 'echo.send' };

/** One page of history, newest first as the service sends it, decoded. */
export interface HistoryPage {
  readonly records: readonly MessageRecord[];
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly pageCount: number;
  readonly total: number;
  /** Items of the page that no record was made of (Join, Clear, unknown types). They count for paging. */
  readonly skipped: number;
}
