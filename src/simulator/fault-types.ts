/** Fields every fault may have. */
interface Target {
  /** Only this session's connections and requests. Default: everything. */
  readonly token?: string;
}

interface Counted extends Target {
  /** How often. Default 1. */
  readonly count?: number;
}

/** What can go wrong, as data. */
export type Fault =
  /**
   * The network goes away without a close frame: at once; at the next message of the guest, before or after it was stored,
   * or in the middle of its echo; at the next configure, before or after the session was bound; at the next history request;
   * when a file was stored, before its event; at `closeSession`, at a configure with `startNew`, at a step-up. `commit` is for
   * these three: whether the service has taken the request before it is cut. Default false.
   */
  | (Counted & { readonly kind: 'drop'; readonly when?: DropMoment; readonly commit?: boolean })
  /**
   * Connections of this moment stay up and go silent both ways, for `ms` or until `resume`. What the guest sends is swallowed;
   * with `commit` it is handled when the silence ends, even if the socket is gone by then.
   */
  | (Target & { readonly kind: 'stall'; readonly ms?: number; readonly commit?: boolean })
  | (Target & { readonly kind: 'resume' })
  /** A close frame. Default 1001. */
  | (Target & { readonly kind: 'close'; readonly code?: number; readonly reason?: string })
  /** The handshake is refused, `count` times or for `ms`. Default 503, once. */
  | { readonly kind: 'refuse'; readonly status?: 403 | 429 | 503; readonly count?: number; readonly ms?: number }
  /** The handshake is accepted late. */
  | { readonly kind: 'slow-open'; readonly ms: number; readonly count?: number }
  /** Close 1012 to all, then refuse with 503 for `downMs`. Default 5000. */
  | { readonly kind: 'restart'; readonly downMs?: number }
  /** All connections drop every `everyMs`, `times` times. Defaults 2000 and 5. */
  | (Target & { readonly kind: 'flap'; readonly everyMs?: number; readonly times?: number })
  /** The next frames come late; what follows them waits. */
  | (Counted & { readonly kind: 'delay'; readonly ms: number })
  /** The next conversation frame comes after the one that follows it, or after `ms` (default 1000) if none does. */
  | (Counted & { readonly kind: 'reorder'; readonly ms?: number })
  /** The next conversation frame comes twice. */
  | (Counted & { readonly kind: 'duplicate' })
  /** The next message is stored, but its sender hears nothing. */
  | (Counted & { readonly kind: 'drop-echo' })
  /** The next echo has no `tracingId`. */
  | (Counted & { readonly kind: 'omit-tracing-id' })
  /** Something no client knows. `content` is a stored message with a text, the others are frames only. */
  | (Target & { readonly kind: 'unknown'; readonly what?: 'class' | 'content' | 'event' | 'not-json' })
  /** A frame without class, as a gateway sends it. */
  | (Target & { readonly kind: 'gateway-error' })
  /** The next request of that action (default `onMessage`) is refused. `errorCode` makes it an object instead of a string. */
  | (Counted & {
      readonly kind: 'error';
      readonly code: number;
      readonly errorCode?: number;
      readonly text?: string;
      readonly action?: string;
    })
  /** The next message is refused with 429. `retryAfter` in seconds, default 3. */
  | (Counted & { readonly kind: 'rate-limit'; readonly retryAfter?: number })
  /**
   * The next history request goes wrong. `ms`: of `slow` (default 2000), or how far `lagging` is behind (default 2000).
   * `retryAfter`: of `429`, in seconds, default 3.
   */
  | (Counted & {
      readonly kind: 'history';
      readonly mode: HistoryFault;
      readonly ms?: number;
      readonly retryAfter?: number;
    })
  /**
   * The next upload goes wrong: the PUT is answered with `status` (default 500), or dies half-way; its bytes are taken, and the
   * event never comes (nor is the file there) or refuses it with `errorCode` (default 4003) and `text`; the PUT is answered
   * after `ms` (default 2000), or with 403 because its address has run out.
   */
  | (Counted & {
      readonly kind: 'upload';
      readonly mode: UploadFault;
      readonly status?: 403 | 500 | 503;
      readonly errorCode?: number;
      readonly text?: string;
      readonly ms?: number;
    })
  /** The next request for sign-in, renewal or sign-out (default: any) goes wrong. `ms`: of `slow`, default 2000. */
  | {
      readonly kind: 'auth';
      readonly mode: AuthFault;
      readonly at?: 'exchange' | 'refresh' | 'revoke';
      readonly ms?: number;
      readonly count?: number;
    }
  /**
   * The JWT of authenticated sessions has run out: their requests get the 403 that begins "Try to authenticate again"
   * (`again`, the default) or "Session authentication failed", until they are configured with a fresh one.
   */
  | (Target & { readonly kind: 'auth-expired'; readonly what?: 'again' | 'failed' })
  /** The session ends, at once or in `inMs`, whatever is said meanwhile putting it off again; `silent` pushes nothing. */
  | (Target & { readonly kind: 'expire'; readonly silent?: boolean; readonly inMs?: number })
  /** `ConnectionClosedEvent`, then close 1000. */
  | (Target & { readonly kind: 'evict'; readonly reason?: string })
  /** `LogoutEvent` on every connection; the session and its sign-in are forgotten. */
  | (Target & { readonly kind: 'logout' });

export type FaultKind = Fault['kind'];

export type DropMoment =
  | 'now'
  | 'before-commit'
  | 'after-commit'
  | 'mid-frame'
  | 'on-configure'
  | 'before-session-response'
  | 'on-history'
  | 'before-upload-event'
  | 'on-close-session'
  | 'on-start-new'
  | 'on-step-up';

export type UploadFault = 'put-fails' | 'put-cut' | 'no-event' | 'refused' | 'slow' | 'url-expired';

export type AuthFault = '401' | '429' | '500' | 'timeout' | 'slow';

export type HistoryFault =
  'slow' | '429' | '500' | '401' | '403' | 'empty' | 'lagging' | 'cut-json' | 'same-page' | 'timeout';

export interface FaultReport {
  readonly id: number;
  readonly kind: FaultKind;
  readonly token: string | undefined;
  /** How often it will still happen; 0 when it already has. */
  readonly remaining: number;
  /** Its other fields, as given. */
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}
