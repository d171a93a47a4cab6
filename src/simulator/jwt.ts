import { type Json, parseJson, isJson } from './json.js';
import type { World } from './world.js';

const base64url = (value: object): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Signed by nobody: it is known by being in a map. */
export const makeJwt = (world: World, claims: Json): string =>
  [base64url({ alg: 'HS256' }), base64url({ jti: world.random.uuid(), ...claims }), world.random.hex()].join('.');

/** What a JWT claims, unchecked; nothing when it is none. */
export const claimsOf = (jwt: string): Json => {
  const payload = jwt.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
  try {
    const claims = parseJson(atob(payload));
    return isJson(claims) ? claims : {};
  } catch {
    return {};
  }
};

export const bearerOf = (authorization: string | undefined): string =>
  /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
