import type { ActiveFault } from './faults.js';
import { type Json, parseJson } from './json.js';
import type { ResolvedOptions } from './options.js';
import { createRandom, type Random } from './random.js';
import type {
  ConnectionPort,
  FrameRecord,
  GuestUser,
  HandshakeRecord,
  SayInput,
  SimulatorEvent,
} from './simulator-types.js';
import type { AUTH_REFUSALS } from './auth.js';
import type { Attachment } from './attachments.js';
import type { StoredMessage } from './wire.js';

/** One socket, from the service's side. */
export interface Connection {
  readonly id: number;
  readonly port: ConnectionPort;
  /** Origin the client reached us at. */
  readonly base: string;
  session: Session | undefined;
  alive: boolean;
  /** While it is silent: what the guest wrote, what waits for the guest, and the rest of its fault. */
  stall: Stall | undefined;
  /** Writes that wait for their time, in order. */
  readonly queue: (() => void)[];
  /** Epoch milliseconds before which nothing may be written. */
  notBefore: number;
  /** A frame that lets the next one pass. */
  overtaken: (() => void) | undefined;
  /** Times of requests and of echoes, for the limits. */
  readonly requests: number[];
  readonly echoes: number[];
  lastFrameAt: number;
  readonly stopTimers: (() => void)[];
}

export interface Stall {
  readonly commit: boolean;
  /** What came while the fault said `commit`. */
  readonly swallowed: string[];
  readonly waiting: (() => void)[];
  readonly stopTimer: () => void;
}

/** One sign-in of a user: what an exchange gave. */
export interface Login {
  readonly user: GuestUser;
  readonly journeyContext: Json | undefined;
}

/** What a JWT is good for, and until when (epoch milliseconds). */
export interface Grant {
  readonly login: Login;
  readonly expiresAt: number;
}

/** The service's side of a token's life. */
export interface Session {
  readonly token: string;
  /** Configured ones, oldest first. */
  readonly connections: Connection[];
  readonly messages: StoredMessage[];
  readonly attributes: Map<string, string>;
  readonly attachments: Map<string, Attachment>;
  /** Origin its last connection reached us at, for the addresses handed out. */
  base: string;
  journeyContext: Json | undefined;
  /** Of an authenticated session: as whom, until when, and how it is refused afterwards. */
  auth: (Grant & { readonly refusal: keyof typeof AUTH_REFUSALS }) | undefined;
  /** Who speaks next for the service. */
  agent: SayInput['from'];
  readOnly: boolean;
  expired: boolean;
  /** The conversation has begun. */
  started: boolean;
  expiresAt: number;
  /** Grows with each sign of life over all sessions. */
  activity: number;
  lastTime: number;
  readonly sentAt: number[];
  readonly historyAt: number[];
  stopExpiry: () => void;
}

/** Everything the parts of one simulator share. */
export interface World {
  readonly options: ResolvedOptions;
  readonly config: Json;
  random: Random;
  readonly sessions: Map<string, Session>;
  readonly connections: Set<Connection>;
  /** Silent ones, the gone among them included. */
  readonly stalled: Set<Connection>;
  readonly jwts: Map<string, { readonly session: Session; readonly expiresAt: number }>;
  readonly authJwts: Map<string, Grant>;
  readonly refreshTokens: Map<string, Login>;
  readonly usedCodes: Set<string>;
  readonly faults: ActiveFault[];
  readonly frames: FrameRecord[];
  readonly handshakes: HandshakeRecord[];
  /** One counter for connections, faults and activity. */
  readonly counters: { connection: number; fault: number; activity: number };
  readonly now: () => number;
  /** Runs once, unless the returned function is called or the simulator is reset before. */
  readonly later: (ms: number, fn: () => void) => () => void;
  stopTimers(): void;
  emit(event: SimulatorEvent): void;
  readonly on: (listener: (event: SimulatorEvent) => void) => () => void;
}

/** Longest delay a timer takes; longer ones would fire at once. */
const TIMER_SLICE = 2 ** 31 - 1;

export const createWorld = (options: ResolvedOptions, config: Json): World => {
  const { clock } = options;
  const stops = new Set<() => void>();
  const listeners = new Set<(event: SimulatorEvent) => void>();

  const later = (ms: number, fn: () => void): (() => void) => {
    const due = clock.now() + ms;
    let handle: unknown;
    const stop = (): void => {
      clock.clearTimeout(handle);
      stops.delete(stop);
    };
    const arm = (wait: number): void => {
      handle = clock.setTimeout(
        () => (wait < TIMER_SLICE ? fire() : arm(Math.max(0, due - clock.now()))),
        Math.min(wait, TIMER_SLICE),
      );
    };
    const fire = (): void => {
      stops.delete(stop);
      fn();
    };
    stops.add(stop);
    arm(Math.max(0, ms));
    return stop;
  };

  return {
    options,
    config,
    random: createRandom(options.seed),
    sessions: new Map(),
    connections: new Set(),
    stalled: new Set(),
    jwts: new Map(),
    authJwts: new Map(),
    refreshTokens: new Map(),
    usedCodes: new Set(),
    faults: [],
    frames: [],
    handshakes: [],
    counters: { connection: 0, fault: 0, activity: 0 },
    now: () => clock.now(),
    later,
    stopTimers: () => [...stops].forEach((stop) => stop()),
    emit: (event) => [...listeners].forEach((listener) => listener(event)),
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const recordFrame = (
  world: World,
  connection: Connection,
  direction: FrameRecord['direction'],
  text: string,
): void => {
  const frame = { at: world.now(), connection: connection.id, direction, text, frame: parseJson(text) };
  world.frames.push(frame);
  if (world.frames.length > world.options.frameLimit) world.frames.shift();
  world.emit({ type: 'frame', frame });
};
