/** A chat that holds still: it has one conversation, answers go through at once, and nothing leaves the page. */
/** @typedef {ReturnType<typeof createStillChat>} StillChat */

/** @template T @param {T} value */
const store = (value) => {
  let current = value;
  const listeners = new Set();
  return {
    get: () => current,
    set(next) {
      current = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const SETTINGS = {
  title: undefined,
  subtitle: undefined,
  accent: undefined,
  showAgentTyping: true,
  showGuestTyping: true,
  autoStart: false,
  markdown: true,
  canClear: false,
};
const START = Date.UTC(2026, 2, 11, 9, 16);
const FAILED = { code: 'message/refused', message: 'The service refused this message.', retryable: true };

const textOf = ({ kind, text, choices }) => {
  const list = choices.map((choice) => choice.text).filter(Boolean);
  return kind === 'form' ? text || list.join(', ') : list.join(', ');
};

/**
 * @param {import('./samples.js').Sample} sample
 * @param {string} state
 */
export const createStillChat = (sample, state) => {
  let made = 0;
  const base = sample.make(`${sample.id}-${state.replace(/\W+/g, '-')}`);
  const messages = store(Object.freeze([]));
  const pending = store(Object.freeze([]));
  const status = store(state === 'ended' ? 'read-only' : 'open');
  const connection = store({
    state: status.get(),
    reason: undefined,
    attempt: 0,
    retryAt: undefined,
    role: 'solo',
  });
  const stamp = () => ({ id: `${sample.id}-${state}-${(made += 1)}`, time: START + made * 20_000 });

  const mark = (answer, delivery) =>
    messages.get().map((message) => {
      const isIt = message.content.some(({ of }) => of !== undefined && of === answer.to);
      if (!isIt) return message;
      const { answered: _, ...open } = message;
      return delivery === 'failed' ? open : { ...open, answered: answer };
    });

  const answer = (given, delivery = 'sent') => {
    const error = delivery === 'failed' ? { error: FAILED } : {};
    const own = { ...stamp(), author: 'guest', content: [], text: textOf(given), answer: given, delivery, ...error };
    messages.set(Object.freeze([...mark(given, delivery), own]));
    if (delivery === 'failed') pending.set(Object.freeze([own]));
    return Promise.resolve(own);
  };

  messages.set(
    Object.freeze(
      base.messages.map((message) => ({ author: 'bot', name: 'Nova', content: [], ...stamp(), ...message })),
    ),
  );
  if (state === 'answered') void answer(base.answer);
  if (state === 'failed') void answer(base.answer, 'failed');

  const remove = (id) => {
    messages.set(Object.freeze(messages.get().filter((message) => message.id !== id)));
    pending.set(Object.freeze([]));
  };
  const nothing = () => {};
  /** @type {Map<string, Set<(detail: object) => void>>} */
  const listeners = new Map();
  return {
    status,
    connection,
    messages,
    pending,
    typing: store(undefined),
    session: store(undefined),
    settings: store(SETTINGS),
    hasOlder: store(false),
    pausedUntil: store(undefined),
    missed: store(0),
    uploads: store(Object.freeze([])),
    files: store(undefined),
    actor: undefined,
    connect: nothing,
    disconnect: nothing,
    retry: nothing,
    startNew: nothing,
    touch: nothing,
    typed: nothing,
    clear: nothing,
    end: nothing,
    signIn: () => Promise.resolve(),
    signOut: () => Promise.resolve(),
    setAuthProvider: nothing,
    setJourneyContext: nothing,
    attach: () => [],
    removeUpload: nothing,
    retryUpload: nothing,
    setAttributes: nothing,
    reloadGap: nothing,
    retryAll: nothing,
    dispose: nothing,
    discard: remove,
    resend(id) {
      const failed = messages.get().find((message) => message.id === id);
      remove(id);
      if (failed?.answer) void answer(failed.answer);
    },
    answer: (given) => answer(given),
    send(draft) {
      const text = typeof draft === 'string' ? draft : draft.text;
      const own = { ...stamp(), author: 'guest', content: [], text, delivery: 'sent' };
      messages.set(Object.freeze([...messages.get(), own]));
      return Promise.resolve(own);
    },
    choose: () => Promise.reject(new Error('nothing to choose')),
    loadOlder: () => Promise.resolve({ added: 0, complete: true }),
    draft: store(''),
    freshUrl: () => Promise.reject(new Error('no service')),
    diagnostics: () => ({}),
    on(type, listener) {
      const all = listeners.get(type) ?? new Set();
      listeners.set(type, all.add(listener));
      return () => all.delete(listener);
    },
    /** Says it to whoever listens; a chat of its own accord says nothing. */
    tell(type, detail) {
      for (const listener of listeners.get(type) ?? []) listener(detail);
    },
  };
};
