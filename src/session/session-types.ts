import type { ErrorCode } from '../model/errors.js';
import type { Clock } from '../model/clock.js';
import type { Secret } from '../model/secret.js';
import type { Typing } from '../model/connection.js';
import type { Command, HistoryPage, ServerEvent } from '../protocol/events.js';
import type { SocketFact, SocketInput } from '../transport/socket.js';
import type { LifecycleEvent } from '../transport/reachability.js';
import type { Pace } from '../transport/rate-window.js';
import type { HistoryFact } from './history.actor.js';
import type { PageResult, WalkOutcome } from './history-walk.js';

/** What came of making ready. */
export interface Prepared {
  /** Why the deployment refuses us. */
  readonly refusal: ErrorCode | undefined;
  /** The token was made just now: no configure has ever named it. */
  readonly fresh: boolean;
  /** It is not the token of before: another tab took a new one, or the old one was thrown away. */
  readonly changed: boolean;
}

/**
 * What the session takes from outside. The token lives behind `encode` and `prepare`, never in the machine: its snapshot is
 * public.
 */
export interface SessionDeps extends Omit<SocketInput, 'url'> {
  readonly socketUrl: () => string;
  /**
   * Makes ready to connect: token, sign-in, deployment config.
   *
   * @param options.downgraded - The service said that the token is a signed-in visitor's, and we came as a guest.
   */
  readonly prepare: (options: {
    readonly rotate: boolean;
    readonly downgraded: boolean;
    readonly signal: AbortSignal;
  }) => Promise<Prepared>;
  /** The session is to be configured as a signed-in visitor's. */
  readonly isSignedIn: () => boolean;
  /**
   * Renews the proof of the sign-in. Resolves with the reason when there is none: auth/unavailable for now,
   * session/logged-out elsewhere, else auth/required.
   */
  readonly renew: (signal: AbortSignal) => Promise<ErrorCode | undefined>;
  /** Asks the deployment's public files why nothing opens; `undefined` when they do not say no. */
  readonly diagnose: (signal: AbortSignal) => Promise<ErrorCode | undefined>;
  readonly readPage: (request: {
    readonly jwt: Secret;
    readonly pageNumber: number;
    readonly pageSize: number;
    readonly signal: AbortSignal;
  }) => Promise<PageResult>;
  readonly isOnline: () => boolean;
  readonly isVisible: () => boolean;
  /** Milliseconds the page has been hidden; 0 when it is visible. */
  readonly hiddenFor: () => number;
  readonly clock: Clock;
  readonly wall: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly attemptPace: Pace;
  readonly historyPace: Pace;
  readonly echoPace: Pace;
  /** Whether the timeline knows this message already. */
  readonly isKnown: (key: string) => boolean;
  /** The timeline has let go of its oldest messages. */
  readonly isTrimmed: () => boolean;
  /** How many messages of the service the timeline holds. */
  readonly knownCount: () => number;
  /** A defect of ours that was survived. */
  readonly onDefect: (error: unknown) => void;
}

export type SessionReady = Extract<ServerEvent, { type: 'session.ready' }>;

export interface SessionContext {
  readonly deps: SessionDeps;
  /** Failures in a row since the last stable connection. */
  readonly failures: number;
  readonly neverOpened: number;
  readonly policyCloses: number;
  /** Milliseconds of the wait now running, and when it ends (epoch ms) for those who watch. */
  readonly delay: number;
  readonly retryAt: number | undefined;
  /** Monotonic time before which nothing is tried by itself: the service asked for it. */
  readonly notBefore: number;
  readonly reason: ErrorCode | undefined;
  /** This page has had the session configured: from then on a loss is "reconnecting". */
  readonly resumed: boolean;
  /** The next configure asks for a new conversation. */
  readonly startNew: boolean;
  /** The visitor asked for a new chat: the next session is not the continuation of this one. */
  readonly restarted: boolean;
  /** The next preparation makes a new token. */
  readonly rotate: boolean;
  /** This very socket has been the session's already: it is being configured once more. */
  readonly boundHere: boolean;
  readonly configureId: string;
  /** The last configure was a signed-in visitor's. */
  readonly authenticated: boolean;
  /** Renewals of the sign-in since the last stable connection. */
  readonly renewals: number;
  /** The last token was thrown away because it is a signed-in visitor's. */
  readonly downgraded: boolean;
  /** The token is not the one this page was connected with: what comes next is another session. */
  readonly changed: boolean;
  /** The token was made by this page, and no configure has named it yet. */
  readonly fresh: boolean;
  /** A configure that makes a session was sent; `unanswered`: and its answer was lost with the socket. */
  readonly asked: boolean;
  readonly unanswered: boolean;
  readonly lastWake: number;
  readonly lastMessage: number;
  readonly probeAt: number;
  readonly probeLimit: number;
  /** Keys that a completed walk has read: the history is known back to here. */
  readonly proven: ReadonlySet<string>;
  readonly oldestPage: number;
  readonly moreHistory: boolean;
  readonly ready: SessionReady | undefined;
  readonly typing: Typing | undefined;
  readonly typingMs: number;
}

export type SessionEvent =
  | { readonly type: 'chat.connect' | 'chat.disconnect' | 'chat.retry' | 'chat.startNew' | 'chat.end' | 'chat.touch' }
  | { readonly type: 'frame.transmit'; readonly command: Command }
  /** The outbox: look at the newest history page. */
  | { readonly type: 'history.look' }
  | { readonly type: 'history.older' }
  /** Read the gap again. */
  | { readonly type: 'history.again' }
  /** The outbox: this connection swallowed a message. */
  | { readonly type: 'link.suspect' }
  /** The outbox: a send was refused with 403; configure once more. */
  | { readonly type: 'session.reconfigure' }
  /** Another tab has a connection, and shares it. */
  | { readonly type: 'line.up' }
  /** The visitor has signed in: the running session is to become theirs. */
  | { readonly type: 'session.stepUp' }
  | LifecycleEvent
  | SocketFact
  | HistoryFact
  | ServerEvent;

export type SessionEmitted =
  | {
      readonly type: 'session.opened';
      readonly ready: SessionReady;
      readonly kind: 'first' | 'resumed' | 'replaced' | 'restarted';
      /** Nobody was told before that it is new: `ready.newSession`, or the answer that said so was lost. */
      readonly isNew: boolean;
      readonly authenticated: boolean;
    }
  /** The running session has become the signed-in visitor's, or has not. */
  | { readonly type: 'step-up.done'; readonly ready: SessionReady }
  | { readonly type: 'step-up.failed'; readonly code: ErrorCode }
  /** Messages that are in no doubt may flow, while the rest of a long history is read. */
  | { readonly type: 'link.open' }
  /** Messages may flow: history is caught up as far as it could be. */
  | { readonly type: 'link.up'; readonly complete: boolean }
  | { readonly type: 'link.down'; readonly unsent: readonly string[] }
  | { readonly type: 'history.page'; readonly page: HistoryPage; readonly older: boolean }
  | { readonly type: 'history.looked'; readonly ok: boolean }
  | { readonly type: 'history.caught-up'; readonly complete: boolean }
  | { readonly type: 'older.done'; readonly outcome: WalkOutcome }
  | { readonly type: 'older.failed' }
  | { readonly type: 'typing.changed'; readonly typing: Typing | undefined }
  | Extract<
      ServerEvent,
      {
        type:
          | 'message.received'
          | 'presence.received'
          | 'request.refused'
          | 'frame.ignored'
          | 'echo.received'
          | 'upload.granted'
          | 'upload.succeeded'
          | 'upload.refused'
          | 'download.granted'
          | 'attachment.deleted';
      }
    >;
