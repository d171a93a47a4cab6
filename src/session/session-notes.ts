/** What the session machine writes down and says: plain functions from context and event. */
import type { ErrorCode } from '../model/errors.js';
import type { Command } from '../protocol/events.js';
import { backoffDelay, hintedDelay, hintInReason } from '../transport/backoff.js';
import type { HistoryInput, HistoryOrder } from './history.actor.js';
import { isPolicyClose } from './session-guards.js';
import type {
  Prepared,
  SessionContext,
  SessionDeps,
  SessionEmitted,
  SessionEvent,
  SessionReady,
} from './session-types.js';
import { PAGE_SIZE, TIMINGS } from '../transport/timings.js';

export const initial = (deps: SessionDeps): SessionContext => ({
  deps,
  failures: 0,
  neverOpened: 0,
  policyCloses: 0,
  delay: 0,
  retryAt: undefined,
  reason: undefined,
  resumed: false,
  startNew: false,
  restarted: false,
  notBefore: -Infinity,
  rotate: false,
  boundHere: false,
  configureId: '',
  authenticated: false,
  renewals: 0,
  downgraded: false,
  changed: false,
  fresh: false,
  asked: false,
  unanswered: false,
  lastWake: -Infinity,
  lastMessage: deps.clock.now(),
  probeAt: 0,
  probeLimit: TIMINGS.echo,
  proven: new Set(),
  oldestPage: 0,
  moreHistory: false,
  ready: undefined,
  typing: undefined,
  typingMs: 0,
});

const planned = ({ deps }: SessionContext, delay: number): Pick<SessionContext, 'delay' | 'retryAt'> => ({
  delay,
  retryAt: deps.wall() + delay,
});

/** A connection was lost or never came to be: one failure more, and how long to wait. */
export const loss = (
  context: SessionContext,
  event: SessionEvent,
  reason: ErrorCode | undefined,
): Partial<SessionContext> => {
  const { deps, failures } = context;
  const code = event.type === 'socket.closed' ? event.code : undefined;
  const hint =
    event.type === 'socket.closed'
      ? hintInReason(event.code, event.reason)
      : event.type === 'request.refused' && event.retryAfter !== undefined
        ? event.retryAfter * 1_000
        : undefined;
  const policy = isPolicyClose(event);
  const wait = hint !== undefined ? hintedDelay(hint, deps.random) : backoffDelay(failures, code, deps.random);
  const delay = Math.max(
    wait,
    policy ? TIMINGS.policySpacing : 0,
    deps.hiddenFor() > TIMINGS.longHidden ? TIMINGS.safetyTry : 0,
    deps.attemptPace.wait(),
  );
  return {
    ...planned(context, delay),
    reason,
    notBefore: hint !== undefined || policy ? deps.clock.now() + delay : -Infinity,
    failures: failures + 1,
    // Reset to 0 when a socket opened, so it counts tries that never did.
    neverOpened: context.neverOpened + 1,
    policyCloses: context.policyCloses + (policy ? 1 : 0),
  };
};

const ON_DEMAND = new Set(['chat.connect', 'chat.retry']);

/**
 * After a wake event everybody's network came back at once, so spread a little, and wait as long as the service asked; what a
 * person asked for happens now.
 */
export const wake = (context: SessionContext, event: SessionEvent): Partial<SessionContext> => {
  const { deps, notBefore, lastWake } = context;
  const now = deps.clock.now();
  const byItself = !ON_DEMAND.has(event.type) && !event.type.startsWith('xstate.');
  // Tabs come and go; that another has to open the socket is no sign of a bad network.
  const spacing = event.type === 'host.left' ? 0 : lastWake + TIMINGS.wakeSpacing - now;
  const wait = byItself ? Math.max(deps.random() * TIMINGS.wake, notBefore - now, spacing) : 0;
  return { ...planned(context, Math.max(wait, deps.attemptPace.wait())), lastWake: now };
};

export const offline = (context: SessionContext): Partial<SessionContext> => ({
  delay: Math.max(TIMINGS.safetyTry, context.deps.attemptPace.wait()),
  retryAt: undefined,
  reason: 'connection/offline',
});

/** What the preparation brought. With another token nothing is known of the history. */
export const prepared = ({ changed, fresh }: Prepared): Partial<SessionContext> => ({
  fresh,
  renewals: 0,
  ...(changed ? { changed, asked: false, proven: new Set<string>(), oldestPage: 0, moreHistory: false } : {}),
});

/** Before a configure goes out. One that makes a session tells so only once, and that answer may have been lost. */
export const asking = ({ deps, asked, startNew, fresh }: SessionContext): Partial<SessionContext> => ({
  configureId: deps.newId(),
  authenticated: deps.isSignedIn(),
  unanswered: asked,
  asked: asked || startNew || fresh,
});

/** Whether this session begins here, though the answer that said so may have been lost. */
export const isNew = ({ unanswered }: SessionContext, ready: SessionReady): boolean =>
  ready.newSession || (unanswered && !ready.readOnly);

export const ready = (context: SessionContext, event: SessionEvent): Partial<SessionContext> => {
  if (event.type !== 'session.ready') return {};
  return {
    ready: event,
    resumed: true,
    boundHere: true,
    startNew: false,
    restarted: false,
    downgraded: false,
    changed: false,
    fresh: false,
    asked: false,
    unanswered: false,
    reason: undefined,
    retryAt: undefined,
    // A new session is known back to its beginning: a later walk must not stop before that.
    ...(isNew(context, event) ? { proven: new Set<string>(), oldestPage: 1, moreHistory: false } : {}),
    ...(event.begun ? { proven: new Set<string>(), oldestPage: 0, moreHistory: false } : {}),
  };
};

/** @param was - The context before this session was noted, with the new `ready`. */
export const opened = (_context: SessionContext, was: SessionContext): SessionEmitted => {
  const { ready, authenticated } = was;
  if (!ready) throw new Error('opened without a session');
  const began = isNew(was, ready);
  const isOther = began || was.changed || ready.begun;
  const kind = was.restarted ? 'restarted' : !was.resumed ? 'first' : isOther ? 'replaced' : 'resumed';
  return { type: 'session.opened', ready, kind, isNew: began, authenticated };
};

export const steppedUp = (event: SessionEvent): SessionEmitted => {
  if (event.type !== 'session.ready') throw new Error(`${event.type} is no answer`);
  return { type: 'step-up.done', ready: event };
};

/** How many keys to remember as proven: more than a page, so that one survives any overlap. */
const PROVEN = 300;

export const walk = (context: SessionContext, event: SessionEvent): Partial<SessionContext> => {
  if (event.type === 'older.done') return { oldestPage: event.outcome.lastPage, moreHistory: event.outcome.more };
  if (event.type !== 'catchup.done' || !event.outcome.complete) return {};
  const { keys, lastPage, more } = event.outcome;
  const first = context.oldestPage === 0;
  return {
    proven: new Set([...keys.slice(0, PROVEN), ...context.proven].slice(0, PROVEN)),
    ...(first ? { oldestPage: lastPage, moreHistory: more } : {}),
  };
};

/** Which walk a state wants, with the pages it starts from. */
export const walkOf = (context: SessionContext, want: 'catchup' | 'older'): HistoryInput => {
  const { deps, proven, oldestPage } = context;
  // Live messages have pushed earlier ones to later pages; when in doubt begin too early, for pages may overlap. Where read
  // ones were let go since, only the number of those that are left tells.
  const known = Math.floor(deps.knownCount() / PAGE_SIZE);
  if (want === 'older')
    return {
      as: 'older',
      deps,
      walk: {
        kind: 'older',
        fromPage: 1 + (deps.isTrimmed() ? known : Math.max(oldestPage, known)),
        isKnown: deps.isKnown,
      },
    };
  return {
    as: 'catchup',
    deps,
    walk:
      oldestPage === 0 && proven.size === 0 && deps.knownCount() === 0 ? { kind: 'first' } : { kind: 'resume', proven },
  };
};

/** Whether everything since the loss is known now; a new session has nothing to catch up with. */
export const isComplete = (event: SessionEvent): boolean =>
  event.type !== 'catchup.failed' && (event.type !== 'catchup.done' || event.outcome.complete);

export const caughtUp = (event: SessionEvent): SessionEmitted => ({
  type: 'history.caught-up',
  complete: event.type === 'catchup.done' && event.outcome.complete,
});

/** The heartbeat is quick while somebody talks and looks, slow otherwise: it must stay under the service's two a minute. */
export const heartbeat = ({ deps, lastMessage }: SessionContext): number =>
  deps.isVisible() && deps.clock.now() - lastMessage < TIMINGS.active ? TIMINGS.heartbeatActive : TIMINGS.heartbeatIdle;

/** An echo, or the next best question when the service's echo budget is used. */
export const probe = ({ deps }: SessionContext): Command => {
  if (deps.echoPace.wait() > 0) return { type: 'jwt.get', tracingId: deps.newId() };
  deps.echoPace.note();
  return { type: 'echo.send' };
};

export const commandOf = (context: SessionContext, event: SessionEvent): Command => {
  if (event.type === 'frame.transmit') return event.command;
  return { type: 'jwt.get', tracingId: event.type === 'jwt.wanted' ? event.tracingId : context.deps.newId() };
};

export const jwtOf = (event: SessionEvent): HistoryOrder => {
  if (event.type !== 'jwt.received') throw new Error(`no JWT in ${event.type}`);
  return event;
};

/** Events that leave the machine under the name they came with. */
export const published = (event: SessionEvent): SessionEmitted => {
  switch (event.type) {
    case 'message.received':
    case 'presence.received':
    case 'request.refused':
    case 'frame.ignored':
    case 'echo.received':
    case 'history.page':
    case 'older.done':
    case 'older.failed':
    case 'upload.granted':
    case 'upload.succeeded':
    case 'upload.refused':
    case 'download.granted':
    case 'attachment.deleted':
      return event;
    default:
      throw new Error(`${event.type} is not published`);
  }
};
