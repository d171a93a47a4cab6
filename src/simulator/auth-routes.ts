import { authGrant, forgetLogin, isAuthOn, issueAuthJwt, userOf } from './auth.js';
import { type ActiveFault, takeFault } from './faults.js';
import { emptyReply, errorReply, jsonReply } from './http-reply.js';
import { asJson, isJson, type Json, parseJson, textOf } from './json.js';
import { bearerOf, claimsOf } from './jwt.js';
import { logout } from './sessions.js';
import type { GuestUser, HttpReply, HttpRequest } from './simulator-types.js';
import type { Login, World } from './world.js';

export const AUTH_PREFIX = '/api/v2/webdeployments/token/';

const DEFAULT_LATE_MS = 2000;

const unauthorized = (): HttpReply => errorReply(401, 'bad.credentials', 'Invalid or expired token');

const bodyOf = ({ body }: HttpRequest): Json => asJson(parseJson(new TextDecoder().decode(body)));

const filled = (value: unknown): string | undefined => textOf(value) || undefined;

/** A code may stand for a sign-in once only; that is the identity provider's rule, and a switch. */
const userOfCode = (world: World, code: string): GuestUser | undefined => {
  if (world.options.singleUseCodes && world.usedCodes.has(code)) return undefined;
  world.usedCodes.add(code);
  return userOf(code);
};

/** An ID token that can be read must carry the nonce; its claims name the user. Any other text is a code. */
const userOfIdToken = (idToken: string, nonce: string): GuestUser | undefined => {
  const { sub, given_name: first, family_name: last, nonce: claimed } = claimsOf(idToken);
  if (claimed !== undefined && claimed !== nonce) return undefined;
  const user = userOf(textOf(sub) ?? idToken);
  return { ...user, firstName: textOf(first) ?? user.firstName, lastName: textOf(last) ?? user.lastName };
};

const exchange = (world: World, request: HttpRequest): HttpReply => {
  const { deploymentId, oauth, journeyContext } = bodyOf(request);
  if (world.options.checkDeployment && deploymentId !== world.options.deploymentId) return unauthorized();
  const { code, redirectUri, idToken, nonce } = asJson(oauth);
  const [grantedCode, idText, nonceText] = [filled(code), filled(idToken), filled(nonce)];
  const isCode = grantedCode !== undefined && filled(redirectUri) !== undefined;
  const isImplicit = idText !== undefined && nonceText !== undefined;
  const user = isCode ? userOfCode(world, grantedCode) : isImplicit ? userOfIdToken(idText, nonceText) : undefined;
  if (!user) return unauthorized();
  const login: Login = { user, journeyContext: isJson(journeyContext) ? journeyContext : undefined };
  const jwt = issueAuthJwt(world, login);
  if (!isCode) return jsonReply({ jwt });
  const refreshToken = world.random.uuid();
  world.refreshTokens.set(refreshToken, login);
  return jsonReply({ jwt, refreshToken });
};

const refresh = (world: World, request: HttpRequest): HttpReply => {
  const login = world.refreshTokens.get(filled(bodyOf(request)['refreshToken']) ?? '');
  return login ? jsonReply({ jwt: issueAuthJwt(world, login) }) : unauthorized();
};

const revoke = (world: World, { headers }: HttpRequest): HttpReply => {
  const login = authGrant(world, bearerOf(headers['authorization']))?.login;
  if (!login) return unauthorized();
  forgetLogin(world, login);
  for (const session of [...world.sessions.values()]) if (session.auth?.login === login) logout(world, session);
  return emptyReply(204);
};

type Route = (world: World, request: HttpRequest) => HttpReply;

/** What follows the prefix: its method, its name in faults, and what it does. */
const ROUTES: Record<string, readonly [method: string, at: string, route: Route]> = {
  oauthcodegrantjwtexchange: ['POST', 'exchange', exchange],
  refresh: ['POST', 'refresh', refresh],
  revoke: ['DELETE', 'revoke', revoke],
};

/** Sign-in, renewal and sign-out. `undefined`: never answered. */
export const authRoute = async (world: World, path: string, request: HttpRequest): Promise<HttpReply | undefined> => {
  if (!isAuthOn(world)) {
    return errorReply(403, 'not.authorized', 'Authentication is not enabled for this deployment');
  }
  const name = path.slice(AUTH_PREFIX.length);
  const found = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (!found) return errorReply(404, 'not.found', 'Not found');
  const [method, at, route] = found;
  if (request.method !== method) return errorReply(405, 'method.not.allowed', 'Method not allowed');
  const fault = takeFault(world, 'auth', undefined, (candidate) => (candidate.at ?? at) === at);
  return fault ? faulty(world, fault, () => route(world, request)) : route(world, request);
};

const faulty = async (
  world: World,
  { mode, ms = DEFAULT_LATE_MS }: ActiveFault,
  work: () => HttpReply,
): Promise<HttpReply | undefined> => {
  switch (mode) {
    case 'slow': {
      const reply = work();
      await new Promise<void>((resolve) => void world.later(ms, resolve));
      return reply;
    }
    case '401':
      return unauthorized();
    case '429':
      return errorReply(429, 'too.many.requests', 'Rate limit exceeded', { 'retry-after': '3' });
    case 'timeout':
      return undefined;
    default:
      return errorReply(500, 'internal.server.error', 'The server encountered an unexpected condition');
  }
};
