/** The service's words for kinds of input, in HTML's. */

const TOKENS: Readonly<Record<string, string>> = {
  Prefix: 'honorific-prefix',
  Suffix: 'honorific-suffix',
  Name: 'name',
  GivenName: 'given-name',
  MiddleName: 'additional-name',
  FamilyName: 'family-name',
  Nickname: 'nickname',
  Title: 'organization-title',
  Username: 'username',
  Email: 'email',
  Phone: 'tel',
  StreetAddress: 'street-address',
  Addressline1: 'address-line1',
  Addressline2: 'address-line2',
  City: 'address-level2',
  State: 'address-level1',
  Country: 'country-name',
  PostalCode: 'postal-code',
  Birthdate: 'bday',
  BirthdateDay: 'bday-day',
  BirthdateMonth: 'bday-month',
  BirthdateYear: 'bday-year',
  OneTimeCode: 'one-time-code',
  Organization: 'organization',
  Url: 'url',
};
const own = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/**
 * The `autocomplete` token; none for places, moments and flights, which HTML does not know, and for unknown words. None for
 * `PaymentCard…` either: whoever sends a form into a chat is not to have the browser offer a card for it.
 */
export const autocompleteToken = (word = ''): string | undefined => own(TOKENS, word);

const KEYBOARDS: Readonly<Record<string, string>> = {
  Number: 'numeric',
  Phone: 'tel',
  Email: 'email',
  Decimal: 'decimal',
  Websearch: 'search',
  URL: 'url',
};

/** The `inputmode`; none for the usual keyboard. */
export const inputMode = (word = ''): string | undefined => own(KEYBOARDS, word);

/** The `type`: only those that do not change what may be typed. */
export const inputType = (mode: string | undefined): string =>
  mode === 'tel' || mode === 'email' || mode === 'url' ? mode : 'text';
