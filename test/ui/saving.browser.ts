import { expect } from '@open-wc/testing';
import { loadLocale } from '../../src/ui/language/load-locale.js';
import { message, own } from './fake-chat.js';
import { mount, record, unmount, type Mounted } from './mount.js';

interface Copy {
  readonly format: string;
  readonly blob: Blob;
}

const open = async (attributes: Readonly<Record<string, string>> = {}): Promise<Mounted> => {
  const mounted = await mount({ open: '', ...attributes });
  mounted.chat.become('open');
  mounted.chat.receive(
    message({ name: 'Ana', text: 'See [here](https://shop.example/x)', time: Date.UTC(2026, 10, 23, 12) }),
    own({ text: 'Thanks', time: Date.UTC(2026, 10, 24, 12) }),
  );
  await mounted.drawn();
  return mounted;
};
/** The copies the menu offers. */
const items = (mounted: Mounted): HTMLElement[] => {
  mounted.part('menu-button').click();
  return mounted.parts('menu-item').filter(({ textContent }) => /^\s*(Save|Print)/.test(textContent ?? ''));
};
const texts = (mounted: Mounted): (string | undefined)[] =>
  items(mounted).map(({ textContent }) => textContent?.trim());
const view = (): HTMLElement | null => document.querySelector('body > genesys-chat-print');
const paper = (at: Element | null | undefined): string => at?.shadowRoot?.textContent ?? '';

/** Names and texts of the files that are saved meanwhile; nothing is. */
const catchFiles = async (act: () => void): Promise<readonly string[]> => {
  const saved: string[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    saved.push(`${this.download} ${this.protocol}`);
  };
  try {
    act();
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  return saved;
};

/** Does as if the page were printed. @returns what was on the paper. */
const whilePrinting = (act: () => void): string[] => {
  const { print } = window;
  const seen: string[] = [];
  window.print = () => {
    seen.push(paper(view()));
    window.dispatchEvent(new Event('afterprint'));
  };
  try {
    act();
  } finally {
    window.print = print;
  }
  return seen;
};

describe('copies of the conversation', () => {
  afterEach(unmount);

  it('are offered as the page wants, text and paper by itself, and only of something', async () => {
    expect(texts(await open())).to.deep.equal(['Save as text', 'Print']);
    expect(texts(await open({ transcript: 'json html' }))).to.deep.equal(['Save as a web page', 'Save as data (JSON)']);
    expect(texts(await open({ transcript: '' }))).to.deep.equal([]);
    const mounted = await mount({ open: '' });
    mounted.chat.become('open');
    await mounted.drawn();
    expect(texts(mounted)).to.deep.equal([]);
  });

  it('are saved under the day’s name, and said so', async () => {
    const mounted = await open({ transcript: 'txt html json' });
    const saved = await catchFiles(() => {
      for (const item of items(mounted)) item.click();
    });
    expect(saved).to.deep.equal(['txt', 'html', 'json'].map((ending) => `chat-2026-11-24.${ending} blob:`));
    expect(mounted.part('toast').textContent).to.contain('The conversation was saved.');
    mounted.clock.advance(300);
    expect(mounted.said()).to.contain('The conversation was saved.');
    mounted.clock.advance(3_000);
    expect(mounted.parts('toast')).to.be.empty;
  });

  it('belong to the page when it cancels', async () => {
    const mounted = await open();
    const copies = record<Copy>(mounted.el, 'gc-transcript');
    mounted.el.addEventListener('gc-transcript', (event) => event.preventDefault());
    const printed = whilePrinting(() => mounted.el.print());
    const saved = await catchFiles(() => {
      for (const format of ['txt', 'html', 'json'] as const) mounted.el.downloadTranscript(format);
    });
    expect(saved).to.be.empty;
    expect(printed).to.be.empty;
    expect(view() === null).to.be.true;
    expect(copies.map(({ format, blob }) => [format, blob.type])).to.deep.equal([
      ['print', 'text/html;charset=utf-8'],
      ['txt', 'text/plain;charset=utf-8'],
      ['html', 'text/html;charset=utf-8'],
      ['json', 'application/json;charset=utf-8'],
    ]);
    expect(await copies[1]?.blob.text()).to.contain('  See here (https://shop.example/x)\n');
    expect(await copies[0]?.blob.text()).to.equal(await copies[2]?.blob.text());
  });

  it('follow the page’s language and direction, and say where something is missing', async () => {
    const mounted = await open({ lang: 'de', dir: 'rtl' });
    const copies = record<Copy>(mounted.el, 'gc-transcript');
    mounted.el.addEventListener('gc-transcript', (event) => event.preventDefault());
    mounted.chat.hasOlder.set(true);
    await loadLocale('de');
    await mounted.drawn();
    mounted.el.downloadTranscript('html');
    const page = (await copies[0]?.blob.text()) ?? '';
    expect(page)
      .to.contain('<html lang="de" dir="rtl">')
      .and.contain('November')
      .and.contain('Frühere Nachrichten sind');
    expect(page).to.match(/GMT|UTC|MEZ/);
  });

  it('on paper are alone, in order, with days, authors and link targets, and leave nothing behind [A-35]', async () => {
    const mounted = await open({ lang: 'en' });
    const sheets = document.adoptedStyleSheets.length;
    const [printed = ''] = whilePrinting(() => mounted.el.print());
    const order = ['Nov 23', 'Ana', 'See here (https://shop.example/x)', 'Nov 24', 'You', 'Thanks'].map((text) =>
      printed.indexOf(text),
    );
    expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    expect(order).not.to.include(-1);
    expect(view() === null).to.be.true;
    expect(document.adoptedStyleSheets).to.have.length(sheets);
  });

  it('leave nothing behind either where the browser prints nothing and says nothing, as in a sandboxed frame', async () => {
    const mounted = await open();
    const sheets = document.adoptedStyleSheets.length;
    const { print } = window;
    window.print = () => {};
    try {
      mounted.el.print();
      mounted.el.print();
    } finally {
      window.print = print;
    }
    expect(document.querySelectorAll('body > genesys-chat-print')).to.have.length(1);
    document.body.dispatchEvent(new Event('pointerdown'));
    expect(view()).to.equal(null);
    expect(document.adoptedStyleSheets).to.have.length(sheets);
  });

  it('are on the paper of the page where the chat is part of it, and not where it floats over it [A-35]', async () => {
    for (const [mode, expected] of [
      ['inline', true],
      ['page', true],
      ['floating', false],
    ] as const) {
      const mounted = await open({ mode });
      window.dispatchEvent(new Event('beforeprint'));
      const own = mounted.el.shadowRoot?.querySelector('genesys-chat-print');
      expect(paper(own).includes('Thanks'), mode).to.equal(expected);
      if (own) expect(getComputedStyle(own).display, 'on the screen').to.equal('none');
      window.dispatchEvent(new Event('afterprint'));
      expect(mounted.el.shadowRoot?.querySelector('genesys-chat-print') === null).to.be.true;
      unmount();
    }
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.querySelector('genesys-chat-print') === null).to.be.true;
  });
});
