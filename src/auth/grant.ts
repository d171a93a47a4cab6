import type { AuthGrant } from '../model/auth.js';
import { fields, number, present, word } from '../protocol/guards.js';

const MAX = 20_000;

/** What a page's provider gave, if it is something: known fields alone. */
export const readGrant = (given: unknown): AuthGrant | undefined => {
  const from = fields(given);
  const text = (key: string): string | undefined => word(from[key], MAX);
  const [code, redirectUri, idToken, nonce] = [text('code'), text('redirectUri'), text('idToken'), text('nonce')];
  if (code && redirectUri)
    return present<AuthGrant>({
      code,
      redirectUri,
      nonce,
      codeVerifier: text('codeVerifier'),
      iss: text('iss'),
      maxAge: number(from['maxAge']),
    });
  return idToken && nonce ? { idToken, nonce } : undefined;
};
