import { createActor } from 'xstate';
import { Secret } from '../../src/model/secret.js';
import type { ErrorCode } from '../../src/model/errors.js';
import type { Command, HistoryPage, ServerEvent } from '../../src/protocol/events.js';
import type { PageResult } from '../../src/session/history-walk.js';
import { statusOf } from '../../src/session/connection-status.js';
import { sessionMachine } from '../../src/session/session.machine.js';
import type { SessionDeps, SessionEmitted } from '../../src/session/session-types.js';
import { createPace } from '../../src/transport/rate-window.js';
import { LIMITS } from '../../src/transport/timings.js';
import { createTestClock, settle } from '../support/clock.js';
import { createMemorySockets, type MemorySocket } from '../support/memory-socket.js';

export const emptyPage: HistoryPage = { records: [], pageNumber: 1, pageSize: 100, pageCount: 0, total: 0, skipped: 0 };

export const ready = (change: Partial<Extract<ServerEvent, { type: 'session.ready' }>> = {}): ServerEvent => ({
  type: 'session.ready',
  newSession: true,
  readOnly: false,
  clearedExisting: false,
  media: undefined,
  maxAttributeBytes: undefined,
  ...change,
});

export interface SessionOptions {
  readonly random?: () => number;
  readonly page?: (pageNumber: number) => PageResult | Promise<PageResult>;
  readonly refusal?: () => ErrorCode | undefined;
  readonly diagnosis?: () => ErrorCode | undefined;
  /** What a renewal of the sign-in comes to; pending for ever when it gives a promise that is. */
  readonly renewal?: () => ErrorCode | undefined | Promise<ErrorCode | undefined>;
  readonly fresh?: boolean;
}

/** The session machine on memory sockets that carry commands and events as they are, and a clock moved by hand. */
export const startSession = (options: SessionOptions = {}) => {
  const clock = createTestClock();
  const { createSocket, sockets } = createMemorySockets();
  const emitted: SessionEmitted[] = [];
  const page = { online: true, visible: true, hiddenFor: 0, wallShift: 0, signedIn: false };
  const rotations: boolean[] = [];
  let reads = 0;
  let renewals = 0;
  let downgrades = 0;
  let ids = 0;
  const deps: SessionDeps = {
    createSocket,
    encode: (command) => JSON.stringify(command),
    decode: (data) =>
      [JSON.parse(String(data)) as ServerEvent].map((event) =>
        event.type === 'jwt.received' ? { ...event, jwt: new Secret('jwt') } : event,
      ),
    byteLength: (text) => text.length,
    socketUrl: () => 'wss://test/v1',
    prepare: ({ rotate, downgraded }) => {
      rotations.push(rotate);
      if (downgraded) downgrades++;
      return Promise.resolve({
        refusal: options.refusal?.(),
        fresh: options.fresh ?? false,
        changed: rotate && rotations.length > 1,
      });
    },
    isSignedIn: () => page.signedIn,
    renew: async () => {
      renewals++;
      return options.renewal?.();
    },
    diagnose: () => Promise.resolve(options.diagnosis?.()),
    readPage: async ({ pageNumber }) => {
      reads++;
      return (await options.page?.(pageNumber)) ?? { ok: true, page: emptyPage };
    },
    isOnline: () => page.online,
    isVisible: () => page.visible,
    hiddenFor: () => page.hiddenFor,
    clock,
    wall: () => 1_700_000_000_000 + clock.now() + page.wallShift,
    random: options.random ?? (() => 0.5),
    newId: () => `id-${++ids}`,
    attemptPace: createPace(LIMITS.attempts, () => clock.now()),
    historyPace: createPace(LIMITS.history, () => clock.now()),
    echoPace: createPace(LIMITS.echo, () => clock.now()),
    isKnown: () => false,
    isTrimmed: () => false,
    knownCount: () => 0,
    onDefect: (error) => {
      throw error;
    },
  };
  const actor = createActor(sessionMachine, { clock, input: deps });
  for (const type of ['*'] as const) actor.on(type, (event) => emitted.push(event));
  actor.start();
  const last = (): MemorySocket => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('no socket yet');
    return socket;
  };
  const commands = (socket = last()): Command[] => socket.sent.map((text) => JSON.parse(text) as Command);
  return {
    actor,
    clock,
    sockets,
    emitted,
    page,
    rotations,
    last,
    commands,
    reads: () => reads,
    renewals: () => renewals,
    downgrades: () => downgrades,
    status: () => statusOf(actor.getSnapshot()),
    context: () => actor.getSnapshot().context,
    types: () => emitted.map(({ type }) => type),
    /** From idle to a socket that waits to be opened. */
    async connect() {
      actor.send({ type: 'chat.connect' });
      await settle();
    },
    /** Opens the newest socket and configures it; answers the history's JWT when one is asked for. */
    async accept(change: Parameters<typeof ready>[0] = {}) {
      last().open();
      last().say(ready(change));
      await this.giveJwt();
    },
    async giveJwt() {
      for (let i = 0; i < 3; i++) {
        await settle();
        const asked = commands().findLast((command) => command.type === 'jwt.get');
        if (asked && 'tracingId' in asked) last().say({ type: 'jwt.received', tracingId: asked.tracingId });
        await settle();
      }
    },
    async tick(ms: number) {
      clock.increment(ms);
      await settle();
    },
  };
};
