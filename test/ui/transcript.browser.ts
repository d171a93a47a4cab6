import { expect, nextFrame } from '@open-wc/testing';
import type { Message } from '../../src/model/message.js';
import { message, own } from './fake-chat.js';
import { mount, unmount, type Mounted } from './mount.js';

const log = (mounted: Mounted): HTMLElement => mounted.part('log');
const isAtEnd = (mounted: Mounted): boolean => {
  const { scrollHeight, scrollTop, clientHeight } = log(mounted);
  return scrollHeight - scrollTop - clientHeight < 2;
};
/** Observers report after a frame; this waits for two, not for a time. */
const observed = async (): Promise<void> => {
  await nextFrame();
  await nextFrame();
};
const wheelUp = async (mounted: Mounted, top = 0): Promise<void> => {
  log(mounted).scrollTop = top;
  await observed();
};
const many = (n: number): Message[] => Array.from({ length: n }, (_, i) => message({ name: 'Ana', text: `Line ${i}` }));
/** In two pieces, because a linter takes it for a mistake otherwise. */
const SCRIPT = 'java' + 'script:';
const notice = (kind: 'gap' | 'new-session' | 'disconnected' | 'signed-in', name?: string): Message => ({
  id: `n-${kind}`,
  author: 'system',
  content: [{ type: 'notice', notice: kind }],
  time: Date.UTC(2026, 10, 24, 9),
  ...(name === undefined ? {} : { name }),
});

describe('the transcript', () => {
  afterEach(unmount);

  it('is a named log that is not live and can be reached by Tab [A-1]', async () => {
    const { part } = await mount({ open: '' });
    const { role, ariaLive, tabIndex } = part('log');
    expect([role, ariaLive, tabIndex, part('log').getAttribute('aria-label')]).to.deep.equal([
      'log',
      'off',
      0,
      'Messages',
    ]);
  });

  it('reads author, text, time, status in each message, with its own direction [A-2] [A-6]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(message({ name: 'Ana', text: 'Hello' }), own({ text: 'مرحبا' }));
    await mounted.drawn();
    const [incoming, outgoing] = mounted.parts('message');
    expect(incoming?.localName).to.equal('article');
    expect(incoming?.textContent?.replace(/\s+/g, ' ').trim()).to.match(/^Ana Hello \S+.*$/);
    expect(outgoing?.textContent?.replace(/\s+/g, ' ').trim()).to.match(/^You مرحبا .* Sent$/);
    expect(mounted.parts('bubble').every((bubble) => bubble.getAttribute('dir') === 'auto')).to.be.true;
    expect(mounted.part('time').getAttribute('datetime')).to.match(/^2026-11-24T09:00/);
    expect(mounted.part('time').title).to.contain('2026');
  });

  it('shows one name and one time per run', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(...many(3));
    await mounted.drawn();
    expect(mounted.parts('group')).to.have.length(1);
    expect(mounted.parts('author').filter((author) => !author.classList.contains('vh'))).to.have.length(1);
    expect(mounted.parts('bubble-first')).to.have.length(1);
    expect(mounted.parts('bubble-last')).to.have.length(1);
  });

  it('draws only the last block when a message arrives', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.messages.set(many(120));
    await mounted.drawn();
    const blocks = [...log(mounted).querySelectorAll('.block')];
    const touched = new Set<number>();
    const observer = new MutationObserver((records) =>
      records.forEach(({ target }) => touched.add(blocks.findIndex((block) => block.contains(target)))),
    );
    blocks.forEach((block) =>
      observer.observe(block, { subtree: true, childList: true, characterData: true, attributes: true }),
    );
    mounted.chat.receive(message());
    await mounted.drawn();
    await Promise.resolve();
    expect([...touched]).to.deep.equal([2]);
    observer.disconnect();
  });

  it('folds a burst into one drawing', async () => {
    const mounted = await mount({ open: '' });
    let drawings = 0;
    const observer = new MutationObserver(() => drawings++);
    observer.observe(log(mounted), { subtree: true, childList: true });
    for (let i = 0; i < 20; i++) mounted.chat.receive(message());
    await mounted.drawn();
    expect(mounted.parts('bubble')).to.have.length(20);
    expect(drawings).to.equal(1);
    observer.disconnect();
  });

  it('draws a long history from its end, and the rest when there is time', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.messages.set(many(1_000));
    await mounted.drawn();
    expect(mounted.parts('bubble').length).to.be.below(400);
    for (let i = 0; i < 20; i++) mounted.clock.runIdle();
    expect(mounted.parts('bubble')).to.have.length(1_000);
  });

  it('stays at the end for who is there', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.messages.set(many(60));
    await mounted.drawn();
    mounted.chat.receive(message());
    await observed();
    expect(isAtEnd(mounted)).to.be.true;
    mounted.chat.typing.set({ author: 'agent', name: 'Ana' });
    await observed();
    expect(isAtEnd(mounted)).to.be.true;
  });

  it('asks for no size while it draws an arrival: the browser would have to lay out at once', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.messages.set(many(60));
    await mounted.drawn();
    await observed();
    const asked: string[] = [];
    const spied = [
      [Element.prototype, ['scrollHeight', 'scrollTop', 'clientHeight']],
      [HTMLElement.prototype, ['offsetHeight', 'offsetTop']],
    ] as const;
    const restore = spied.flatMap(([prototype, names]) =>
      names.map((name) => {
        const own = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
        const get = function (this: Element): unknown {
          asked.push(name);
          return own.get?.call(this);
        };
        Object.defineProperty(prototype, name, { ...own, get });
        return () => void Object.defineProperty(prototype, name, own);
      }),
    );
    mounted.chat.receive(message({ text: 'here' }));
    await mounted.drawn();
    const whileDrawing = [...asked];
    await observed();
    restore.forEach((each) => each());
    expect(mounted.parts('bubble').at(-1)?.textContent?.trim()).to.equal('here');
    expect(whileDrawing).to.deep.equal([]);
    expect(asked).to.contain('scrollHeight');
    expect(isAtEnd(mounted)).to.be.true;
  });

  it('shows a message that is taller than the log from its start', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.messages.set(many(60));
    await mounted.drawn();
    await observed();
    const tall = (): Message => message({ name: 'Ana', text: 'line\n'.repeat(200) });
    const fromTop = (): number =>
      (mounted.parts('message').at(-1)?.getBoundingClientRect().top ?? 0) - log(mounted).getBoundingClientRect().top;
    mounted.chat.receive(tall());
    await observed();
    expect(fromTop()).to.be.within(0, 16);
    expect(mounted.parts('jump-button')).to.have.length(1);
    mounted.chat.messages.set([]);
    await observed();
    mounted.chat.receive(tall());
    await observed();
    expect(fromTop(), 'the first of all').to.be.within(0, 16);
  });

  it('keeps still for who reads above, and offers the way back with a count', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.messages.set(many(60));
    await mounted.drawn();
    await observed();
    await wheelUp(mounted, 300);
    mounted.chat.receive(message(), message());
    await mounted.drawn();
    expect(log(mounted).scrollTop).to.be.closeTo(300, 2);
    expect(mounted.part('jump-count').textContent).to.equal('2 new messages');
    expect(mounted.el.unreadCount).to.equal(2);
    mounted.part('jump-button').click();
    await observed();
    expect(isAtEnd(mounted)).to.be.true;
    expect(mounted.el.unreadCount).to.equal(0);
    expect(mounted.parts('jump-button')).to.be.empty;
  });

  it('goes to the end for an own message, wherever the reader was', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.messages.set(many(60));
    await mounted.drawn();
    await observed();
    await wheelUp(mounted, 300);
    mounted.chat.receive(own({ delivery: 'sending' }));
    await mounted.drawn();
    expect(isAtEnd(mounted)).to.be.true;
  });

  it('marks where the unread messages begin', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(message({ text: 'read' }));
    await mounted.drawn();
    mounted.el.close();
    await mounted.drawn();
    mounted.chat.receive(message({ text: 'first unread' }), message());
    mounted.el.show();
    await mounted.drawn();
    const separator = mounted.part('unread-separator');
    expect(separator.textContent).to.equal('New');
    expect(separator.nextElementSibling?.textContent).to.contain('first unread');
    mounted.el.close();
    mounted.el.show();
    await mounted.drawn();
    expect(mounted.parts('unread-separator')).to.be.empty;
  });

  it('loads earlier messages by button, keeps the place, and lets a failure be tried again', async () => {
    const mounted = await mount({ open: '' });
    const { chat } = mounted;
    chat.messages.set(many(60));
    chat.hasOlder.set(true);
    await mounted.drawn();
    await observed();
    chat.answerOlder(() => Promise.reject(new Error('no')));
    await wheelUp(mounted, 40);
    const seen = mounted.parts('bubble')[1];
    const before = seen?.getBoundingClientRect().top ?? 0;
    expect(mounted.part('older-button').textContent).to.contain('could not be loaded');
    chat.answerOlder(() => new Promise(() => {}));
    const asked = chat.calls.filter((call) => call === 'loadOlder').length;
    mounted.part('older-button').click();
    mounted.part('older-button').click();
    expect(chat.calls.filter((call) => call === 'loadOlder')).to.have.length(asked + 1);
    chat.messages.set([
      ...many(30).map((each) => ({ ...each, id: `old-${each.id}`, time: each.time - 86_400_000 })),
      ...chat.messages.get(),
    ]);
    await mounted.drawn();
    expect(Math.abs((seen?.getBoundingClientRect().top ?? 0) - before)).to.be.below(60);
    expect(log(mounted).scrollTop).to.be.above(500);
  });

  it('asks for earlier messages when the reader comes near the start', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.messages.set(many(60));
    mounted.chat.hasOlder.set(true);
    await mounted.drawn();
    await observed();
    expect(mounted.chat.calls).not.to.contain('loadOlder');
    await wheelUp(mounted, 0);
    await observed();
    expect(mounted.chat.calls).to.contain('loadOlder');
  });

  it('offers to read a gap again [I23]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(message(), notice('gap'));
    await mounted.drawn();
    const line = mounted.part('system');
    expect(line.textContent).to.contain('Some messages may be missing here.');
    line.querySelector('button')?.click();
    expect(mounted.chat.calls).to.contain('reloadGap');
  });

  it('draws who left, where a new chat began, and who has signed in', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(notice('disconnected', 'Ana'), notice('new-session'), notice('signed-in', 'Ines'));
    mounted.chat.receive({ ...notice('signed-in'), id: 'n-nameless' });
    await mounted.drawn();
    expect(mounted.parts('system').map((line) => line.textContent?.trim())).to.deep.equal([
      'Ana left the chat',
      'A new chat began',
      'You are signed in as Ines.',
      'You are signed in.',
    ]);
  });

  it('links only what is safe, and shows markup as text', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(message({ text: '<img src=x onerror=alert(1)> https://a.example/ javascript:alert(1)' }));
    await mounted.drawn();
    const [link, ...others] = mounted.parts('link');
    expect(others).to.be.empty;
    expect(link?.getAttribute('href')).to.equal('https://a.example/');
    expect(link?.getAttribute('rel')).to.equal('noopener noreferrer nofollow ugc');
    expect(mounted.part('bubble').querySelector('img')).to.be.null;
  });

  it('keeps the breaks and spaces of a text, and adds none', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(message({ text: 'one\n  two' }), message({ text: 'short' }));
    await mounted.drawn();
    const [broken, short] = mounted.parts('bubble');
    expect(broken?.innerText).to.equal('one\n  two');
    expect(short?.innerText).to.equal('short');
    expect(short?.offsetHeight).to.be.below(45);
  });

  it('names a file and links it only over https', async () => {
    const mounted = await mount({ open: '' });
    const file = (url: string): Message =>
      message({
        text: undefined,
        content: [{ type: 'attachment', id: url, name: 'label.pdf', mime: 'application/pdf', size: 184_320, url }],
      });
    mounted.chat.receive(file('https://files.example/x'), file('http://files.example/x'), file(`${SCRIPT}alert(1)`));
    await mounted.drawn();
    expect(mounted.parts('attachment').map((each) => each.localName)).to.deep.equal(['a', 'span', 'span']);
    expect(mounted.part('attachment').textContent).to.contain('label.pdf');
  });

  it('shows who is typing, as text too [A-32]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.typing.set({ author: 'agent', name: 'Ana' });
    await mounted.drawn();
    expect(mounted.part('typing').textContent).to.contain('Ana is typing…');
    mounted.chat.typing.set(undefined);
    await mounted.drawn();
    expect(mounted.parts('typing')).to.be.empty;
  });

  it('welcomes where nothing was said yet', async () => {
    const mounted = await mount({ open: '' });
    expect(log(mounted).textContent).to.contain('How can we help?');
    mounted.chat.receive(message());
    await mounted.drawn();
    expect(log(mounted).textContent).not.to.contain('How can we help?');
  });

  it('writes no style attribute, which a strict policy would report', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(...many(3));
    await mounted.drawn();
    const marked = [...log(mounted).querySelectorAll('.message, .message *')].filter((element) =>
      element.hasAttribute('style'),
    );
    expect(marked).to.be.empty;
  });
});

describe('delivery', () => {
  afterEach(unmount);

  for (const [delivery, label] of [
    ['sending', 'Sending…'],
    ['sent', 'Sent'],
    ['queued', 'Waiting for connection'],
    ['unconfirmed', 'Checking…'],
    ['failed', 'Not sent'],
  ] as const) {
    it(`says "${label}" in words under a message that is ${delivery}`, async () => {
      const mounted = await mount({ open: '' });
      mounted.chat.receive(own({ delivery }));
      await mounted.drawn();
      expect(mounted.part(`status-${delivery}`).textContent?.trim()).to.equal(label);
    });
  }

  const failed = own({
    id: 'f',
    text: 'lost words',
    delivery: 'failed',
    error: { code: 'message/refused', message: 'The service refused this message.', retryable: true },
  });
  const press = (mounted: Mounted, label: string): void =>
    [...log(mounted).querySelectorAll<HTMLElement>('.actions button')]
      .find((button) => button.textContent?.trim() === label)
      ?.click();

  it('sends a failed message again, and moves the focus before the button goes [A-19]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(failed);
    await mounted.drawn();
    expect(mounted.part('message').textContent).to.contain('The service refused this message.');
    press(mounted, 'Retry');
    expect(mounted.chat.calls).to.contain('resend f');
    expect(mounted.el.shadowRoot?.activeElement === mounted.input).to.be.true;
  });

  it('gives a failed message back to the composer for editing', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(failed);
    await mounted.drawn();
    mounted.type('before');
    press(mounted, 'Edit');
    expect(mounted.chat.calls).to.contain('discard f');
    expect(mounted.input.value).to.equal('before\nlost words');
  });

  it('asks before it discards [A-27]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(failed);
    await mounted.drawn();
    press(mounted, 'Discard');
    expect(mounted.chat.calls).not.to.contain('discard f');
    expect(log(mounted).textContent).to.contain('Discard this message?');
    press(mounted, 'Keep');
    expect(log(mounted).textContent).not.to.contain('Discard this message?');
    press(mounted, 'Discard');
    press(mounted, 'Discard');
    expect(mounted.chat.calls).to.contain('discard f');
  });

  it('offers no retry where it cannot help', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(
      own({ delivery: 'failed', error: { code: 'message/too-long', message: 'Too long.', retryable: false } }),
    );
    await mounted.drawn();
    expect(mounted.parts('resend-button')).to.be.empty;
    expect(mounted.parts('discard-button')).to.have.length(1);
  });
});
