import type { en, ProblemCode, Strings } from './en.js';

/** One sentence per grammatical number; those that whole numbers never take may be left out. */
export type Plural<C extends Intl.LDMLPluralRule> = { readonly [Each in C]: string };

/** With a name, and without. */
export type Named = readonly [named: string, nameless: string];

/**
 * A sentence as data: `{0}` is what it is given first. It is no code, so that a page may fetch it and know by one hash that
 * it is the right one.
 */
export type Message = string | Named | { readonly [C in Intl.LDMLPluralRule]?: string };

type MessageFor<Value, C extends Intl.LDMLPluralRule> = Value extends (...values: infer Values) => string
  ? undefined extends Values[number]
    ? Named
    : Values[0] extends number
      ? string | Plural<C>
      : string
  : string;

/**
 * All sentences of a language.
 *
 * @template C - The grammatical numbers that whole numbers take there, as `Intl.PluralRules` names them; none where nouns
 *   know no plural.
 */
export type Messages<C extends Intl.LDMLPluralRule = never> = {
  readonly [Key in keyof typeof en]: MessageFor<(typeof en)[Key], C>;
} & { readonly [Code in ProblemCode]: string };

/** Sentences of any language, or some of them. */
export type SomeMessages = { readonly [Key in keyof Strings]?: Message };

/** What a page may put in their place: finished sentences, functions as English has them, or sentences as data. */
export type Overrides = { readonly [Key in keyof Strings]?: Strings[Key] | Message };

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/** Where directions may meet, what is put in keeps its own and does not turn its neighbours around. */
const isolated = (value: string, sentence: string): string =>
  RIGHT_TO_LEFT.test(sentence + value) ? `\u2068${value}\u2069` : value;

/**
 * Makes sentences speak.
 *
 * @param language - Canonical BCP 47; numbers and their grammar follow it.
 * @param onto - What stays where nothing is given.
 */
export const speak = (language: string | undefined, onto: Strings, given: SomeMessages | Overrides): Strings => {
  // Made when the first number is spoken: together they cost a page some milliseconds of its start.
  let numbers: Intl.NumberFormat | undefined;
  let plurals: Intl.PluralRules | undefined;
  const fill = (message: Message, values: readonly unknown[]): string => {
    const sentence =
      typeof message === 'string'
        ? message
        : '0' in message
          ? message[values.includes(undefined) ? 1 : 0]
          : (message[(plurals ??= new Intl.PluralRules(language)).select(Number(values[0]))] ?? message.other ?? '');
    return sentence.replace(/\{(\d)\}/g, (_, place: string) => {
      const value = values[Number(place)];
      return isolated(
        typeof value === 'number' ? (numbers ??= new Intl.NumberFormat(language)).format(value) : String(value),
        sentence,
      );
    });
  };
  const spoken = Object.entries(given).flatMap(([key, message]) => {
    if (message === undefined) return [];
    const speaks = typeof onto[key as keyof Strings] === 'function' && typeof message !== 'function';
    return [[key, speaks ? (...values: readonly unknown[]) => fill(message, values) : message] as const];
  });
  // By its type every key that is given holds what fits it.
  return { ...onto, ...(Object.fromEntries(spoken) as Partial<Strings>) };
};
