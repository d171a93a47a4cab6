import { expect } from '@open-wc/testing';
import type { BeforeConnectEvent, GcEventDetails, GcEventName } from '../../src/ui/events.js';
import type { GenesysChat } from '../../src/ui/genesys-chat.js';
import { createFakeChat, message, own } from '../ui/fake-chat.js';
import { mount, unmount, type Mounted } from '../ui/mount.js';
import { offer, card, replies } from '../ui/rich.js';
import { proveAll } from './contract.js';

/** The events of a name as the page hears them: at its document, so that they have bubbled out of every tree. */
const hear = async (
  name: GcEventName,
  act: (mounted: Mounted) => unknown,
  attributes: Readonly<Record<string, string>> = {},
): Promise<CustomEvent<unknown>[]> => {
  const heard: CustomEvent<unknown>[] = [];
  const listen = (event: Event): void => void heard.push(event as CustomEvent<unknown>);
  const mounted = await mount(attributes);
  document.addEventListener(name, listen);
  try {
    await act(mounted);
    await mounted.drawn();
    await mounted.drawn();
  } finally {
    document.removeEventListener(name, listen);
  }
  return heard;
};

/** Fired once, as all of them are, with this detail. */
const fires =
  (
    name: GcEventName,
    detail: unknown,
    act: (mounted: Mounted) => unknown,
    {
      cancelable = false,
      attributes = {},
    }: { cancelable?: boolean; attributes?: Readonly<Record<string, string>> } = {},
  ) =>
  async (): Promise<void> => {
    const [event, ...others] = await hear(name, act, attributes);
    expect(others).to.have.length(0);
    expect(event).to.be.instanceOf(CustomEvent);
    expect([event?.bubbles, event?.composed, event?.cancelable]).to.deep.equal([true, true, cancelable]);
    expect(event?.detail).to.deep.equal(detail);
    expect(name === 'gc-send' ? Object.isSealed(event?.detail) : Object.isFrozen(event?.detail)).to.be.true;
  };

const opened = { open: '' };
const saved = { id: 'u', name: 'plan.pdf', mime: 'application/pdf', size: 3 };
const failed = own({ delivery: 'failed' });
const sent = own();
const arrived = message();
const status = { status: 'open', previous: 'connecting', reason: undefined, attempt: 0, retryAt: undefined } as const;

proveAll('events', 'events', {
  'gc-ready': async () => {
    const heard: unknown[] = [];
    document.addEventListener('gc-ready', (event) => heard.push((event as CustomEvent<unknown>).detail), {
      once: true,
    });
    const { el } = await mount();
    expect(heard).to.deep.equal([{ version: (el.constructor as { version?: string }).version }]);
  },
  'gc-show': fires('gc-show', { source: 'method' }, ({ el }) => el.show(), { cancelable: true }),
  'gc-after-show': fires('gc-after-show', { source: 'launcher' }, async ({ el, part }) => {
    const after = new Promise((resolve) => el.addEventListener('gc-after-show', resolve));
    part('launcher').click();
    await after;
  }),
  'gc-hide': fires('gc-hide', { source: 'button' }, ({ part }) => part('close-button').click(), {
    cancelable: true,
    attributes: opened,
  }),
  'gc-after-hide': fires(
    'gc-after-hide',
    { source: 'method' },
    async ({ el }) => {
      const after = new Promise((resolve) => el.addEventListener('gc-after-hide', resolve));
      el.close();
      await after;
    },
    { attributes: opened },
  ),
  'gc-before-connect': async () => {
    await fires('gc-before-connect', { reason: 'method' }, ({ el }) => el.connect(), { cancelable: true })();
    const { el, chat, drawn } = await mount();
    let agree = (): void => {};
    const consent = (event: BeforeConnectEvent): void => event.waitUntil(new Promise<void>((yes) => (agree = yes)));
    el.addEventListener('gc-before-connect', consent);
    el.connect();
    await drawn();
    expect(chat.calls).not.to.include('connect');
    agree();
    await drawn();
    await drawn();
    expect(chat.calls).to.include('connect');
  },
  'gc-status': fires('gc-status', status, ({ chat }) => chat.emit('status', status)),
  'gc-session': async () => {
    for (const phase of 'started resumed expiring expired ended cleared signed-in signed-out'.split(' ') as never[])
      await fires('gc-session', { phase, expiresAt: 5 }, ({ chat }) => chat.emit('session', { phase, expiresAt: 5 }))();
  },
  'gc-send': fires(
    'gc-send',
    { text: 'Hello', files: [], customAttributes: undefined },
    ({ el }) => void el.send('Hello'),
    { cancelable: true },
  ),
  'gc-sent': fires('gc-sent', { message: sent }, ({ chat }) => chat.emit('sent', { message: sent })),
  'gc-send-failed': fires('gc-send-failed', { message: failed, code: 'message/refused', retryable: true }, ({ chat }) =>
    chat.emit('send-failed', { message: failed, code: 'message/refused', retryable: true }),
  ),
  'gc-message': fires('gc-message', { message: arrived, history: false }, ({ chat }) => chat.receive(arrived)),
  'gc-resync': fires('gc-resync', { missed: 2, from: 1, to: 3 }, ({ chat }) =>
    chat.emit('resync', { missed: 2, from: 1, to: 3 }),
  ),
  'gc-unread': fires('gc-unread', { count: 1 }, ({ chat }) => chat.receive(message())),
  'gc-typing': fires('gc-typing', { active: true, participant: { author: 'agent' } }, ({ chat }) =>
    chat.typing.set({ author: 'agent' }),
  ),
  'gc-attachment': async () => {
    const detail = { phase: 'add', file: saved, progress: 0, code: undefined } as const;
    await fires('gc-attachment', detail, ({ chat }) => chat.emit('attachment', detail), { cancelable: true })();
    const later = { ...detail, phase: 'ready', progress: 1 } as const;
    await fires('gc-attachment', later, ({ chat }) => chat.emit('attachment', later))();
  },
  'gc-transcript': async () => {
    for (const [format, act] of [
      ['txt', (el: GenesysChat) => el.downloadTranscript()],
      ['json', (el: GenesysChat) => el.downloadTranscript('json')],
      ['print', (el: GenesysChat) => el.print()],
    ] as const) {
      const [event, ...others] = await hear('gc-transcript', ({ el, chat }) => {
        chat.receive(message({ text: 'Your parcel' }));
        // Nothing is saved or printed here: the page takes care of it.
        el.addEventListener('gc-transcript', (each) => each.preventDefault());
        act(el);
      });
      expect(others).to.have.length(0);
      expect([event?.bubbles, event?.composed, event?.cancelable, event?.defaultPrevented]).to.deep.equal(
        Array(4).fill(true),
      );
      const detail = event?.detail as GcEventDetails['gc-transcript'];
      expect(detail.format).to.equal(format);
      expect(await detail.blob.text()).to.contain('Your parcel');
      expect(Object.isFrozen(detail)).to.be.true;
    }
  },
  'gc-error': fires(
    'gc-error',
    { code: 'attributes/too-large', message: 'Too large', fatal: false, hint: '3000 of 2048 bytes' },
    ({ chat }) =>
      chat.emit('error', {
        code: 'attributes/too-large',
        message: 'Too large',
        fatal: false,
        hint: '3000 of 2048 bytes',
      }),
  ),
  'gc-action': async () => {
    const kinds: unknown[] = [];
    const { el, chat, drawn, parts } = await mount(opened);
    el.addEventListener('gc-action', (event) => {
      kinds.push([event.detail.kind, event.detail.href, event.detail.payload, event.cancelable]);
      event.preventDefault();
    });
    chat.become('open');
    const number = 'tel:+44123';
    chat.receive(
      message({ text: `See https://shop.example/a or call ${number}` }),
      offer({ type: 'card', of: 'c1', ...card }),
      offer(replies()),
    );
    await drawn();
    for (const link of parts('link')) link.click();
    for (const action of parts('card-action')) action.click();
    parts('quick-reply')[0]?.click();
    expect(kinds).to.deep.equal([
      ['link', 'https://shop.example/a', undefined, true],
      ['phone', number, undefined, true],
      ['card', 'https://shop.example/house', undefined, true],
      ['link', 'https://shop.example/photos', undefined, true],
      ['postback', undefined, 'house:2', true],
      ['postback', undefined, 'TRACK', true],
    ]);
    expect(chat.calls.filter((call) => call.startsWith('answer'))).to.deep.equal([]);
  },
});

describe('the contract: commands', () => {
  afterEach(unmount);

  const command = (el: HTMLElement, name: string): boolean =>
    el.dispatchEvent(Object.assign(new Event('command', { cancelable: true }), { command: name, source: null }));

  it('--show, --close, --toggle, --new and --retry do what they say, and say who asked', async () => {
    const { el, chat } = await mount();
    const sources: unknown[] = [];
    for (const name of ['gc-show', 'gc-hide'] as const)
      el.addEventListener(name, ({ detail }) => sources.push(detail.source));
    command(el, '--show');
    expect(el.open).to.be.true;
    command(el, '--show');
    command(el, '--close');
    expect(el.open).to.be.false;
    command(el, '--close');
    command(el, '--toggle');
    command(el, '--toggle');
    expect(sources).to.deep.equal(['command', 'command', 'command', 'command']);
    chat.become('reconnecting');
    command(el, '--new');
    command(el, '--retry');
    command(el, '--nothing');
    expect(chat.calls.slice(-2)).to.deep.equal(['startNew', 'retry']);
  });

  it('a link to the element opens it', async () => {
    const { el } = await mount({ id: 'chat' });
    const link = Object.assign(document.createElement('a'), { href: '#chat', textContent: 'Chat' });
    document.body.append(link);
    const heard: unknown[] = [];
    el.addEventListener('gc-show', ({ detail }) => heard.push(detail.source));
    link.click();
    link.remove();
    expect(heard).to.deep.equal(['hash']);
    expect(el.open).to.be.true;
    expect(location.hash).to.equal('');
  });

  it('an element over another chat hears no more of the first', async () => {
    const { el, chat } = await mount();
    el.chat = createFakeChat();
    await el.updateComplete;
    const heard: unknown[] = [];
    el.addEventListener('gc-message', (event) => heard.push(event));
    chat.receive(message());
    expect(heard).to.have.length(0);
  });
});
