import type { ErrorCode } from '../model/errors.js';
import type { Attributes } from '../protocol/events.js';
import { utf8Bytes } from '../protocol/encode.js';

/** Bytes of UTF-8 of all keys and values, when the session does not say otherwise. */
const MAX_BYTES = 2048;

const bytesOf = (attributes: Attributes): number =>
  Object.entries(attributes).reduce((sum, [key, value]) => sum + utf8Bytes(key) + utf8Bytes(value), 0);

/** Only texts travel; numbers and flags are spelled out, the rest is left behind. */
const clean = (given: Readonly<Record<string, unknown>>): Attributes =>
  Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[key, String(value)]] : [],
    ),
  );

/**
 * Custom attributes wait for the next message after they changed, and go with it: all of them, until the service has taken
 * them. Whatever refuses the message puts them back; a 4013, which means them, drops them.
 */
export interface AttributeLuggage {
  /** Takes the place of what was there. Too large ones are reported and change nothing. */
  set(attributes: Readonly<Record<string, unknown>>): void;
  /** Adds to what is there. */
  add(attributes: Readonly<Record<string, unknown>>): void;
  /** What goes with this message; nothing when the service has it all. */
  take(id: string): Attributes | undefined;
  delivered(id: string): void;
  refused(id: string, code: number): void;
  /** Another session knows nothing yet. */
  forget(): void;
}

export const createAttributes = (
  maxBytes: () => number | undefined,
  report: (code: ErrorCode, hint: string) => void,
): AttributeLuggage => {
  let all: Attributes = {};
  /** The messages on which the present ones travel. */
  let carriers = new Set<string>();
  let isTaken = true;

  const change = (next: Attributes): void => {
    if (JSON.stringify(next) === JSON.stringify(all)) return;
    const bytes = bytesOf(next);
    const max = maxBytes() ?? MAX_BYTES;
    if (bytes > max) return report('attributes/too-large', `${bytes} of ${max} bytes`);
    all = next;
    carriers = new Set();
    isTaken = Object.keys(all).length === 0;
  };

  return {
    set: (attributes) => change(clean(attributes)),
    add: (attributes) => change({ ...all, ...clean(attributes) }),
    take(id) {
      // A message that is sent again carries what it carried.
      if (isTaken && !carriers.has(id)) return undefined;
      carriers.add(id);
      return all;
    },
    delivered(id) {
      if (carriers.has(id)) isTaken = true;
    },
    refused(id, code) {
      if (!carriers.delete(id) || code !== 4013) return;
      all = {};
      isTaken = true;
      report('attributes/too-large', 'refused by the service');
    },
    forget() {
      carriers = new Set();
      isTaken = Object.keys(all).length === 0;
    },
  };
};
