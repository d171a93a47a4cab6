import type { Strings } from '../i18n/en.js';
import type { MessageError } from '../model/message.js';

/** Why something failed, in the language of the page as far as it has words for it. */
export const problemText = (t: Strings, { code, message }: Pick<MessageError, 'code' | 'message'>): string => {
  const said: unknown = t[code as keyof Strings];
  return typeof said === 'string' ? said : message;
};
