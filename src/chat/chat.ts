import type { AuthProvider, JourneyContext } from '../model/auth.js';
import type { Connection, SessionInfo, Status, Typing } from '../model/connection.js';
import type { ErrorCode } from '../model/errors.js';
import type { Answer, Message } from '../model/message.js';
import type { DeploymentSettings } from '../model/settings.js';
import type { MediaRules, Upload } from '../model/upload.js';
import type { Readable, Writable } from './store.js';

export interface Draft {
  readonly text: string;
  /** Staged first, as by `attach`; with everything staged they go out with this message or follow it. */
  readonly files?: readonly File[] | undefined;
  /** Added to the custom attributes; they go with this message. */
  readonly customAttributes?: Readonly<Record<string, unknown>> | undefined;
}

export interface ChatOptions {
  /** The Messenger deployment, a UUID. */
  readonly deploymentId: string;
  /** Region code (`prod-euw2`) or domain (`euw2.pure.cloud`); not needed with `endpoint`. */
  readonly environment?: string | undefined;
  /** Origin of a server that speaks the whole protocol on one port, such as the simulator. */
  readonly endpoint?: string | undefined;
  /** Do not fetch the deployment's config and domains. */
  readonly noConfig?: boolean | undefined;
  /** Where the session token lives; default `local`. */
  readonly storage?: 'local' | 'session' | 'none' | undefined;
  /** One connection for all tabs of this site that keep the token in `local` storage, or one for each; default `shared`. */
  readonly multiTab?: 'shared' | 'off' | undefined;
  /** Let the flow speak first in every new session, whatever the deployment's config says. */
  readonly autoStart?: boolean | undefined;
  /** `false`: only `connect()` connects, and what is said before waits, as where consent is asked for; default `true`. */
  readonly connectOnSend?: boolean | undefined;
  /** Signs visitors in; asked by `signIn` alone. */
  readonly authProvider?: AuthProvider | undefined;
  /** For predictive engagement: a plain object of at most 4096 bytes. */
  readonly journeyContext?: JourneyContext | undefined;
}

export type { DeploymentSettings } from '../model/settings.js';

export interface ChatEvents {
  /** A message that arrived live (never from history), after it is in `messages`. */
  message: { readonly message: Message };
  sent: { readonly message: Message };
  'send-failed': { readonly message: Message; readonly code: ErrorCode; readonly retryable: boolean };
  status: {
    readonly status: Status;
    readonly previous: Status;
    readonly reason: ErrorCode | undefined;
    readonly attempt: number;
    readonly retryAt: number | undefined;
  };
  session: {
    readonly phase: 'started' | 'resumed' | 'expiring' | 'expired' | 'ended' | 'cleared' | 'signed-in' | 'signed-out';
    readonly expiresAt: number | undefined;
  };
  /** The gap after a loss was filled. `missed` counts messages of others; `from`/`to` are their first and last time, epoch ms. */
  resync: { readonly missed: number; readonly from: number | undefined; readonly to: number | undefined };
  /**
   * A staged file. `add` is told before anything else happens to it: `removeUpload` there leaves no trace of it. `sent`: the
   * service has its message. `progress` is 0 to 1; `code` says why it failed.
   */
  attachment: {
    readonly phase: 'add' | 'progress' | 'ready' | 'sent' | 'removed' | 'failed';
    readonly file: Pick<Upload, 'id' | 'name' | 'mime' | 'size'>;
    readonly progress: number;
    readonly code: string | undefined;
  };
  error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly fatal: boolean;
    readonly hint: string | undefined;
  };
}

export interface Chat {
  readonly status: Readable<Status>;
  readonly connection: Readable<Connection>;
  /** Frozen; the same array and objects until they change. Confirmed by service time, then own unconfirmed as typed. */
  readonly messages: Readable<readonly Message[]>;
  readonly typing: Readable<Typing | undefined>;
  /** Own messages not yet at the service: queued, sending, unconfirmed or failed. */
  readonly pending: Readable<readonly Message[]>;
  readonly session: Readable<SessionInfo | undefined>;
  readonly settings: Readable<DeploymentSettings>;
  /** Whether messages before the first shown one may exist at the service. */
  readonly hasOlder: Readable<boolean>;
  /** Clock time (epoch ms) until which the service or our own pacing holds messages back; `undefined` when none. */
  readonly pausedUntil: Readable<number | undefined>;
  /** Missed count of the last resume, kept until the next loss; 0 when nothing was missed. */
  readonly missed: Readable<number>;
  /** Files staged for sending, in the order in which they were added. */
  readonly uploads: Readable<readonly Upload[]>;
  /** What files may be picked now; `undefined` when none, or when it is not known yet. */
  readonly files: Readable<MediaRules | undefined>;

  /**
   * What the visitor has typed and not sent: kept where `storage` says, for every tab, until it is sent or the conversation is
   * gone. Reads what is kept, and tells what another tab wrote; silent about what is set here.
   */
  readonly draft: Writable<string>;

  connect(): void;
  disconnect(): void;
  /** Try now: from waiting, offline, failed; also *Use here* after the chat was opened elsewhere. */
  retry(): void;
  /**
   * Says it, with what is staged: the text goes with the first file that is ready, every further file is a message of its own,
   * and those still on their way follow by themselves. A text never waits for a file.
   *
   * @returns resolves with the first message once the service has it.
   * @throws (rejects) GenesysChatError: message/empty, message/too-long, message/queue-full at once; later what failed it.
   */
  send(draft: string | Draft): Promise<Message>;
  /** Answers a picker, a form, a card or a quick reply. @throws as `send`. */
  answer(answer: Answer): Promise<Message>;
  /** Taps what can be tapped in a message: its quick replies, or the postback buttons of its cards, from 0. @throws as `send`. */
  choose(messageId: string, index: number): Promise<Message>;
  resend(id: string): void;
  discard(id: string): void;
  retryAll(): void;
  /**
   * Stages files: checks them, and uploads those that pass, two at a time. One that may not be sent is staged as failed and
   * says why. Nothing is sent before `send`.
   */
  attach(files: readonly File[]): readonly Upload[];
  /** Cancels it, or has it deleted when the service has it. */
  removeUpload(id: string): void;
  retryUpload(id: string): void;
  /**
   * A download address that works, for a file whose own has run out; it is in `messages` too from then on.
   *
   * @throws (rejects) GenesysChatError attachment/expired, attachment/refused, connection/timeout, or what ended the session.
   */
  freshUrl(attachmentId: string): Promise<string>;
  /** @throws (rejects) GenesysChatError history/unavailable. */
  loadOlder(): Promise<{ readonly added: number; readonly complete: boolean }>;
  /** Reads the history again where a gap is marked. */
  reloadGap(): void;
  /** Leaves a read-only or expired session and begins a new one. */
  startNew(): void;
  /** Ends the chat for the visitor on this device: session, token, sign-in and transcript. The next `connect` begins anew. */
  end(): void;
  /**
   * Signs the visitor in through the `authProvider`. A running session becomes theirs; otherwise the next one will be.
   *
   * @throws (rejects) GenesysChatError: auth/not-enabled, auth/provider-failed, auth/refused, auth/unavailable, chat/disposed,
   *   or why the session ended meanwhile.
   */
  signIn(): Promise<void>;
  /** Signs the visitor out everywhere and ends the session. Works without a connection, too: then for this device. */
  signOut(): Promise<void>;
  setAuthProvider(provider: AuthProvider | undefined): void;
  /** Travels with the next configure. `undefined` takes it away. */
  setJourneyContext(context: JourneyContext | undefined): void;
  /** Custom attributes for flows and agents: they travel with the next message after they changed. */
  setAttributes(attributes: Readonly<Record<string, unknown>>): void;
  /** Deletes the conversation for the visitor, if the deployment allows it. The page asks first: there is no way back. */
  clear(): void;
  /** The visitor types: as `touch`, and the other side is told, at the service's pace and if the deployment wants it. */
  typed(): void;
  /** The visitor is at the keyboard: wakes a waiting connection, and probes an idle one. */
  touch(): void;
  on<K extends keyof ChatEvents>(type: K, listener: (detail: ChatEvents[K]) => void): () => void;
  /** Redacted: no token, no text. */
  diagnostics(): Record<string, unknown>;
  /** Closes everything; no timer, listener, socket or request remains. */
  dispose(): void;
  /** The session machine, to look at: `getSnapshot` and `subscribe`. Nothing in reach of it holds or makes a secret. */
  readonly actor: unknown;
}
