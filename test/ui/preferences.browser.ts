import { expect } from '@open-wc/testing';
import { browserShelf } from '../../src/chat/browser-shelf.js';
import { createFakeChat, message } from './fake-chat.js';
import { mount, unmount, type Mounted } from './mount.js';
import { createTestShelf, type TestShelf } from './shelf.js';

const KEY = 'genesys-chat:preferences';
const DEFAULTS = { sound: false, desktop: false, textSize: 'normal', enterSends: true };

const over = (shelf: TestShelf, attributes = {}): Promise<Mounted> => mount(attributes, undefined, () => shelf);
const sizeOf = (element: HTMLElement): number => Number.parseFloat(getComputedStyle(element).fontSize);

describe('what the visitor likes', () => {
  afterEach(() => {
    unmount();
    localStorage.removeItem(KEY);
  });

  it('merges what is set, leaves out what is not valid, and is the same object until something changes', async () => {
    const { el } = await mount();
    const before = el.preferences;
    expect(before).to.deep.equal(DEFAULTS);
    expect(Object.isFrozen(before)).to.be.true;
    for (const wrong of [{ sound: 'yes', textSize: 'huge', enterSends: 0, other: true }, null, 'sound', [true], {}])
      el.preferences = wrong as never;
    el.preferences = { sound: false };
    expect(el.preferences === before).to.be.true;
    el.preferences = { sound: true, textSize: 'large', enterSends: undefined };
    expect(el.preferences).to.deep.equal({ ...DEFAULTS, sound: true, textSize: 'large' });
    expect(Object.isFrozen(el.preferences)).to.be.true;
  });

  it('is kept on this device and found again, under one key of the origin', async () => {
    const first = await mount({ 'deployment-id': 'one' }, undefined, browserShelf);
    first.el.preferences = { textSize: 'largest' };
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).to.deep.equal({ ...DEFAULTS, textSize: 'largest' });
    const second = await mount({ 'deployment-id': 'two' }, undefined, browserShelf);
    expect(second.el.preferences.textSize).to.equal('largest');
    second.el.preferences = { enterSends: false };
    expect(first.el.preferences).to.deep.equal({ ...DEFAULTS, textSize: 'largest', enterSends: false });
  });

  it('leaves nothing behind with storage="none", and holds while the page is there', async () => {
    const { el } = await mount({ storage: 'none' }, undefined, browserShelf);
    el.preferences = { sound: true };
    expect(localStorage.getItem(KEY)).to.equal(null);
    expect(el.preferences.sound).to.be.true;
  });

  it('waits with the keeping until it knows where: what is set first is not lost and not misplaced', async () => {
    const shelf = createTestShelf(JSON.stringify({ sound: true }));
    const el = document.createElement('genesys-chat');
    const modes: string[] = [];
    el.chat = createFakeChat();
    el.shelf = (mode) => (modes.push(mode), shelf);
    el.preferences = { textSize: 'large' };
    el.setAttribute('storage', 'session');
    expect(modes).to.deep.equal([]);
    document.body.append(el);
    await el.ready;
    expect(modes).to.deep.equal(['session']);
    expect(el.preferences).to.deep.equal({ ...DEFAULTS, sound: true, textSize: 'large' });
    expect(JSON.parse(shelf.read() ?? '')).to.deep.equal(el.preferences);
    el.setAttribute('storage', 'none');
    await el.updateComplete;
    expect(modes).to.deep.equal(['session', 'none']);
    el.remove();
    expect(shelf.watched).to.equal(0);
  });

  it('is its default where what is kept is broken, and memory where nothing may be kept', async () => {
    for (const text of ['{', '[]', '7', '"x"', 'null', '{"sound":"loud","textSize":3}'])
      expect((await over(createTestShelf(text))).el.preferences, text).to.deep.equal(DEFAULTS);
    const { getItem, setItem } = Storage.prototype;
    const refuse = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
    try {
      const { el } = await mount({}, undefined, browserShelf);
      el.preferences = { sound: true };
      expect(el.preferences.sound).to.be.true;
      el.remove();
      document.body.append(el);
      await el.updateComplete;
      expect(el.preferences.sound).to.be.true;
      el.remove();
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });

  it('follows another tab at once, and only the key that is ours', async () => {
    const { el } = await mount({}, undefined, browserShelf);
    const tell = (key: string | null): void =>
      void dispatchEvent(new StorageEvent('storage', { key, storageArea: localStorage }));
    localStorage.setItem(KEY, '{"textSize":"large"}');
    tell('other');
    expect(el.preferences.textSize).to.equal('normal');
    tell(KEY);
    expect(el.preferences.textSize).to.equal('large');
  });

  it('draws all text larger, also the preview, without writing a token of the page', async () => {
    const mounted = await mount({ open: '' });
    const { el, chat, part, drawn } = mounted;
    chat.receive(message());
    await drawn();
    const sizes = [];
    for (const textSize of ['normal', 'large', 'largest'] as const) {
      el.preferences = { textSize };
      await drawn();
      sizes.push([sizeOf(part('panel')), sizeOf(part('bubble'))]);
    }
    expect(sizes).to.deep.equal([
      [15, 15],
      [18, 18],
      [21, 21],
    ]);
    expect(part('panel').parentElement?.getAttribute('style')).not.to.contain('--gc-');
    expect(el.hasAttribute('style')).to.be.false;
    el.close();
    chat.receive(message());
    await drawn();
    expect(sizeOf(part('preview'))).to.equal(21);
  });
});

describe('Enter, as the visitor likes it', () => {
  afterEach(unmount);

  /** @returns whether the key was taken. */
  const enter = ({ input }: Mounted, keys: KeyboardEventInit = {}): boolean =>
    !input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...keys }),
    );

  it('breaks the line once switched off, and Ctrl+Enter or Cmd+Enter sends [A-21]', async () => {
    const mounted = await mount({ open: '' });
    const { el, chat, drawn } = mounted;
    chat.become('open');
    el.preferences = { enterSends: false };
    await drawn();
    mounted.type('One');
    expect(enter(mounted)).to.be.false;
    expect(enter(mounted, { ctrlKey: true, shiftKey: true })).to.be.false;
    expect(enter(mounted, { ctrlKey: true, isComposing: true })).to.be.false;
    expect(chat.calls).not.to.include('send One');
    expect(enter(mounted, { ctrlKey: true })).to.be.true;
    expect(chat.calls).to.include('send One');
    mounted.type('Two');
    expect(enter(mounted, { metaKey: true })).to.be.true;
    expect(chat.calls).to.include('send Two');
    expect(mounted.input.getAttribute('aria-keyshortcuts')).to.equal('Control+Enter Meta+Enter');
    expect(mounted.input.getAttribute('enterkeyhint')).to.equal('enter');
  });

  it('sends once switched on again, and always in one line [A-21]', async () => {
    const mounted = await mount({ open: '', 'no-multiline': '' });
    const { el, chat, drawn } = mounted;
    chat.become('open');
    el.preferences = { enterSends: false };
    await drawn();
    mounted.type('One');
    expect(enter(mounted)).to.be.true;
    expect(chat.calls).to.include('send One');
    expect(mounted.input.getAttribute('enterkeyhint')).to.equal('send');
    el.noMultiline = false;
    el.preferences = { enterSends: true };
    await drawn();
    mounted.type('Two');
    expect(enter(mounted, { ctrlKey: true })).to.be.false;
    expect(enter(mounted)).to.be.true;
    expect(chat.calls).to.include('send Two');
    expect(mounted.input.hasAttribute('aria-keyshortcuts')).to.be.false;
  });
});

describe('the settings in the menu', () => {
  afterEach(unmount);

  const opened = async (attributes = {}): Promise<Mounted> => {
    const mounted = await mount({ open: '', ...attributes });
    mounted.chat.become('open');
    await mounted.drawn();
    mounted.part('menu-button').click();
    return mounted;
  };
  const item = (mounted: Mounted, name: string): HTMLElement => {
    const found = mounted
      .parts('menu-item')
      .find((each) => (each.getAttribute('aria-label') ?? each.textContent?.trim()) === name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const names = (mounted: Mounted): readonly (string | undefined)[] =>
    mounted.parts('menu-item').map((each) => each.getAttribute('aria-label') ?? each.textContent?.trim());

  it('are switches and one choice of three, which say how they stand and leave the menu open', async () => {
    const mounted = await opened({ notify: 'title sound' });
    expect(names(mounted)).to.deep.equal([
      'Sound for new messages',
      'Enter sends the message',
      'Normal',
      'Large',
      'Very large',
    ]);
    const sound = item(mounted, 'Sound for new messages');
    expect(sound.getAttribute('role')).to.equal('menuitemcheckbox');
    expect(sound.getAttribute('aria-checked')).to.equal('false');
    sound.focus();
    sound.click();
    expect(sound.getAttribute('aria-checked')).to.equal('true');
    expect(mounted.el.preferences.sound).to.be.true;
    expect(mounted.el.shadowRoot?.activeElement === sound).to.be.true;
    const large = item(mounted, 'Large');
    expect(large.getAttribute('role')).to.equal('menuitemradio');
    expect(large.closest('[role=group]')?.getAttribute('aria-label')).to.equal('Text size');
    large.click();
    expect(large.getAttribute('aria-checked')).to.equal('true');
    expect(item(mounted, 'Normal').getAttribute('aria-checked')).to.equal('false');
    expect(mounted.el.preferences.textSize).to.equal('large');
  });

  it('offer only what the page asks for, and no Enter where there is one line', async () => {
    const mounted = await opened({ 'no-multiline': '' });
    expect(names(mounted)).to.deep.equal(['Normal', 'Large', 'Very large']);
  });

  it('stay within the panel, however low it is, and scroll there', async () => {
    const mounted = await opened({ notify: 'sound' });
    mounted.el.style.setProperty('--gc-height', '260px');
    mounted.el.preferences = { textSize: 'largest' };
    await mounted.drawn();
    const menu = mounted.part('menu');
    const panel = mounted.part('panel').getBoundingClientRect();
    expect(menu.getBoundingClientRect().bottom).to.be.at.most(panel.bottom);
    expect(menu.scrollHeight).to.be.above(menu.clientHeight);
    for (const each of mounted.parts('menu-item')) expect(each.offsetHeight).to.be.at.least(44);
  });

  it('have nothing axe would find, light and dark', async () => {
    const mounted = await opened({ notify: 'sound' });
    for (const scheme of ['light', 'dark']) {
      mounted.el.colorScheme = scheme;
      await mounted.drawn();
      mounted.el.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
      await expect(mounted.el).to.be.accessible();
    }
  });
});
