import type { ErrorCode } from '../model/errors.js';

const said = new Set<string>();

/** One line in the console per configuration error, for the page's owner. Nothing else of the product writes there unasked. */
export const tellOwner = (code: ErrorCode, sentence: string): void => {
  if (said.has(code)) return;
  said.add(code);
  console.error(`genesys-chat: ${sentence} (${code})`);
};

/** Asked for by `debug`. */
export const logForOwner = (name: string, facts: object): void => console.debug(`genesys-chat: ${name}`, facts);
