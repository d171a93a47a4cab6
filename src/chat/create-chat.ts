import { createActor } from 'xstate';
import type { ErrorCode } from '../model/errors.js';
import { DEFAULT_SETTINGS } from '../model/settings.js';
import { outboxMachine } from '../outbox/outbox.machine.js';
import { fetchPut } from '../rest/put.js';
import type { Command } from '../protocol/events.js';
import type { SessionEmitted } from '../session/session-types.js';
import { createAttributes } from './attributes.js';
import { createAuth } from './auth.js';
import { createAutoStart } from './auto-start.js';
import { browserEnvironment } from './browser-environment.js';
import { createCatchUp } from './catch-up.js';
import type { Chat, ChatOptions, Draft } from './chat.js';
import { createFiles, FILE_FACTS } from './files.js';
import { followStatus } from './follow-status.js';
import { createGuestTyping } from './guest-typing.js';
import { seenTyping } from './introduce.js';
import { inspected } from './inspect.js';
import { createKeptDraft } from './kept-draft.js';
import { createLinked } from './linked.js';
import { createOlderLoader } from './older-loader.js';
import { createDeployment } from './deployment.js';
import { overBy } from './endings.js';
import type { Environment } from './environment.js';
import { createPaces } from './paces.js';
import { createRefusals } from './refusals.js';
import { createReports } from './reports.js';
import { createSay } from './say.js';
import { createSends } from './sends.js';
import { createSessionClock } from './session-clock.js';
import { createStores } from './stores.js';
import { createTranscript } from './transcript.js';
import { watchLifecycle } from './watch-lifecycle.js';

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
  const environment: Environment = {
    ...browserEnvironment({ storage: options.storage }),
    ...(parts.fetch && { put: fetchPut(parts.fetch) }),
    // Other tabs know nothing of a network of one's own.
    ...(parts.createSocket && { tabs: undefined }),
    ...parts,
  };
  const { clock, wall, newId } = environment;
  const { bus, report, listenerFailed, ignored } = createReports();
  const stores = createStores(listenerFailed);
  const sends = createSends();
  let disposed = false;

  const lifecycle = watchLifecycle(environment, (event) => {
    if (event.type === 'page.frozen') line.freeze();
    else session.send(event);
  });
  const deployment = createDeployment(options, environment, {
    settings: (settings) => stores.settings.set(settings),
    problem: (code) => report(code),
  });
  const { messagePace: pace, ...paces } = createPaces(clock);
  const { session, line } = createLinked({
    ...{ options, environment, deployment, stores, paces, report },
    facts: lifecycle.facts,
    timeline: () => transcript.timeline,
  });
  const outbox = createActor(outboxMachine, { clock, input: { clock, random: environment.random, pace } });

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
  const autoStart = createAutoStart({
    now: () => clock.now(),
    isWanted: () => (options.autoStart ?? false) || stores.settings.get().autoStart,
    join() {
      const tracingId = newId();
      const luggage = attributes.take(tracingId);
      transmit({ type: 'presence.join', tracingId, ...(luggage && { attributes: luggage }) });
    },
  });
  const auth = createAuth({
    stores,
    deployment,
    clock,
    provider: options.authProvider,
    isBound: () => session.getSnapshot().matches({ linked: 'bound' }),
    tell(event) {
      if (event.type === 'chat.end' || event.type === 'session.logged-out') line.tell(event.type);
      session.send(event);
    },
    signedIn: (expiresAt) => bus.say('session', { phase: 'signed-in', expiresAt }),
    report,
  });
  const guestTyping = createGuestTyping({
    now: () => clock.now(),
    isWanted: () => stores.status.get() === 'open' && stores.settings.get().showGuestTyping && autoStart.isJoined,
    newId,
    transmit: (tracingId) => transmit({ type: 'typing.send', tracingId }),
  });
  const sessionClock = createSessionClock({
    stores,
    bus,
    clock,
    wall,
    ask() {
      if (paces.echoPace.wait() > 0) return;
      paces.echoPace.note();
      transmit({ type: 'echo.send' });
    },
  });

  const over = (): ErrorCode | undefined => (disposed ? 'chat/disposed' : overBy(stores.connection.get()));
  /** The first thing said opens the line, unless somebody else says when. */
  const wake = (): void => {
    const status = stores.status.get();
    if (status !== 'idle' && status !== 'closed') session.send({ type: 'chat.touch' });
    else if (options.connectOnSend !== false) session.send({ type: 'chat.connect' });
  };
  const files = createFiles({
    ...{ environment, pace, stores, bus, transmit, wake, over },
    say: () => say,
    isUploadHost: deployment.isUploadHost,
    renew: transcript.renew,
  });

  const { attach, removeUpload, retryUpload, freshUrl } = files;
  const refusals = createRefusals({
    ...{ stores, guestTyping, files, attributes, newId, transmit, report },
    isSignedIn: deployment.isSignedIn,
    isMessage: (tracingId) => transcript.timeline.has(tracingId),
    pass: (event) => outbox.send(event),
  });

  /** The session is over: nothing of the queue goes into another one by itself (I21). */
  const giveUpPending = (code: ErrorCode): void => {
    outbox.send({ type: 'session.changed', code });
    transcript.failPending(code);
    files.sessionChanged(code);
  };

  const catchUp = createCatchUp({
    ...{ fold, newId, wall, missed: stores.missed },
    resynced: (detail) => bus.say('resync', detail),
  });

  const clearTranscript = (keepWaiting = false): void => {
    transcript.clear(keepWaiting);
    catchUp.forget();
  };

  const opened = (event: Extract<SessionEmitted, { type: 'session.opened' }>): void => {
    const { ready, kind, isNew } = event;
    if (kind === 'restarted') clearTranscript(true);
    if (kind === 'replaced') {
      giveUpPending('message/session-changed');
      fold([{ type: 'notice.added', key: `new-session:${newId()}`, notice: 'new-session', at: wall(), after: 'end' }]);
    }
    files.opened(ready.media);
    catchUp.begin(kind === 'resumed');
    sessionClock.opened(event);
    auth.opened(event.authenticated);
    if (isNew) {
      attributes.forget();
      guestTyping.reset();
    }
    autoStart.opened(isNew, ready.readOnly);
  };

  session.on('session.opened', opened);
  for (const fact of ['link.open', 'link.up', 'history.looked'] as const)
    session.on(fact, (event) => outbox.send(event));
  session.on('link.down', (event) => {
    autoStart.down();
    outbox.send(event);
  });
  for (const fact of FILE_FACTS) session.on(fact, (event) => void files.tell(event));
  session.on('step-up.done', ({ ready }) => auth.steppedUp(ready));
  session.on('step-up.failed', ({ code }) => auth.stepUpFailed(code));
  session.on('message.received', ({ record }) => {
    sessionClock.active();
    fold([{ type: 'message.received', record }], true);
  });
  session.on('presence.received', ({ presence, record, tracingId }) => {
    if (presence === 'join') autoStart.joined();
    if (presence === 'sign-in') auth.heard();
    if (tracingId !== undefined) attributes.delivered(tracingId);
    if (record) fold([{ type: 'message.received', record }], true);
  });
  session.on('history.page', ({ page, older }) => {
    if (!older) autoStart.page(page);
    catchUp.page(page, older);
  });
  session.on('history.caught-up', ({ complete }) => {
    autoStart.caughtUp(complete);
    catchUp.end(complete);
  });
  session.on('typing.changed', ({ typing }) => stores.typing.set(seenTyping(typing, stores.settings.get())));
  session.on('echo.received', ({ expiresAt }) => sessionClock.timed(expiresAt));
  session.on('request.refused', refusals.tell);
  session.on('frame.ignored', ignored);

  outbox.on('outbox.transmit', ({ clientId, outgoing }) => {
    const luggage = attributes.take(clientId);
    transmit({ type: 'message.send', clientId, outgoing, ...(luggage && { attributes: luggage }) });
  });
  for (const order of ['history.look', 'link.suspect', 'session.reconfigure'] as const)
    outbox.on(order, (event) => session.send(event));
  outbox.on('outbox.rests', ({ ms }) => stores.pausedUntil.set(ms >= 1_000 ? wall() + ms : undefined));
  outbox.on('delivery.changed', ({ clientId, delivery, code }) => {
    if (delivery === 'failed') fail(clientId, code ?? 'message/unconfirmed');
    else fold([{ type: 'delivery.changed', clientId, delivery }]);
  });

  const follow = followStatus({ stores, bus, lifecycle, sessionClock, auth, giveUpPending, clearTranscript, report });
  session.subscribe((snapshot) => {
    // A listener may have disposed the chat in the middle of what this snapshot tells.
    if (disposed) return;
    stores.hasOlder.set(transcript.timeline.trimmed || snapshot.context.moreHistory);
    follow(snapshot);
  });

  session.start();
  outbox.start();
  if (options.journeyContext) deployment.setJourneyContext(options.journeyContext);

  const older = createOlderLoader({
    hasOlder: () => stores.hasOlder.get(),
    canRead: () => !disposed && session.getSnapshot().matches({ linked: 'bound' }),
    read: () => session.send({ type: 'history.older' }),
  });
  session.on('older.done', ({ outcome }) => older.done({ added: catchUp.olderAdded(), complete: !outcome.more }));
  for (const fact of ['older.failed', 'link.down'] as const) session.on(fact, () => older.stop('history/unavailable'));

  const say = createSay({
    transcript,
    sends,
    newId,
    wall,
    over,
    submit(clientId, outgoing) {
      outbox.send({ type: 'message.submit', clientId, outgoing });
      // Whoever writes is back at the end: what was loaded to be read need not be kept (I14).
      fold([{ type: 'window.reset' }]);
      wake();
    },
    again: (clientId) => outbox.send({ type: 'message.resend', clientId }),
    drop: (clientId) => outbox.send({ type: 'message.discard', clientId }),
  });

  return {
    ...stores.readable,
    draft: createKeptDraft(environment.drafts, options.deploymentId, stores, bus),
    actor: inspected(session),
    connect: () => session.send({ type: 'chat.connect' }),
    disconnect: () => session.send({ type: 'chat.disconnect' }),
    retry() {
      if (!auth.retry()) session.send({ type: 'chat.retry' });
    },
    startNew() {
      // An end has told so already; a failure has not: what waits belongs to the chat that is left (I21).
      if (stores.status.get() === 'failed') giveUpPending('message/session-changed');
      session.send({ type: 'chat.startNew' });
    },
    end: auth.end,
    signIn: auth.signIn,
    signOut: auth.signOut,
    setAuthProvider: auth.setProvider,
    setJourneyContext: deployment.setJourneyContext,
    touch: () => session.send({ type: 'chat.touch' }),
    typed() {
      session.send({ type: 'chat.touch' });
      guestTyping.typed();
    },
    send(draft) {
      const given: Draft = typeof draft === 'string' ? { text: draft } : draft;
      if (given.customAttributes) attributes.add(given.customAttributes);
      return files.send(given);
    },
    ...{ attach, removeUpload, retryUpload, freshUrl },
    answer: (answer) => say.say({ answer }),
    ...{ choose: say.choose, resend: say.resend, discard: say.discard, retryAll: say.retryAll },
    setAttributes: attributes.set,
    clear: refusals.clear,
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
      line.stop();
      outbox.stop();
      auth.over('chat/disposed');
      deployment.stop();
      older.stop('chat/disposed');
      files.stop('chat/disposed');
      sends.failAll('chat/disposed');
      bus.clear();
    },
  };
};
