import { expect, nextFrame } from '@open-wc/testing';
import { messages as german } from '../../src/i18n/locales/de.js';
import type { LocaleTag } from '../../src/i18n/match.js';
import type { SomeMessages } from '../../src/i18n/messages.js';
import { createLanguage, type Language } from '../../src/ui/language/language.js';
import { loadLocale } from '../../src/ui/language/load-locale.js';
import { message, own, SETTINGS } from './fake-chat.js';
import { mount, unmount, type Mounted } from './mount.js';

const page = document.documentElement;
/** The page says another language, and its words are there. */
const speaks = async (mounted: Mounted, lang: LocaleTag | 'en', where: Element = page): Promise<void> => {
  where.setAttribute('lang', lang);
  if (lang !== 'en') await loadLocale(lang);
  await mounted.drawn();
  await nextFrame();
  await mounted.drawn();
};
/** Observers report after a frame. */
const observed = async (): Promise<void> => {
  await nextFrame();
  await nextFrame();
};
const times = (mounted: Mounted): (string | undefined)[] => mounted.parts('time').map(({ title }) => title);
const root = ({ el }: Mounted): HTMLElement => {
  const found = el.shadowRoot?.querySelector<HTMLElement>('.root');
  if (!found) throw new Error('nothing drawn');
  return found;
};
const direction = (mounted: Mounted): string => getComputedStyle(mounted.part('panel')).direction;
const status = (mounted: Mounted): string | undefined => mounted.part('subheading').textContent?.trim();

describe('the language', () => {
  beforeEach(() => void (page.lang = 'en'));
  afterEach(() => {
    unmount();
    page.removeAttribute('lang');
    page.removeAttribute('dir');
  });

  it('is that of the page, and another one at once when the page says so: words, and times drawn before [A-36]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.become('open');
    mounted.chat.receive(message({ name: 'Ana', text: 'Hello' }), own({ text: 'Hi' }));
    await mounted.drawn();
    expect(times(mounted)[0]).to.contain('Tuesday');
    await speaks(mounted, 'de');
    expect(times(mounted)[0]).to.contain('Dienstag');
    expect(mounted.part('status').textContent).to.equal('Gesendet');
    expect(mounted.input.placeholder).to.equal('Nachricht schreiben');
    expect(mounted.part('close-button').ariaLabel).to.equal('Chat schließen');
    expect(mounted.part('log').ariaLabel).to.equal('Nachrichten');
    expect(root(mounted).lang).to.equal('de');
    await speaks(mounted, 'ja');
    expect(times(mounted)[0]).to.contain('火曜日');
    expect(mounted.part('status').textContent).to.equal('送信済み');
    await speaks(mounted, 'en');
    expect(times(mounted)[0]).to.contain('Tuesday');
    expect(root(mounted).lang).to.equal('en');
  });

  it('moves no focus, and keeps the draft and the place in the log, when it changes [A-14]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.messages.set(Array.from({ length: 60 }, (_, i) => message({ name: 'Ana', text: `Line ${i}` })));
    await mounted.drawn();
    mounted.type('half a thou');
    mounted.input.focus();
    mounted.input.setSelectionRange(4, 6);
    const log = mounted.part('log');
    await observed();
    log.scrollTop = 300;
    await observed();
    const { input } = mounted;
    await speaks(mounted, 'de');
    expect(mounted.input === input).to.be.true;
    expect(mounted.el.shadowRoot?.activeElement === input).to.be.true;
    expect([input.value, input.selectionStart, input.selectionEnd]).to.deep.equal(['half a thou', 4, 6]);
    expect(log.scrollTop).to.be.closeTo(300, 2);
  });

  it('says nothing aloud when it changes', async () => {
    const mounted = await mount({ open: '' });
    await speaks(mounted, 'de');
    mounted.clock.advance(1_000);
    expect(mounted.said() + mounted.said(true)).to.equal('');
  });

  it('is the nearest one: its own, an ancestor’s, or that of what holds the shadow root it stands in', async () => {
    const mounted = await mount({ open: '' });
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(inner);
    document.body.append(outer);
    outer.lang = 'de';
    inner.append(mounted.el);
    await loadLocale('de');
    await mounted.drawn();
    expect(root(mounted).lang).to.equal('de');
    await speaks(mounted, 'fr', outer);
    expect(root(mounted).lang, 'the host of the shadow root').to.equal('fr');
    await speaks(mounted, 'es', inner);
    expect(root(mounted).lang, 'its parent').to.equal('es');
    await speaks(mounted, 'it', mounted.el);
    expect(root(mounted).lang, 'its own').to.equal('it');
    await speaks(mounted, 'de', outer);
    expect(root(mounted).lang, 'one that is hidden behind a nearer one').to.equal('it');
    outer.remove();
  });

  it('is not followed any more where the element has left the page', async () => {
    const mounted = await mount({ open: '' });
    mounted.el.remove();
    let asked = 0;
    mounted.el.requestUpdate = () => void asked++;
    page.lang = 'de';
    await loadLocale('de');
    await mounted.drawn();
    expect(asked).to.equal(0);
  });

  it('runs from right to left by itself where the page says no direction, and as the page says where it does', async () => {
    const mounted = await mount({ open: '' });
    expect(direction(mounted)).to.equal('ltr');
    await speaks(mounted, 'ar');
    expect(direction(mounted)).to.equal('rtl');
    page.dir = 'ltr';
    await mounted.drawn();
    expect(direction(mounted)).to.equal('ltr');
    page.dir = 'rtl';
    await mounted.drawn();
    expect(direction(mounted)).to.equal('rtl');
    await speaks(mounted, 'de');
    expect(direction(mounted)).to.equal('rtl');
  });

  it('is the deployment’s where the page says none', async () => {
    page.removeAttribute('lang');
    const mounted = await mount({ open: '' });
    mounted.chat.settings.set({ ...SETTINGS, language: 'pl-pl' });
    await mounted.drawn();
    await loadLocale('pl');
    await mounted.drawn();
    expect(root(mounted).lang).to.equal('pl');
    await speaks(mounted, 'en');
    expect(root(mounted).lang, 'the page knows better').to.equal('en');
  });

  it('gives way to the page’s own words, one by one', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.become('open');
    mounted.el.strings = { placeholder: 'Was gibt’s?', typing: '{0} tippt' };
    await speaks(mounted, 'de');
    expect(mounted.input.placeholder).to.equal('Was gibt’s?');
    expect(mounted.part('close-button').ariaLabel).to.equal('Chat schließen');
    mounted.chat.typing.set({ author: 'agent', name: 'Ana' });
    await mounted.drawn();
    expect(status(mounted)).to.equal('Ana tippt');
  });

  it('reaches why a message failed', async () => {
    const mounted = await mount({ open: '' });
    const error = { code: 'message/refused', message: 'The service refused this message.', retryable: true };
    mounted.chat.receive(own({ delivery: 'failed', error }));
    await speaks(mounted, 'de');
    expect(mounted.part('message').textContent).to.contain('Diese Nachricht wurde nicht angenommen.');
    await speaks(mounted, 'en');
    expect(mounted.part('message').textContent).to.contain(error.message);
  });
});

describe('words that have to be brought', () => {
  interface Asked {
    readonly tag: LocaleTag;
    readonly settle: (messages: SomeMessages) => void;
    readonly fail: () => void;
  }
  const start = (lang: string) => {
    const element = Object.assign(document.createElement('div'), { strings: undefined });
    element.lang = lang;
    const asked: Asked[] = [];
    const failed: string[] = [];
    const language: Language = createLanguage({
      element,
      fallback: () => undefined,
      load: (tag) => new Promise((settle, fail) => asked.push({ tag, settle, fail: () => fail(new Error('no')) })),
      changed: () => {},
      failed: (tag) => failed.push(tag),
    });
    language.start();
    return { element, language, asked, failed };
  };
  const turn = async (): Promise<void> => {
    await Promise.resolve();
    await Promise.resolve();
  };

  it('are English until they are there, and the ones before until the next are there', async () => {
    const { element, language, asked } = start('de-AT');
    expect(language.tag()).to.equal('en');
    asked[0]?.settle(german);
    await turn();
    expect([language.tag(), language.strings().cancel]).to.deep.equal(['de', 'Abbrechen']);
    const before = [language.strings(), language.formats()];
    element.lang = 'fr';
    await turn();
    expect([language.strings(), language.formats()], 'no English in between').to.deep.equal(before);
    asked[1]?.settle({ cancel: 'Annuler' });
    await turn();
    expect([language.tag(), language.strings().cancel]).to.deep.equal(['fr', 'Annuler']);
    language.stop();
  });

  it('do not appear late, once another language is wanted', async () => {
    const { element, language, asked } = start('de');
    element.lang = 'fr';
    await turn();
    asked[1]?.settle({ cancel: 'Annuler' });
    await turn();
    asked[0]?.settle(german);
    await turn();
    expect(language.strings().cancel).to.equal('Annuler');
    language.stop();
  });

  it('stay English when they cannot be had, are reported once, and are tried again at the next change or opening', async () => {
    const { element, language, asked, failed } = start('de');
    asked[0]?.fail();
    await turn();
    expect([language.tag(), ...failed]).to.deep.equal(['en', 'de']);
    language.update();
    expect(asked, 'a drawing alone asks for nothing').to.have.length(1);
    language.retry();
    expect(asked).to.have.length(2);
    asked[1]?.fail();
    await turn();
    element.lang = 'de-DE';
    await turn();
    asked[2]?.settle(german);
    await turn();
    expect(language.tag()).to.equal('de');
    language.retry();
    expect(asked).to.have.length(3);
    language.stop();
  });

  it('are loaded once per page, however many ask', async () => {
    expect(loadLocale('de')).to.equal(loadLocale('de'));
    expect((await loadLocale('de')).cancel).to.equal('Abbrechen');
  });
});
