import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { ChatOptions } from '../../src/chat/chat.js';
import { BeforeConnectEvent } from '../../src/ui/events.js';
import type { GenesysChat } from '../../src/ui/genesys-chat.js';
import { createFakeChat, message, own, SETTINGS, type FakeChat } from './fake-chat.js';
import { mount, record, unmount } from './mount.js';
import { createTestClock, type TestClock } from './ui-clock.js';

interface Made {
  readonly chats: FakeChat[];
  readonly options: ChatOptions[];
  readonly clock: TestClock;
  session: boolean;
  element(attributes?: Record<string, string>): GenesysChat;
}

const elements: GenesysChat[] = [];

/** Elements that make their chats from a factory that remembers them. */
const factory = (): Made => {
  const clock = createTestClock();
  const made: Made = {
    chats: [],
    options: [],
    clock,
    session: false,
    element(attributes = {}) {
      const el = document.createElement('genesys-chat');
      el.clock = clock;
      el.chatFactory = (options) => {
        const chat = createFakeChat();
        made.chats.push(chat);
        made.options.push(options);
        return { chat, hasSession: () => Promise.resolve(made.session) };
      };
      for (const [name, value] of Object.entries({ 'deployment-id': 'd1', environment: 'prod-euw2', ...attributes }))
        el.setAttribute(name, value);
      elements.push(el);
      return el;
    },
  };
  return made;
};

/** Takes every element out, and lets the grace of its chat pass. */
const clear = (): void => {
  for (const el of elements.splice(0)) {
    el.remove();
    (el.clock as TestClock).advance(2_000);
  }
  unmount();
};

describe('the chat of an element', () => {
  afterEach(clear);

  it('is made from the attributes, once it stands in the page', async () => {
    const made = factory();
    const el = made.element({ storage: 'session', 'no-config': '' });
    expect(made.chats).to.be.empty;
    document.body.append(el);
    await el.ready;
    expect(made.options).to.deep.equal([
      {
        deploymentId: 'd1',
        environment: 'prod-euw2',
        endpoint: undefined,
        noConfig: true,
        autoStart: false,
        storage: 'session',
        connectOnSend: false,
        multiTab: 'shared',
      },
    ]);
    expect(el.chat).to.equal(made.chats[0]);
  });

  it('survives a move within two seconds, and ends after them [I9]', async () => {
    const made = factory();
    const el = made.element();
    document.body.append(el);
    await el.ready;
    el.remove();
    made.clock.advance(1_999);
    document.body.append(el);
    made.clock.advance(5_000);
    expect(made.chats[0]?.calls).not.to.contain('dispose');
    el.remove();
    made.clock.advance(2_000);
    expect(made.chats[0]?.calls).to.contain('dispose');
    document.body.append(el);
    await el.updateComplete;
    expect(made.chats).to.have.length(2);
    expect(el.chat).to.equal(made.chats[1]);
  });

  it('is another one after a change of the deployment, and the same after a change of looks', async () => {
    const made = factory();
    const el = made.element();
    document.body.append(el);
    await el.ready;
    el.heading = 'Other';
    el.mode = 'inline';
    await el.updateComplete;
    expect(made.chats).to.have.length(1);
    el.deploymentId = 'd2';
    await el.updateComplete;
    expect(made.chats[0]?.calls).to.contain('dispose');
    expect(made.options[1]?.deploymentId).to.equal('d2');
  });

  it('is one for a deployment: a second element stays empty and says so, and goes on with it when the first leaves [I5]', async () => {
    const made = factory();
    const [one, two] = [made.element(), made.element({ open: '' })];
    const errors = record<{ code: string }>(two, 'gc-error');
    const lines: unknown[] = [];
    const { error } = console;
    console.error = (line: unknown) => lines.push(line);
    document.body.append(one, two);
    await Promise.all([one.ready, two.ready]);
    console.error = error;
    expect(made.chats).to.have.length(1);
    expect([one.matches(':state(duplicate)'), two.matches(':state(duplicate)')]).to.deep.equal([false, true]);
    expect(two.shadowRoot?.querySelector('[part]') === null).to.be.true;
    expect(two.chat).to.equal(undefined);
    expect(errors.map(({ code }) => code)).to.deep.equal(['config/duplicate']);
    expect(lines).to.have.length(1);
    expect(made.chats[0]?.calls).not.to.contain('connect');
    one.remove();
    await two.updateComplete;
    made.clock.advance(2_000);
    expect(two.matches(':state(duplicate)')).to.equal(false);
    expect(two.chat === made.chats[0]).to.equal(true);
    expect(two.shadowRoot?.querySelector('[part="panel"]') !== null).to.be.true;
    expect(made.chats[0]?.calls).to.contain('connect');
    expect(made.chats[0]?.calls).not.to.contain('dispose');
    two.remove();
    made.clock.advance(2_000);
    expect(made.chats[0]?.calls).to.contain('dispose');
  });

  it('is left alone when it was handed in', async () => {
    const { el, chat, clock } = await mount();
    el.remove();
    clock.advance(2_000);
    expect(chat.calls).not.to.contain('dispose');
  });

  it('works from markup, from a clone, and with properties set before the upgrade', async () => {
    const host = document.createElement('div');
    const source = document.createElement('genesys-chat');
    source.setAttribute('heading', 'From markup');
    source.chat = createFakeChat();
    const copy = source.cloneNode(true) as GenesysChat;
    copy.chat = createFakeChat();
    host.append(source, copy);
    document.body.append(host);
    await Promise.all([source.ready, copy.ready]);
    expect([source.heading, copy.heading]).to.deep.equal(['From markup', 'From markup']);
    host.remove();
  });

  it('tells the owner in one line what is missing, and the page by an event', async () => {
    const lines: unknown[] = [];
    const before = console.error;
    console.error = (line: unknown) => lines.push(line);
    const made = factory();
    const el = made.element({ 'deployment-id': '' });
    const errors = record<{ code: string }>(el, 'gc-error');
    document.body.append(el);
    await el.ready;
    const again = made.element({ 'deployment-id': '' });
    document.body.append(again);
    await again.ready;
    console.error = before;
    expect(lines).to.have.length(1);
    expect(String(lines[0])).to.contain('deployment-id');
    expect(errors.map(({ code }) => code)).to.deep.equal(['config/missing-deployment']);
  });
});

describe('when it connects', () => {
  afterEach(clear);
  const isConnected = (made: Made): boolean => made.chats[0]?.calls.includes('connect') ?? false;
  const settle = async (made: Made): Promise<void> => {
    made.clock.runIdle();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };

  for (const [when, session, atOnce, atIdle] of [
    ['resume', true, false, true],
    ['resume', false, false, false],
    ['open', true, false, false],
    ['eager', false, true, true],
  ] as const) {
    it(`${when}, ${session ? 'with' : 'without'} a stored session: ${atOnce ? 'at once' : atIdle ? 'at idle' : 'on opening'}`, async () => {
      const made = factory();
      made.session = session;
      const el = made.element({ 'connect-when': when });
      document.body.append(el);
      await el.ready;
      expect(isConnected(made)).to.equal(atOnce);
      await settle(made);
      expect(isConnected(made)).to.equal(atIdle);
      el.show();
      expect(isConnected(made)).to.be.true;
    });
  }

  it('asks the page first, waits for its consent, and takes no for an answer', async () => {
    const made = factory();
    const el = made.element({ 'connect-when': 'open' });
    document.body.append(el);
    await el.ready;
    let answer = (): void => {};
    el.addEventListener(
      'gc-before-connect',
      (event) => {
        if (!(event instanceof BeforeConnectEvent)) return;
        expect(event.detail).to.deep.equal({ reason: 'open' });
        event.waitUntil(new Promise<void>((resolve) => (answer = resolve)));
      },
      { once: true },
    );
    el.show();
    await settle(made);
    expect(isConnected(made)).to.be.false;
    answer();
    await settle(made);
    expect(isConnected(made)).to.be.true;

    const refused = factory();
    const other = refused.element({ 'deployment-id': 'd3' });
    document.body.append(other);
    await other.ready;
    other.addEventListener('gc-before-connect', (event) => event.preventDefault());
    other.connect();
    await settle(refused);
    expect(isConnected(refused)).to.be.false;
  });
});

describe('events and properties', () => {
  afterEach(clear);

  it('fire for what the chat tells, bubbling, composed and frozen', async () => {
    const { el, chat } = await mount();
    const seen: string[] = [];
    for (const name of [
      'gc-status',
      'gc-session',
      'gc-sent',
      'gc-send-failed',
      'gc-message',
      'gc-resync',
      'gc-unread',
      'gc-typing',
      'gc-error',
    ]) {
      el.addEventListener(name, (event) => {
        const { detail, bubbles, composed } = event as CustomEvent<unknown>;
        if (bubbles && composed && Object.isFrozen(detail)) seen.push(name);
      });
    }
    const error = { code: 'service/error', message: 'x', fatal: false, hint: undefined } as const;
    chat.emit('status', { status: 'open', previous: 'idle', reason: undefined, attempt: 0, retryAt: undefined });
    chat.emit('session', { phase: 'started', expiresAt: undefined });
    chat.emit('sent', { message: own() });
    chat.emit('send-failed', { message: own(), code: 'message/refused', retryable: true });
    chat.receive(message());
    chat.emit('resync', { missed: 0, from: undefined, to: undefined });
    chat.typing.set({ author: 'agent' });
    chat.emit('error', error);
    expect(seen).to.deep.equal([
      'gc-status',
      'gc-session',
      'gc-sent',
      'gc-send-failed',
      'gc-unread',
      'gc-message',
      'gc-resync',
      'gc-typing',
      'gc-error',
    ]);
  });

  it('give the chat’s values by identity', async () => {
    const { el, chat } = await mount();
    chat.receive(message({ name: 'Ana' }), own());
    chat.become('open');
    expect(el.messages).to.equal(chat.messages.get());
    expect(el.status).to.equal('open');
    expect(el.connection).to.equal(chat.connection.get());
    expect(el.participants).to.deep.equal([{ author: 'agent', name: 'Ana' }, { author: 'guest' }]);
    expect(el.participants).to.equal(el.participants);
    expect(el.actor).to.equal(chat.actor);
    expect(el.diagnostics()).to.include({ fake: true, open: false });
  });

  it('count a resync that nobody saw as unread', async () => {
    const { el, chat } = await mount();
    chat.messages.set([message({ time: 5 })]);
    chat.emit('resync', { missed: 1, from: 5, to: 5 });
    expect(el.unreadCount).to.equal(1);
    el.markRead();
    expect(el.unreadCount).to.equal(0);
  });

  it('take words, heading and accent from page and deployment', async () => {
    const { el, chat, part, drawn, input } = await mount({ open: '' });
    chat.settings.set({ ...SETTINGS, title: 'Acme', accent: '#ff8800' });
    await drawn();
    expect(part('heading').textContent).to.contain('Acme');
    const launcher = (): string => getComputedStyle(part('launcher')).getPropertyValue('--_accent').trim();
    expect(launcher()).to.equal('#ff8800');
    el.style.setProperty('--gc-accent', '#008844');
    expect(launcher()).to.equal('#008844');
    chat.settings.set({ ...SETTINGS, accent: 'red;}*{display:none' });
    await drawn();
    el.style.removeProperty('--gc-accent');
    expect(launcher()).not.to.contain('red');
    el.strings = { send: 'Absenden' };
    el.placeholder = 'Schreiben Sie uns';
    await drawn();
    expect(part('send-button').getAttribute('aria-label')).to.equal('Absenden');
    expect(input.placeholder).to.equal('Schreiben Sie uns');
  });
});
