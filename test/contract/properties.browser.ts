import { expect } from '@open-wc/testing';
import { GenesysChat } from '../../src/ui/genesys-chat.js';
import { createFakeChat, message, own } from '../ui/fake-chat.js';
import { on, proveAll } from './contract.js';

const text = (name: 'heading' | 'placeholder' | 'mode' | 'position' | 'launcher' | 'colorScheme' | 'connectWhen') =>
  on(({ el }) => {
    expect(el[name]).to.equal('');
    el[name] = 'word';
    expect(el[name]).to.equal('word');
  });
const option = (name: 'deploymentId' | 'environment' | 'endpoint' | 'storage' | 'multiTab') => (): void => {
  const el = document.createElement('genesys-chat');
  expect(el[name]).to.equal('');
  el.setAttribute({ deploymentId: 'deployment-id', multiTab: 'multi-tab' }[name as string] ?? name, 'word');
  expect(el[name]).to.equal('word');
};
type Flag =
  | 'backCloses'
  | 'noConfig'
  | 'autoStart'
  | 'noMarkdown'
  | 'noAttachments'
  | 'noTyping'
  | 'noMultiline'
  | 'debug'
  | 'open';
const flag = (name: Flag) => (): void => {
  const el = document.createElement('genesys-chat');
  expect(el[name]).to.be.false;
  el.toggleAttribute(
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    true,
  );
  expect(el[name]).to.be.true;
};

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
    multiTab: option('multiTab'),
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
    backCloses: flag('backCloses'),
    notify: on(async ({ el, chat, drawn }) => {
      document.title = 'A shop';
      expect(el.notify).to.equal('title');
      chat.receive(message());
      await drawn();
      expect(document.title).to.equal('(1) A shop');
      el.notify = '';
      await drawn();
      expect(document.title).to.equal('A shop');
    }),
    transcript: on(
      async ({ el, chat, drawn, part }) => {
        chat.receive(message());
        el.transcript = 'html';
        await drawn();
        part('menu-button').click();
        expect(part('menu').textContent).to.contain('Save as a web page').and.not.contain('Save as text');
      },
      { open: '' },
    ),
    guard: on(
      async ({ el, drawn, type, input, parts }) => {
        el.guard = 'card';
        await drawn();
        type('4111 1111 1111 1111');
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        expect(parts('dialog')).to.have.length(1);
      },
      { open: '' },
    ),
    headingLevel: on(
      async ({ el, drawn, part }) => {
        el.headingLevel = 4;
        await drawn();
        expect(part('heading').ariaLevel).to.equal('4');
      },
      { open: '' },
    ),
    preferences: on(async ({ el, drawn }) => {
      const { preferences } = el;
      expect(preferences).to.deep.equal({ sound: false, desktop: false, textSize: 'normal', enterSends: true });
      expect(Object.isFrozen(preferences)).to.be.true;
      el.preferences = { textSize: 'large', ...Object.fromEntries([['sound', 'loud']]) };
      await drawn();
      expect(el.preferences).to.deep.equal({ ...preferences, textSize: 'large' });
    }),
    transformOutgoing: on(({ el, chat }) => {
      el.transformOutgoing = (said) => said.toUpperCase();
      void el.send('Hello');
      expect(chat.calls).to.include('send HELLO');
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
        expect(part('bubble').querySelector('mark') !== null).to.be.true;
      },
      { open: '' },
    ),
  },
  ({ kind }) => kind === 'field',
);
