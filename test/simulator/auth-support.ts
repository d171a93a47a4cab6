import assert from 'node:assert/strict';
import { type SimulatorOptions } from '../../src/simulator/index.js';
import { type Client, type Frame } from './client.js';
import { type Stage } from './stage.js';

export const EXCHANGE = '/api/v2/webdeployments/token/oauthcodegrantjwtexchange';
export const REFRESH = '/api/v2/webdeployments/token/refresh';
export const REVOKE = '/api/v2/webdeployments/token/revoke';
export const MINUTE = 60_000;

/** A JWT lives longer than an idle socket: here the socket may be idle for an hour. */
export const AUTH_ON: SimulatorOptions = {
  config: { auth: { enabled: true, allowSessionUpgrade: true } },
  socketIdleMs: 60 * MINUTE,
};

export const SIGN_IN = [{ eventType: 'Presence', presence: { type: 'SignIn' } }];

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface AuthSteps {
  ask(path: string, method: string, body?: object, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** The body of an exchange. */
  codeOf(code: string): { readonly deploymentId: string; readonly oauth: object };
  exchange(code?: string, more?: object): Promise<{ readonly jwt: string; readonly refreshToken: string }>;
  refresh(refreshToken: string): Promise<Reply>;
  revoke(jwt: string): Promise<Reply>;
  /** Configures as authenticated, and returns what comes next. */
  signIn(client: Client, jwt: string, token?: string): Promise<Frame>;
  /** A connection of a session that was authenticated from its first frame. */
  joined(jwt: string, token?: string): Promise<Client>;
}

export const refusalOf = ({ class: name, code, body, tracingId }: Frame): unknown[] => [name, code, body, tracingId];

export const authSteps = (current: () => Stage): AuthSteps => {
  const steps: AuthSteps = {
    ask: async (path, method, body, headers = {}) => {
      const text = body && JSON.stringify(body);
      const given = { 'content-type': 'application/json', ...headers };
      const response = await current().fetch(path, { method, headers: given, ...(text ? { body: text } : {}) });
      const answer = await response.text();
      return { status: response.status, body: answer === '' ? {} : (JSON.parse(answer) as Reply['body']) };
    },
    codeOf: (code) => ({
      deploymentId: current().simulator.deploymentId,
      oauth: { code, redirectUri: 'https://shop.example.test/back', codeVerifier: 'verifier-9d3e' },
    }),
    exchange: async (code = 'user:ines.moreau', more = {}) => {
      const { status, body } = await steps.ask(EXCHANGE, 'POST', { ...steps.codeOf(code), ...more });
      assert.equal(status, 200);
      return { jwt: String(body['jwt']), refreshToken: String(body['refreshToken']) };
    },
    refresh: (refreshToken) => steps.ask(REFRESH, 'POST', { refreshToken }),
    revoke: (jwt) => steps.ask(REVOKE, 'DELETE', undefined, { authorization: `bearer ${jwt}` }),
    signIn: (client, jwt, token = 'guest-token') =>
      client.configure(token, { action: 'configureAuthenticatedSession', data: { code: jwt } }),
    joined: async (jwt, token) => {
      const client = await current().connect();
      assert.equal((await steps.signIn(client, jwt, token)).class, 'SessionResponse');
      return client;
    },
  };
  return steps;
};
