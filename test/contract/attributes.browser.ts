import { expect } from '@open-wc/testing';
import type { ChatOptions } from '../../src/chat/chat.js';
import type { GenesysChat } from '../../src/ui/genesys-chat.js';
import { createFakeChat } from '../ui/fake-chat.js';
import { mount, unmount, type Mounted } from '../ui/mount.js';
import { createTestClock } from '../ui/ui-clock.js';
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
  debug: looks('debug', '', ({ parts }) => parts('menu-button').length),
});

describe('the contract: attributes and their properties', () => {
  afterEach(unmount);

  const property = (el: GenesysChat, name: string): unknown => Reflect.get(el, name);

  it('an attribute sets its property, and its removal brings the default back', async () => {
    for (const { name, default: fallback } of (await readManifest()).attributes) {
      const field = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      const el = document.createElement('genesys-chat');
      const before = property(el, field);
      expect(before, name).to.equal(
        fallback === 'false' ? false : name === 'demo' || name === 'custom-attributes' ? undefined : '',
      );
      el.setAttribute(name, name === 'custom-attributes' ? '{}' : 'word');
      expect(property(el, field), name).to.deep.equal(
        fallback === 'false' ? true : name === 'custom-attributes' ? {} : 'word',
      );
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
