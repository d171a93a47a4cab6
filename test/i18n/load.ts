import { readdirSync } from 'node:fs';
import { en, type Strings } from '../../src/i18n/en.js';
import type { LocaleTag } from '../../src/i18n/match.js';
import type { Message, SomeMessages } from '../../src/i18n/messages.js';

const FOLDER = new URL('../../src/i18n/locales/', import.meta.url);

export const FILES = readdirSync(FOLDER).map((name) => name.replace('.ts', ''));

export interface Locale {
  readonly messages: SomeMessages;
  readonly strings: Strings;
}

export const loadLocale = (tag: LocaleTag): Promise<Locale> =>
  import(new URL(`${tag}.ts`, FOLDER).href) as Promise<Locale>;

/** Every form of a sentence. */
export const formsOf = (message: Message | undefined): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message ?? {});

/** English as it would read in a locale's file: `{0}` where something is put in. */
export const englishOf = (key: string): string => {
  const value = en[key as keyof typeof en] as string | ((...given: readonly string[]) => string);
  return typeof value === 'function' ? value('{0}', '{1}', '{2}') : value;
};
