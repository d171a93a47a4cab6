import type { LocaleTag } from '../../i18n/match.js';
import type { SomeMessages } from '../../i18n/messages.js';
import { importLocale } from './locale-modules.js';

const loads = new Map<LocaleTag, Promise<SomeMessages>>();

/**
 * The words of a language, loaded once per page.
 *
 * @throws (rejects) when they cannot be had; asked again, it tries again.
 */
export const loadLocale = (tag: LocaleTag): Promise<SomeMessages> => {
  const known = loads.get(tag);
  if (known) return known;
  const load = importLocale(tag);
  loads.set(tag, load);
  load.catch(() => loads.delete(tag));
  return load;
};
