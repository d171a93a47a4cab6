import { expect } from '@open-wc/testing';
import { message, own } from './fake-chat.js';
import { mount, unmount, type Mounted } from './mount.js';

const talk = async (attributes: Readonly<Record<string, string>> = { open: '' }): Promise<Mounted> => {
  const mounted = await mount(attributes);
  mounted.chat.become('open');
  mounted.chat.receive(
    message({ text: 'First, see https://a.example/x and https://a.example/y' }),
    message({ text: 'Second' }),
    own({ text: 'Third' }),
  );
  await mounted.drawn();
  return mounted;
};

const focused = ({ el }: Mounted): Element | null => el.shadowRoot?.activeElement ?? null;
const textOf = (mounted: Mounted): string =>
  focused(mounted)?.matches('.message') ? (focused(mounted)?.querySelector('.text')?.textContent ?? '') : '';

/** @returns whether the browser may still do its own thing. */
const press = (mounted: Mounted, key: string, more: KeyboardEventInit = {}): boolean | undefined =>
  focused(mounted)?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );

describe('the log by keyboard', () => {
  afterEach(unmount);

  it('goes from message to message, to the first and to the last, and no further [A-20]', async () => {
    const mounted = await talk();
    mounted.part('log').focus();
    const way = ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'Home', 'ArrowUp', 'End'].map((key) => {
      press(mounted, key);
      return textOf(mounted).slice(0, 6);
    });
    expect(way).to.deep.equal(['Third', 'Second', 'Third', 'Third', 'First,', 'First,', 'Third']);
  });

  it('goes into what a message holds with Enter, and out with Escape: message, log, and then it closes [A-20]', async () => {
    const mounted = await talk();
    mounted.part('log').focus();
    press(mounted, 'Home');
    press(mounted, 'Enter');
    expect(focused(mounted)?.getAttribute('href')).to.equal('https://a.example/x');
    expect(press(mounted, 'Enter'), 'the link is opened by the browser').to.equal(true);
    press(mounted, 'Escape');
    expect(textOf(mounted)).to.contain('First');
    press(mounted, 'Escape');
    expect(focused(mounted)?.matches('.log')).to.equal(true);
    expect(mounted.el.open).to.equal(true);
    press(mounted, 'Escape');
    expect(mounted.el.open).to.equal(false);
  });

  it('leaves keys with a modifier to the browser, and a message without controls as it is [A-20] [A-22]', async () => {
    const mounted = await talk();
    mounted.part('log').focus();
    expect(press(mounted, 'ArrowUp', { altKey: true })).to.equal(true);
    press(mounted, 'End');
    expect(textOf(mounted)).to.equal('Third');
    mounted.chat.receive(
      message({ author: 'system', text: undefined, content: [{ type: 'notice', notice: 'new-session' }] }),
    );
    await mounted.drawn();
    press(mounted, 'End');
    expect(focused(mounted)?.matches('.system')).to.equal(true);
    expect(press(mounted, 'Enter')).to.equal(true);
    expect(focused(mounted)?.matches('.system')).to.equal(true);
    for (const key of ['a', 'j', 'k', '?', '/', ' ']) expect(press(mounted, key), key).to.equal(true);
  });

  it('scrolls by page from a text box with nothing in it, and from no other [A-20]', async () => {
    const mounted = await talk();
    mounted.chat.receive(...Array.from({ length: 40 }, () => message()));
    await mounted.drawn();
    const log = mounted.part('log');
    mounted.input.focus();
    log.scrollTop = log.scrollHeight;
    const end = log.scrollTop;
    expect(press(mounted, 'PageUp')).to.equal(false);
    expect(log.scrollTop).to.be.below(end);
    press(mounted, 'PageDown');
    expect(log.scrollTop).to.be.closeTo(end, 60);
    mounted.type('hello');
    expect(press(mounted, 'PageUp')).to.equal(true);
  });

  it('reaches no message by Tab: the log is one stop, and what can be pressed in it [A-1] [A-20]', async () => {
    const mounted = await talk();
    mounted.part('log').focus();
    press(mounted, 'Home');
    expect(mounted.part('log').tabIndex).to.equal(0);
    expect(mounted.parts('message').every(({ tabIndex }) => tabIndex === -1)).to.equal(true);
  });
});

describe('the ways past and out', () => {
  afterEach(unmount);
  const skip = (mounted: Mounted, text: string): HTMLElement => {
    const found = [...(mounted.el.shadowRoot?.querySelectorAll<HTMLElement>('.skip') ?? [])].find(
      (each) => each.textContent?.trim() === text,
    );
    if (!found) throw new Error(`no ${text}`);
    return found;
  };

  it('lead to the text box and back to where in the page one was, seen only while they have the focus [A-17]', async () => {
    const page = document.createElement('button');
    page.textContent = 'In the page';
    document.body.append(page);
    const mounted = await talk({});
    page.focus();
    mounted.part('launcher').focus();
    mounted.part('launcher').click();
    const [first, last] = [skip(mounted, 'Skip to the chat'), skip(mounted, 'Back to the page')];
    expect([first.offsetHeight, last.offsetHeight]).to.deep.equal([1, 1]);
    first.focus();
    // A window that is not in front has no `:focus` in some engines.
    const tall = document.hasFocus() ? 44 : 1;
    expect(first.offsetHeight).to.be.at.least(tall);
    first.click();
    expect(focused(mounted) === mounted.input).to.equal(true);
    last.focus();
    expect(last.offsetHeight).to.be.at.least(tall);
    last.click();
    expect(document.activeElement === page).to.equal(true);
    expect(mounted.el.open).to.equal(true);
    page.remove();
  });

  it('have no way out where the chat is part of the page [A-17]', async () => {
    const mounted = await talk({ mode: 'inline' });
    expect(() => skip(mounted, 'Back to the page')).to.throw();
  });
});
