import { expect } from '@open-wc/testing';
import { GenesysChatError } from '../../src/model/errors.js';
import { own } from './fake-chat.js';
import { mount, record, unmount, type Mounted } from './mount.js';

const enter = ({ input }: Mounted, more: KeyboardEventInit = {}): boolean =>
  input.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...more }),
  );
const sends = ({ chat }: Mounted): string[] => chat.calls.filter((call) => call.startsWith('send '));

describe('the composer', () => {
  afterEach(unmount);

  it('sends on Enter, clears the box and keeps the focus there [A-21]', async () => {
    const mounted = await mount({ open: '' });
    mounted.type('  hello ');
    enter(mounted);
    expect(sends(mounted)).to.deep.equal(['send hello']);
    expect(mounted.input.value).to.equal('');
    expect(mounted.el.shadowRoot?.activeElement === mounted.input).to.be.true;
  });

  it('breaks the line on Shift+Enter [A-21]', async () => {
    const mounted = await mount({ open: '' });
    mounted.type('hello');
    expect(enter(mounted, { shiftKey: true })).to.be.true;
    expect(sends(mounted)).to.be.empty;
  });

  it('leaves the Enter of an input method alone: composing, 229, and the task after its end [A-21]', async () => {
    const mounted = await mount({ open: '' });
    mounted.type('こんにちは');
    enter(mounted, { isComposing: true });
    enter(mounted, { keyCode: 229 });
    mounted.input.dispatchEvent(new CompositionEvent('compositionstart'));
    mounted.input.dispatchEvent(new CompositionEvent('compositionend'));
    enter(mounted);
    expect(sends(mounted)).to.be.empty;
    mounted.clock.advance(0);
    enter(mounted);
    expect(sends(mounted)).to.have.length(1);
  });

  it('enables the button only with text, and never disables for the network', async () => {
    const mounted = await mount({ open: '' });
    const button = mounted.part<HTMLButtonElement>('send-button');
    expect(button.disabled).to.be.true;
    mounted.type('  ');
    expect(button.disabled).to.be.true;
    for (const status of ['offline', 'reconnecting', 'connecting', 'closed'] as const) {
      mounted.chat.become(status);
      mounted.type('hello');
      expect(mounted.input.disabled || button.disabled, status).to.be.false;
    }
  });

  it('counts bytes from four fifths, says so once, and refuses what is too long [A-26] [A-28]', async () => {
    const mounted = await mount({ open: '' });
    mounted.type('a'.repeat(3_000));
    expect(mounted.parts('counter')).to.be.empty;
    mounted.type('a'.repeat(3_800));
    expect(mounted.part('counter').textContent).to.equal('296 left');
    expect(mounted.input.getAttribute('aria-describedby')).to.equal('counter');
    mounted.clock.advance(300);
    expect(mounted.said()).to.contain('almost at its limit');
    mounted.type('€'.repeat(1_400));
    expect(mounted.part('counter').textContent).to.equal('104 too long');
    expect(mounted.input.getAttribute('aria-invalid')).to.equal('true');
    enter(mounted);
    expect(sends(mounted)).to.be.empty;
    expect(mounted.input.value).to.have.length(1_400);
  });

  it('tells the chat that someone is at the keyboard', async () => {
    const mounted = await mount({ open: '' });
    mounted.type('h');
    expect(mounted.chat.calls).to.contain('typed');
  });

  it('lets the page read, replace and refuse what is sent', async () => {
    const mounted = await mount({ open: '' });
    mounted.el.addEventListener('gc-send', (event) => {
      const { detail } = event as CustomEvent<{ text: string }>;
      if (detail.text === 'secret') event.preventDefault();
      else detail.text = detail.text.toUpperCase();
    });
    mounted.type('secret');
    enter(mounted);
    expect(mounted.input.value).to.equal('secret');
    mounted.type('hello');
    enter(mounted);
    expect(sends(mounted)).to.deep.equal(['send HELLO']);
    const error = await mounted.el.send('secret').catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'message/discarded');
  });

  for (const [code, sentence] of [
    ['message/queue-full', 'Too many messages'],
    ['session/cleared', 'The conversation was cleared.'],
  ] as const) {
    it(`gives the text back when nothing was taken (${code}) [A-26] [I2]`, async () => {
      const mounted = await mount({ open: '' });
      mounted.chat.answerSend(() => Promise.reject(new GenesysChatError(code)));
      mounted.type('hello');
      enter(mounted);
      await mounted.drawn();
      expect(mounted.input.value).to.equal('hello');
      mounted.clock.advance(300);
      expect(mounted.said(true)).to.contain(sentence);
    });
  }

  it('leaves a text that was taken to its bubble, whatever becomes of it later', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.answerSend(() => {
      mounted.chat.pending.set([own({ text: 'hello', delivery: 'queued' })]);
      return Promise.reject(new GenesysChatError('session/expired'));
    });
    mounted.type('hello');
    enter(mounted);
    await mounted.drawn();
    expect(mounted.input.value).to.equal('');
  });

  it('goes on when a listener of the page throws [I22]', async () => {
    const mounted = await mount({ open: '' });
    const before = window.onerror;
    window.onerror = () => true;
    const seen = record(mounted.el, 'gc-send');
    mounted.el.addEventListener('gc-send', () => {
      throw new Error('of the page');
    });
    mounted.type('hello');
    enter(mounted);
    window.onerror = before;
    expect(seen).to.have.length(1);
    expect(sends(mounted)).to.deep.equal(['send hello']);
  });

  for (const [status, reason] of [
    ['read-only', 'session/read-only'],
    ['expired', 'session/expired'],
    ['closed', 'session/ended'],
  ] as const) {
    const isLeft = reason === 'session/ended';
    it(`makes way for a new chat when the conversation has ended (${reason}), and ${isLeft ? 'forgets' : 'keeps'} what was typed`, async () => {
      const mounted = await mount({ open: '' });
      mounted.type('half a thou');
      mounted.chat.become(status, { reason });
      expect(mounted.parts('input')).to.be.empty;
      const button = mounted.el.shadowRoot?.querySelector<HTMLButtonElement>('.primary');
      expect(button?.textContent?.trim()).to.equal('Start a new chat');
      button?.click();
      expect(mounted.chat.calls).to.contain('startNew');
      mounted.chat.become('open');
      expect(mounted.input.value).to.equal(isLeft ? '' : 'half a thou');
    });
  }

  it('is empty once the visitor has signed out, and takes what is written then [I17]', async () => {
    const mounted = await mount({ open: '' });
    const reason = 'session/logged-out';
    mounted.chat.become('open');
    mounted.type('my card number is');
    mounted.chat.become('closed', { reason });
    await mounted.drawn();
    expect(mounted.input.value).to.equal('');
    mounted.type('somebody else');
    mounted.chat.become('closed', { reason, attempt: 1 });
    await mounted.drawn();
    expect(mounted.input.value).to.equal('somebody else');
  });

  it('grows with its text up to six lines', async () => {
    const mounted = await mount({ open: '' });
    const one = mounted.input.offsetHeight;
    mounted.type('a\nb\nc');
    const three = mounted.input.offsetHeight;
    mounted.type('a\n'.repeat(30));
    expect(three).to.equal(one + 44);
    expect(mounted.input.offsetHeight).to.equal(one + 5 * 22);
  });

  it('does not touch the log on a key press', async () => {
    const mounted = await mount({ open: '' });
    let changes = 0;
    const observer = new MutationObserver((records) => (changes += records.length));
    observer.observe(mounted.part('log'), { subtree: true, childList: true, characterData: true, attributes: true });
    mounted.type('hello');
    await mounted.drawn();
    expect(changes + observer.takeRecords().length).to.equal(0);
    observer.disconnect();
  });
});
