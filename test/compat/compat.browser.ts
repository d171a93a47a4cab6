import { expect } from '@open-wc/testing';
import { COMMANDS, installCompat, type BusEvent, type GenesysFunction } from '../../src/compat/index.js';
import { mount, unmount, type Mounted } from '../ui/mount.js';
import { createFakeChat, SETTINGS } from '../ui/fake-chat.js';

const fails = (running: Promise<unknown>): Promise<string> =>
  running.then(
    () => 'resolved',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('Genesys(…) on an element', () => {
  let mounted: Mounted;
  let genesys: GenesysFunction;
  beforeEach(async () => {
    mounted = await mount({}, createFakeChat());
    genesys = installCompat(mounted.el);
  });
  afterEach(() => {
    unmount();
    Reflect.deleteProperty(window, 'Genesys');
  });

  const heard = (...names: readonly string[]): BusEvent[] => {
    const events: BusEvent[] = [];
    for (const name of names) genesys('subscribe', name, (event: BusEvent) => events.push(event));
    return events;
  };

  it('knows every command of its table', async () => {
    // Those that ask for something this chat has not are refused, and some go on waiting, but none is unknown.
    const unknown: string[] = [];
    for (const name of [...Object.keys(COMMANDS), 'Toaster.open'])
      void genesys('command', name).fail((error) => {
        if (Reflect.get(Object(error), 'code') === 'compat/unsupported') unknown.push(name);
      });
    await mounted.drawn();
    expect(unknown).to.deep.equal(['Toaster.open']);
  });

  it('opens and closes, refuses what is so already (pages toggle by that), and tells of both', async () => {
    const events = heard('Messenger.opened', 'Messenger.closed');
    await genesys('command', 'Messenger.open');
    expect(mounted.el.open).to.equal(true);
    expect(await fails(genesys('command', 'Messenger.open'))).to.equal('Messenger is opened already.');
    await genesys('command', 'Messenger.close');
    expect(mounted.el.open).to.equal(false);
    expect(await fails(genesys('command', 'Messenger.close'))).to.equal('Messenger is closed already.');
    while (events.length < 2) await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(events.map(({ event }) => event)).to.deep.equal(['Messenger.opened', 'Messenger.closed']);
  });

  it('rejects when the page itself keeps the panel closed', async () => {
    mounted.el.addEventListener('gc-show', (event) => event.preventDefault());
    expect(await fails(genesys('command', 'Messenger.open'))).to.equal('The page did not allow it.');
  });

  it('is ready once the element is, also for those who come late', async () => {
    await mounted.el.ready;
    const [event] = await new Promise<BusEvent[]>((resolve) => {
      genesys('subscribe', 'MessagingService.ready', (it: BusEvent) => resolve([it]));
    });
    expect(event?.eventName).to.equal('ready');
  });

  it('carries custom attributes of the database to the chat', async () => {
    const data = { messaging: { customAttributes: { plan: 'family' } } };
    const events = heard('Database.updated');
    await genesys('command', 'Database.set', data);
    await mounted.drawn();
    expect(mounted.el.customAttributes).to.deep.equal({ plan: 'family' });
    expect(await genesys('command', 'Database.get', { name: 'messaging.customAttributes' })).to.deep.equal({
      plan: 'family',
    });
    expect(events[0]?.data).to.deep.equal(data);
  });

  it('hides the launcher once, and shows it again', async () => {
    await mounted.drawn();
    const events = heard('Launcher.visible', 'Launcher.hidden');
    await genesys('command', 'Launcher.hide');
    await mounted.drawn();
    expect(mounted.parts('launcher')).to.have.lengthOf(0);
    expect(await fails(genesys('command', 'Launcher.hide'))).to.equal('Launcher button is already hidden.');
    await genesys('command', 'Launcher.show');
    await mounted.drawn();
    expect(mounted.parts('launcher')).to.have.lengthOf(1);
    expect(events.map(({ eventName }) => eventName)).to.deep.equal(['hidden', 'visible']);
  });

  it('starts a conversation, and resolves when it is open', async () => {
    const starting = genesys('command', 'MessagingService.startConversation');
    let isOver = false;
    void starting.then(() => (isOver = true));
    await mounted.drawn();
    expect(mounted.chat.calls.some((call) => call.startsWith('connect'))).to.equal(true);
    mounted.chat.become('connecting');
    await mounted.drawn();
    expect(isOver).to.equal(false);
    mounted.chat.become('open');
    await starting;
  });

  it('rejects a conversation that cannot be had, with the reason', async () => {
    const starting = fails(genesys('command', 'MessagingService.startConversation'));
    await mounted.drawn();
    mounted.chat.become('failed', { reason: 'config/origin-refused' });
    expect(await starting).to.contain('config/origin-refused');
  });

  it('tells losses, returns and ends by Messenger’s names', () => {
    const events = heard(
      ...['reconnecting', 'offline', 'reconnected', 'online', 'readOnlyConversation'].map(
        (name) => `MessagingService.${name}`,
      ),
    );
    for (const status of ['open', 'reconnecting', 'reconnecting', 'open', 'offline', 'open', 'read-only'] as const) {
      mounted.chat.become(status);
      mounted.chat.emit('status', {
        ...{ status, previous: 'idle', reason: undefined, attempt: 0, retryAt: undefined },
      });
    }
    expect(events.map(({ eventName }) => eventName)).to.deep.equal([
      ...['reconnecting', 'reconnected', 'offline', 'reconnected', 'online', 'readOnlyConversation'],
    ]);
  });

  it('hands messages over as Messenger does, those of the visitor too', () => {
    const events = heard('MessagingService.messagesReceived');
    const time = Date.UTC(2026, 4, 2, 9, 30);
    mounted.chat.receive({ id: 'm-1', author: 'bot', name: 'Nova', text: 'Hello', content: [], time });
    mounted.chat.emit('sent', { message: { id: 'm-2', author: 'guest', text: 'Hi', content: [], time } });
    const messages = events.flatMap(({ data }) => Reflect.get(Object(data), 'messages') as unknown[]);
    expect(messages).to.deep.equal([
      {
        ...{ id: 'm-1', direction: 'Outbound', messageType: 'outbound', type: 'Text', text: 'Hello' },
        ...{ originatingEntity: 'Bot', content: [], timestamp: '2026-05-02T09:30:00.000Z' },
        channel: { from: { nickname: 'Nova', image: undefined }, time: '2026-05-02T09:30:00.000Z' },
      },
      {
        ...{ id: 'm-2', direction: 'Inbound', messageType: 'inbound', type: 'Text', text: 'Hi' },
        ...{ originatingEntity: undefined, content: [], timestamp: '2026-05-02T09:30:00.000Z' },
        channel: { from: { nickname: undefined, image: undefined }, time: '2026-05-02T09:30:00.000Z' },
      },
    ]);
  });

  it('clears a conversation where that is allowed, and resolves when it is gone', async () => {
    mounted.chat.become('open');
    expect(await fails(genesys('command', 'MessagingService.clearConversation'))).to.contain('does not let visitors');
    mounted.chat.settings.set({ ...SETTINGS, canClear: true });
    const clearing = genesys('command', 'MessagingService.clearConversation');
    await mounted.drawn();
    expect(mounted.chat.calls.some((call) => call.startsWith('clear'))).to.equal(true);
    mounted.chat.emit('session', { phase: 'cleared', expiresAt: undefined });
    await clearing;
  });

  it('asks the page’s AuthProvider for the code that signs the visitor in', async () => {
    genesys('registerPlugin', 'AuthProvider', (plugin) => {
      plugin.registerCommand('getAuthCode', ({ resolve }) =>
        resolve({ authCode: 'c-1', redirectUri: 'https://shop.example/back', codeVerifier: 'v', maxAge: 60 }),
      );
    });
    await mounted.drawn();
    await mounted.drawn();
    expect(mounted.chat.calls.some((call) => call.startsWith('signIn'))).to.equal(true);
    expect(await mounted.el.authProvider?.()).to.deep.equal({
      ...{ code: 'c-1', redirectUri: 'https://shop.example/back', codeVerifier: 'v', maxAge: 60 },
      ...{ nonce: undefined, iss: undefined },
    });
  });

  it('carries out what a snippet kept, in order, and works for who still holds the snippet’s function', async () => {
    const other = await mount();
    const kept: unknown[][] = [];
    const stub = (...args: unknown[]): void => {
      const now: unknown = Reflect.get(window, 'Chat2');
      ((Reflect.get(Object(now), 'q') as unknown[] | undefined) ?? kept).push(args);
    };
    Object.assign(stub, { q: kept });
    Reflect.set(window, 'Chat2', stub);
    const order: string[] = [];
    stub('command', 'Messenger.open', () => order.push('open'));
    stub('command', 'Messenger.close', () => order.push('close'));
    installCompat(other.el, 'Chat2');
    stub('command', 'Messenger.open', {}, () => order.push('again'));
    await mounted.drawn();
    await other.drawn();
    expect(order).to.deep.equal(['open', 'close', 'again']);
    expect([other.el.open, mounted.el.open]).to.deep.equal([true, false]);
    Reflect.deleteProperty(window, 'Chat2');
  });
});
