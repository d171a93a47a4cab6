import { createActor } from 'xstate';
import { CHAT_ERRORS, type ErrorCode } from '../model/errors.js';
import { DEFAULT_SETTINGS } from '../model/settings.js';
import { outboxMachine } from '../outbox/outbox.machine.js';
import { retryAtOf, statusOf } from '../session/connection-status.js';
import { sessionMachine } from '../session/session.machine.js';
import type { Command } from '../protocol/events.js';
import type { SessionEmitted } from '../session/session-types.js';
import { LIMITS } from '../transport/timings.js';
import { createPace } from '../transport/rate-window.js';
import { createAttributes } from './attributes.js';
import { browserEnvironment } from './browser-environment.js';
import { createBus } from './bus.js';
import { createCatchUp } from './catch-up.js';
import type { Chat, ChatEvents, ChatOptions } from './chat.js';
import { createGuestTyping } from './guest-typing.js';
import { createOlderLoader } from './older-loader.js';
import { createDeployment } from './deployment.js';
import type { Environment } from './environment.js';
import { createSay } from './say.js';
import { createSends } from './sends.js';
import { createSessionClock } from './session-clock.js';
import { createStores } from './stores.js';
import { createTranscript } from './transcript.js';
import { watchLifecycle } from './watch-lifecycle.js';

/** States that end a session: what was not sent will not be sent by itself. */
const ENDINGS: Partial<Record<ErrorCode, ChatEvents['session']['phase']>> = {
  'session/expired': 'expired',
  'session/cleared': 'cleared',
  'session/logged-out': 'signed-out',
  'session/read-only': 'ended',
  'session/downgrade': 'signed-out',
};

/**
 * The composition root: the one page that knows every part.
 *
 * Frames go socket → session machine → here → timeline → stores; what the visitor says goes here → timeline (the local echo)
 * and outbox → session machine → socket.
 *
 * @param parts - Replaces parts of the browser's environment: socket, fetch, clock, random, storage …
 * @throws GenesysChatError config/missing-deployment, config/unknown-environment, config/bad-endpoint.
 */
export const createChat = (options: ChatOptions, parts: Partial<Environment> = {}): Chat => {
  const environment: Environment = { ...browserEnvironment({ storage: options.storage }), ...parts };
  const { clock, wall, newId } = environment;
  const report = (code: ErrorCode, hint?: string): void =>
    bus.say('error', {
      code,
      message: CHAT_ERRORS[code].sentence,
      fatal: CHAT_ERRORS[code].recovery === 'owner',
      hint,
    });
  /** A listener for errors that throws itself must not call itself for ever. */
  let reporting = false;
  const listenerFailed = (): void => {
    if (reporting) return;
    reporting = true;
    report('host/listener-failed');
    reporting = false;
  };
  const bus = createBus<ChatEvents>(listenerFailed);
  const stores = createStores(listenerFailed);
  const sends = createSends();
  const reported = new Set<string>();
  let disposed = false;

  const lifecycle = watchLifecycle(environment, (event) => session.send(event));
  const deployment = createDeployment(options, environment, {
    settings: (settings) => stores.settings.set(settings),
    problem: (code) => report(code),
  });
  const echoPace = createPace(LIMITS.echo, () => clock.now());
  const session = createActor(sessionMachine, {
    clock,
    input: {
      ...deployment,
      ...lifecycle.facts,
      clock,
      wall,
      newId,
      random: environment.random,
      attemptPace: createPace(LIMITS.attempts, () => clock.now()),
      historyPace: createPace(LIMITS.history, () => clock.now()),
      echoPace,
      isKnown: (key) => transcript.timeline.has(key),
      knownCount: () => transcript.timeline.state.order.length,
      onDefect: () => report('history/unavailable', 'unexpected'),
    },
  });
  const outbox = createActor(outboxMachine, {
    clock,
    input: { clock, random: environment.random, pace: createPace(LIMITS.messages, () => clock.now()) },
  });

  const transcript = createTranscript({
    stores,
    bus,
    sends,
    moreHistory: () => session.getSnapshot().context.moreHistory,
    delivered(clientId) {
      outbox.send({ type: 'message.delivered', clientId });
      attributes.delivered(clientId);
      sessionClock.active();
    },
  });
  const { fold, fail } = transcript;
  const attributes = createAttributes(() => session.getSnapshot().context.ready?.maxAttributeBytes, report);
  const transmit = (command: Command): void => session.send({ type: 'frame.transmit', command });
  /** With auto start the flow listens only once the join is known. */
  let isJoined = true;
  const guestTyping = createGuestTyping({
    now: () => clock.now(),
    isWanted: () => stores.status.get() === 'open' && stores.settings.get().showGuestTyping && isJoined,
    newId,
    transmit: (tracingId) => transmit({ type: 'typing.send', tracingId }),
  });
  let clearing = '';
  const sessionClock = createSessionClock({
    stores,
    bus,
    clock,
    wall,
    ask() {
      if (echoPace.wait() > 0) return;
      echoPace.note();
      transmit({ type: 'echo.send' });
    },
  });

  /** The session is over: nothing of the queue goes into another one by itself (I21). */
  const giveUpPending = (code: ErrorCode): void => {
    outbox.send({ type: 'session.changed', code });
    transcript.failPending(code);
  };

  const catchUp = createCatchUp({
    fold,
    newId,
    wall,
    resynced: (detail) => bus.say('resync', detail),
    missed: stores.missed,
  });

  const opened = ({ ready, kind }: Extract<SessionEmitted, { type: 'session.opened' }>): void => {
    if (kind === 'restarted') {
      giveUpPending('message/session-changed');
      fold([{ type: 'timeline.cleared', keepPending: false }]);
      catchUp.forget();
    }
    if (kind === 'replaced') {
      giveUpPending('message/session-changed');
      fold([{ type: 'notice.added', key: `new-session:${newId()}`, notice: 'new-session', at: wall(), after: 'end' }]);
    }
    catchUp.begin(kind === 'resumed');
    sessionClock.opened(ready, kind);
    if (!ready.newSession) return;
    attributes.forget();
    guestTyping.reset();
    isJoined = ready.readOnly || !stores.settings.get().autoStart;
    if (isJoined) return;
    const tracingId = newId();
    const luggage = attributes.take(tracingId);
    transmit({ type: 'presence.join', tracingId, ...(luggage && { attributes: luggage }) });
  };

  session.on('session.opened', opened);
  session.on('link.up', (event) => outbox.send(event));
  session.on('link.down', (event) => outbox.send(event));
  session.on('message.received', ({ record }) => {
    sessionClock.active();
    fold([{ type: 'message.received', record }], true);
  });
  session.on('presence.received', ({ presence, record, tracingId }) => {
    if (presence === 'join') isJoined = true;
    if (tracingId !== undefined) attributes.delivered(tracingId);
    if (record) fold([{ type: 'message.received', record }], true);
  });
  session.on('history.page', ({ page, older }) => catchUp.page(page, older));
  session.on('history.caught-up', ({ complete }) => catchUp.end(complete));
  session.on('history.looked', (event) => outbox.send(event));
  session.on('typing.changed', ({ typing }) =>
    stores.typing.set(stores.settings.get().showAgentTyping ? typing : undefined),
  );
  session.on('echo.received', ({ expiresAt }) => sessionClock.timed(expiresAt));
  session.on('request.refused', (event) => {
    const { tracingId, code } = event;
    // A feature that is off, and nothing else (P-39).
    if (guestTyping.refused(tracingId)) return;
    if (tracingId === clearing && code === 403)
      return stores.settings.set({ ...stores.settings.get(), canClear: false });
    if (tracingId !== undefined) attributes.refused(tracingId, code);
    outbox.send(event);
    // What concerns a message is told at the message.
    if (tracingId !== undefined && !transcript.timeline.has(tracingId)) report('service/error', `code ${code}`);
  });
  session.on('frame.ignored', ({ reason, what }) => {
    const seen = `${reason}:${what}`;
    if (reported.has(seen) || reported.size >= 50) return;
    reported.add(seen);
    report(`frame/${reason}`, what);
  });

  outbox.on('outbox.transmit', ({ clientId, outgoing }) => {
    const luggage = attributes.take(clientId);
    transmit({ type: 'message.send', clientId, outgoing, ...(luggage && { attributes: luggage }) });
  });
  outbox.on('history.look', (event) => session.send(event));
  outbox.on('link.suspect', (event) => session.send(event));
  outbox.on('session.reconfigure', (event) => session.send(event));
  outbox.on('outbox.rests', ({ ms }) => stores.pausedUntil.set(ms >= 1_000 ? wall() + ms : undefined));
  outbox.on('delivery.changed', ({ clientId, delivery, code }) => {
    if (delivery === 'failed') fail(clientId, code ?? 'message/unconfirmed');
    else fold([{ type: 'delivery.changed', clientId, delivery }]);
  });

  session.subscribe((snapshot) => {
    // A listener may have disposed the chat in the middle of what this snapshot tells.
    if (disposed) return;
    const status = statusOf(snapshot);
    const { reason, failures } = snapshot.context;
    const before = stores.connection.get();
    const retryAt = retryAtOf(snapshot);
    const attempt = failures;
    stores.hasOlder.set(transcript.timeline.trimmed || snapshot.context.moreHistory);
    if (before.state === status && before.reason === reason && before.attempt === attempt && before.retryAt === retryAt)
      return;
    lifecycle.follow(status);
    if (status === before.state) {
      stores.connection.set({ ...before, reason, attempt, retryAt });
      return;
    }
    const ending = reason && ['expired', 'closed', 'read-only'].includes(status) ? ENDINGS[reason] : undefined;
    if (ending && reason) giveUpPending(reason);
    if (ending) sessionClock.stop();
    // The service has forgotten the conversation, at the visitor's own wish: so do we (P-38).
    if (reason === 'session/cleared') fold([{ type: 'timeline.cleared', keepPending: false }]);
    stores.connection.set({ state: status, reason, attempt, retryAt, role: 'solo' });
    stores.status.set(status);
    bus.say('status', { status, previous: before.state, reason, attempt, retryAt });
    if (ending) bus.say('session', { phase: ending, expiresAt: stores.session.get()?.expiresAt });
    if (status === 'failed' && reason) report(reason);
  });

  session.start();
  outbox.start();

  const older = createOlderLoader({
    hasOlder: () => stores.hasOlder.get(),
    canRead: () => !disposed && session.getSnapshot().matches({ linked: 'bound' }),
    read: () => session.send({ type: 'history.older' }),
  });
  session.on('older.done', ({ outcome }) => older.done({ added: catchUp.olderAdded(), complete: !outcome.more }));
  session.on('older.failed', () => older.stop('history/unavailable'));
  session.on('link.down', () => older.stop('history/unavailable'));

  /** Why nothing can be said any more: the session is over, or the chat is open elsewhere. */
  const isOver = (): ErrorCode | undefined => {
    const { state, reason } = stores.connection.get();
    const isEnd = reason !== undefined && (ENDINGS[reason] !== undefined || reason === 'connection/elsewhere');
    return isEnd && ['expired', 'closed', 'read-only'].includes(state) ? reason : undefined;
  };
  const say = createSay({
    transcript,
    sends,
    newId,
    wall,
    over: () => (disposed ? 'chat/disposed' : isOver()),
    submit(clientId, outgoing) {
      outbox.send({ type: 'message.submit', clientId, outgoing });
      // The first thing said opens the line.
      const status = stores.status.get();
      session.send({ type: status === 'idle' || status === 'closed' ? 'chat.connect' : 'chat.touch' });
    },
    again: (clientId) => outbox.send({ type: 'message.resend', clientId }),
    drop: (clientId) => outbox.send({ type: 'message.discard', clientId }),
  });

  return {
    ...stores.readable,
    actor: session,
    connect: () => session.send({ type: 'chat.connect' }),
    disconnect: () => session.send({ type: 'chat.disconnect' }),
    retry: () => session.send({ type: 'chat.retry' }),
    startNew: () => session.send({ type: 'chat.startNew' }),
    touch: () => session.send({ type: 'chat.touch' }),
    typed() {
      session.send({ type: 'chat.touch' });
      guestTyping.typed();
    },
    send(draft) {
      const { text, customAttributes } = typeof draft === 'string' ? { text: draft } : draft;
      if (customAttributes) attributes.add(customAttributes);
      return say.say({ text });
    },
    answer: (answer) => say.say({ answer }),
    choose: say.choose,
    resend: say.resend,
    discard: say.discard,
    retryAll: say.retryAll,
    setAttributes: attributes.set,
    clear() {
      if (!stores.settings.get().canClear) return;
      clearing = newId();
      transmit({ type: 'presence.clear', tracingId: clearing });
    },
    loadOlder: () => older.load(),
    reloadGap: () => session.send({ type: 'history.again' }),
    on: (type, listener) => bus.on(type, listener),
    diagnostics: () => ({
      ...stores.connection.get(),
      deploymentId: options.deploymentId,
      messages: transcript.timeline.messages.length,
      pending: transcript.timeline.pending.length,
      session: stores.session.get(),
      settings: stores.settings.get() === DEFAULT_SETTINGS ? 'defaults' : stores.settings.get(),
    }),
    dispose() {
      if (disposed) return;
      disposed = true;
      lifecycle.stop();
      sessionClock.stop();
      session.stop();
      outbox.stop();
      older.stop('chat/disposed');
      sends.failAll('chat/disposed');
      bus.clear();
    },
  };
};
