import { assign } from 'xstate';
import { TIMINGS } from '../transport/timings.js';
import * as note from './session-notes.js';
import { sessionSetup } from './session.setup.js';

/** After a wake a dead socket is likely, so its answer is awaited for a shorter time. */
const probeNow = {
  guard: 'mayWake',
  target: '.probing',
  actions: { type: 'noteProbe', params: { limit: TIMINGS.probe } },
} as const;

const unavailable = { type: 'announceStepUpFailed', params: { code: 'auth/unavailable' } } as const;
const refused = { type: 'announceStepUpFailed', params: { code: 'auth/refused' } } as const;

/** The socket is the session's. Eight things go on side by side, each in a region of its own. */
export const bound = sessionSetup.createStateConfig({
  type: 'parallel',
  exit: 'announceDown',
  on: {
    'session.reconfigure': [
      {
        guard: 'isSpent',
        target: '#session.failed',
        actions: { type: 'noteReason', params: { reason: 'auth/required' } },
      },
      { guard: 'isSignedInHere', target: 'renewing' },
      { target: 'configuring' },
    ],
    'chat.end': 'leaving',
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
            // The newest page is read: what is written now comes after all that is still to be read.
            'history.page': { actions: 'announceOpen' },
            'catchup.done': {
              target: 'fresh',
              actions: ['noteWalk', 'announceCaughtUp', 'announceLooked', 'announceUp'],
            },
            'catchup.failed': {
              target: 'fresh',
              actions: ['announceCaughtUp', 'announceLooked', 'announceUp'],
            },
          },
        },
        /** The history may lag behind: one quiet look shortly after every resume, if the budget allows. */
        fresh: {
          on: { 'history.look': 'looking', 'history.again': 'walking' },
          after: { settle: [{ guard: 'mayLook', target: 'looking' }, { target: 'idle' }] },
        },
        /**
         * The same walk once more, back to what is proven: the newest page alone would prove no absence when more than that
         * was missed.
         */
        looking: {
          invoke: { id: 'catchup', src: 'history', input: ({ context }) => note.walkOf(context, 'catchup') },
          on: {
            'jwt.received': { actions: 'passJwt' },
            'history.look': { target: 'looking', reenter: true },
            'history.again': 'walking',
            'catchup.done': [
              { guard: 'isWhole', target: 'idle', actions: ['noteWalk', 'announceCaughtUp', 'announceLooked'] },
              { target: 'idle', actions: 'announceLooked' },
            ],
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
        'network.online': probeNow,
        'network.offline': probeNow,
        'page.visible': probeNow,
        'page.resumed': probeNow,
        'chat.touch': { ...probeNow, guard: 'mayWakeSilent' },
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
            // Unasked for, a second session response changes nothing but this.
            'session.ready': { guard: 'becomesReadOnly', target: 'readOnly' },
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
    /**
     * A visitor who signs in takes the running session along: the same socket is configured once more with the same token.
     * Messages flow on meanwhile. When the socket is cut in between, the next one is configured as the visitor's, which is right
     * whether or not the service had heard.
     */
    identity: {
      initial: 'deciding',
      states: {
        deciding: { always: [{ guard: 'mustStepUp', target: 'asking' }, { target: 'settled' }] },
        settled: { on: { 'session.stepUp': { guard: 'mustStepUp', target: 'asking' } } },
        asking: {
          entry: ['noteAsking', 'configure'],
          on: {
            'session.ready': [
              {
                guard: 'isNewAnswer',
                target: '#session.linked.bound',
                reenter: true,
                actions: [
                  { type: 'announceOpened', params: ({ context, event }) => ({ was: { ...context, ready: event } }) },
                  'noteReady',
                ],
              },
              { guard: 'isAnswer', target: 'settled', actions: ['noteSteppedUp', 'announceSteppedUp'] },
            ],
            'request.refused': [
              { guard: 'mayRenewStepUp', target: 'renewing' },
              { guard: 'isPassingAnswer', target: 'settled', actions: ['noteStepUpFailed', unavailable] },
              { guard: 'isAnswer', target: 'settled', actions: ['noteStepUpFailed', refused] },
            ],
          },
          // Whether the service has heard is unknown: the next socket will tell.
          after: { configure: '#session.linked.condemned' },
        },
        renewing: {
          entry: 'noteRenewal',
          invoke: {
            id: 'renew',
            src: 'renew',
            input: ({ context }) => ({ deps: context.deps }),
            onDone: [
              { guard: ({ event }) => event.output === undefined, target: 'asking' },
              { target: 'settled', actions: ['noteStepUpFailed', refused] },
            ],
            onError: { target: 'settled', actions: ['noteStepUpFailed', refused] },
          },
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
        'upload.granted': { actions: 'publish' },
        'upload.succeeded': { actions: 'publish' },
        'upload.refused': { actions: 'publish' },
        'download.granted': { actions: 'publish' },
        'attachment.deleted': { actions: 'publish' },
        'history.page': { actions: 'publish' },
        'frame.ignored': { actions: 'publish' },
        'request.refused': [
          { guard: 'isGone', target: '#session.expired' },
          { guard: 'isDowngrade', target: '#session.preparing', actions: 'noteDowngrade' },
          // Told first: whoever asked this request decides about it before the link goes down.
          { guard: 'isUnprovenRequest', actions: ['publish', 'reconfigure'] },
          { actions: 'publish' },
        ],
      },
    },
  },
});
