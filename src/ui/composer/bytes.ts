const encoder = new TextEncoder();

/** The service counts bytes of UTF-8, and takes this many. */
export const MAX_BYTES = 4_096;
/** From here on the counter shows. */
const SHOW_FROM = 0.8 * MAX_BYTES;
const ALMOST_FULL = 0.9 * MAX_BYTES;

export const utf8Length = (text: string): number => encoder.encode(text).length;

export interface Room {
  /** Bytes that still fit; negative when too long. */
  readonly left: number;
  readonly show: boolean;
  readonly level: 'fine' | 'almost' | 'over';
}

/** How much room a text leaves. Short ones are not even encoded: a character takes at most three bytes per UTF-16 unit. */
export const roomFor = (text: string): Room => {
  const bytes = text.length * 3 < SHOW_FROM ? text.length : utf8Length(text.trim());
  const level = bytes > MAX_BYTES ? 'over' : bytes >= ALMOST_FULL ? 'almost' : 'fine';
  return { left: MAX_BYTES - bytes, show: bytes >= SHOW_FROM, level };
};
