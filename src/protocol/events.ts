/**
 * The words everyone else uses for what travels over the wire. `decode` makes a ServerEvent from a frame, `encode` makes a
 * frame from a Command; past these two files nobody knows how Genesys spells things. An event keeps its name from here to
 * the reducer.
 */
import type { MessageRecord } from '../model/record.js';
import type { Secret } from '../model/secret.js';
import type { Typing } from '../model/connection.js';
import type { Outgoing } from '../model/outgoing.js';
import type { MediaRules } from '../model/upload.js';

/** Session timing: length in seconds, end in epoch milliseconds. Both optional in older services. */
export interface SessionTiming {
  readonly durationSeconds?: number;
  readonly expiresAt?: number;
}

export type ServerEvent =
  | ({
      readonly type: 'session.ready';
      readonly newSession: boolean;
      /** Another tab has begun this session, in place of the one this tab knew. Never on the wire. */
      readonly begun?: true;
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
      /** The guest's name, on sign-in. */
      readonly name?: string;
      readonly tracingId?: string;
    }
  | ({ readonly type: 'echo.received' } & SessionTiming)
  | { readonly type: 'jwt.received'; readonly jwt: Secret; readonly tracingId?: string }
  /** The bytes may be put to `url`, with these headers (already limited to those we pass on). */
  | {
      readonly type: 'upload.granted';
      readonly attachmentId: string;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly tracingId?: string;
    }
  | { readonly type: 'upload.succeeded'; readonly attachmentId: string; readonly url?: string }
  /** The service refuses the file, before or after its bytes: UploadFailureEvent, GenerateUrlError. */
  | {
      readonly type: 'upload.refused';
      readonly attachmentId: string;
      readonly code: number;
      readonly text: string;
      readonly tracingId?: string;
    }
  | {
      readonly type: 'download.granted';
      readonly attachmentId: string;
      readonly url: string;
      readonly tracingId?: string;
    }
  | { readonly type: 'attachment.deleted'; readonly attachmentId: string; readonly tracingId?: string }
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

/** Custom attributes: keys and values of text, as flows and agents see them. */
export type Attributes = Readonly<Record<string, string>>;

/** What we ask. The encoder adds the token; no command carries one. `tracingId` is a fresh UUID, or the fixed one of echo. */
export type Command =
  /** `authenticated`: as the signed-in guest; the encoder adds the proof, as it adds the token. */
  | {
      readonly type: 'session.configure';
      readonly startNew: boolean;
      readonly authenticated: boolean;
      readonly tracingId: string;
    }
  | { readonly type: 'session.close'; readonly tracingId: string }
  | {
      readonly type: 'message.send';
      readonly clientId: string;
      readonly outgoing: Outgoing;
      readonly attributes?: Attributes;
    }
  | { readonly type: 'typing.send'; readonly tracingId: string }
  | { readonly type: 'presence.join'; readonly tracingId: string; readonly attributes?: Attributes }
  | { readonly type: 'presence.clear'; readonly tracingId: string }
  | { readonly type: 'jwt.get'; readonly tracingId: string }
  | { readonly type: 'echo.send' }
  | {
      readonly type: 'attachment.announce';
      readonly attachmentId: string;
      readonly name: string;
      readonly mime: string;
      /** Bytes. */
      readonly size: number;
      readonly tracingId: string;
    }
  /** Asks for a fresh download address. */
  | { readonly type: 'attachment.renew'; readonly attachmentId: string; readonly tracingId: string }
  | { readonly type: 'attachment.delete'; readonly attachmentId: string; readonly tracingId: string };

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
