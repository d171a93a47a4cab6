import { expect } from '@open-wc/testing';
import { GenesysChatError } from '../../src/model/errors.js';
import { GenesysChat } from '../../src/ui/genesys-chat.js';
import { createFakeChat, message, own } from '../ui/fake-chat.js';
import { mount, record, unmount, type Mounted } from '../ui/mount.js';
import { proveAll, readManifest } from './contract.js';

const on =
  (prove: (mounted: Mounted) => void | Promise<void>, attributes: Readonly<Record<string, string>> = {}) =>
  async (): Promise<void> =>
    prove(await mount(attributes));

/** The chat is asked for it, each time. */
const asks = (call: string, act: (el: GenesysChat) => unknown): (() => Promise<void>) =>
  on(({ el, chat }) => {
    void act(el);
    expect(chat.calls).to.include(call);
    void act(el);
    expect(chat.calls.filter((each) => each === call)).to.have.length(2);
  });

const text = (name: 'heading' | 'placeholder' | 'mode' | 'position' | 'launcher' | 'colorScheme' | 'connectWhen') =>
  on(({ el }) => {
    expect(el[name]).to.equal('');
    el[name] = 'word';
    expect(el[name]).to.equal('word');
  });
const option = (name: 'deploymentId' | 'environment' | 'endpoint' | 'storage') => (): void => {
  const el = document.createElement('genesys-chat');
  expect(el[name]).to.equal('');
  el.setAttribute(name === 'deploymentId' ? 'deployment-id' : name, 'word');
  expect(el[name]).to.equal('word');
};
type Flag = 'noConfig' | 'autoStart' | 'noMarkdown' | 'noAttachments' | 'noTyping' | 'noMultiline' | 'debug' | 'open';
const flag = (name: Flag) => (): void => {
  const el = document.createElement('genesys-chat');
  expect(el[name]).to.be.false;
  el.toggleAttribute(
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    true,
  );
  expect(el[name]).to.be.true;
};

const file = new File(['x'], 'plan.pdf', { type: 'application/pdf' });

proveAll(
  'methods',
  'members',
  {
    show: on(({ el }) => {
      const shows = record(el, 'gc-show');
      el.show();
      el.show({ focus: true });
      expect(el.open).to.be.true;
      expect(shows).to.deep.equal([{ source: 'method' }]);
      expect(el.shadowRoot?.activeElement?.matches('[part="input"], #heading')).to.be.true;
    }),
    close: on(
      ({ el }) => {
        const hides = record(el, 'gc-hide');
        el.close();
        el.close();
        expect(el.open).to.be.false;
        expect(hides).to.deep.equal([{ source: 'method' }]);
      },
      { open: '' },
    ),
    toggle: on(({ el }) => {
      el.toggle();
      expect(el.open).to.be.true;
      el.toggle();
      expect(el.open).to.be.false;
    }),
    focus: on(({ el, part }) => {
      el.focus({ preventScroll: true });
      expect(el.shadowRoot?.activeElement).to.equal(part('launcher'));
      el.show();
      el.focus();
      expect(el.shadowRoot?.activeElement).to.equal(part('input'));
    }),
    connect: asks('connect', (el) => el.connect()),
    disconnect: asks('disconnect', (el) => el.disconnect()),
    retry: on(({ el, chat }) => {
      chat.become('reconnecting');
      el.retry();
      expect(chat.calls).to.include('retry');
    }),
    send: on(async ({ el, chat }) => {
      const echoed = own({ text: 'Hello' });
      chat.answerSend(() => Promise.resolve(echoed));
      expect(await el.send('Hello')).to.equal(echoed);
      expect(await el.send({ text: 'Hello', files: [file], customAttributes: { plan: 'family' } })).to.equal(echoed);
      expect(chat.calls.filter((call) => call === 'send Hello')).to.have.length(2);
    }),
    attach: on(({ el, chat }) => {
      expect(el.attach([file]).map(({ name }) => name)).to.deep.equal(['plan.pdf']);
      expect(chat.calls).to.include('attach plan.pdf');
    }),
    choose: on(async ({ el, chat }) => {
      const echoed = own();
      chat.answerSend(() => Promise.resolve(echoed));
      expect(await el.choose('m1', 2)).to.equal(echoed);
      expect(chat.calls).to.include('choose m1 2');
    }),
    resend: asks('resend m1', (el) => el.resend('m1')),
    discard: asks('discard m1', (el) => el.discard('m1')),
    retryAll: asks('retryAll', (el) => el.retryAll()),
    loadOlder: on(async ({ el, chat }) => {
      chat.answerOlder(() => Promise.resolve({ added: 3, complete: true }));
      expect(await el.loadOlder()).to.deep.equal({ added: 3, complete: true });
    }),
    markRead: on(({ el, chat }) => {
      chat.receive(message());
      expect(el.unreadCount).to.equal(1);
      el.markRead();
      el.markRead();
      expect(el.unreadCount).to.equal(0);
    }),
    clear: asks('clear', (el) => el.clear()),
    end: asks('end', (el) => el.end()),
    startNew: asks('startNew', (el) => el.startNew()),
    signIn: asks('signIn', (el) => el.signIn()),
    signOut: asks('signOut', (el) => el.signOut()),
    invite: on(({ el }) => {
      el.invite('Can we help?');
      el.invite('Can we help?');
      expect(el.unreadCount).to.equal(1);
    }),
    diagnostics: on(({ el }) => {
      expect(el.diagnostics()).to.deep.equal({ version: GenesysChat.version, open: false, fake: true });
    }),
  },
  ({ kind }) => kind === 'method',
);

proveAll(
  'properties',
  'members',
  {
    version: () => void expect(GenesysChat.version).to.match(/^\d+\.\d+\.\d+/),
    chat: on(async ({ el, chat, drawn }) => {
      expect(el.chat === chat).to.be.true;
      const other = createFakeChat();
      other.become('offline');
      el.chat = other;
      await drawn();
      expect(el.status).to.equal('offline');
    }),
    messages: on(({ el, chat }) => {
      chat.receive(message());
      expect(el.messages === chat.messages.get()).to.be.true;
      expect(Object.isFrozen(el.messages)).to.be.true;
    }),
    connection: on(({ el, chat }) => {
      chat.become('reconnecting', { reason: 'connection/lost', attempt: 2, retryAt: 5, role: 'leader' });
      expect(el.connection).to.deep.equal({
        state: 'reconnecting',
        reason: 'connection/lost',
        attempt: 2,
        retryAt: 5,
        role: 'leader',
      });
    }),
    status: on(({ el, chat }) => {
      expect(el.status).to.equal('idle');
      chat.become('read-only');
      expect(el.status).to.equal('read-only');
    }),
    unreadCount: on(({ el, chat }) => {
      chat.receive(message(), message());
      expect(el.unreadCount).to.equal(2);
    }),
    typing: on(({ el, chat }) => {
      chat.typing.set({ author: 'bot', name: 'Nova' });
      expect(el.typing).to.deep.equal({ author: 'bot', name: 'Nova' });
    }),
    session: on(({ el, chat }) => {
      chat.session.set({ startedAt: 1, expiresAt: 2, resumed: false, authenticated: false });
      expect(el.session).to.deep.equal({ startedAt: 1, expiresAt: 2, resumed: false, authenticated: false });
    }),
    pending: on(({ el, chat }) => {
      const waiting = own({ delivery: 'queued' });
      chat.pending.set([waiting]);
      expect(el.pending).to.deep.equal([waiting]);
    }),
    participants: on(({ el, chat }) => {
      chat.receive(message({ name: 'Marta' }), message({ name: 'Marta' }), own());
      expect(el.participants.map(({ author, name }) => [author, name])).to.deep.equal([
        ['agent', 'Marta'],
        ['guest', undefined],
      ]);
    }),
    actor: on(({ el, chat }) => void expect(el.actor).to.equal(chat.actor)),
    ready: on(async ({ el }) => void expect(await el.ready).to.equal(undefined)),
    deploymentId: option('deploymentId'),
    environment: option('environment'),
    endpoint: option('endpoint'),
    storage: option('storage'),
    mode: text('mode'),
    position: text('position'),
    launcher: text('launcher'),
    heading: text('heading'),
    placeholder: text('placeholder'),
    colorScheme: text('colorScheme'),
    connectWhen: text('connectWhen'),
    noConfig: flag('noConfig'),
    autoStart: flag('autoStart'),
    noMarkdown: flag('noMarkdown'),
    open: flag('open'),
    noAttachments: flag('noAttachments'),
    noTyping: flag('noTyping'),
    noMultiline: flag('noMultiline'),
    debug: flag('debug'),
    demo: on(({ el }) => {
      expect(el.demo).to.equal(undefined);
      el.setAttribute('demo', '');
      expect(el.demo).to.equal('');
    }),
    strings: on(
      async ({ el, part, drawn }) => {
        el.strings = { send: 'Off it goes' };
        await drawn();
        expect(part('send-button').ariaLabel).to.equal('Off it goes');
      },
      { open: '' },
    ),
    customAttributes: on(async ({ el, chat, drawn }) => {
      el.customAttributes = { plan: 'family' };
      await drawn();
      expect(chat.calls).to.include('setAttributes {"plan":"family"}');
    }),
    authProvider: on(async ({ el, chat, drawn }) => {
      el.authProvider = () => Promise.resolve({ code: 'c', redirectUri: 'https://shop.test/in' });
      await drawn();
      expect(chat.calls).to.include('setAuthProvider function');
    }),
    journeyContext: on(async ({ el, chat, drawn }) => {
      el.journeyContext = { customer: { id: 'c-1' } };
      await drawn();
      expect(chat.calls).to.include('setJourneyContext {"customer":{"id":"c-1"}}');
    }),
    renderers: on(
      async ({ el, chat, part, drawn }) => {
        el.renderers = { text: () => document.createElement('mark') };
        chat.receive(message());
        await drawn();
        expect(part('bubble').querySelector('mark')).not.to.equal(null);
      },
      { open: '' },
    ),
  },
  ({ kind }) => kind === 'field',
);

/** Hidden by TypeScript, or Lit's; none of them is promised. */
const INNER = new Set(
  `root isFloating visible redraw drawNow performUpdate focusInside connectedCallback disconnectedCallback willUpdate render
  updated command clock chatFactory widget holder opening renderOptions renderRoot enableUpdating isUpdatePending hasUpdated`.split(
    /\s+/,
  ),
);

describe('the contract: members', () => {
  afterEach(unmount);

  it('nothing of the element is public and undocumented', async () => {
    const names = new Set((await readManifest()).members.map(({ name }) => name));
    const { el } = await mount();
    const found = Object.keys(el);
    let type: object | null = GenesysChat.prototype;
    for (; type && type !== HTMLElement.prototype; type = Object.getPrototypeOf(type) as object | null) {
      // Lit's own class and what is below it.
      if (Object.hasOwn(type, 'createRenderRoot')) break;
      found.push(...Object.getOwnPropertyNames(type));
    }
    const strange = found.filter((name) => !names.has(name) && !INNER.has(name) && !/^_|^constructor$/.test(name));
    expect(strange).to.deep.equal([]);
  });

  it('what is read-only cannot be written', async () => {
    const { el } = await mount();
    for (const { name } of (await readManifest()).members.filter(({ readonly, static: s }) => readonly && !s))
      if (name !== 'ready') expect(() => Object.assign(el, { [name]: 'x' }), name).to.throw(TypeError);
  });

  it('every method of an element without a chat does nothing, or says so with a code', async () => {
    const el = document.createElement('genesys-chat');
    for (const { name } of (await readManifest()).members.filter(({ kind }) => kind === 'method')) {
      const args = { attach: [[file]], choose: ['m1', 0] }[name] ?? ['x'];
      let problem: unknown;
      try {
        const method: unknown = Reflect.get(el, name);
        if (typeof method !== 'function') throw new Error(`no method ${name}`);
        await (Reflect.apply(method, el, args) as unknown);
      } catch (error) {
        problem = error;
      }
      expect(problem === undefined || problem instanceof GenesysChatError, `${name}: ${String(problem)}`).to.be.true;
    }
    expect(el.diagnostics()).to.include({ version: GenesysChat.version });
  });
});
