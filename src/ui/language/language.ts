import { en, type Strings } from '../../i18n/en.js';
import { matchLocale, type LocaleTag, type Match } from '../../i18n/match.js';
import { speak, type Overrides, type SomeMessages } from '../../i18n/messages.js';
import { formatsFor, type Formats } from '../format.js';
import { ancestorsOf, inherited } from './nearest.js';

export interface Language {
  strings(): Strings;
  formats(): Formats;
  /** Which words are shown, for `lang`. */
  tag(): string;
  /** `rtl` where the words run that way and the page says nothing about direction. */
  dir(): 'rtl' | undefined;
  /** What it depends on may have changed. */
  update(): void;
  /** Another try at words that could not be had. */
  retry(): void;
  start(): void;
  stop(): void;
}

interface LanguageHost {
  readonly element: Element & { readonly strings: Overrides | undefined };
  /** The deployment's, for pages in a language there are no words for, or in none. */
  fallback(): string | undefined;
  load(tag: LocaleTag): Promise<SomeMessages>;
  /** Words, numbers or direction are others now. */
  changed(): void;
  /** There is only English for now. */
  failed(tag: LocaleTag): void;
}

const RIGHT_TO_LEFT: readonly string[] = ['ar', 'he'];

/**
 * Follows the language of the page: the element's own `lang` or its nearest ancestor's, however it changes. The words of
 * before stay until the next ones are there.
 */
export const createLanguage = ({ element, fallback, load, changed, failed }: LanguageHost): Language => {
  /** What is asked for, by the page's tag; before the first look at the page nothing is. */
  let wanted: Match | undefined;
  let shown: { readonly tag: string; readonly language: string | undefined; readonly words: Strings } = {
    tag: 'en',
    language: undefined,
    words: en,
  };
  let hasFailed = false;
  let merged: { readonly from: unknown; readonly onto: Strings; readonly strings: Strings } | undefined;

  const show = (tag: string, language: string | undefined, words: Strings): void => {
    if (words === shown.words && language === shown.language) return;
    shown = { tag, language, words };
    changed();
  };

  const bring = (): void => {
    const asked = wanted;
    if (!asked) return;
    const { tag, language } = asked;
    hasFailed = false;
    if (tag === 'en') return show(tag, language, en);
    load(tag).then(
      (messages) => {
        if (wanted === asked) show(tag, language, speak(language, en, messages));
      },
      () => {
        if (wanted !== asked) return;
        hasFailed = true;
        show('en', language, en);
        failed(tag);
      },
    );
  };

  const update = (): void => {
    const next = matchLocale([inherited(element, 'lang'), fallback()]);
    if (next.tag === wanted?.tag && next.language === wanted.language) return;
    // Nothing was drawn yet in any language.
    if (!wanted) shown = { ...shown, language: next.language };
    wanted = next;
    bring();
  };

  const retry = (): void => {
    if (hasFailed) bring();
  };

  const watch = new MutationObserver(() => {
    update();
    retry();
    changed();
  });

  return {
    strings() {
      const { words, language } = shown;
      const { strings } = element;
      if (merged?.from !== strings || merged?.onto !== words)
        merged = { from: strings, onto: words, strings: strings ? speak(language, words, strings) : words };
      return merged.strings;
    },
    formats: () => formatsFor(shown.language),
    tag: () => shown.tag,
    dir: () => (RIGHT_TO_LEFT.includes(shown.tag) && inherited(element, 'dir') === undefined ? 'rtl' : undefined),
    update,
    retry,
    start() {
      update();
      for (const each of ancestorsOf(element)) watch.observe(each, { attributeFilter: ['lang', 'dir'] });
    },
    stop: () => watch.disconnect(),
  };
};
