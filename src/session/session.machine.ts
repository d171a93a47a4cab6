import { assign, emit, sendTo, setup } from 'xstate';
import { socketLogic } from '../transport/socket.js';
import { historyLogic } from './history.actor.js';
import { diagnoseLogic, prepareLogic } from './prepare.actor.js';
import * as can from './session-guards.js';
import * as note from './session-notes.js';
import type { SessionContext, SessionDeps, SessionEmitted, SessionEvent } from './session-types.js';
import { TIMINGS } from '../transport/timings.js';

const silent = { type: 'noteLoss', params: { reason: 'connection/silent' } } as const;
const timedOut = { type: 'noteLoss', params: { reason: 'connection/timeout' } } as const;
const wakeUp = { guard: 'mayWake', target: 'waking' } as const;

/**
 * The life of a session over any number of sockets.
 *
 * A new socket belongs to nobody until it is configured with the token, and nothing missed is ever replayed: so every road to
 * `bound` leads through `configuring`, and messages flow (`link.up`) only after the history has been caught up.
 */
export const sessionMachine = setup({
  types: {
    input: {} as SessionDeps,
    context: {} as SessionContext,
    events: {} as SessionEvent,
    emitted: {} as SessionEmitted,
    children: {} as { socket: 'socket'; catchup: 'history'; older: 'history'; prepare: 'prepare'; diagnose: 'diagnose' },
  },
  actors: { socket: socketLogic, history: historyLogic, prepare: prepareLogic, diagnose: diagnoseLogic },
  guards: {
    isGone: ({ event }) => can.isGone(event),
    isDowngrade: ({ event }) => can.refusedWith(event, 4017),
    isReadOnlyRefusal: ({ event }) => can.refusedWith(event, 409),
    isAboutConfigure: ({ context, event }) => can.isAboutConfigure(context, event),
    isPassingRefusal: ({ context, event }) => can.isPassingRefusal(context, event),
    isSignedIn: ({ event }) => event.type === 'connection.closed' && event.signedIn,
    isPolicyLimit: ({ context, event }) => can.isPolicyLimit(context, event),
    isOffline: ({ context }) => !context.deps.isOnline(),
    mayWake: ({ context }) => context.deps.clock.now() - context.lastWake >= TIMINGS.wakeSpacing,
    mayWakeSilent: ({ context }) => can.isSilent(context),
    needsDiagnosis: ({ context }) => can.needsDiagnosis(context),
    isDue: ({ context }) => context.delay <= 0,
    isNewSession: ({ context }) => context.ready?.newSession === true,
    isReadOnly: ({ context }) => context.ready?.readOnly === true,
    endsReadOnly: ({ event }) => event.type === 'presence.received' && event.readOnly,
    // A courtesy: the budget is kept for what a flapping network will need.
    mayLook: ({ context }) => context.deps.historyPace.wait(4) === 0,
    cameLate: ({ context }) => can.cameLate(context),
  },
  delays: {
    ...TIMINGS,
    wait: ({ context }) => context.delay,
    probeLimit: ({ context }) => context.probeLimit,
    firstBeat: ({ context }) => note.heartbeat(context) * (0.5 + 0.5 * context.deps.random()),
    beat: ({ context }) => note.heartbeat(context),
    typingShown: ({ context }) => context.typingMs,
  },
  actions: {
    noteAttempt: ({ context }) => context.deps.attemptPace.note(),
    noteOpened: assign({ neverOpened: 0 }),
    noteLoss: assign(({ context, event }, { reason }: { reason: SessionContext['reason'] }) => note.loss(context, event, reason)),
    noteWake: assign(({ context, event }) => note.wake(context, event)),
    noteOffline: assign(({ context }) => note.offline(context)),
    noteReason: assign((_, { reason }: { reason: SessionContext['reason'] }) => ({ reason, retryAt: undefined })),
    noteReady: assign(({ context, event }) => note.ready(context, event)),
    noteStable: assign({ failures: 0, policyCloses: 0 }),
    noteMessage: assign(({ context }) => ({ lastMessage: context.deps.clock.now() })),
    noteProbe: assign(({ context }, { limit }: { limit: number }) => ({ probeLimit: limit, lastWake: context.deps.clock.now() })),
    noteProbeAt: assign(({ context }) => ({ probeAt: context.deps.clock.now() })),
    noteWalk: assign(({ context, event }) => note.walk(context, event)),
    noteTyping: assign(({ event }) =>
      event.type === 'typing.received' ? { typing: event.typing, typingMs: event.durationMs } : { typing: undefined },
    ),
    wantNew: assign({ startNew: true }),
    wantToken: assign({ rotate: true, resumed: false, startNew: false, proven: new Set<string>() }),
    newConfigureId: assign(({ context }) => ({ configureId: context.deps.newId() })),
    configure: sendTo('socket', ({ context }) => ({
      type: 'socket.transmit',
      command: { type: 'session.configure', startNew: context.startNew, tracingId: context.configureId },
    })),
    detach: sendTo('socket', ({ context }) => ({
      type: 'socket.transmit',
      command: { type: 'session.close', tracingId: context.deps.newId() },
    })),
    transmit: sendTo('socket', ({ context, event }) => ({ type: 'socket.transmit', command: note.commandOf(context, event) })),
    probe: sendTo('socket', ({ context }) => ({ type: 'socket.transmit', command: note.probe(context) })),
    listen: sendTo('socket', { type: 'socket.listen' }),
    condemn: sendTo('socket', { type: 'socket.condemn' }),
    passJwt: sendTo('catchup', ({ event }) => note.jwtOf(event)),
    passJwtOlder: sendTo('older', ({ event }) => note.jwtOf(event)),
    announceOpened: emit(({ context }, { was }: { was: SessionContext }) => note.opened(context, was)),
    announceUp: emit(({ event }) => ({ type: 'link.up', complete: event.type !== 'catchup.failed' })),
    announceDown: emit(({ event }) => ({ type: 'link.down', unsent: event.type === 'socket.closed' ? event.unsent : [] })),
    announceCaughtUp: emit(({ event }) => note.caughtUp(event)),
    announceLooked: emit(({ event }) => ({ type: 'history.looked', ok: event.type === 'catchup.done' })),
    announceTyping: emit(({ context }) => ({ type: 'typing.changed', typing: context.typing })),
    publish: emit(({ event }) => note.published(event)),
  },
}).createMachine({
  id: 'session',
  initial: 'idle',
  context: ({ input }) => note.initial(input),
  on: { 'chat.disconnect': { target: '.closed', actions: { type: 'noteReason', params: { reason: 'connection/closed' } } } },
  states: {
    idle: { on: { 'chat.connect': 'preparing', 'chat.retry': 'preparing', 'chat.disconnect': {} } },

    preparing: {
      invoke: {
        id: 'prepare',
        src: 'prepare',
        input: ({ context }) => ({ deps: context.deps, rotate: context.rotate }),
        onDone: [
          {
            guard: ({ event }) => event.output !== undefined,
            target: 'failed',
            actions: assign(({ event }) => ({ reason: event.output, retryAt: undefined })),
          },
          { target: 'waking', actions: assign({ rotate: false }) },
        ],
        onError: { target: 'failed', actions: { type: 'noteReason', params: { reason: 'connection/refused' } } },
      },
    },

    /** One socket lives exactly as long as this state: leaving it, by any road, closes the socket. */
    linked: {
      entry: 'noteAttempt',
      invoke: { id: 'socket', src: 'socket', input: ({ context }) => ({ ...context.deps, url: context.deps.socketUrl() }) },
      on: {
        'socket.closed': [
          { guard: 'isPolicyLimit', target: 'failed', actions: { type: 'noteReason', params: { reason: 'connection/refused' } } },
          { target: 'waiting', actions: { type: 'noteLoss', params: { reason: 'connection/lost' } } },
        ],
        'connection.closed': [
          { guard: 'isSignedIn', target: 'ended', actions: { type: 'noteReason', params: { reason: 'session/logged-out' } } },
          { target: 'takenOver', actions: { type: 'noteReason', params: { reason: 'connection/elsewhere' } } },
        ],
        'session.cleared': { target: 'ended', actions: { type: 'noteReason', params: { reason: 'session/cleared' } } },
        'session.logged-out': { target: 'ended', actions: { type: 'noteReason', params: { reason: 'session/logged-out' } } },
        'session.expired': 'expired',
        'request.refused': [
          { guard: 'isGone', target: 'expired' },
          { guard: 'isDowngrade', target: 'ended', actions: { type: 'noteReason', params: { reason: 'session/downgrade' } } },
          { actions: 'publish' },
        ],
        'frame.ignored': { actions: 'publish' },
      },
      initial: 'connecting',
      states: {
        connecting: {
          on: { 'socket.opened': { target: 'configuring', actions: 'noteOpened' } },
          after: { connect: { target: '#session.waiting', actions: timedOut } },
        },

        configuring: {
          entry: ['newConfigureId', 'configure'],
          on: {
            'session.ready': {
              target: 'bound',
              actions: [{ type: 'announceOpened', params: ({ context, event }) => ({ was: { ...context, ready: event } }) }, 'noteReady'],
            },
            'request.refused': [
              { guard: 'isGone', target: '#session.expired' },
              { guard: 'isDowngrade', target: '#session.ended', actions: { type: 'noteReason', params: { reason: 'session/downgrade' } } },
              {
                guard: 'isPassingRefusal',
                target: '#session.waiting',
                actions: { type: 'noteLoss', params: { reason: 'service/error' } },
              },
              {
                guard: 'isAboutConfigure',
                target: '#session.failed',
                actions: ['publish', { type: 'noteReason', params: { reason: 'session/refused' } }],
              },
            ],
          },
          after: { configure: { target: '#session.waiting', actions: timedOut } },
        },

        /** First half of "start new": the service answers by detaching this socket, then it may be configured anew. */
        restarting: {
          entry: ['wantNew', 'detach'],
          on: { 'session.detached': 'configuring' },
          after: { configure: { target: '#session.waiting', actions: timedOut } },
        },

        /** The peer is mute. Its close event might take a minute to come; nobody waits for it. */
        condemned: { entry: 'condemn', always: { target: '#session.waiting', actions: silent } },

        /** The socket is the session's. Eight things go on side by side. */
        bound: {
          type: 'parallel',
          exit: 'announceDown',
          on: {
            'session.reconfigure': 'configuring',
            'link.suspect': 'condemned',
          },
          states: {
            history: {
              initial: 'deciding',
              states: {
                deciding: {
                  always: [{ guard: 'isNewSession', target: 'idle', actions: 'announceUp' }, { target: 'walking' }],
                },
                walking: {
                  invoke: { id: 'catchup', src: 'history', input: ({ context }) => note.walkOf(context, 'catchup') },
                  on: {
                    'jwt.received': { actions: 'passJwt' },
                    'history.look': { target: 'walking', reenter: true },
                    'catchup.done': { target: 'fresh', actions: ['noteWalk', 'announceCaughtUp', 'announceLooked', 'announceUp'] },
                    'catchup.failed': { target: 'fresh', actions: ['announceCaughtUp', 'announceLooked', 'announceUp'] },
                  },
                },
                /** The history may lag behind: one quiet look shortly after every resume, if the budget allows. */
                fresh: {
                  on: { 'history.look': 'looking', 'history.again': 'walking' },
                  after: { settle: [{ guard: 'mayLook', target: 'looking' }, { target: 'idle' }] },
                },
                looking: {
                  invoke: { id: 'catchup', src: 'history', input: ({ context }) => note.walkOf(context, 'look') },
                  on: {
                    'jwt.received': { actions: 'passJwt' },
                    'history.look': { target: 'looking', reenter: true },
                    'history.again': 'walking',
                    'catchup.done': { target: 'idle', actions: ['noteWalk', 'announceLooked'] },
                    'catchup.failed': { target: 'idle', actions: 'announceLooked' },
                  },
                },
                idle: { on: { 'history.look': 'looking', 'history.again': 'walking' } },
              },
            },
            older: {
              initial: 'idle',
              states: {
                idle: { on: { 'history.older': 'reading' } },
                reading: {
                  invoke: { id: 'older', src: 'history', input: ({ context }) => note.walkOf(context, 'older') },
                  on: {
                    'jwt.received': { actions: 'passJwtOlder' },
                    'older.done': { target: 'idle', actions: ['noteWalk', 'publish'] },
                    'older.failed': { target: 'idle', actions: 'publish' },
                  },
                },
              },
            },
            pulse: {
              initial: 'first',
              on: {
                'network.online': { guard: 'mayWake', target: '.probing', actions: { type: 'noteProbe', params: { limit: TIMINGS.probe } } },
                'network.offline': { guard: 'mayWake', target: '.probing', actions: { type: 'noteProbe', params: { limit: TIMINGS.probe } } },
                'page.visible': { guard: 'mayWake', target: '.probing', actions: { type: 'noteProbe', params: { limit: TIMINGS.probe } } },
                'page.resumed': { guard: 'mayWake', target: '.probing', actions: { type: 'noteProbe', params: { limit: TIMINGS.probe } } },
                'chat.touch': { guard: 'mayWakeSilent', target: '.probing', actions: { type: 'noteProbe', params: { limit: TIMINGS.probe } } },
              },
              states: {
                first: { after: { firstBeat: 'probing' } },
                beating: {
                  entry: assign({ probeLimit: TIMINGS.echo }),
                  after: { beat: 'probing' },
                },
                probing: {
                  entry: ['noteProbeAt', 'listen', 'probe'],
                  on: { 'socket.heard': 'beating' },
                  after: {
                    probeLimit: [
                      // A throttled page fires late: then the answer may be waiting behind this timer. Ask again.
                      { guard: 'cameLate', target: 'probing', reenter: true },
                      { target: '#session.linked.condemned' },
                    ],
                  },
                },
              },
            },
            mode: {
              initial: 'deciding',
              states: {
                deciding: { always: [{ guard: 'isReadOnly', target: 'readOnly' }, { target: 'writable' }] },
                writable: {
                  on: {
                    'presence.received': { guard: 'endsReadOnly', target: 'readOnly' },
                    'request.refused': { guard: 'isReadOnlyRefusal', target: 'readOnly' },
                  },
                },
                readOnly: {
                  entry: { type: 'noteReason', params: { reason: 'session/read-only' } },
                  on: { 'chat.startNew': '#session.linked.restarting' },
                },
              },
            },
            age: {
              initial: 'young',
              states: {
                young: { after: { stable: { target: 'stable', actions: 'noteStable' } } },
                stable: { after: { renewal: 'due' } },
                due: {
                  on: {
                    'message.received': { target: 'due', reenter: true },
                    'frame.transmit': { target: 'due', reenter: true },
                  },
                  after: { quietMoment: { target: '#session.linked', reenter: true } },
                },
              },
            },
            companion: {
              initial: 'still',
              states: {
                still: { on: { 'typing.received': { target: 'typing', actions: ['noteTyping', 'announceTyping'] } } },
                typing: {
                  on: {
                    'typing.received': { target: 'typing', reenter: true, actions: ['noteTyping', 'announceTyping'] },
                    'message.received': 'still',
                  },
                  after: { typingShown: 'still' },
                  exit: ['noteTyping', 'announceTyping'],
                },
              },
            },
            /** Everything that passes through. Its own region, so that no other region's answer hides an event from it. */
            wire: {
              on: {
                'frame.transmit': { actions: ['transmit', 'noteMessage'] },
                'jwt.wanted': { actions: 'transmit' },
                'message.received': { actions: ['publish', 'noteMessage'] },
                'presence.received': { actions: 'publish' },
                'echo.received': { actions: 'publish' },
                'history.page': { actions: 'publish' },
                'frame.ignored': { actions: 'publish' },
                'session.ready': { actions: 'noteReady' },
                'request.refused': [
                  { guard: 'isGone', target: '#session.expired' },
                  { guard: 'isDowngrade', target: '#session.ended', actions: { type: 'noteReason', params: { reason: 'session/downgrade' } } },
                  { actions: 'publish' },
                ],
              },
            },
          },
        },
      },
    },

    /** Backoff. The wait is decided where the loss is noted; wake events cut it short. */
    waiting: {
      always: { guard: 'isOffline', target: 'offline' },
      initial: 'deciding',
      after: { wait: 'linked' },
      on: {
        'chat.connect': 'waking',
        'chat.retry': 'waking',
        'chat.touch': wakeUp,
        'network.online': wakeUp,
        'page.visible': wakeUp,
        'page.resumed': wakeUp,
        'network.offline': 'offline',
      },
      states: {
        deciding: { always: [{ guard: 'needsDiagnosis', target: 'diagnosing' }, { target: 'counting' }] },
        counting: {},
        /** A refused upgrade looks like any lost connection from inside a page; the deployment's public files know better. */
        diagnosing: {
          invoke: {
            id: 'diagnose',
            src: 'diagnose',
            input: ({ context }) => ({ deps: context.deps }),
            onDone: [
              {
                guard: ({ event }) => event.output !== undefined,
                target: '#session.failed',
                actions: assign(({ event }) => ({ reason: event.output, retryAt: undefined })),
              },
              { target: 'counting' },
            ],
            onError: 'counting',
          },
        },
      },
    },

    /** About to connect: at once when asked for, within half a second after a wake, and never faster than the attempt limits. */
    waking: {
      entry: 'noteWake',
      always: { guard: 'isDue', target: 'linked' },
      after: { wait: 'linked' },
      on: { 'network.offline': 'offline' },
    },

    offline: {
      entry: 'noteOffline',
      after: { wait: 'linked' },
      on: { 'network.online': 'waking', 'chat.retry': 'waking', 'chat.connect': 'waking' },
    },

    takenOver: { on: { 'chat.connect': 'waking', 'chat.retry': 'waking' } },
    closed: { on: { 'chat.connect': 'waking', 'chat.retry': 'waking', 'chat.disconnect': {} } },
    failed: { on: { 'chat.connect': 'preparing', 'chat.retry': 'preparing' } },
    expired: {
      entry: { type: 'noteReason', params: { reason: 'session/expired' } },
      on: { 'chat.startNew': { target: 'preparing', actions: 'wantToken' } },
    },
    /** Cleared, signed out or refused as a guest: only a new session leads on. */
    ended: {
      on: {
        'chat.startNew': { target: 'preparing', actions: 'wantToken' },
        'chat.connect': { target: 'preparing', actions: 'wantToken' },
        'chat.retry': { target: 'preparing', actions: 'wantToken' },
      },
    },
  },
});
