import { expect } from '@open-wc/testing';
import { message } from './fake-chat.js';
import { mount, unmount } from './mount.js';
import { hide, restore, stub } from './stubs.js';

/** Lets a mutation observer have its say. */
const observed = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

describe('the title of the page', () => {
  beforeEach(() => (document.title = 'The shop'));
  afterEach(() => {
    unmount();
    restore();
    document.title = '';
  });

  it('says how much is unread while the panel is closed, and is the page’s own again when it is read [A-33]', async () => {
    const { el, chat, drawn } = await mount();
    chat.receive(message(), message());
    await drawn();
    expect(document.title).to.equal('(2) The shop');
    chat.receive(message());
    await drawn();
    expect(document.title).to.equal('(3) The shop');
    el.show();
    await drawn();
    expect(document.title).to.equal('The shop');
  });

  it('says it behind another tab too, and stands still: no timer moves it [A-33]', async () => {
    const { chat, clock, drawn } = await mount({ open: '' });
    hide(true);
    chat.receive(message());
    await drawn();
    expect(document.title).to.equal('(1) The shop');
    clock.advance(60_000);
    await observed();
    expect(document.title).to.equal('(1) The shop');
    hide(false);
    await drawn();
    expect(document.title).to.equal('The shop');
  });

  it('follows a page that changes its title meanwhile, also one that adds to what it finds', async () => {
    const { el, chat, drawn } = await mount();
    chat.receive(message());
    await drawn();
    document.title = 'The basket';
    await observed();
    expect(document.title).to.equal('(1) The basket');
    document.title += ' | sale';
    await observed();
    expect(document.title).to.equal('(1) The basket | sale');
    const element = document.querySelector('title');
    if (element?.firstChild) element.firstChild.nodeValue = '(4) letters';
    await observed();
    expect(document.title).to.equal('(1) (4) letters');
    // Set in the very task in which it is read.
    document.title = 'Paid';
    el.markRead();
    await drawn();
    expect(document.title).to.equal('Paid');
    document.title = 'Later';
    await observed();
    expect(document.title).to.equal('Later');
  });

  it('gives in to a script that watches the title as closely and wants another: the page must not hang', async () => {
    const { chat, drawn } = await mount();
    let rounds = 0;
    const rival = new MutationObserver(() => {
      if (document.title.startsWith('* ') || ++rounds > 500) return;
      document.title = `* ${document.title}`;
    });
    rival.observe(document.head, { childList: true, subtree: true, characterData: true });
    chat.receive(message());
    await drawn();
    await observed();
    rival.disconnect();
    expect(rounds).to.be.lessThan(100);
  });

  it('adds up what two chats have, and goes with them', async () => {
    const one = await mount();
    const two = await mount();
    one.chat.receive(message());
    two.chat.receive(message(), message());
    await one.drawn();
    await two.drawn();
    await observed();
    expect(document.title).to.equal('(3) The shop');
    one.el.remove();
    expect(document.title).to.equal('(2) The shop');
    two.el.remove();
    expect(document.title).to.equal('The shop');
  });

  it('is left alone where the page says so, and where it has none', async () => {
    const { el, chat, drawn } = await mount({ notify: 'badge' });
    chat.receive(message());
    await drawn();
    expect(document.title).to.equal('The shop');
    el.removeAttribute('notify');
    await drawn();
    expect(document.title).to.equal('(1) The shop');
    el.notify = '';
    await drawn();
    expect(document.title).to.equal('The shop');
    document.title = '';
    el.notify = 'title';
    await drawn();
    await observed();
    expect(document.title).to.equal('(1)');
    el.remove();
    expect(document.title).to.equal('');
  });
});

describe('the badge of an installed app', () => {
  const said: (number | string)[] = [];
  beforeEach(() => {
    said.length = 0;
    stub(navigator, 'setAppBadge', (count: number) => (said.push(count), Promise.reject(new Error('not installed'))));
    stub(navigator, 'clearAppBadge', () => (said.push('clear'), Promise.reject(new Error('not installed'))));
  });
  afterEach(() => {
    unmount();
    restore();
  });

  it('counts what is unread, is cleared by reading, and fails without a word', async () => {
    const { el, chat, drawn } = await mount({ notify: 'badge' });
    chat.receive(message());
    await drawn();
    chat.receive(message());
    await drawn();
    // What an earlier visit left on it is none of ours: it may be cleared first.
    expect(said.filter((each) => each !== 'clear')).to.deep.equal([1, 2]);
    el.show();
    await drawn();
    expect(said.at(-1)).to.equal('clear');
    el.close();
    chat.receive(message());
    await drawn();
    el.remove();
    expect(said.slice(-2)).to.deep.equal([1, 'clear']);
    await observed();
  });

  it('is not touched unless the page wishes', async () => {
    const { chat, drawn } = await mount();
    chat.receive(message());
    await drawn();
    expect(said).to.deep.equal([]);
  });
});
