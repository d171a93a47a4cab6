import type { LocaleTag } from '../../i18n/match.js';
import type { SomeMessages } from '../../i18n/messages.js';

/** One by one, so that bundlers see each: they make files of them that load when asked for. */
const MODULES: { readonly [Tag in LocaleTag]: () => Promise<{ readonly messages: SomeMessages }> } = {
  ar: () => import('../../i18n/locales/ar.js'),
  cs: () => import('../../i18n/locales/cs.js'),
  da: () => import('../../i18n/locales/da.js'),
  de: () => import('../../i18n/locales/de.js'),
  el: () => import('../../i18n/locales/el.js'),
  es: () => import('../../i18n/locales/es.js'),
  fi: () => import('../../i18n/locales/fi.js'),
  fr: () => import('../../i18n/locales/fr.js'),
  he: () => import('../../i18n/locales/he.js'),
  hi: () => import('../../i18n/locales/hi.js'),
  hu: () => import('../../i18n/locales/hu.js'),
  id: () => import('../../i18n/locales/id.js'),
  it: () => import('../../i18n/locales/it.js'),
  ja: () => import('../../i18n/locales/ja.js'),
  ko: () => import('../../i18n/locales/ko.js'),
  nb: () => import('../../i18n/locales/nb.js'),
  nl: () => import('../../i18n/locales/nl.js'),
  pl: () => import('../../i18n/locales/pl.js'),
  'pt-BR': () => import('../../i18n/locales/pt-BR.js'),
  'pt-PT': () => import('../../i18n/locales/pt-PT.js'),
  ro: () => import('../../i18n/locales/ro.js'),
  ru: () => import('../../i18n/locales/ru.js'),
  sk: () => import('../../i18n/locales/sk.js'),
  sv: () => import('../../i18n/locales/sv.js'),
  th: () => import('../../i18n/locales/th.js'),
  tr: () => import('../../i18n/locales/tr.js'),
  uk: () => import('../../i18n/locales/uk.js'),
  vi: () => import('../../i18n/locales/vi.js'),
  'zh-Hans': () => import('../../i18n/locales/zh-Hans.js'),
  'zh-Hant': () => import('../../i18n/locales/zh-Hant.js'),
};

/**
 * Brings the words of a language, in the package for bundlers. The files that stand alone have `locale-files.ts` in its
 * place.
 *
 * @throws (rejects) whatever kept the file from loading.
 */
export const importLocale = async (tag: LocaleTag): Promise<SomeMessages> => (await MODULES[tag]()).messages;
