import { expect } from '@open-wc/testing';
import type { Message } from '../../src/model/message.js';
import { createFakeChat, message, own, SETTINGS, upload } from '../ui/fake-chat.js';
import { mount, type Mounted } from '../ui/mount.js';
import { stub } from '../ui/stubs.js';
import { card, list, offer, replies } from '../ui/rich.js';
import { proveAll, type Proofs } from './contract.js';

/** A moment of a chat; the parts named under it are to be found then. */
type Scene = (mounted: Mounted) => void | Promise<void>;

const say =
  (...messages: readonly Message[]): Scene =>
  ({ chat }) =>
    chat.receive(...messages);
const file = (mime: string): Message =>
  message({
    text: undefined,
    content: [{ type: 'attachment', id: 'f', name: 'plan', mime, size: 9, url: 'https://files.example/plan' }],
  });
const RULES = { types: ['*/*'], maxBytes: 1e6, blockedExtensions: [] };

const SCENES: Readonly<Record<string, readonly [parts: string, act: Scene]>> = {
  closed: ['launcher launcher-icon launcher-label badge', ({ el, chat }) => (el.close(), chat.receive(message()))],
  open: [
    'panel header avatar heading subheading header-actions close-button log composer input send-button footer',
    () => {},
  ],
  'a menu': [
    'menu-button menu menu-item',
    async ({ chat, drawn, part }) => {
      chat.settings.set({ ...SETTINGS, canClear: true });
      await drawn();
      part('menu-button').click();
    },
  ],
  'a question': [
    'dialog',
    async ({ chat, drawn, part }) => {
      chat.settings.set({ ...SETTINGS, canClear: true });
      await drawn();
      part('menu-button').click();
      part('menu-item').click();
    },
  ],
  'a lost connection': [
    'banner banner-text banner-countdown retry-button',
    async ({ chat, drawn, clock }) => {
      chat.become('reconnecting', { reason: 'connection/lost', retryAt: clock.wall() + 60_000 });
      await drawn();
      clock.advance(5_000);
    },
  ],
  'a message while closed': [
    'preview',
    async ({ el, chat, drawn }) => {
      el.close();
      await drawn();
      chat.receive(message());
    },
  ],
  messages: [
    'copy-button day-separator group author message bubble time status system link',
    say(
      message({ text: 'See https://shop.example' }),
      message({ author: 'system', text: undefined, content: [{ type: 'notice', notice: 'new-session' }] }),
      own(),
    ),
  ],
  'more above': ['older-button', ({ chat }) => chat.hasOlder.set(true)],
  'news while away': [
    'unread-separator jump-button jump-count',
    async ({ chat, drawn, part }) => {
      const observed = async (): Promise<void> => {
        for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
      };
      chat.receive(...Array.from({ length: 60 }, () => message()));
      await drawn();
      await observed();
      part('log').scrollTop = 0;
      await observed();
      chat.receive(message());
    },
  ],
  'old days': [
    'floating-day',
    async ({ chat, drawn, part, parts }) => {
      chat.receive(...Array.from({ length: 40 }, (_, i) => message({ time: Date.UTC(2026, 10, 1 + (i >> 1), 12) })));
      await drawn();
      const log = part('log');
      // The end is told by an observer, and the day by a frame.
      const frames = async (): Promise<void> => {
        for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
      };
      await frames();
      // Under load the observer tells later than that; one who reads goes on upwards.
      for (let top = log.scrollHeight / 2; top > 100 && parts('floating-day').length === 0; top -= 60) {
        const scrolled = new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }));
        log.scrollTop = top;
        await scrolled;
        await frames();
      }
    },
  ],
  'something copied': [
    'toast',
    async ({ chat, drawn, part }) => {
      chat.receive(message());
      await drawn();
      stub(navigator, 'clipboard', { writeText: () => Promise.resolve() });
      part('copy-button').click();
    },
  ],
  'a failure': ['resend-button discard-button', say(own({ delivery: 'failed' }))],
  typing: ['typing', ({ chat }) => chat.typing.set({ author: 'agent' })],
  'quick replies': ['quick-replies quick-reply', say(offer(replies()))],
  'a card': ['card card-image card-title card-text card-action', say(offer({ type: 'card', of: 'c', ...card }))],
  'a carousel': [
    'carousel carousel-button',
    say(offer({ type: 'carousel', of: 'k', cards: [card, { ...card, title: 'Two' }] })),
  ],
  'a form': ['form field', say(offer(list()))],
  files: ['attachment', say(file('application/pdf'))],
  'a picture': ['attachment-image', say(file('image/png'))],
  'a staged file': [
    'attach-button attachment-progress',
    ({ chat }) => (chat.files.set(RULES), chat.uploads.set([upload()])),
  ],
  'a long text': ['counter', ({ type }) => type('x'.repeat(4_000))],
  'a file held over it': [
    'dropzone',
    async ({ chat, drawn, part }) => {
      chat.files.set(RULES);
      await drawn();
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.txt'));
      part('panel').dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
    },
  ],
};

const play = async ([, act]: readonly [string, Scene]): Promise<Mounted> => {
  const mounted = await mount({ open: '' }, createFakeChat());
  mounted.chat.become('open');
  await mounted.drawn();
  await act(mounted);
  await mounted.drawn();
  return mounted;
};

proveAll(
  'parts',
  'cssParts',
  Object.fromEntries(
    Object.values(SCENES).flatMap((scene) =>
      scene[0].split(' ').map((name) => [
        name,
        async () => {
          const { part } = await play(scene);
          // A page's own style reaches it.
          const sheet = document.createElement('style');
          sheet.textContent = `genesys-chat::part(${name}) { outline-offset: 7px; }`;
          document.head.append(sheet);
          const { outlineOffset } = getComputedStyle(part(name));
          sheet.remove();
          expect(outlineOffset).to.equal('7px');
        },
      ]),
    ),
  ) satisfies Proofs,
);
