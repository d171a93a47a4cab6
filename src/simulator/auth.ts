import { asJson } from './json.js';
import { makeJwt } from './jwt.js';
import type { GuestUser } from './simulator-types.js';
import type { Grant, Login, Session, World } from './world.js';

/** The two sentences of a 403 that mean "sign in again" and nothing else. */
export const AUTH_REFUSALS = {
  again: 'Try to authenticate again.',
  failed: 'Session authentication failed.',
} as const;

export const isAuthOn = ({ config }: World): boolean => asJson(config['auth'])['enabled'] === true;

export const isStepUpOn = ({ config }: World): boolean => asJson(config['auth'])['allowSessionUpgrade'] === true;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `user:ines.moreau` is Ines Moreau, and so is `user:ines.moreau#2`; any other code is a user of its own. */
export const userOf = (code: string): GuestUser => {
  const id = code
    .replace(/^user:/, '')
    .replace(/#.*$/, '')
    .toLowerCase();
  const [firstName = '', ...rest] = id
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(capital);
  return { id, firstName, lastName: rest.join(' ') };
};

/** A JWT for `configureAuthenticatedSession`. */
export const issueAuthJwt = (world: World, login: Login): string => {
  const expiresAt = world.now() + world.options.authLifeMs;
  const jwt = makeJwt(world, { sub: login.user.id, exp: Math.floor(expiresAt / 1000) });
  world.authJwts.set(jwt, { login, expiresAt });
  return jwt;
};

/** `undefined` for a JWT that is unknown, revoked or has run out. */
export const authGrant = (world: World, jwt: string): Grant | undefined => {
  const grant = world.authJwts.get(jwt);
  return grant && world.now() < grant.expiresAt ? grant : undefined;
};

const dropJwts = (world: World, login: Login): void => {
  for (const [jwt, grant] of world.authJwts) if (grant.login === login) world.authJwts.delete(jwt);
};

/** Neither a JWT nor the refresh token of this sign-in is good any more. */
export const forgetLogin = (world: World, login: Login): void => {
  dropJwts(world, login);
  for (const [token, owner] of world.refreshTokens) if (owner === login) world.refreshTokens.delete(token);
};

/** As if time had passed: the session has to be configured again, with a JWT that has to be refreshed first. */
export const expireAuth = (world: World, session: Session, refusal: keyof typeof AUTH_REFUSALS): void => {
  if (!session.auth) return;
  dropJwts(world, session.auth.login);
  session.auth = { ...session.auth, expiresAt: world.now(), refusal };
};

/** Why a request of this session is refused with 403 until it is configured again. */
export const authRefusal = (world: World, { auth }: Session): string | undefined =>
  auth && world.now() >= auth.expiresAt ? AUTH_REFUSALS[auth.refusal] : undefined;
