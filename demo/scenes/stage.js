/** A real chat over a socket and requests that live in this page: the service is a scene's script. */
import { createChat, createMemoryStore } from '/dist/headless.min.js';

/** When all this happened, by the clock on the wall: the fixtures' own day. */
export const NOW = Date.UTC(2026, 5, 2, 8, 40);
const DEPLOYMENT = '603fb444-c508-4857-9edd-dbc61ca2e682';
/** Milliseconds for a chat to come to rest once nothing more is said to it; far below whatever it shows for a while. */
const REST = 200;
const ART = ['house', 'pots', 'field'];

const art = (/** @type {number} */ n) => new URL(`../gallery/art/${ART[n % ART.length]}.svg`, import.meta.url).href;

/** Pictures stand in this page: nothing is fetched from anywhere else. */
const localize = (/** @type {string} */ text) => {
  let n = 0;
  return text
    .replace(/https:\/\/pictures\.example\.test\/[^"]*/g, () => art(n++))
    .replace(/https:\/\/files\.example\.test\/d\/(?:b81e4f0c2a57|fresh)[^"]*/g, art(2));
};

const texts = new Map();

/** Reads all fixtures. @returns {Promise<readonly string[]>} their names, sorted. */
export const loadFixtures = async () => {
  const names = await (await fetch('/fixtures/index.json')).json();
  await Promise.all(
    names.map(async (/** @type {string} */ name) =>
      texts.set(name, await (await fetch(`/fixtures/${name}.json`)).text()),
    ),
  );
  return names;
};

export const textOf = (/** @type {string} */ name) => texts.get(name);
export const fixture = (/** @type {string} */ name) => JSON.parse(localize(texts.get(name)));

/** What the service makes of a message it was sent. */
const echoOf = ({ tracingId, message }) => ({
  type: 'message',
  class: 'StructuredMessage',
  code: 200,
  tracingId,
  body: {
    id: `echo-of-${tracingId ?? message.metadata?.customMessageId}`,
    direction: 'Inbound',
    type: 'Text',
    channel: { time: new Date(NOW).toISOString() },
    ...message,
    ...(message.content && {
      content: message.content.map((each) =>
        each.contentType === 'Attachment'
          ? { ...each, attachment: { ...fixture('s2c-echo-attachment-only').body.content[0].attachment } }
          : each,
      ),
    }),
  },
});

/** @param {{ config?: string, history?: string, refuseHistory?: boolean }} files */
const createFetch = ({ config = 'rest-config', history = 'rest-history-empty', refuseHistory = false }) => {
  const reply = (/** @type {string} */ name, status = 200) =>
    new Response(localize(texts.get(name)), { status, headers: { 'content-type': 'application/json' } });
  return async (/** @type {string} */ url) => {
    if (url.endsWith('/domains.json')) return reply('rest-domains');
    if (url.endsWith('/config.json')) return reply(config);
    if (url.includes('/webmessaging/messages')) return refuseHistory ? reply('rest-error-401', 401) : reply(history);
    if (url.includes('/refresh')) return reply('rest-token-refresh-response');
    if (url.includes('exchange')) return reply('rest-jwt-exchange-response');
    return new Response('', { status: 200 });
  };
};

/**
 * @typedef {object} Stage
 * @property {any} chat
 * @property {(frame: object) => void} deliver The service says this.
 * @property {(frame: object) => void} echo What a message like this comes back as.
 * @property {Map<string, (request: any) => void>} answers By the request's action; a scene puts its own in.
 * @property {() => Promise<void>} open Connects, and waits until one can talk.
 * @property {() => Promise<void>} rest Waits until the chat has come to rest.
 * @property {() => void} hold From now on its time stands still.
 */

/** @param {{ opens?: string, config?: string, history?: string, refuseHistory?: boolean, put?: any, provider?: any }} [options] @returns {Stage} */
export const createStage = (options = {}) => {
  /** @type {any} */
  let socket;
  let isHeld = false;
  const deliver = (/** @type {object} */ frame) => socket?.onmessage?.({ data: JSON.stringify(frame) });
  const echo = (/** @type {any} */ request) => deliver(echoOf(request));
  const answer = (/** @type {string} */ name, /** @type {any} */ request) =>
    deliver({ ...fixture(name), tracingId: request.tracingId });
  let known = false;
  const configure = (/** @type {any} */ request) => {
    answer(options.opens ?? (known ? 's2c-session-response-resumed' : 's2c-session-response-new'), request);
    known = true;
  };
  const answers = new Map([
    ['configureSession', configure],
    ['configureAuthenticatedSession', configure],
    ['getJwt', (/** @type {any} */ request) => answer('s2c-jwt-response', request)],
    ['onMessage', echo],
  ]);
  const timer = {
    now: () => performance.now(),
    setTimeout: (/** @type {() => void} */ fn, /** @type {number} */ ms) => setTimeout(() => isHeld || fn(), ms),
    clearTimeout: (/** @type {number} */ id) => clearTimeout(id),
  };

  const createSocket = () => {
    const made = {
      readyState: 0,
      bufferedAmount: 0,
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      send: (/** @type {string} */ text) => {
        const request = JSON.parse(text);
        queueMicrotask(() => answers.get(request.action)?.(request));
      },
      close: () => (made.readyState = 3),
    };
    queueMicrotask(() => {
      made.readyState = 1;
      /** @type {any} */ (made.onopen)?.({});
    });
    return (socket = made);
  };

  const chat = createChat(
    { deploymentId: DEPLOYMENT, environment: 'prod-euw2', authProvider: options.provider },
    {
      createSocket,
      fetch: createFetch(options),
      put: options.put ?? (async () => ({ status: 200 })),
      clock: timer,
      wall: () => NOW,
      store: createMemoryStore(),
    },
  );

  const rest = async () => {
    do await new Promise((resolve) => setTimeout(resolve, REST));
    while (chat.status.get() === 'resuming');
  };
  return {
    chat,
    deliver,
    echo,
    answers,
    rest,
    hold: () => (isHeld = true),
    async open() {
      const opened = new Promise((resolve) => {
        const look = (/** @type {string} */ status) => status === 'open' && resolve(undefined);
        chat.status.subscribe(look);
        look(chat.status.get());
      });
      chat.connect();
      await opened;
      await rest();
    },
  };
};
