import { expect } from '@open-wc/testing';
import { GenesysChatError } from '../../src/model/errors.js';
import { message, SETTINGS } from './fake-chat.js';
import { mount, record, unmount, type Mounted } from './mount.js';

const open = async (): Promise<Mounted> => {
  const mounted = await mount({ open: '', transcript: '' });
  mounted.chat.settings.set({ ...SETTINGS, canClear: true });
  mounted.chat.become('open');
  mounted.chat.receive(message());
  await mounted.drawn();
  return mounted;
};

const press = (target: Element | null, key: string): void => {
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
};
const focused = ({ el }: Mounted): Element | null => el.shadowRoot?.activeElement ?? null;
const texts = (mounted: Mounted): readonly (string | undefined)[] =>
  mounted.parts('menu-item').map(({ textContent }) => textContent?.trim());
const button = (mounted: Mounted, text: string): HTMLElement | undefined =>
  [...mounted.part('dialog').querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === text);

describe('the menu', () => {
  afterEach(unmount);

  it('offers to clear only what the deployment lets one clear, while the conversation goes on [P-38]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.become('open');
    await mounted.drawn();
    mounted.part('menu-button').click();
    expect(texts(mounted)).not.to.include('Clear conversation');
    mounted.chat.settings.set({ ...SETTINGS, canClear: true });
    await mounted.drawn();
    expect(texts(mounted)).to.include('Clear conversation');
    mounted.chat.become('read-only');
    await mounted.drawn();
    expect(texts(mounted)).not.to.include('Clear conversation');
  });

  it('stays where it is while the link is down, but does nothing then [A-14]', async () => {
    const mounted = await open();
    mounted.part('menu-button').focus();
    for (const status of ['reconnecting', 'offline', 'resuming'] as const) {
      mounted.chat.become(status);
      await mounted.drawn();
      expect(focused(mounted) === mounted.part('menu-button'), status).to.be.true;
    }
    mounted.part('menu-button').click();
    mounted.part('menu-item').click();
    expect(mounted.part('menu-item').getAttribute('aria-disabled')).to.equal('true');
    expect(mounted.parts('dialog')).to.have.lengthOf(0);
    await expect(mounted.el).to.be.accessible();
    mounted.chat.become('open');
    await mounted.drawn();
    expect(focused(mounted) === mounted.part('menu-item')).to.be.true;
    mounted.part('menu-item').click();
    expect(mounted.parts('dialog')).to.have.lengthOf(1);
  });

  it('leaves the focus in the log when the conversation ends under it [A-19]', async () => {
    const mounted = await open();
    mounted.input.focus();
    mounted.chat.become('read-only');
    await mounted.drawn();
    expect(focused(mounted) === mounted.part('log')).to.be.true;
  });

  it('gives the focus back to the menu when what was asked went away behind the question [A-19]', async () => {
    const mounted = await open();
    mounted.part('menu-button').click();
    mounted.part('menu-item').click();
    mounted.chat.messages.set([]);
    mounted.chat.become('closed');
    await mounted.drawn();
    button(mounted, 'Cancel')?.click();
    expect(focused(mounted) === mounted.part('menu-button')).to.be.true;
  });

  it('opens, moves and closes by keyboard, and gives the focus back', async () => {
    const mounted = await open();
    const text = (): string | undefined => focused(mounted)?.textContent?.trim();
    mounted.part('menu-button').focus();
    press(focused(mounted), 'ArrowDown');
    expect(focused(mounted) === mounted.part('menu-item')).to.be.true;
    press(focused(mounted), 'ArrowUp');
    expect(focused(mounted) === mounted.parts('menu-item').at(-1)).to.be.true;
    press(focused(mounted), 'ArrowDown');
    expect(text()).to.equal('Clear conversation');
    press(focused(mounted), 'ArrowDown');
    expect(text()).to.equal('End chat');
    press(focused(mounted), 'Escape');
    expect(mounted.parts('menu')).to.have.lengthOf(0);
    expect(focused(mounted) === mounted.part('menu-button')).to.be.true;
    expect(mounted.el.open).to.equal(true);
  });

  it('closes when the focus goes elsewhere', async () => {
    const mounted = await open();
    mounted.part('menu-button').click();
    mounted.input.focus();
    expect(mounted.parts('menu')).to.have.lengthOf(0);
  });

  it('clears only after a question, over a panel that is inert meanwhile [P-38]', async () => {
    const mounted = await open();
    const ask = (): void => {
      mounted.part('menu-button').click();
      mounted.part('menu-item').click();
    };
    ask();
    expect(mounted.part('log').closest('[inert]') !== null).to.be.true;
    expect(focused(mounted)?.textContent?.trim()).to.equal('Cancel');
    button(mounted, 'Cancel')?.click();
    expect(mounted.parts('dialog')).to.have.lengthOf(0);
    expect(mounted.part('log').closest('[inert]') === null).to.be.true;
    ask();
    press(focused(mounted), 'Escape');
    expect(mounted.parts('dialog')).to.have.lengthOf(0);
    expect(mounted.el.open).to.equal(true);
    expect(mounted.chat.calls).not.to.include('clear');
    ask();
    button(mounted, 'Clear')?.click();
    expect(mounted.chat.calls).to.include('clear');
    expect(mounted.parts('dialog')).to.have.lengthOf(0);
  });

  it('offers to sign in where the page brings a provider and the deployment lets this visitor', async () => {
    const mounted = await mount({ open: '', transcript: '' });
    const items = async (settings: Partial<typeof SETTINGS>, status: 'idle' | 'open' | 'failed'): Promise<string> => {
      mounted.chat.settings.set({ ...SETTINGS, ...settings });
      mounted.chat.become(status, status === 'failed' ? { reason: 'config/inactive' } : {});
      await mounted.drawn();
      mounted.parts('menu-button')[0]?.click();
      const all = texts(mounted).filter((text) => text?.startsWith('Sign'));
      mounted.parts('menu-button')[0]?.click();
      return all.join();
    };
    expect(await items({}, 'open')).to.equal('');
    mounted.el.authProvider = () => Promise.resolve({ code: 'c', redirectUri: 'https://shop.test/in' });
    expect(await items({}, 'open')).to.equal('Sign in');
    expect(await items({ canStepUp: false }, 'open')).to.equal('');
    expect(await items({ canStepUp: false }, 'idle')).to.equal('Sign in');
    expect(await items({ canSignIn: false, canStepUp: false }, 'idle')).to.equal('');
    expect(await items({}, 'failed')).to.equal('');
    mounted.chat.session.set({ startedAt: 0, expiresAt: undefined, resumed: false, authenticated: true });
    expect(await items({}, 'open')).to.equal('Sign out');
  });

  it('signs in at a press; what fails is told to the page, and to the visitor with another try', async () => {
    const mounted = await mount({ open: '', transcript: '' });
    const errors = record<{ code: string; fatal: boolean }>(mounted.el, 'gc-error');
    mounted.el.authProvider = () => Promise.resolve({ code: 'c', redirectUri: 'https://shop.test/in' });
    mounted.chat.become('open');
    await mounted.drawn();
    const { signIn } = mounted.chat;
    mounted.chat.signIn = () => Promise.reject(new GenesysChatError('auth/refused'));
    mounted.part('menu-button').click();
    mounted.part('menu-item').click();
    await mounted.drawn();
    expect(mounted.part('dialog').textContent).to.contain('You could not be signed in.');
    expect(errors.map(({ code, fatal }) => [code, fatal])).to.deep.equal([['auth/refused', false]]);
    mounted.chat.signIn = signIn;
    button(mounted, 'Try again')?.click();
    await mounted.drawn();
    expect(mounted.chat.calls).to.include('signIn');
    expect(mounted.parts('dialog')).to.have.lengthOf(0);
  });

  it('signs out only after a question', async () => {
    const mounted = await mount({ open: '', transcript: '' });
    mounted.chat.session.set({ startedAt: 0, expiresAt: undefined, resumed: false, authenticated: true });
    mounted.chat.become('open');
    await mounted.drawn();
    mounted.part('menu-button').click();
    mounted
      .parts('menu-item')
      .find(({ textContent }) => textContent?.trim() === 'Sign out')
      ?.click();
    expect(mounted.part('dialog').textContent).to.contain('Do you want to sign out?');
    expect(mounted.chat.calls).not.to.include('signOut');
    button(mounted, 'Sign out')?.click();
    expect(mounted.chat.calls).to.include('signOut');
  });

  it('ends the chat only after a question, whatever state the session is in, and not before there is one [A-27]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.become('open');
    await mounted.drawn();
    mounted.part('menu-button').click();
    expect(texts(mounted)).not.to.include('End chat');
    mounted.part('menu-button').click();
    mounted.chat.session.set({ startedAt: 0, expiresAt: undefined, resumed: false, authenticated: false });
    for (const status of ['open', 'reconnecting', 'read-only', 'expired'] as const) {
      mounted.chat.become(status);
      await mounted.drawn();
      mounted.part('menu-button').click();
      expect(mounted.part('menu-item').textContent?.trim(), status).to.equal('End chat');
      mounted.part('menu-item').click();
      expect(mounted.part('dialog').textContent).to.contain('End this chat?');
      button(mounted, 'Cancel')?.click();
    }
    expect(mounted.chat.calls).not.to.include('end');
    mounted.part('menu-button').click();
    mounted.part('menu-item').click();
    button(mounted, 'End chat')?.click();
    expect(mounted.chat.calls).to.include('end');
  });

  it('has nothing axe would find, open and asking', async () => {
    const mounted = await open();
    mounted.part('menu-button').click();
    await expect(mounted.el).to.be.accessible();
    mounted.part('menu-item').click();
    // Half faded in is no contrast to judge.
    mounted.el.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
    await expect(mounted.el).to.be.accessible();
  });
});
