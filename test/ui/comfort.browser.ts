import { expect } from '@open-wc/testing';
import type { Message } from '../../src/model/message.js';
import { createFakeChat, message, own, type FakeChat } from './fake-chat.js';
import { mount, record, unmount, type Mounted } from './mount.js';
import { offer, replies } from './rich.js';

const CARD = 'Take 4111 1111 1111 1111';
const failed = (retryable = true): Message =>
  own({ delivery: 'failed', error: { code: 'message/refused', message: 'No.', retryable } });

const open = async (messages: readonly Message[] = [], attributes = {}, chat?: FakeChat): Promise<Mounted> => {
  const mounted = await mount({ open: '', ...attributes }, chat);
  mounted.chat.become('open');
  mounted.chat.receive(...messages);
  await mounted.drawn();
  return mounted;
};
const focused = ({ el }: Mounted): Element | null => el.shadowRoot?.activeElement ?? null;
const enter = ({ input }: Mounted): boolean =>
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
const sends = ({ chat }: Mounted): string[] => chat.calls.filter((call) => call.startsWith('send '));
const press = (mounted: Mounted, text: string): void =>
  [...mounted.part('dialog').querySelectorAll('button')]
    .find(({ textContent }) => textContent?.trim() === text)
    ?.click();

describe('copying a message', () => {
  const { clipboard } = navigator;
  let copied: string[] = [];
  let isAllowed = true;
  beforeEach(() => {
    [copied, isAllowed] = [[], true];
    const writeText = (text: string) =>
      isAllowed ? Promise.resolve(void copied.push(text)) : Promise.reject(new Error());
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  });
  afterEach(() => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    unmount();
  });
  const talk = () => [
    message({ text: '**One** [x](https://a.example/)' }),
    own({ text: 'Two' }),
    message({ text: 'Three' }),
  ];
  const over = (element: Element | undefined) =>
    element?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  const key = (mounted: Mounted, name: string) =>
    mounted
      .part('copy-button')
      .dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

  it('has one button, in the message that is pointed at, and copies what is read there', async () => {
    const mounted = await open(talk());
    over(mounted.parts('bubble')[0]);
    expect(mounted.parts('copy-button')).to.have.length(1);
    expect(mounted.part('copy-button').parentElement === mounted.parts('message')[0]).to.be.true;
    mounted.part('copy-button').click();
    await mounted.drawn();
    expect(copied).to.deep.equal(['One x (https://a.example/)']);
    expect(mounted.part('toast').textContent).to.contain('Copied.');
    mounted.clock.advance(300);
    expect(mounted.said()).to.contain('Copied.');
  });

  it('is one stop of the Tab key, goes to other messages by arrows, and says to which [A-22]', async () => {
    const mounted = await open(talk());
    const button = mounted.part('copy-button');
    expect(button.parentElement === mounted.parts('message')[2]).to.be.true;
    expect(Math.min(button.offsetWidth, button.offsetHeight)).to.be.at.least(24);
    button.focus();
    expect(button.getAttribute('aria-label')).to.equal('Copy message: Three');
    key(mounted, 'ArrowUp');
    expect(button.getAttribute('aria-label')).to.equal('Copy message: Two');
    expect(focused(mounted) === button).to.be.true;
    expect(button.parentElement === mounted.parts('message')[1]).to.be.true;
    for (let i = 0; i < 3; i++) key(mounted, 'ArrowUp');
    expect(button.parentElement === mounted.parts('message')[0]).to.be.true;
    mounted.chat.receive(message());
    await mounted.drawn();
    expect(focused(mounted) === button, 'a new message leaves it alone').to.be.true;
  });

  it('says so when the browser does not let it', async () => {
    const mounted = await open(talk());
    isAllowed = false;
    mounted.part('copy-button').click();
    await mounted.drawn();
    expect(mounted.part('toast').textContent).to.contain('could not be copied');
  });

  it('has nothing axe would find', async () => {
    const mounted = await open(talk());
    mounted.part('copy-button').focus();
    mounted.part('copy-button').click();
    await mounted.drawn();
    mounted.el.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
    await expect(mounted.el).to.be.accessible();
  });
});

describe('several messages that failed', () => {
  afterEach(unmount);

  it('are tried again at one press, and the focus goes to the text box [A-19]', async () => {
    const mounted = await open();
    const line = () => mounted.parts('system').find(({ textContent }) => textContent?.includes('not sent.'));
    mounted.chat.pending.set([failed(), failed(false)]);
    mounted.chat.receive(...mounted.chat.pending.get());
    await mounted.drawn();
    expect(line()).to.equal(undefined);
    mounted.chat.pending.set([failed(), failed()]);
    await mounted.drawn();
    expect(line()?.textContent).to.contain('2 messages not sent.');
    line()?.querySelector('button')?.click();
    expect(mounted.chat.calls).to.include('retryAll');
    expect(focused(mounted) === mounted.input).to.be.true;
  });
});

describe('the day over the log', () => {
  afterEach(unmount);

  it('shows while one reads upwards, not at the end, and goes by itself', async () => {
    const days = Array.from({ length: 40 }, (_, i) => message({ time: Date.UTC(2026, 10, 1 + (i >> 1), 12) }));
    const mounted = await open(days);
    const log = mounted.part('log');
    const scrollTo = async (top: number): Promise<void> => {
      const scrolled = new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }));
      log.scrollTop = top;
      await scrolled;
      await mounted.drawn();
    };
    // The observer of the end tells in a frame of its own.
    const seen = async (): Promise<void> => {
      for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    await seen();
    await scrollTo(log.scrollHeight / 2);
    await seen();
    // Under load the observer tells later than that; one who reads goes on upwards.
    for (let top = 600; top > 200 && mounted.parts('floating-day').length === 0; top -= 40) {
      await scrollTo(top);
      await seen();
    }
    const label = mounted.part('floating-day');
    const middle = label.textContent;
    expect(label.getAttribute('aria-hidden')).to.equal('true');
    const separators = mounted.parts('day-separator').map(({ textContent }) => textContent?.trim());
    expect(separators).to.include(middle);
    await scrollTo(20);
    expect(mounted.part('floating-day').textContent).to.equal(separators[0]);
    expect(middle).not.to.equal(separators[0]);
    mounted.clock.advance(1_600);
    expect(mounted.parts('floating-day')).to.be.empty;
  });
});

describe('a card number that is typed', () => {
  afterEach(unmount);
  const guard = { guard: 'card' };

  it('is asked about before it is sent, and goes only with a word of the visitor', async () => {
    const mounted = await open([], guard);
    mounted.input.focus();
    mounted.type(CARD);
    enter(mounted);
    expect(mounted.part('dialog').textContent).to.contain('Is this a card number?');
    expect(focused(mounted)?.textContent?.trim()).to.equal('Edit');
    await expect(mounted.el).to.be.accessible();
    press(mounted, 'Edit');
    expect(sends(mounted)).to.be.empty;
    expect(mounted.input.value).to.equal(CARD);
    expect(focused(mounted) === mounted.input).to.be.true;
    enter(mounted);
    press(mounted, 'Send anyway');
    expect(sends(mounted)).to.deep.equal([`send ${CARD}`]);
    expect(mounted.input.value).to.equal('');
  });

  it('is nobody’s business without the guard, in other numbers, or in what the page sends', async () => {
    const free = await open();
    free.type(CARD);
    enter(free);
    expect(sends(free)).to.have.length(1);
    const mounted = await open([], guard);
    mounted.type('Order 4111 1111 1111 1112');
    enter(mounted);
    void mounted.el.send(CARD);
    expect(sends(mounted)).to.have.length(2);
    expect(mounted.parts('dialog')).to.be.empty;
  });
});

describe('what the page does to what goes out', () => {
  afterEach(unmount);

  it('transforms it before gc-send; what throws is reported and changes nothing', async () => {
    const mounted = await open();
    const events = record<{ text: string }>(mounted.el, 'gc-send');
    const errors = record<{ code: string; hint: string }>(mounted.el, 'gc-error');
    mounted.el.transformOutgoing = (text) => (text === 'as it is' ? undefined : text.replace(/\d/g, '#'));
    for (const text of ['PIN 1234', 'as it is']) {
      mounted.type(text);
      enter(mounted);
    }
    mounted.el.transformOutgoing = () => {
      throw new Error('of the page');
    };
    mounted.type('PIN 1');
    enter(mounted);
    expect(events.map(({ text }) => text)).to.deep.equal(['PIN ####', 'as it is', 'PIN 1']);
    expect(sends(mounted)).to.deep.equal(['send PIN ####', 'send as it is', 'send PIN 1']);
    expect(errors.map(({ code, hint }) => [code, hint])).to.deep.equal([['host/listener-failed', 'transformOutgoing']]);
  });

  it('hears of an answer too, and can stop it: then it can be given again', async () => {
    const mounted = await open([offer(replies())]);
    const events = record<{ text: string; answer: { kind: string } }>(mounted.el, 'gc-send');
    const stop = (event: Event): void => event.preventDefault();
    mounted.el.addEventListener('gc-send', stop);
    mounted.part('quick-reply').click();
    await mounted.drawn();
    expect(events.map(({ text, answer }) => [text, answer.kind])).to.deep.equal([['Track a parcel', 'quick-reply']]);
    expect(mounted.chat.calls.some((call) => call.startsWith('answer'))).to.be.false;
    mounted.el.removeEventListener('gc-send', stop);
    await mounted.drawn();
    mounted.part('quick-reply').click();
    expect(mounted.chat.calls.some((call) => call.startsWith('answer'))).to.be.true;
  });
});

describe('a draft', () => {
  afterEach(unmount);
  const withDraft = (text: string): FakeChat => {
    const chat = createFakeChat();
    chat.draft.set(text);
    return chat;
  };

  it('is kept after a pause, when the page goes, and until it is sent', async () => {
    const mounted = await open();
    mounted.type('Half');
    expect(mounted.chat.draft.get()).to.equal('');
    mounted.clock.advance(500);
    expect(mounted.chat.draft.get()).to.equal('Half');
    mounted.type('Half a sent');
    window.dispatchEvent(new Event('pagehide'));
    expect(mounted.chat.draft.get()).to.equal('Half a sent');
    enter(mounted);
    expect(mounted.chat.draft.get()).to.equal('');
    mounted.clock.advance(1_000);
    expect(mounted.chat.draft.get()).to.equal('');
  });

  it('stands in the box after a reload, and can be sent', async () => {
    const mounted = await open([], {}, withDraft('Half a sent'));
    expect(mounted.input.value).to.equal('Half a sent');
    enter(mounted);
    expect(sends(mounted)).to.deep.equal(['send Half a sent']);
    expect(mounted.chat.draft.get()).to.equal('');
  });

  it('follows another tab only while nobody types here', async () => {
    const mounted = await open();
    mounted.chat.draft.set('from there');
    expect(mounted.input.value).to.equal('from there');
    mounted.chat.draft.set('from there, longer');
    expect(mounted.input.value).to.equal('from there, longer');
    mounted.clock.advance(1_000);
    expect(mounted.chat.draft.get(), 'it is not written back').to.equal('from there, longer');
    mounted.chat.draft.set('');
    expect(mounted.input.value).to.equal('');
    mounted.type('mine');
    mounted.chat.draft.set('theirs');
    expect(mounted.input.value).to.equal('mine');
    mounted.type('');
    mounted.input.focus();
    // A window behind others has no caret, whatever is focused in it.
    if (document.hasFocus()) {
      mounted.chat.draft.set('theirs again');
      expect(mounted.input.value).to.equal('');
    }
  });

  it('leaves no timer when the element goes, and what was typed is written', async () => {
    const mounted = await open();
    mounted.type('Half');
    mounted.el.remove();
    expect(mounted.chat.draft.get()).to.equal('Half');
  });
});

describe('a browser that keeps nothing', () => {
  afterEach(unmount);

  it('is told of at the start of the log, once [A-36]', async () => {
    const mounted = await open([message()]);
    const lines = () => mounted.parts('system').filter(({ textContent }) => textContent?.includes('keeps nothing'));
    expect(lines()).to.be.empty;
    for (let i = 0; i < 2; i++)
      mounted.chat.emit('error', { code: 'storage/blocked', message: '', fatal: false, hint: undefined });
    await mounted.drawn();
    expect(lines()).to.have.length(1);
    expect(mounted.part('log').firstElementChild === lines()[0]).to.be.true;
  });
});
