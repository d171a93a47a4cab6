import { isPlain } from '../host-data.js';

export const TEXT_SIZES = ['normal', 'large', 'largest'] as const;

/** What this visitor likes; remembered on this device. */
export interface Preferences {
  /** A sound for new messages, where the page's `notify` has one. Default false. */
  readonly sound: boolean;
  /** Notifications of the device, where the page's `notify` has them and the browser lets us. Default false. */
  readonly desktop: boolean;
  /** Default `normal`. */
  readonly textSize: (typeof TEXT_SIZES)[number];
  /** Enter sends; else it breaks the line, and Ctrl+Enter or Cmd+Enter sends. Default true. */
  readonly enterSends: boolean;
}

export const DEFAULTS: Preferences = Object.freeze({
  sound: false,
  desktop: false,
  textSize: 'normal',
  enterSends: true,
});

const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const VALID: { readonly [K in keyof Preferences]: (value: unknown) => boolean } = {
  sound: isFlag,
  desktop: isFlag,
  textSize: (value) => TEXT_SIZES.some((size) => size === value),
  enterSends: isFlag,
};

/** @returns `before` itself where the change holds nothing that is valid and new. */
export const withChange = (before: Preferences, change: unknown): Preferences => {
  if (!isPlain(change)) return before;
  const names = Object.keys(VALID) as (keyof Preferences)[];
  const news = names.filter((name) => VALID[name](change[name]) && change[name] !== before[name]);
  return news.length === 0
    ? before
    : Object.freeze({ ...before, ...Object.fromEntries(news.map((name) => [name, change[name]])) });
};
