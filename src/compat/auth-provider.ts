import type { GenesysChat } from '../ui/genesys-chat.js';
import type { Bus } from './bus.js';
import { dataOf } from './database.js';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The one command that the plugin must have. */
export const GET_CODE = 'AuthProvider.getAuthCode';

/**
 * The page's `AuthProvider` plugin as the element's `authProvider`.
 *
 * Messenger asks it unasked, as soon as it is there; so does this. Whoever is not signed in at the page's own provider stays
 * a guest: the command does not resolve, or rejects.
 */
export const useAuthProvider = (element: GenesysChat, bus: Bus): void => {
  const signIn = (): void => void element.signIn().catch(() => {});
  element.authProvider = async () => {
    const isRefused = element.connection.reason === 'auth/required';
    if (isRefused && bus.has('AuthProvider.reAuthenticate')) await bus.command('AuthProvider.reAuthenticate');
    const given = dataOf(await bus.command(GET_CODE));
    const maxAge = Number(given['maxAge']);
    return {
      code: text(given['authCode']) ?? '',
      redirectUri: text(given['redirectUri']) ?? '',
      codeVerifier: text(given['codeVerifier']),
      nonce: text(given['nonce']),
      iss: text(given['iss']),
      maxAge: maxAge > 0 ? maxAge : undefined,
    };
  };
  bus.subscribe('AuthProvider.signedIn', signIn);
  signIn();
};
