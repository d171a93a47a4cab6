import { assign } from 'xstate';
import type { ErrorCode } from '../model/errors.js';
import * as note from './session-notes.js';
import type { Prepared } from './session-types.js';
import { bound } from './session.bound.js';
import { sessionSetup } from './session.setup.js';

const silent = { type: 'noteLoss', params: { reason: 'connection/silent' } } as const;
const timedOut = { type: 'noteLoss', params: { reason: 'connection/timeout' } } as const;
const ended = (reason: ErrorCode) =>
  ({ target: '.ended', actions: { type: 'noteReason', params: { reason } } }) as const;
const signInAgain = {
  target: '#session.failed',
  actions: { type: 'noteReason', params: { reason: 'auth/required' } },
} as const;
const newToken = { target: '#session.preparing', actions: 'wantToken' } as const;
/** Refusals that end this session, whatever was asked. */
const over = [
  // The visitor wanted a new one anyway.
  { guard: 'isGoneAtStart', ...newToken },
  { guard: 'isGone', target: '#session.expired' },
  {
    guard: 'isDowngradeAgain',
    target: '#session.ended',
    actions: { type: 'noteReason', params: { reason: 'session/downgrade' } },
  },
  { guard: 'isDowngrade', target: '#session.preparing', actions: 'noteDowngrade' },
] as const;
const tryLater = {
  target: '#session.waiting',
  actions: { type: 'noteLoss', params: { reason: 'auth/unavailable' } },
} as const;
const prepared = {
  type: 'notePrepared',
  params: ({ event }: { event: { output: Prepared } }) => ({ prepared: event.output }),
} as const;
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
    'chat.end': ended('session/ended'),
    'session.logged-out': ended('session/logged-out'),
  },
  states: {
    idle: { on: { 'chat.connect': 'preparing', 'chat.retry': 'preparing', 'chat.disconnect': {} } },

    preparing: {
      // What was begun with the storage comes to its end, also when nobody waits for it any more.
      exit: 'noteRotating',
      invoke: {
        id: 'prepare',
        src: 'prepare',
        input: ({ context: { deps, rotate, downgraded } }) => ({ deps, rotate, downgraded }),
        onDone: [
          {
            guard: ({ event }) => event.output.refusal !== undefined,
            target: 'failed',
            actions: [prepared, assign(({ event }) => ({ reason: event.output.refusal, retryAt: undefined }))],
          },
          { target: 'waking', actions: prepared },
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
        'host.left': 'waking',
        'token.changed': 'preparing',
        'token.gone': { target: 'ended', actions: { type: 'noteReason', params: { reason: 'session/ended' } } },
        'connection.closed': [
          {
            guard: 'isSignedIn',
            target: 'ended',
            actions: { type: 'noteReason', params: { reason: 'session/logged-out' } },
          },
          { target: 'takenOver', actions: { type: 'noteReason', params: { reason: 'connection/elsewhere' } } },
        ],
        'session.cleared': { target: 'ended', actions: { type: 'noteReason', params: { reason: 'session/cleared' } } },
        'session.expired': [{ guard: 'isStarting', ...newToken }, { target: 'expired' }],
        'request.refused': [...over, { actions: 'publish' }],
        'frame.ignored': { actions: 'publish' },
      },
      initial: 'connecting',
      states: {
        connecting: {
          on: { 'socket.opened': { target: 'configuring', actions: 'noteOpened' } },
          after: { connect: { target: '#session.waiting', actions: timedOut } },
        },

        configuring: {
          entry: ['noteAsking', 'configure'],
          on: {
            'session.ready': {
              target: 'bound',
              actions: [
                { type: 'announceOpened', params: ({ context, event }) => ({ was: { ...context, ready: event } }) },
                'noteReady',
              ],
            },
            'request.refused': [
              ...over,
              { guard: 'isUnprovenAndSpent', ...signInAgain },
              { guard: 'isUnproven', target: 'renewing' },
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

        /** The proof of the sign-in has run out. The socket stays open; then it is configured once more. */
        renewing: {
          entry: 'noteRenewal',
          invoke: {
            id: 'renew',
            src: 'renew',
            input: ({ context }) => ({ deps: context.deps }),
            onDone: [
              { guard: ({ event }) => event.output === undefined, target: 'configuring' },
              { guard: ({ event }) => event.output === 'auth/unavailable', ...tryLater },
              {
                guard: ({ event }) => event.output === 'session/logged-out',
                target: '#session.ended',
                actions: { type: 'noteReason', params: { reason: 'session/logged-out' } },
              },
              signInAgain,
            ],
            onError: tryLater,
          },
        },

        /** First half of "start new": the service answers by detaching this socket, then it may be configured anew. */
        restarting: {
          entry: ['wantNew', 'detach'],
          on: { 'session.detached': 'configuring' },
          after: { configure: { target: '#session.waiting', actions: timedOut } },
        },

        /** The peer is mute. Its close event might take a minute to come; nobody waits for it. */
        condemned: { entry: 'condemn', always: { target: '#session.waiting', actions: silent } },

        /** The visitor ends the chat: told to the service, and not waited for. */
        leaving: {
          entry: 'detach',
          always: {
            target: '#session.ended',
            actions: { type: 'noteReason', params: { reason: 'session/ended' } },
          },
        },

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
        'line.up': 'linked',
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
      on: { 'network.online': 'waking', 'chat.retry': 'waking', 'chat.connect': 'waking', 'line.up': 'linked' },
    },

    // The preparation is quick when nothing is left to do, and tells whether another tab took a new token meanwhile.
    takenOver: { on: { 'chat.connect': 'preparing', 'chat.retry': 'preparing' } },
    closed: { on: { 'chat.connect': 'preparing', 'chat.retry': 'preparing', 'chat.disconnect': {} } },
    failed: { on: { 'chat.connect': 'preparing', 'chat.retry': 'preparing', 'chat.startNew': newToken } },
    expired: {
      entry: { type: 'noteReason', params: { reason: 'session/expired' } },
      on: { 'chat.startNew': newToken },
    },
    /** Cleared, signed out or refused as a guest: only a new session leads on. */
    ended: {
      on: {
        'chat.startNew': newToken,
        'chat.connect': newToken,
        'chat.retry': newToken,
      },
    },
  },
});
