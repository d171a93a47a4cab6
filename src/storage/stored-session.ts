/** The sign-in that belongs to a token. Without a JWT it says only that the session is a signed-in one. */
export interface StoredAuth {
  readonly jwt?: string;
  readonly refreshToken?: string;
  /** Epoch milliseconds of the sign-in, by the visitor's clock. */
  readonly at: number;
}

export interface StoredSession {
  readonly token: string;
  readonly auth?: StoredAuth;
}

/** `gone`: removed on purpose, so that no slower copy of it may come back. */
export type Stored = StoredSession | 'gone' | undefined;

/** How a session is written down. The version lets a later release change the form without misreading an old one. */
const VERSION = 1;

export const pack = (stored: StoredSession | 'gone'): string =>
  JSON.stringify({ v: VERSION, ...(stored === 'gone' ? {} : stored) });

const authOf = (auth: unknown): { readonly auth?: StoredAuth } => {
  if (typeof auth !== 'object' || auth === null || !('at' in auth) || typeof auth.at !== 'number') return {};
  const jwt = 'jwt' in auth && typeof auth.jwt === 'string' && auth.jwt;
  const refreshToken = 'refreshToken' in auth && typeof auth.refreshToken === 'string' && auth.refreshToken;
  return { auth: { at: auth.at, ...(jwt && { jwt }), ...(refreshToken && { refreshToken }) } };
};

/** What a stored value says; nothing for a corrupt one or one of a newer version. */
export const unpack = (value: unknown): Stored => {
  if (typeof value !== 'string') return undefined;
  try {
    const stored: unknown = JSON.parse(value);
    if (typeof stored !== 'object' || stored === null || !('v' in stored) || stored.v !== VERSION) return undefined;
    if (!('token' in stored)) return 'gone';
    const { token } = stored;
    if (typeof token !== 'string' || !token) return undefined;
    return { token, ...authOf('auth' in stored ? stored.auth : undefined) };
  } catch {
    return undefined;
  }
};
