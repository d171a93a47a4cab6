/**
 * Every state a person can meet.
 *
 * @typedef {object} Tools
 * @property {any} element
 * @property {any} chat A still one: its stores can be set.
 * @property {ReturnType<import('./still-clock.js').createStillClock>} clock
 * @property {(...arriving: object[]) => void} arrive
 * @property {(status: string, more?: object) => Promise<void>} become
 * @property {(selector: string) => Promise<HTMLElement>} find In the element, once it is there.
 * @property {() => Promise<void>} frames Until what was done was drawn.
 *
 * @typedef {object} State
 * @property {string} id
 * @property {string} title
 * @property {readonly object[]} [messages]
 * @property {string} [status]
 * @property {boolean} [closed]
 * @property {Record<string, string>} [attributes]
 * @property {string} [lang]
 * @property {string} [slot] A template of the page that goes inside.
 * @property {(tools: Tools) => void | Promise<void>} [then]
 */
import { ana, ARABIC, EMOJI, GERMAN, guest, LONG, NEW, NOW, SHORT, WORDY } from './words.js';

const FAILED = { code: 'message/refused', message: 'The service refused this message.', retryable: true };
const lost = (text) => guest(0, text, { delivery: 'failed', error: FAILED });
const queued = (text) => guest(0, text, { delivery: 'queued' });
const MISSED = [ana(1, 'Still there?'), ...NEW];

const file = (id, name, mime, size, state, more = {}) => ({
  id,
  name,
  mime,
  size,
  state,
  progress: 0,
  committed: false,
  blob: new Blob([]),
  ...more,
});
const FILES = [
  file('f1', 'Planting plan 2026.pdf', 'application/pdf', 1_204_000, 'ready', { progress: 1 }),
  file('f2', 'greenhouse-by-the-old-pond-in-morning-light.jpg', 'image/jpeg', 3_400_000, 'uploading', {
    progress: 0.62,
  }),
  file('f3', 'fern.heic', 'image/heic', 48_000_000, 'failed', {
    error: { code: 'attachment/upload-failed', message: 'This file could not be uploaded.', retryable: true },
  }),
];
const RULES = { types: ['*/*'], maxBytes: 10_000_000, blockedExtensions: [] };

const setPending = (chat) =>
  chat.pending.set(Object.freeze(chat.messages.get().filter(({ delivery }) => delivery && delivery !== 'sent')));
const openMenu = async ({ find }) => (await find('[part~="menu-button"]')).click();

/** @type {readonly State[]} */
export const STATES = [
  { id: 'closed', title: 'Closed', closed: true, messages: [] },
  {
    id: 'unread',
    title: 'Closed, with unread messages',
    closed: true,
    messages: LONG,
    then: ({ arrive }) => arrive(...NEW),
  },
  { id: 'empty', title: 'Empty, with starters', messages: [], slot: 'starters' },
  { id: 'pre-chat', title: 'A form before the chat', messages: [], status: 'idle', slot: 'pre-chat' },
  {
    id: 'connecting',
    title: 'Connecting',
    messages: [],
    status: 'connecting',
    then: ({ clock }) => clock.advance(1_200),
  },
  { id: 'one-message', title: 'One message', messages: SHORT.slice(0, 1) },
  { id: 'conversation', title: 'A conversation', messages: LONG },
  {
    id: 'new',
    title: 'New messages',
    closed: true,
    messages: LONG,
    then({ arrive, element }) {
      arrive(...NEW);
      element.show();
    },
  },
  {
    id: 'offline',
    title: 'Offline',
    messages: [...SHORT, queued('I can move it to the hall')],
    then: ({ become }) => become('offline'),
  },
  {
    id: 'waiting',
    title: 'Waiting to try again',
    messages: [...SHORT, queued('I can move it to the hall'), queued('Would that be better?')],
    then: ({ become }) => become('reconnecting', { attempt: 3, retryAt: NOW + 9_200 }),
  },
  { id: 'catching-up', title: 'Catching up', messages: SHORT, then: ({ become }) => become('resuming') },
  {
    id: 'restored',
    title: 'Back online, with missed messages',
    messages: LONG,
    async then({ become, chat, find, frames }) {
      await become('reconnecting', { retryAt: NOW + 2_000 });
      await frames();
      // Read further up, so that what was missed is out of sight.
      (await find('.log')).scrollTop = 0;
      await frames();
      chat.messages.set(Object.freeze([...chat.messages.get(), ...MISSED]));
      chat.missed.set(MISSED.length);
      chat.tell('resync', { missed: MISSED.length, from: MISSED[0].time, to: MISSED.at(-1)?.time });
      await become('open', { retryAt: undefined });
    },
  },
  {
    id: 'rate-limited',
    title: 'Rate limited',
    messages: [...SHORT, queued('And the soil is damp')],
    then: ({ chat }) => chat.pausedUntil.set(NOW + 3_000),
  },
  {
    id: 'expiring',
    title: 'Ends soon',
    messages: SHORT,
    then: ({ chat }) =>
      chat.session.set({ startedAt: NOW - 60_000, expiresAt: NOW + 299_000, resumed: false, authenticated: false }),
  },
  { id: 'expired', title: 'Ended', messages: SHORT, status: 'expired' },
  { id: 'read-only', title: 'Closed by the other side', messages: SHORT, status: 'read-only' },
  {
    id: 'elsewhere',
    title: 'Open elsewhere',
    messages: SHORT,
    then: ({ become }) => become('closed', { reason: 'connection/elsewhere' }),
  },
  {
    id: 'refused',
    title: 'Refused',
    messages: [],
    then: ({ become }) => become('failed', { reason: 'config/origin-refused' }),
  },
  {
    id: 'gave-up',
    title: 'Given up',
    messages: SHORT,
    then: ({ become }) => become('failed', { reason: 'connection/refused' }),
  },
  {
    id: 'failed',
    title: 'A message that failed',
    messages: [...SHORT, lost('I can move it to the hall')],
    then: ({ chat }) => setPending(chat),
  },
  {
    id: 'several-failed',
    title: 'Several that failed',
    messages: [...SHORT.slice(0, 4), lost('About half a metre'), lost('I can move it'), lost('Would that be better?')],
    then: ({ chat }) => setPending(chat),
  },
  {
    id: 'files',
    title: 'Files to be sent',
    messages: SHORT,
    then({ chat }) {
      chat.files.set(RULES);
      chat.uploads.set(Object.freeze(FILES));
    },
  },
  {
    id: 'menu',
    title: 'Menu',
    messages: SHORT,
    attributes: { transcript: 'txt html print', notify: 'title sound desktop' },
    then: openMenu,
  },
  {
    id: 'confirm',
    title: 'A question before the end',
    messages: SHORT,
    async then(tools) {
      await openMenu(tools);
      (await tools.find('.menu-item')).click();
    },
  },
  {
    id: 'card-number',
    title: 'A card number',
    messages: SHORT,
    attributes: { guard: 'card' },
    async then({ find }) {
      const input = /** @type {HTMLTextAreaElement} */ (await find('textarea'));
      input.value = 'Please use 4111 1111 1111 1111';
      input.dispatchEvent(new Event('input'));
      (await find('.send')).click();
    },
  },
  {
    id: 'copied',
    title: 'Copied',
    messages: SHORT,
    async then({ find }) {
      // Whoever looks at this keeps what is in their own clipboard.
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.resolve() } });
      (await find('.copy')).click();
    },
  },
  {
    id: 'typing',
    title: 'Typing',
    messages: SHORT,
    then: ({ chat }) => chat.typing.set({ author: 'agent', name: 'Ana' }),
  },
  {
    id: 'long-words',
    title: 'Long words, names and addresses',
    messages: WORDY,
    attributes: { heading: WORDY[0].name },
  },
  { id: 'emoji', title: 'Emoji', messages: EMOJI },
  {
    id: 'german',
    title: 'German',
    lang: 'de',
    messages: GERMAN,
    then: ({ become }) => become('reconnecting', { retryAt: NOW + 9_200 }),
  },
  { id: 'arabic', title: 'Arabic', lang: 'ar', messages: ARABIC },
];
