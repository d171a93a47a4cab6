import type { LocaleTag } from '../../i18n/match.js';
import type { SomeMessages } from '../../i18n/messages.js';

/** The build puts the hash of `locales/index.json` here, and that file names the hash of each language. */
const INDEX_INTEGRITY = 'sha384-of-the-index';

/** Where this script came from, as long as it can be known: while it runs for the first time. */
const HERE = import.meta.url;

const read = async <T>(name: string, integrity: string): Promise<T> => {
  const response = await fetch(new URL(`locales/${name}.json`, HERE), { integrity });
  // What it holds is what was built: the hash says so.
  return (await response.json()) as T;
};

/**
 * Brings the words of a language for the files that stand alone: as data, from beside the script, and nothing but what was
 * built together with it.
 *
 * @throws (rejects) TypeError without a network, under a policy that forbids it, or when a hash is another.
 */
export const importLocale = async (tag: LocaleTag): Promise<SomeMessages> => {
  const index = await read<Readonly<Record<LocaleTag, string>>>('index', INDEX_INTEGRITY);
  return read(tag, index[tag]);
};
