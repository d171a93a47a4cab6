import type { Stored, StoredAuth, StoredSession } from './stored-session.js';

/** What every store does to what it holds, as plain functions: how it is held is the store's. */
export type Change = (stored: Stored) => Stored;

export const sessionOf = (stored: Stored): StoredSession | undefined => (stored === 'gone' ? undefined : stored);

/** Makes at most one token, however often a storage has to be tried. */
export const once = (create: () => string): (() => StoredSession) => {
  let made: StoredSession | undefined;
  return () => (made ??= { token: create() });
};

export const rotating =
  (previous: string, make: () => StoredSession): Change =>
  (stored) => {
    const known = sessionOf(stored);
    if (known && known.token !== previous) return known;
    return known?.auth ? { ...make(), auth: known.auth } : make();
  };

export const keepingAuth =
  (token: string, auth: StoredAuth | undefined): Change =>
  (stored) =>
    sessionOf(stored)?.token === token ? { token, ...(auth && { auth }) } : stored;

export const removing =
  (token: string | undefined): Change =>
  (stored) =>
    token === undefined || (sessionOf(stored)?.token ?? token) === token ? 'gone' : stored;
