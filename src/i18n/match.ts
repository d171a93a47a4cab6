/** What the element speaks besides English, by the name of its file. */
export const LOCALES = [
  'ar',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'pl',
  'pt-BR',
  'pt-PT',
  'ro',
  'ru',
  'sk',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh-Hans',
  'zh-Hant',
] as const;

export type LocaleTag = (typeof LOCALES)[number];

export interface Match {
  readonly tag: LocaleTag | 'en';
  /** Canonical BCP 47, as it was asked for, region included: numbers and times follow it. Nothing was said: the browser's. */
  readonly language: string | undefined;
}

/** BCP 47 as it should have been written, or nothing: a page may say `xx__YY`. Content systems write `de_DE`. */
const parsed = (language: string): Intl.Locale | undefined => {
  try {
    return new Intl.Locale(language.replaceAll('_', '-'));
  } catch {
    return undefined;
  }
};

/** Script and region decide where a language is written in two ways; where they are not said, they are the likely ones. */
const fileOf = (locale: Intl.Locale): string => {
  const { language, script = '', region } = locale.maximize();
  if (language === 'zh') return `zh-${script}`;
  if (language === 'pt') return region === 'BR' ? 'pt-BR' : 'pt-PT';
  return language === 'no' || language === 'nn' ? 'nb' : language;
};

/**
 * The words for the first of these languages that there are words for, else English.
 *
 * @param languages - BCP 47 tags, the wanted one first. Old codes (`iw`, `in`) count as the new ones, and what is no tag does
 *   not count.
 */
export const matchLocale = (languages: readonly (string | undefined)[]): Match => {
  let first: string | undefined;
  for (const each of languages) {
    const locale = each ? parsed(each) : undefined;
    if (!locale) continue;
    const file = fileOf(locale);
    const language = locale.toString();
    const tag = ([...LOCALES, 'en'] as const).find((known) => known === file);
    if (tag) return { tag, language };
    first ??= language;
  }
  return { tag: 'en', language: first };
};
