import { expect } from '@open-wc/testing';
import type { ChatOptions } from '../../src/chat/chat.js';
import type { GenesysChat } from '../../src/ui/genesys-chat.js';
import { createFakeChat, message } from '../ui/fake-chat.js';
import { mount, unmount, type Mounted } from '../ui/mount.js';
import { createTestClock } from '../ui/ui-clock.js';
import { onPhone } from './phone.js';
import { proveAll, readManifest } from './contract.js';

/** What an attribute does, seen from outside: the same question with and without it has two answers. */
type Effect = (mounted: Mounted) => unknown;

/** The options a chat would be made from. */
const optionsWith = async (attributes: Readonly<Record<string, string>>): Promise<ChatOptions> => {
  let given: ChatOptions | undefined;
  const el = document.createElement('genesys-chat');
  const clock = createTestClock();
  el.clock = clock;
  el.chatFactory = (options) => {
    given = options;
    return { chat: createFakeChat(), hasSession: () => Promise.resolve(false) };
  };
  for (const [name, value] of Object.entries({ 'deployment-id': 'd-contract', environment: 'prod', ...attributes }))
    el.setAttribute(name, value);
  document.body.append(el);
  await el.ready;
  el.remove();
  clock.advance(2_000);
  if (!given) throw new Error('no chat was made');
  return given;
};

const option =
  (attribute: string, value: string, name: keyof ChatOptions | 'demo', seen: unknown = value) =>
  async (): Promise<void> => {
    const before: unknown = Reflect.get(
      await optionsWith({ [attribute]: attribute === 'environment' ? 'x' : 'y' }),
      name,
    );
    expect(Reflect.get(await optionsWith({ [attribute]: value }), name)).to.equal(seen);
    if (value !== '') expect(before).not.to.equal(seen);
  };

const looks =
  (attribute: string, value: string, effect: Effect, base: Readonly<Record<string, string>> = { open: '' }) =>
  async (): Promise<void> => {
    const answers: unknown[] = [];
    for (const attributes of [base, { ...base, [attribute]: value }]) {
      const mounted = await mount(attributes);
      mounted.chat.become('open');
      mounted.chat.files.set({ types: ['*/*'], maxBytes: 1e6, blockedExtensions: [] });
      await mounted.drawn();
      answers.push(await effect(mounted));
      unmount();
    }
    expect(answers[1]).not.to.deep.equal(answers[0]);
  };

const typed: Effect = (mounted) => {
  mounted.type('Hello');
  return mounted.chat.calls.includes('typed');
};
const connects =
  (session: boolean) =>
  async ({ el }: Mounted): Promise<unknown> => {
    const chat = createFakeChat();
    const clock = createTestClock();
    const other = document.createElement('genesys-chat');
    other.clock = clock;
    other.chatFactory = () => ({ chat, hasSession: () => Promise.resolve(session) });
    other.connectWhen = el.connectWhen;
    other.deploymentId = 'd-connects';
    document.body.append(other);
    await other.ready;
    clock.runIdle();
    for (let i = 0; i < 8; i++) await Promise.resolve();
    other.remove();
    clock.advance(2_000);
    return chat.calls.includes('connect');
  };

const inMenu =
  (text: string): Effect =>
  ({ part, parts }) => {
    part('menu-button').click();
    return parts('menu-item').some(({ textContent }) => textContent?.trim() === text);
  };

/** On a phone, with an entry of the page's own to go back from: is it open after that? */
const backCloses: Effect = ({ el, drawn }) =>
  onPhone(async () => {
    history.pushState(history.state, '');
    el.show();
    await drawn();
    const gone = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.back();
    await gone;
    return el.open;
  });

proveAll('attributes', 'attributes', {
  'deployment-id': option('deployment-id', 'd-2', 'deploymentId'),
  environment: option('environment', 'prod-euw2', 'environment'),
  endpoint: option('endpoint', 'http://localhost:9', 'endpoint'),
  'no-config': option('no-config', '', 'noConfig', true),
  'auto-start': option('auto-start', '', 'autoStart', true),
  storage: async () => {
    for (const [given, seen] of Object.entries({ local: 'local', session: 'session', none: 'none', disk: 'local' }))
      expect((await optionsWith({ storage: given })).storage).to.equal(seen);
  },
  demo: async () => {
    for (const [given, seen] of Object.entries({ '': 'calm', flaky: 'flaky', offline: 'offline', other: 'calm' }))
      expect(await optionsWith({ demo: given })).to.include({ demo: seen, storage: 'none' });
    expect(await optionsWith({})).not.to.have.property('demo');
  },
  open: looks('open', '', ({ parts }) => parts('panel').length, {}),
  mode: looks('mode', 'inline', ({ el }) => el.matches(':state(inline)')),
  position: looks('position', 'bottom-start', ({ part }) => part('launcher').getBoundingClientRect().left > 100),
  launcher: looks('launcher', 'none', ({ parts }) => parts('launcher').length),
  heading: looks('heading', 'Bellweather', ({ part }) => part('heading').textContent?.trim()),
  placeholder: looks('placeholder', 'Ask us', ({ input }) => input.placeholder),
  'color-scheme': looks('color-scheme', 'dark', ({ part }) => getComputedStyle(part('panel')).backgroundColor),
  'connect-when': async () => {
    await looks('connect-when', 'eager', connects(false), {})();
    await looks('connect-when', 'open', connects(true), {})();
  },
  'custom-attributes': looks('custom-attributes', '{"plan":"family"}', ({ chat }) =>
    chat.calls.filter((call) => call.startsWith('setAttributes')),
  ),
  'no-attachments': looks('no-attachments', '', ({ parts }) => parts('attach-button').length),
  'no-typing': looks('no-typing', '', typed),
  'no-markdown': looks('no-markdown', '', async ({ chat, drawn, part }) => {
    chat.receive({ id: 'm', author: 'bot', text: '*bold*', content: [], time: 0 });
    await drawn();
    return part('bubble').querySelector('strong') === null;
  }),
  'no-multiline': looks('no-multiline', '', (mounted) => {
    mounted.type('one\ntwo');
    return mounted.input.value;
  }),
  notify: async () => {
    const title = document.title;
    await looks('notify', 'sound', inMenu('Sound for new messages'))();
    await looks(
      'notify',
      'sound',
      async ({ chat, drawn }) => {
        chat.receive(message());
        await drawn();
        return document.title === title;
      },
      {},
    )();
  },
  transcript: looks('transcript', 'json', async (mounted) => {
    mounted.chat.receive(message());
    await mounted.drawn();
    return inMenu('Save as data (JSON)')(mounted);
  }),
  guard: looks('guard', 'card', ({ type, input, parts }) => {
    type('4111 1111 1111 1111');
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    return parts('dialog').length;
  }),
  'heading-level': looks('heading-level', '4', ({ part }) => part('heading').ariaLevel),
  'multi-tab': async () => {
    for (const [given, seen] of Object.entries({ shared: 'shared', off: 'off', some: 'shared' }))
      expect((await optionsWith({ 'multi-tab': given })).multiTab).to.equal(seen);
  },
  'back-closes': looks('back-closes', '', backCloses, {}),
  debug: looks('debug', '', inMenu('Copy diagnostics')),
});

describe('the contract: attributes and their properties', () => {
  afterEach(unmount);

  const property = (el: GenesysChat, name: string): unknown => Reflect.get(el, name);
  /** Those that do not begin as an empty text. */
  const BEGINS: Readonly<Record<string, unknown>> = {
    demo: undefined,
    'custom-attributes': undefined,
    transcript: undefined,
    guard: undefined,
    'heading-level': undefined,
    notify: 'title',
  };

  it('an attribute sets its property, and its removal brings the default back', async () => {
    for (const { name, default: fallback } of (await readManifest()).attributes) {
      const field = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      const el = document.createElement('genesys-chat');
      const before = property(el, field);
      expect(before, name).to.equal(fallback === 'false' ? false : name in BEGINS ? BEGINS[name] : '');
      const [given, seen] = { 'custom-attributes': ['{}', {}], 'heading-level': ['3', 3] }[name] ?? ['word', 'word'];
      el.setAttribute(name, String(given));
      expect(property(el, field), name).to.deep.equal(fallback === 'false' ? true : seen);
      el.removeAttribute(name);
      expect(property(el, field) || undefined, name).to.equal(before || undefined);
    }
  });

  it('a property never writes an attribute, but for open', async () => {
    const { el, drawn } = await mount();
    for (const { name } of (await readManifest()).attributes) {
      const field = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      const value = typeof property(el, field) === 'boolean' ? true : name === 'custom-attributes' ? {} : 'word';
      if (!['deployment-id', 'environment', 'endpoint', 'demo'].includes(name)) Reflect.set(el, field, value);
    }
    await drawn();
    expect(el.getAttributeNames()).to.deep.equal(['open']);
    el.close();
    await drawn();
    expect(el.getAttributeNames()).to.deep.equal([]);
  });

  it('a property that was set before the element was defined counts', async () => {
    const page = document.implementation.createHTMLDocument('');
    const early = page.createElement('genesys-chat');
    const given = { heading: 'Early', noTyping: true, mode: 'inline', strings: { send: 'Go' }, chat: createFakeChat() };
    Object.assign(early, given);
    early.setAttribute('heading', 'Late');
    expect(early.shadowRoot).to.equal(null);
    document.body.append(document.adoptNode(early));
    await early.ready;
    expect([early.heading, early.noTyping, early.mode]).to.deep.equal(['Early', true, 'inline']);
    expect(early.chat === given.chat).to.be.true;
    expect(early.matches(':state(inline)')).to.be.true;
    expect(early.shadowRoot?.querySelector('[part="heading"]')?.textContent?.trim()).to.equal('Early');
    early.remove();
  });

  it('a word that is none of an enumeration is its first', async () => {
    const wrong = {
      mode: 'sideways',
      position: 'top',
      launcher: 'big',
      'color-scheme': 'sepia',
      'connect-when': 'never',
    };
    const { el, chat, part, clock } = await mount(wrong);
    clock.runIdle();
    expect(el.matches(':state(inline), :state(page)')).to.be.false;
    expect(part('launcher').getBoundingClientRect().left).to.be.greaterThan(innerWidth / 2);
    expect(chat.calls).not.to.include('connect');
  });

  it('a custom-attributes attribute that goes away takes them along', async () => {
    const { el, chat, drawn } = await mount({ 'custom-attributes': '{"plan":"family"}' });
    el.removeAttribute('custom-attributes');
    await drawn();
    expect(chat.calls.at(-1)).to.equal('setAttributes {}');
  });
});
