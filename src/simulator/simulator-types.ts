import type { AssetName } from './assets.js';
import type { Fault, FaultReport } from './fault-types.js';
import type { Json } from './json.js';

/** One message or presence event as the service stored it. */
export interface LoggedMessage {
  readonly id: string;
  readonly messageId: string | undefined;
  readonly direction: 'Inbound' | 'Outbound';
  readonly type: 'Text' | 'Structured' | 'Event';
  readonly text: string | undefined;
  /** ISO 8601 with milliseconds, by the simulator's clock. */
  readonly time: string;
  /** The name the sender gave it: `metadata.id`, else `metadata.customMessageId`. */
  readonly clientId: string | undefined;
  /** Of the request that brought it. */
  readonly tracingId: string | undefined;
  readonly originatingEntity: 'Human' | 'Bot' | undefined;
  readonly content: readonly unknown[];
  readonly events: readonly unknown[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** Somebody who signed in. */
export interface GuestUser {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface SessionReport {
  /** The guest's secret; shown because this service is nobody's. */
  readonly token: string;
  /** Ids of the live configured connections, oldest first. */
  readonly connections: readonly number[];
  readonly readOnly: boolean;
  readonly expired: boolean;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly authenticated: boolean;
  /** Who signed in; `undefined` for an anonymous session. */
  readonly user: GuestUser | undefined;
  /** As it came with the last configure that had one, or with the sign-in. */
  readonly journeyContext: Json | undefined;
  /** Custom attributes received so far, later ones over earlier ones. */
  readonly attributes: Readonly<Record<string, string>>;
  /** In commit order. */
  readonly messages: readonly LoggedMessage[];
}

export interface FrameRecord {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Number of the connection, from 1. */
  readonly connection: number;
  /** From the service's point of view: `inbound` comes from the guest. */
  readonly direction: 'inbound' | 'outbound';
  readonly text: string;
  /** The parsed text; `undefined` when it is not JSON. */
  readonly frame: unknown;
}

/** One try to open a socket. */
export interface HandshakeRecord {
  /** Epoch milliseconds. */
  readonly at: number;
  /** 101 when accepted. */
  readonly status: number;
}

export interface SayInput {
  /** Default: the session that was active last. */
  readonly token?: string;
  readonly text?: string;
  readonly from?: { readonly nickname?: string; readonly image?: string };
  /** Default `Human`. */
  readonly originatingEntity?: 'Human' | 'Bot';
  /** Content items as on the wire. */
  readonly content?: readonly unknown[];
  /** A file of the simulator's own, as an attachment that really downloads. */
  readonly asset?: AssetName;
  /** Events as on the wire; makes it a message of type Event. */
  readonly events?: readonly unknown[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly originatingMessageId?: string;
  /** Leave `channel.time` out, as the service's model allows. */
  readonly withoutTime?: boolean;
}

export interface TypingInput {
  readonly token?: string;
  /** Default 5000. */
  readonly durationMs?: number;
  readonly from?: SayInput['from'];
}

export interface AgentInput {
  readonly token?: string;
  /**
   * `join`: the name under which later messages come. `disconnect`: the agent leaves, in the deployment's mode.
   * `typing`: a typing event.
   */
  readonly action: 'join' | 'disconnect' | 'typing';
  readonly nickname?: string;
  readonly image?: string;
  /** Of `typing`. */
  readonly durationMs?: number;
  /** Of `disconnect`: another mode than the deployment's. */
  readonly mode?: 'Send' | 'ReadOnly';
}

/** What happened, for a desk that watches. */
export type SimulatorEvent =
  | { readonly type: 'frame'; readonly frame: FrameRecord }
  | { readonly type: 'connection'; readonly connection: number; readonly open: boolean }
  | { readonly type: 'session'; readonly token: string }
  | { readonly type: 'message'; readonly token: string; readonly message: LoggedMessage }
  | { readonly type: 'guest-typing'; readonly token: string }
  | { readonly type: 'faults' }
  | { readonly type: 'reset' };

/** The service's side of one socket. */
export interface ConnectionPort {
  send(text: string): void;
  /** With a close frame. */
  close(code: number, reason: string): void;
  /** The network goes away: no close frame. */
  destroy(): void;
  /** Writes part of the frame, then as `destroy`. Without it, `destroy` is used. */
  sendPartly?(text: string): void;
}

/** The client's side of one socket. */
export interface ServerConnection {
  readonly id: number;
  /** Silent both ways for now. */
  readonly stalled: boolean;
  receive(text: string): void;
  /** The socket is gone, whoever closed it. */
  closed(): void;
}

export interface HandshakeRequest {
  /** Whole address, or path with query. */
  readonly url: string;
  readonly origin?: string | undefined;
  /** Origin the simulator is reached at, for the addresses it hands out. */
  readonly base: string;
}

export type Handshake =
  | { readonly accepted: true; /** Wait so long first. */ readonly delayMs: number }
  | { readonly accepted: false; readonly status: number };

export interface HttpRequest {
  readonly method: string;
  /** Whole address, or path with query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** Origin the simulator is reached at. */
  readonly base: string;
}

export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A mistake of whoever controls the simulator, in a sentence. */
export class SimulatorInputError extends Error {
  override readonly name = 'SimulatorInputError';
}

/** The fake Genesys: one deployment, its sessions, and the levers of a test. */
export interface Simulator {
  readonly deploymentId: string;
  /** Epoch milliseconds of the simulator's clock. */
  now(): number;
  /**
   * The agent or the bot writes.
   *
   * @throws SimulatorInputError - When there is no such session.
   */
  say(input: SayInput): LoggedMessage;
  /** @throws SimulatorInputError - When there is no such session. */
  typing(input?: TypingInput): void;
  /** @throws SimulatorInputError - When there is no such session or action. */
  agent(input: AgentInput): void;
  /** @throws SimulatorInputError - When the kind or a field is unknown. */
  fault(fault: Fault | Json): FaultReport;
  /** Faults still to come. */
  faults(): readonly FaultReport[];
  /** Ends all faults; stalled connections go on. */
  clearFaults(): void;
  frames(): readonly FrameRecord[];
  handshakes(): readonly HandshakeRecord[];
  sessions(): readonly SessionReport[];
  /** What the session's conversation is, in commit order; of the session active last when no token is given. */
  log(token?: string): readonly LoggedMessage[];
  /** Returns the function that ends it. */
  on(listener: (event: SimulatorEvent) => void): () => void;
  /** As new, seed included; connections are closed with 1001. */
  reset(): void;
  /** Closes all connections and leaves no timer. */
  dispose(): void;

  /** For ways in: runs once by the simulator's clock, unless the returned function is called or it is reset before. */
  later(ms: number, fn: () => void): () => void;
  /** For ways in: may this socket open? */
  handshake(request: HandshakeRequest): Handshake;
  /** For ways in: it has opened. */
  open(port: ConnectionPort, request: HandshakeRequest): ServerConnection;
  /** For ways in: does the network die in the middle of this request's body? */
  cuts(request: Pick<HttpRequest, 'method' | 'url'>): boolean;
  /** For ways in: everything over HTTP, control routes included. Never answers when a fault says so. */
  http(request: HttpRequest): Promise<HttpReply>;
}
