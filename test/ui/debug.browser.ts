import { expect } from '@open-wc/testing';
import { message, own } from './fake-chat.js';
import { mount, unmount, type Mounted } from './mount.js';

const listen = (): { readonly lines: unknown[][]; stop(): void } => {
  const { debug } = console;
  const lines: unknown[][] = [];
  console.debug = (...line: unknown[]) => void lines.push(line);
  return { lines, stop: () => void (console.debug = debug) };
};

/** What the clipboard is given; it refuses everything when told so. */
const clipboard = (refuses = false): string[] => {
  const copied: string[] = [];
  const writeText = (text: string): Promise<void> => {
    if (refuses) return Promise.reject(new Error('not allowed'));
    copied.push(text);
    return Promise.resolve();
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  return copied;
};
const copy = async ({ part, parts, drawn }: Mounted): Promise<void> => {
  part('menu-button').click();
  parts('menu-item')
    .find(({ textContent }) => textContent?.includes('Copy diagnostics'))
    ?.click();
  await drawn();
};

describe('the attribute debug', () => {
  afterEach(() => {
    unmount();
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('writes down what happens, and never what was said', async () => {
    const log = listen();
    const { el, chat, drawn } = await mount({ debug: '' });
    chat.emit('status', { status: 'open', previous: 'connecting', reason: undefined, attempt: 1, retryAt: undefined });
    chat.receive(message({ text: 'a secret', name: 'Marta' }));
    chat.emit('sent', { message: own({ text: 'my secret' }) });
    await drawn();
    el.debug = false;
    chat.emit('session', { phase: 'expired', expiresAt: 1 });
    log.stop();
    const text = JSON.stringify(log.lines);
    expect(log.lines.map(([name]) => name)).to.include.members(['genesys-chat: gc-status', 'genesys-chat: gc-message']);
    expect(text).to.contain('"previous":"connecting"');
    expect(text).not.to.match(/secret|Marta|expired/);
  });

  it('is silent when it is not set', async () => {
    const log = listen();
    const { chat, drawn, part } = await mount({ open: '' });
    chat.receive(message());
    await drawn();
    log.stop();
    expect(log.lines).to.deep.equal([]);
    part('menu-button').click();
    expect(part('menu').textContent).to.contain('Print').and.not.contain('Copy diagnostics');
  });

  it('offers the diagnostics to copy, the same as the method gives', async () => {
    const copied = clipboard();
    const mounted = await mount({ debug: '', open: '' });
    await copy(mounted);
    await mounted.drawn();
    expect(copied.map((text) => JSON.parse(text) as unknown)).to.deep.equal([mounted.el.diagnostics()]);
    mounted.clock.advance(1_000);
    expect(mounted.said()).to.contain('Copied.');
  });

  it('says so when the browser does not let it copy', async () => {
    clipboard(true);
    const mounted = await mount({ debug: '', open: '' });
    await copy(mounted);
    await mounted.drawn();
    mounted.clock.advance(1_000);
    expect(mounted.said(true)).to.contain('could not be copied');
  });
});
