import type { JourneyContext } from '../model/auth.js';
import { fields, isObject, parse } from '../protocol/guards.js';
import { utf8Bytes } from '../protocol/encode.js';

/** Bytes of UTF-8. It travels with every configure, and a frame has an end. */
const MAX_BYTES = 4_096;

/** A plain copy that cannot change later; nothing when it is no object, no JSON, or too large. */
export const readJourneyContext = (given: unknown): JourneyContext | undefined => {
  try {
    const text = JSON.stringify(given);
    const copy = parse(text);
    return isObject(copy) && utf8Bytes(text) <= MAX_BYTES ? fields(copy) : undefined;
  } catch {
    return undefined;
  }
};
