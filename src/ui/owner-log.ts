import { errorPage } from '../model/docs.js';

/** What was said, shared by every copy of the product in the page: two copies are one of the things that are told. */
const saidHere = (): Set<unknown> => {
  const key = Symbol.for('genesys-chat');
  const known: unknown = Reflect.get(globalThis, key);
  if (known instanceof Set) return known;
  const said = new Set<unknown>();
  Reflect.set(globalThis, key, said);
  return said;
};

/**
 * One line in the console per configuration error, for the page's owner. Nothing else of the product writes there.
 *
 * @param about - What it is about, where one code may be told of several things.
 */
export const tellOwner = (code: string, sentence: string, about = ''): void => {
  const said = saidHere();
  if (said.has(code + about)) return;
  said.add(code + about);
  console.error(`genesys-chat: ${sentence} (${code}) ${errorPage(code)}`);
};

/** Asked for by `debug`. */
export const logForOwner = (name: string, facts: object): void => console.debug(`genesys-chat: ${name}`, facts);
