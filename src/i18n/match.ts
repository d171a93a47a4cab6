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
  /** As it was asked for, region included: numbers and times follow it. */
  readonly language: string;
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

/** As it should have been written; nothing for what is no language. */
export const canonical = (language: string | undefined): string | undefined =>
  language ? parsed(language)?.toString() : undefined;

/**
 * The first of these languages that there are words for.
 *
 * @param languages - BCP 47 tags, the wanted one first. Old codes (`iw`, `in`) count as the new ones.
 */
export const matchLocale = (languages: readonly (string | undefined)[]): Match | undefined => {
  for (const each of languages) {
    const locale = each ? parsed(each) : undefined;
    const file = locale && fileOf(locale);
    const tag = ([...LOCALES, 'en'] as const).find((known) => known === file);
    if (locale && tag) return { tag, language: locale.toString() };
  }
  return undefined;
};
