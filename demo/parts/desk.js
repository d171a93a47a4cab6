import { h, keepingEnd } from '../lib/dom.js';
import { OFFERS } from './offers.js';

const AGENT = { nickname: 'Ana' };

/** At most one typing event in this time, in milliseconds: as often as the real desk sends them. */
const TYPING_SPACING = 4000;
const GUEST_TYPING_SHOWN = 5000;

const QUICK_TEXTS = [
  'Hi, this is Ana. How can I help?',
  'Let me look that up for you.',
  'A fern likes shade, and water twice a week.',
  'Your order left us this morning: it arrives **tomorrow**.',
];

const timeOf = (/** @type {string | undefined} */ iso) => {
  const time = iso === undefined ? new Date() : new Date(iso);
  return time.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
};

/** What the service stored, in words; a message without a text is told by what it carries. */
const wordsOf = (/** @type {any} */ message) => {
  const chosen = (message.content ?? []).flatMap((/** @type {any} */ item) => item.buttonResponse?.text ?? []);
  return message.text || chosen.join(', ') || message.content?.[0]?.contentType || 'Something without words';
};

const eventWords = (/** @type {any} */ message) => {
  const event = message.events?.[0];
  const presence = event?.presence?.type;
  const words = {
    Join: 'The visitor joined',
    Disconnect: 'The conversation ended',
    Clear: 'The visitor cleared the chat',
  };
  return words[presence] ?? event?.eventType ?? 'Event';
};

/**
 * The conversation as the service has it, and a pen.
 *
 * @param {HTMLElement} place
 * @param {{ post: (path: string, body?: object) => Promise<any> }} deps
 */
export const createDesk = (place, { post }) => {
  const log = h('div', {
    class: 'desk-log',
    role: 'log',
    tabindex: '0',
    'aria-label': 'Conversation as the service has it',
  });
  const empty = h('p', { class: 'hint', text: 'Nobody is here yet. Write a first message in the shop’s chat.' });
  const typing = h('p', { class: 'desk-typing', role: 'status' });
  const problem = h('p', { class: 'desk-problem', role: 'alert' });
  const input = h('textarea', {
    class: 'desk-input',
    rows: 1,
    'aria-label': 'Answer as Ana',
    placeholder: 'Answer as Ana…',
  });
  let lastTyping = 0;
  let typingTimer = 0;

  const ask = async (/** @type {string} */ path, /** @type {object} */ body) => {
    problem.textContent = '';
    try {
      await post(path, body);
      return true;
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
      return false;
    }
  };

  const say = async (/** @type {string} */ text) => {
    if (text.trim() === '') return;
    if (await ask('say', { text: text.trim(), from: AGENT })) lastTyping = 0;
    else if (input.value === '') input.value = text;
  };

  const offers = h(
    'select',
    { class: 'desk-offers', 'aria-label': 'Send something to answer' },
    h('option', { value: '', text: 'Send…' }),
    ...Object.keys(OFFERS).map((name) => h('option', { value: name, text: name })),
  );
  offers.addEventListener('change', () => {
    const offer = OFFERS[offers.value];
    offers.value = '';
    if (offer) void ask('say', { ...offer(), from: AGENT });
  });

  const sendInput = () => {
    const text = input.value;
    input.value = '';
    void say(text);
  };

  const tellTyping = () => {
    lastTyping = Date.now();
    return ask('agent', { action: 'typing', ...AGENT });
  };

  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendInput();
  });
  input.addEventListener('input', () => {
    if (input.value !== '' && Date.now() - lastTyping > TYPING_SPACING) void tellTyping();
  });

  const act = (/** @type {string} */ label, /** @type {string} */ title, /** @type {() => unknown} */ onclick) =>
    h('button', { type: 'button', class: 'text-button', title, text: label, onclick });

  const form = h('form', { class: 'desk-form' }, input, h('button', { class: 'primary', text: 'Send' }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sendInput();
  });

  place.append(
    h('div', { class: 'desk-conversation' }, empty, log),
    typing,
    h(
      'div',
      { class: 'quick-texts', role: 'group', 'aria-label': 'Quick texts' },
      ...QUICK_TEXTS.map((text) =>
        h('button', { type: 'button', class: 'chip', text: text.replaceAll('*', ''), onclick: () => say(text) }),
      ),
    ),
    problem,
    form,
    h(
      'div',
      { class: 'desk-actions' },
      offers,
      act('Typing…', 'Show the visitor that Ana types', tellTyping),
      act('Leave', 'Ana leaves; the visitor may write on', () => ask('agent', { action: 'disconnect', mode: 'Send' })),
      act('Close', 'The conversation is closed: the visitor can read, but not write', () =>
        ask('agent', { action: 'disconnect', mode: 'ReadOnly' }),
      ),
    ),
  );

  const setTyping = (/** @type {boolean} */ on) => {
    clearTimeout(typingTimer);
    typing.textContent = on ? 'The visitor is typing…' : '';
    if (on) typingTimer = window.setTimeout(() => setTyping(false), GUEST_TYPING_SHOWN);
  };

  const row = (/** @type {any} */ message) => {
    if (message.type === 'Event')
      return h('p', { class: 'desk-event', text: `${eventWords(message)} · ${timeOf(message.time)}` });
    const guest = message.direction === 'Inbound';
    return h(
      'div',
      { class: `desk-message ${guest ? 'guest' : 'agent'}` },
      h('bdi', { class: 'desk-bubble', text: wordsOf(message) }),
      h('span', { class: 'desk-meta', text: `${guest ? 'Visitor' : 'You'} · ${timeOf(message.time)}` }),
    );
  };

  return {
    /** @param {any} message As the service stored it. */
    add(message) {
      empty.hidden = true;
      if (message.direction === 'Inbound') setTyping(false);
      keepingEnd(log, () => log.append(row(message)));
    },
    guestTyping: () => setTyping(true),
    clear() {
      log.replaceChildren();
      setTyping(false);
      empty.hidden = false;
    },
  };
};
