import { assign, emit, raise, sendTo, setup } from 'xstate';
import { socketLogic } from '../transport/socket.js';
import type { ErrorCode } from '../model/errors.js';
import { LIMITS, TIMINGS } from '../transport/timings.js';
import { historyLogic } from './history.actor.js';
import { diagnoseLogic, prepareLogic, renewLogic } from './prepare.actor.js';
import * as can from './session-guards.js';
import * as note from './session-notes.js';
import type { Prepared, SessionContext, SessionDeps, SessionEmitted, SessionEvent } from './session-types.js';

/** Every guard, delay and action of the session machine by its name; what they do is in the notes and guards. */
export const sessionSetup = setup({
  types: {
    input: {} as SessionDeps,
    context: {} as SessionContext,
    events: {} as SessionEvent,
    emitted: {} as SessionEmitted,
    children: {} as {
      socket: 'socket';
      catchup: 'history';
      older: 'history';
      prepare: 'prepare';
      diagnose: 'diagnose';
      renew: 'renew';
    },
  },
  actors: {
    socket: socketLogic,
    history: historyLogic,
    prepare: prepareLogic,
    diagnose: diagnoseLogic,
    renew: renewLogic,
  },
  guards: {
    isGone: ({ event }) => can.isGone(event),
    isGoneAtStart: ({ context, event }) => context.startNew && can.isGone(event),
    isStarting: ({ context }) => context.startNew,
    isDowngrade: ({ event }) => can.refusedWith(event, 4017),
    isDowngradeAgain: ({ context, event }) => context.downgraded && can.refusedWith(event, 4017),
    isSignedInHere: ({ context }) => context.deps.isSignedIn(),
    // The proof of the sign-in is used up, and so are the tries to renew it.
    isSpent: ({ context }) => context.deps.isSignedIn() && context.renewals >= LIMITS.renewals,
    isUnproven: ({ context, event }) =>
      context.authenticated && can.isAboutConfigure(context, event) && can.isAuthRefusal(event),
    isUnprovenAndSpent: ({ context, event }) =>
      context.authenticated &&
      can.isAboutConfigure(context, event) &&
      can.isAuthRefusal(event) &&
      context.renewals >= LIMITS.renewals,
    // A step-up looks after its own refusals.
    isUnprovenRequest: ({ context, event }) =>
      context.deps.isSignedIn() && can.isAuthRefusal(event) && !can.isAnswer(context, event),
    mustStepUp: ({ context }) => context.deps.isSignedIn() && !context.authenticated,
    mayRenewStepUp: ({ context, event }) =>
      can.isAnswer(context, event) && can.isAuthRefusal(event) && context.renewals < LIMITS.renewals,
    isPassingAnswer: ({ context, event }) => can.isAnswer(context, event) && can.isPassingRefusal(context, event),
    isAnswer: ({ context, event }) => can.isAnswer(context, event),
    isNewAnswer: ({ context, event }) =>
      event.type === 'session.ready' && event.newSession && can.isAnswer(context, event),
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
    isWhole: ({ event }) => note.isComplete(event),
    becomesReadOnly: ({ event }) => event.type === 'session.ready' && event.readOnly,
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
    noteAttempt: assign(({ context }) => {
      context.deps.attemptPace.note();
      return { boundHere: false };
    }),
    noteOpened: assign({ neverOpened: 0 }),
    noteLoss: assign(({ context, event }, { reason }: { reason: SessionContext['reason'] }) =>
      note.loss(context, event, reason),
    ),
    noteWake: assign(({ context, event }) => note.wake(context, event)),
    noteOffline: assign(({ context }) => note.offline(context)),
    noteReason: assign((_, { reason }: { reason: SessionContext['reason'] }) => ({ reason, retryAt: undefined })),
    noteReady: assign(({ context, event }) => note.ready(context, event)),
    noteStable: assign({ failures: 0, policyCloses: 0, renewals: 0 }),
    noteMessage: assign(({ context }) => ({ lastMessage: context.deps.clock.now() })),
    noteProbe: assign(({ context }, { limit }: { limit: number }) => ({
      probeLimit: limit,
      lastWake: context.deps.clock.now(),
    })),
    noteProbeAt: assign(({ context }) => ({ probeAt: context.deps.clock.now() })),
    noteWalk: assign(({ context, event }) => note.walk(context, event)),
    noteTyping: assign(({ event }) =>
      event.type === 'typing.received' ? { typing: event.typing, typingMs: event.durationMs } : { typing: undefined },
    ),
    wantNew: assign({ startNew: true, restarted: true }),
    noteDowngrade: assign({ rotate: true, downgraded: true, startNew: false, retryAt: undefined }),
    noteRenewal: assign(({ context }) => ({ renewals: context.renewals + 1 })),
    noteSteppedUp: assign(({ event }) => (event.type === 'session.ready' ? { ready: event } : {})),
    noteStepUpFailed: assign({ authenticated: false }),
    notePrepared: assign((_, { prepared }: { prepared: Prepared }) => note.prepared(prepared)),
    noteRotating: assign({ rotate: false }),
    wantToken: assign({
      rotate: true,
      restarted: true,
      resumed: false,
      startNew: false,
      asked: false,
      proven: new Set<string>(),
      oldestPage: 0,
      moreHistory: false,
    }),
    noteAsking: assign(({ context }) => note.asking(context)),
    configure: sendTo('socket', ({ context }) => ({
      type: 'socket.transmit',
      command: {
        type: 'session.configure',
        startNew: context.startNew,
        authenticated: context.authenticated,
        tracingId: context.configureId,
      },
    })),
    detach: sendTo('socket', ({ context }) => ({
      type: 'socket.transmit',
      command: { type: 'session.close', tracingId: context.deps.newId() },
    })),
    transmit: sendTo('socket', ({ context, event }) => ({
      type: 'socket.transmit',
      command: note.commandOf(context, event),
    })),
    probe: sendTo('socket', ({ context }) => ({ type: 'socket.transmit', command: note.probe(context) })),
    listen: sendTo('socket', { type: 'socket.listen' }),
    condemn: sendTo('socket', { type: 'socket.condemn' }),
    passJwt: sendTo('catchup', ({ event }) => note.jwtOf(event)),
    passJwtOlder: sendTo('older', ({ event }) => note.jwtOf(event)),
    announceOpened: emit(({ context }, { was }: { was: SessionContext }) => note.opened(context, was)),
    announceSteppedUp: emit(({ event }) => note.steppedUp(event)),
    announceStepUpFailed: emit((_, { code }: { code: ErrorCode }) => ({ type: 'step-up.failed', code })),
    reconfigure: raise({ type: 'session.reconfigure' }),
    announceOpen: emit({ type: 'link.open' }),
    announceUp: emit(({ event }) => ({ type: 'link.up', complete: note.isComplete(event) })),
    announceDown: emit(({ event }) => ({
      type: 'link.down',
      unsent: event.type === 'socket.closed' ? event.unsent : [],
    })),
    announceCaughtUp: emit(({ event }) => note.caughtUp(event)),
    announceLooked: emit(({ event }) => ({ type: 'history.looked', ok: note.isComplete(event) })),
    announceTyping: emit(({ context }) => ({ type: 'typing.changed', typing: context.typing })),
    publish: emit(({ event }) => note.published(event)),
  },
});
