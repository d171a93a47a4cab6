import type { AuthGrant, JourneyContext } from '../model/auth.js';
import { Secret } from '../model/secret.js';
import { fields, parse, present, word } from '../protocol/guards.js';
import type { Fetch } from './api.js';

/** `unauthorized`: 401; `refused`: the service says no; `unavailable`: it said nothing that counts, and may be asked again. */
export type AuthFailure = { readonly ok: false; readonly kind: 'unauthorized' | 'refused' | 'unavailable' };

/** The implicit flow gives no refresh token. */
export type AuthResult = { readonly ok: true; readonly jwt: Secret; readonly refreshToken?: Secret } | AuthFailure;

export interface AuthService {
  readonly fetch: Fetch;
  readonly apiBase: string;
  readonly deploymentId: string;
  readonly signal: AbortSignal;
}

const MAX_SECRET = 20_000;

const unavailable: AuthFailure = { ok: false, kind: 'unavailable' };

const ask = async (
  { fetch, apiBase, signal }: AuthService,
  path: string,
  init: { readonly method: 'POST' | 'DELETE'; readonly headers: Record<string, string>; readonly body?: string },
): Promise<{ readonly ok: true; readonly text: string } | AuthFailure> => {
  try {
    const response = await fetch(`${apiBase}/api/v2/webdeployments/token/${path}`, {
      ...init,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal,
    });
    const { status } = response;
    if (response.ok) return { ok: true, text: await response.text() };
    if (status === 401) return { ok: false, kind: 'unauthorized' };
    return status >= 500 || status === 408 || status === 429 ? unavailable : { ok: false, kind: 'refused' };
  } catch {
    return unavailable;
  }
};

const post = async (service: AuthService, path: string, body: object): Promise<AuthResult> => {
  const answer = await ask(service, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) return answer;
  const given = fields(parse(answer.text));
  const jwt = word(given['jwt'], MAX_SECRET);
  const refreshToken = word(given['refreshToken'], MAX_SECRET);
  if (!jwt) return unavailable;
  return { ok: true, jwt: new Secret(jwt), ...(refreshToken && { refreshToken: new Secret(refreshToken) }) };
};

/** What the identity provider gave → the service's JWT. Never rejects. */
export const exchangeGrant = (
  service: AuthService,
  oauth: AuthGrant,
  journeyContext: JourneyContext | undefined,
): Promise<AuthResult> =>
  post(
    service,
    'oauthcodegrantjwtexchange',
    present({ deploymentId: service.deploymentId, oauth: present(oauth), journeyContext }),
  );

/** A new JWT; the refresh token stays good. Never rejects. */
export const refreshJwt = (service: AuthService, refreshToken: Secret): Promise<AuthResult> =>
  post(service, 'refresh', { deploymentId: service.deploymentId, refreshToken: refreshToken.reveal() });

/** Signs the visitor out everywhere. Never rejects. */
export const revokeJwt = (service: AuthService, jwt: Secret): Promise<{ readonly ok: true } | AuthFailure> =>
  ask(service, 'revoke', { method: 'DELETE', headers: { authorization: `bearer ${jwt.reveal()}` } });
