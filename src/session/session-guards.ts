import { LIMITS, TIMINGS } from '../transport/timings.js';
import type { SessionContext, SessionEvent } from './session-types.js';

/** Closes that mean "not like this": no use in trying fast or for ever. */
export const isPolicyClose = (event: SessionEvent): boolean =>
  event.type === 'socket.closed' && (event.code === 1008 || event.code === 3000);

export const isPolicyLimit = (context: SessionContext, event: SessionEvent): boolean =>
  isPolicyClose(event) && context.policyCloses + 1 >= LIMITS.policyCloses;

export const refusedWith = (event: SessionEvent, code: number): boolean =>
  event.type === 'request.refused' && event.code === code;

/** The service no longer knows this session (4006 expired, 4007 not found). */
export const isGone = (event: SessionEvent): boolean => refusedWith(event, 4006) || refusedWith(event, 4007);

/** Before the session is ready only configure has been sent, so a refusal that names no request means it. */
export const isAboutConfigure = (context: SessionContext, event: SessionEvent): boolean =>
  event.type === 'request.refused' && (event.tracingId === undefined || event.tracingId === context.configureId);

/** Time-outs, rate limits and faults of the service pass; everything else stays refused. */
export const isPassingRefusal = (context: SessionContext, event: SessionEvent): boolean =>
  isAboutConfigure(context, event) &&
  event.type === 'request.refused' &&
  // On a socket that was bound, a refusal without a name may be the late answer to something else.
  ((context.boundHere && event.tracingId === undefined) ||
    event.code === 408 ||
    event.code === 429 ||
    event.code === 4029 ||
    event.code === 5000 ||
    (event.code >= 500 && event.code < 600));

/** Every third try that never opened asks the deployment why. */
export const needsDiagnosis = (context: SessionContext): boolean =>
  context.neverOpened > 0 && context.neverOpened % LIMITS.neverOpened === 0;

/** The visitor begins to type after a long silence: worth a look whether anybody is still there. */
export const isSilent = ({ deps, lastMessage, probeAt, lastWake }: SessionContext): boolean =>
  deps.clock.now() - Math.max(lastMessage, probeAt, lastWake) > 2 * TIMINGS.stable;

export const cameLate = ({ deps, probeAt, probeLimit }: SessionContext): boolean =>
  deps.clock.now() - probeAt > 2 * probeLimit;

/** How the service says that the proof of the sign-in has run out; what follows varies. */
const AUTHENTICATE = /^(session authentication failed|try to authenticate again)/i;

/** The sign-in is no longer good enough for a request of any kind. */
export const isAuthRefusal = (event: SessionEvent): boolean =>
  event.type === 'request.refused' &&
  (event.code === 401 || (event.code === 403 && AUTHENTICATE.test(event.text.trim())));

/** A frame that answers the configure sent last, and no other request. */
export const isAnswer = (context: SessionContext, event: SessionEvent): boolean =>
  'tracingId' in event && event.tracingId === context.configureId;
