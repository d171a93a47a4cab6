import type { Strings } from '../i18n/en.js';
import type { Message } from '../model/message.js';

/** Times and sizes in the reader's language; epoch milliseconds and bytes go in. */
export interface TranscriptFormats {
  /** A date with its year. */
  day(at: number): string;
  /** Hours and minutes. */
  time(at: number): string;
  /** Date, hours and minutes: an appointment. */
  moment(at: number): string;
  /** Date and time with the time zone in which all times of the copy are. */
  zoned(at: number): string;
  size(bytes: number): string;
}

/** What a copy is made of. */
export interface TranscriptSource {
  readonly messages: readonly Message[];
  /** Earlier messages exist that are not among these. */
  readonly partial: boolean;
  /** Texts of others are formatted. */
  readonly markdown: boolean;
  readonly heading: string;
  /** When the copy is made. */
  readonly at: number;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly strings: Strings;
  readonly formats: TranscriptFormats;
}
