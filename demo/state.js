/** One state of the chat, in its place on a page: `?of=offline`, with `dark`, `rtl` and `large` for how it is shown. */
import { createStillChat } from './gallery/still-chat.js';
import { h } from './lib/dom.js';
import { createStillClock } from './states/still-clock.js';
import { STATES } from './states/states.js';
import { NOW } from './states/words.js';
import '/dist/define.min.js';

const root = document.documentElement;
const query = new URLSearchParams(location.search);
const state = STATES.find(({ id }) => id === query.get('of')) ?? STATES[0];

root.dataset.scheme = query.has('dark') ? 'dark' : 'light';
root.lang = state.lang ?? 'en';
root.dir = query.has('rtl') || state.lang === 'ar' ? 'rtl' : 'ltr';
root.classList.toggle('large', query.has('large'));
document.title = `genesys-chat: ${state.title}`;

const element = /** @type {any} */ (h('genesys-chat', { heading: 'Fern & Field', ...state.attributes }));
const clock = createStillClock(NOW);
element.clock = clock;
const chat = createStillChat(
  { id: state.id, title: '', states: [], make: () => ({ messages: [...(state.messages ?? [])] }) },
  'shown',
);

const become = async (/** @type {string} */ status, more = {}) => {
  chat.status.set(status);
  chat.connection.set({ ...chat.connection.get(), state: status, ...more });
  chat.pending.set(Object.freeze(chat.messages.get().filter(({ delivery }) => delivery === 'queued')));
  await element.updateComplete;
  // Longer than a blip, so that it is worth a word.
  const { retryAt } = chat.connection.get();
  clock.advance(1_200);
  if (retryAt === undefined) clock.advance(1_000);
};
const arrive = (/** @type {object[]} */ ...arriving) => {
  for (const message of arriving) {
    chat.messages.set(Object.freeze([...chat.messages.get(), message]));
    chat.tell('message', { message });
  }
};
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const frames = async () => {
  for (let i = 0; i < 3; i += 1) await frame();
};
const find = async (/** @type {string} */ selector) => {
  for (;;) {
    const found = element.shadowRoot?.querySelector(selector);
    if (found) return found;
    await frame();
  }
};

if (state.slot) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(state.slot));
  element.append(template.content.cloneNode(true));
}
chat.status.set(state.status ?? 'open');
chat.connection.set({ ...chat.connection.get(), state: chat.status.get() });
chat.settings.set({ ...chat.settings.get(), subtitle: state.lang ? undefined : 'Typically replies in minutes' });
element.chat = chat;
element.open = !state.closed;
document.body.append(element);
await element.ready;
if (!state.closed && state.messages?.length) await find('.message');
await frames();
await state.then?.({ element, chat, clock, become, arrive, find, frames });
await frames();
root.dataset.ready = '';
