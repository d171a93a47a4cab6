import { createActor } from 'xstate';
import { CHAT_ERRORS, GenesysChatError, type ErrorCode } from '../model/errors.js';
import type { Message } from '../model/message.js';
import { DEFAULT_SETTINGS } from '../model/settings.js';
import { utf8Bytes } from '../protocol/encode.js';
import { outboxMachine } from '../outbox/outbox.machine.js';
import { retryAtOf, statusOf } from '../session/connection-status.js';
import { sessionMachine } from '../session/session.machine.js';
import type { SessionEmitted } from '../session/session-types.js';
import { emptyTimeline, reduceAll } from '../timeline/reduce.js';
import type { TimelineEvent } from '../timeline/events.js';
import { LIMITS } from '../transport/timings.js';
import { createPace } from '../transport/rate-window.js';
import { browserEnvironment } from './browser-environment.js';
import { createBus } from './bus.js';
import { createCatchUp } from './catch-up.js';
import type { Chat, ChatEvents, ChatOptions } from './chat.js';
import { createOlderLoader } from './older-loader.js';
import { createDeployment } from './deployment.js';
import type { Environment } from './environment.js';
import { createSends } from './sends.js';
import { createStores } from './stores.js';
import { watchLifecycle } from './watch-lifecycle.js';

/** The service counts bytes of UTF-8, not characters. */
const MAX_TEXT_BYTES = 4096;

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
  let timeline = emptyTimeline();

  const lifecycle = watchLifecycle(environment, (event) => session.send(event));
  const deployment = createDeployment(options, environment, {
    settings: (settings) => stores.settings.set(settings),
    problem: (code) => report(code),
  });
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
      echoPace: createPace(LIMITS.echo, () => clock.now()),
      isKnown: (key) => timeline.has(key),
      knownCount: () => timeline.state.order.length,
      onDefect: () => report('history/unavailable', 'unexpected'),
    },
  });
  const outbox = createActor(outboxMachine, {
    clock,
    input: { clock, random: environment.random, pace: createPace(LIMITS.messages, () => clock.now()) },
  });

  const byId = (id: string): Message | undefined => timeline.messages.findLast((message) => message.id === id);

  /** One event or many, folded and shown at once; what it settles is passed on. */
  const fold = (events: readonly TimelineEvent[], live = false): readonly string[] => {
    timeline = reduceAll(timeline, events);
    const { confirmed, added } = timeline;
    stores.messages.set(timeline.messages);
    stores.pending.set(timeline.pending);
    stores.hasOlder.set(timeline.trimmed || session.getSnapshot().context.moreHistory);
    for (const clientId of confirmed) {
      outbox.send({ type: 'message.delivered', clientId });
      const message = byId(clientId);
      if (!message) continue;
      sends.settle(clientId, message);
      bus.say('sent', { message });
    }
    if (live)
      for (const id of added) {
        const message = byId(id);
        if (message) bus.say('message', { message });
      }
    return added;
  };

  const fail = (clientId: string, code: ErrorCode): void => {
    const { recovery, sentence } = CHAT_ERRORS[code];
    const retryable = recovery !== 'edit';
    fold([{ type: 'delivery.changed', clientId, delivery: 'failed', error: { code, message: sentence, retryable } }]);
    sends.fail(clientId, code);
    const message = byId(clientId);
    if (message) bus.say('send-failed', { message, code, retryable });
  };

  /** The session is over: nothing of the queue goes into another one by itself (I21). */
  const giveUpPending = (code: ErrorCode): void => {
    outbox.send({ type: 'session.changed', code });
    for (const { id, delivery } of timeline.pending) if (delivery !== 'failed') fail(id, code);
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
    stores.session.set({
      startedAt: kind === 'resumed' ? (stores.session.get()?.startedAt ?? wall()) : wall(),
      expiresAt: ready.expiresAt,
      resumed: !ready.newSession,
      authenticated: false,
    });
    bus.say('session', { phase: ready.newSession ? 'started' : 'resumed', expiresAt: ready.expiresAt });
    if (ready.newSession && !ready.readOnly && stores.settings.get().autoStart) {
      session.send({ type: 'frame.transmit', command: { type: 'presence.join', tracingId: newId() } });
    }
  };

  session.on('session.opened', opened);
  session.on('link.up', (event) => outbox.send(event));
  session.on('link.down', (event) => outbox.send(event));
  session.on('message.received', ({ record }) => void fold([{ type: 'message.received', record }], true));
  session.on('presence.received', ({ record }) => record && void fold([{ type: 'message.received', record }], true));
  session.on('history.page', ({ page, older }) => catchUp.page(page, older));
  session.on('history.caught-up', ({ complete }) => catchUp.end(complete));
  session.on('history.looked', (event) => outbox.send(event));
  session.on('typing.changed', ({ typing }) =>
    stores.typing.set(stores.settings.get().showAgentTyping ? typing : undefined),
  );
  session.on('echo.received', ({ expiresAt }) => {
    const known = stores.session.get();
    if (known && expiresAt !== undefined) stores.session.set({ ...known, expiresAt });
  });
  session.on('request.refused', (event) => {
    outbox.send(event);
    // What concerns a message is told at the message.
    if (event.tracingId !== undefined && !timeline.has(event.tracingId)) report('service/error', `code ${event.code}`);
  });
  session.on('frame.ignored', ({ reason, what }) => {
    const seen = `${reason}:${what}`;
    if (reported.has(seen) || reported.size >= 50) return;
    reported.add(seen);
    report(`frame/${reason}`, what);
  });

  outbox.on('outbox.transmit', ({ clientId, text }) =>
    session.send({ type: 'frame.transmit', command: { type: 'message.send', clientId, text } }),
  );
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
    stores.hasOlder.set(timeline.trimmed || snapshot.context.moreHistory);
    if (before.state === status && before.reason === reason && before.attempt === attempt && before.retryAt === retryAt)
      return;
    lifecycle.follow(status);
    if (status === before.state) {
      stores.connection.set({ ...before, reason, attempt, retryAt });
      return;
    }
    const ending = reason && ['expired', 'closed', 'read-only'].includes(status) ? ENDINGS[reason] : undefined;
    if (ending && reason) giveUpPending(reason);
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
  const refuse = (code: ErrorCode): Promise<Message> => {
    const promise = Promise.reject<Message>(new GenesysChatError(code));
    promise.catch(() => {});
    return promise;
  };

  return {
    ...stores.readable,
    actor: session,
    connect: () => session.send({ type: 'chat.connect' }),
    disconnect: () => session.send({ type: 'chat.disconnect' }),
    retry: () => session.send({ type: 'chat.retry' }),
    startNew: () => session.send({ type: 'chat.startNew' }),
    touch: () => session.send({ type: 'chat.touch' }),
    send(draft) {
      const text = (typeof draft === 'string' ? draft : draft.text).trim();
      if (disposed) return refuse('chat/disposed');
      if (!text) return refuse('message/empty');
      if (utf8Bytes(text) > MAX_TEXT_BYTES) return refuse('message/too-long');
      const over = isOver();
      if (over) return refuse(over);
      if (timeline.pending.length >= LIMITS.outbox) return refuse('message/queue-full');
      const clientId = newId();
      const sent = sends.wait(clientId);
      fold([{ type: 'message.submit', clientId, text, at: wall() }]);
      outbox.send({ type: 'message.submit', clientId, text });
      // The first thing said opens the line.
      const status = stores.status.get();
      session.send({ type: status === 'idle' || status === 'closed' ? 'chat.connect' : 'chat.touch' });
      return sent;
    },
    resend(id) {
      if (disposed || isOver() || byId(id)?.delivery !== 'failed') return;
      fold([{ type: 'message.resend', clientId: id }]);
      outbox.send({ type: 'message.resend', clientId: id });
    },
    discard(id) {
      const delivery = byId(id)?.delivery;
      if (delivery !== 'failed' && delivery !== 'queued') return;
      outbox.send({ type: 'message.discard', clientId: id });
      fold([{ type: 'message.discard', clientId: id }]);
      sends.fail(id, 'message/discarded');
    },
    retryAll() {
      for (const { id, delivery } of timeline.pending) if (delivery === 'failed') this.resend(id);
    },
    loadOlder: () => older.load(),
    reloadGap: () => session.send({ type: 'history.again' }),
    on: (type, listener) => bus.on(type, listener),
    diagnostics: () => ({
      ...stores.connection.get(),
      deploymentId: options.deploymentId,
      messages: timeline.messages.length,
      pending: timeline.pending.length,
      session: stores.session.get(),
      settings: stores.settings.get() === DEFAULT_SETTINGS ? 'defaults' : stores.settings.get(),
    }),
    dispose() {
      if (disposed) return;
      disposed = true;
      lifecycle.stop();
      session.stop();
      outbox.stop();
      older.stop('chat/disposed');
      sends.failAll('chat/disposed');
      bus.clear();
    },
  };
};
