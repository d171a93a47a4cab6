/** Times in the page's language. */
export interface Formats {
  /** Hours and minutes. */
  time(at: number): string;
  /** Everything, for a tooltip. */
  exact(at: number): string;
  /** Today, yesterday, or the date. */
  day(at: number, now: number): string;
  size(bytes: number): string;
  /** Date, hours and minutes: an appointment. */
  moment(at: number): string;
  /** Date and time with the time zone, for what is read elsewhere. */
  zoned(at: number): string;
  /** A day that the service counts in UTC. */
  date(at: number): string;
}

const DAY = 86_400_000;

/** Midnight of the visitor's day, so that two times can be asked whether they share one. */
export const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** Made when first asked: one formatter costs several milliseconds, and a closed chat needs none. */
const later = <T>(create: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= create());
};

const make = (locale: string | undefined): Formats => {
  const time = later(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
  const exact = later(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }));
  const date = later(() => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }));
  const dateYear = later(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }));
  const moment = later(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
  const zoned = later(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long' }));
  const utc = later(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
  const relative = later(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const size = (unit: 'byte' | 'kilobyte' | 'megabyte', value: number): string =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      // The short form of some languages knows no plural: "675 byte".
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value);
  return {
    time: (at) => time().format(at),
    exact: (at) => exact().format(at),
    day(at, now) {
      const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY);
      const word = days === 0 || days === -1 ? relative().format(days, 'day') : undefined;
      if (word) return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
      return (Math.abs(days) < 300 ? date : dateYear)().format(at);
    },
    moment: (at) => moment().format(at),
    zoned: (at) => zoned().format(at),
    date: (at) => utc().format(at),
    size: (bytes) =>
      bytes < 1_000 ? size('byte', bytes) : bytes < 1e6 ? size('kilobyte', bytes / 1e3) : size('megabyte', bytes / 1e6),
  };
};

const made = new Map<string, Formats>();

/**
 * Formatters are costly to make and free to keep.
 *
 * @param lang - Canonical BCP 47.
 */
export const formatsFor = (lang: string | undefined): Formats => {
  const key = lang ?? '';
  const known = made.get(key) ?? make(lang);
  made.set(key, known);
  return known;
};
