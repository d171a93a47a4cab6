/** unknown → something safe to read. Every cast of the project that trusts the wire lives here. */

export type Fields = Readonly<Record<string, unknown>>;

/** A plain object's own fields, or nothing. Arrays are no fields. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** The same without the properties that are undefined: what the service did not say is absent, not empty. */
export const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

export const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string, cut at `max` characters; numbers and others are not turned into one. */
export const text = (value: unknown, max = 2_000): string | undefined =>
  typeof value === 'string' ? (value.length > max ? value.slice(0, max) : value) : undefined;

/** A string that says something. */
export const word = (value: unknown, max?: number): string | undefined => text(value, max)?.trim() || undefined;

/** Marks that turn the text after them around: `invoice[RLO]fdp.exe` looks like a PDF. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A name, which reads as it is written. */
export const nameIn = (value: unknown, max: number): string | undefined => word(word(value, max)?.replace(TURNING, ''));

/** What goes back as it came: never cut, for a part of it would be something else. */
export const whole = (value: unknown, max = 4_000): string | undefined =>
  typeof value === 'string' && value.length <= max ? value || undefined : undefined;

export const list = (value: unknown, max: number): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, max) : [];

export const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** Where whole numbers end; a thousand times as much is still finite. */
const HUGE = Number.MAX_SAFE_INTEGER;

/** A finite number, also from the strings that metadata spells numbers with. */
export const number = (value: unknown): number | undefined => {
  const parsed = typeof value === 'number' ? value : typeof value === 'string' && value.trim() ? Number(value) : NaN;
  return Number.isFinite(parsed) ? clamp(parsed, -HUGE, HUGE) : undefined;
};

/** A size or a count: whole, and never below zero. */
export const count = (value: unknown): number | undefined => {
  const parsed = number(value);
  return parsed === undefined ? undefined : Math.floor(Math.max(0, parsed));
};

/** Flags of a body. Those in metadata are strings and are compared with `'true'` itself. */
export const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** Engines make a date of almost anything: "Desk 5" is one. */
const ISO = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?$/;

/** ISO-8601 → epoch milliseconds. */
export const instant = (value: unknown): number | undefined => {
  const parsed = typeof value === 'string' && ISO.test(value) ? Date.parse(value) : NaN;
  return Number.isFinite(parsed) ? parsed : undefined;
};

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const MAX_URL = 8_000;

/** An address without credentials: https, or http on this very machine (the simulator). A cut one would be another one. */
export const safeUrl = (value: unknown): URL | undefined => {
  if (typeof value !== 'string' || value.length > MAX_URL || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (url.username || url.password) return undefined;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)) ? url : undefined;
};

const CONTACT = /^(?:mailto:[^\s@?&,%]+@[^\s@?&,%]+|tel:\+?[\d ]+)$/i;

/** Where a button may lead: to a page, to one mail address with nothing prepared, or to a telephone number. */
export const safeLink = (value: unknown): string | undefined => {
  const link = whole(value, MAX_URL)?.trim() ?? '';
  if (!URL.canParse(link)) return undefined;
  const { protocol, username, password, href } = new URL(link);
  if (protocol === 'https:' || protocol === 'http:') return username || password ? undefined : href;
  const contact = protocol === 'tel:' ? link.replace(/[-.()]/g, '') : link;
  return CONTACT.test(contact) ? contact : undefined;
};

export const parse = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};
