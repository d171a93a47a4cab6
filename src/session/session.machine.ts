import { assign } from 'xstate';
import * as note from './session-notes.js';
import { bound } from './session.bound.js';
import { sessionSetup } from './session.setup.js';

const silent = { type: 'noteLoss', params: { reason: 'connection/silent' } } as const;
const timedOut = { type: 'noteLoss', params: { reason: 'connection/timeout' } } as const;
const wakeUp = { guard: 'mayWake', target: 'waking' } as const;

/**
 * The life of a session over any number of sockets.
 *
 * A new socket belongs to nobody until it is configured with the token, and nothing missed is ever replayed: so every road to
 * `bound` leads through `configuring`, and messages flow (`link.up`) only after the history has been caught up.
 */
export const sessionMachine = sessionSetup.createMachine({
  id: 'session',
  initial: 'idle',
  context: ({ input }) => note.initial(input),
  on: {
    'chat.disconnect': { target: '.closed', actions: { type: 'noteReason', params: { reason: 'connection/closed' } } },
  },
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
      invoke: {
        id: 'socket',
        src: 'socket',
        input: ({ context }) => ({ ...context.deps, url: context.deps.socketUrl() }),
      },
      on: {
        'socket.closed': [
          {
            guard: 'isPolicyLimit',
            target: 'failed',
            actions: { type: 'noteReason', params: { reason: 'connection/refused' } },
          },
          { target: 'waiting', actions: { type: 'noteLoss', params: { reason: 'connection/lost' } } },
        ],
        'connection.closed': [
          {
            guard: 'isSignedIn',
            target: 'ended',
            actions: { type: 'noteReason', params: { reason: 'session/logged-out' } },
          },
          { target: 'takenOver', actions: { type: 'noteReason', params: { reason: 'connection/elsewhere' } } },
        ],
        'session.cleared': { target: 'ended', actions: { type: 'noteReason', params: { reason: 'session/cleared' } } },
        'session.logged-out': {
          target: 'ended',
          actions: { type: 'noteReason', params: { reason: 'session/logged-out' } },
        },
        'session.expired': 'expired',
        'request.refused': [
          { guard: 'isGone', target: 'expired' },
          {
            guard: 'isDowngrade',
            target: 'ended',
            actions: { type: 'noteReason', params: { reason: 'session/downgrade' } },
          },
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
              actions: [
                { type: 'announceOpened', params: ({ context, event }) => ({ was: { ...context, ready: event } }) },
                'noteReady',
              ],
            },
            'request.refused': [
              { guard: 'isGone', target: '#session.expired' },
              {
                guard: 'isDowngrade',
                target: '#session.ended',
                actions: { type: 'noteReason', params: { reason: 'session/downgrade' } },
              },
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

        bound,
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
    // The preparation may have been what was closed; it is quick when nothing is left to do.
    closed: { on: { 'chat.connect': 'preparing', 'chat.retry': 'preparing', 'chat.disconnect': {} } },
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
