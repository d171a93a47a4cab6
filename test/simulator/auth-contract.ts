import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type Fault, type SimulatorOptions } from '../../src/simulator/index.js';
import { type Client, type Frame, JOIN } from './client.js';
import { ORIGIN, type Stage, type StartStage, until } from './stage.js';

const EXCHANGE = '/api/v2/webdeployments/token/oauthcodegrantjwtexchange';
const REFRESH = '/api/v2/webdeployments/token/refresh';
const REVOKE = '/api/v2/webdeployments/token/revoke';
const MINUTE = 60_000;
/** A JWT lives longer than an idle socket: here the socket may be idle for an hour. */
const ON: SimulatorOptions = {
  config: { auth: { enabled: true, allowSessionUpgrade: true } },
  socketIdleMs: 60 * MINUTE,
};
const SIGN_IN = [{ eventType: 'Presence', presence: { type: 'SignIn' } }];

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** [SIM-26] Sessions of somebody who has signed in, on every way in. */
export const authContract = (way: string, start: StartStage): Promise<void> =>
  describe(`signing in ${way}`, () => {
    let stage: Stage;
    const restart = async (options: SimulatorOptions): Promise<void> => {
      await stage.stop();
      stage = await start(options);
    };
    const inject = (fault: Fault): void => void stage.simulator.fault(fault);
    beforeEach(async () => {
      stage = await start(ON);
    });
    afterEach(() => stage.stop());

    const ask = async (path: string, method: string, body?: object, headers = {}): Promise<Reply> => {
      const text = body && JSON.stringify(body);
      const given = { 'content-type': 'application/json', ...headers };
      const response = await stage.fetch(path, { method, headers: given, ...(text ? { body: text } : {}) });
      const answer = await response.text();
      return { status: response.status, body: answer === '' ? {} : (JSON.parse(answer) as Reply['body']) };
    };
    const codeOf = (code: string) => ({
      deploymentId: stage.simulator.deploymentId,
      oauth: { code, redirectUri: 'https://shop.example.test/back', codeVerifier: 'verifier-9d3e' },
    });
    const exchange = async (code = 'user:ines.moreau', more: object = {}) => {
      const { status, body } = await ask(EXCHANGE, 'POST', { ...codeOf(code), ...more });
      assert.equal(status, 200);
      return { jwt: String(body['jwt']), refreshToken: String(body['refreshToken']) };
    };
    const refresh = (refreshToken: string) => ask(REFRESH, 'POST', { refreshToken });
    const revoke = (jwt: string) => ask(REVOKE, 'DELETE', undefined, { authorization: `bearer ${jwt}` });

    const signIn = (client: Client, jwt: string, token = 'guest-token'): Promise<Frame> =>
      client.configure(token, { action: 'configureAuthenticatedSession', data: { code: jwt } });
    /** A connection of a session that was authenticated from its first frame. */
    const joined = async (jwt: string, token = 'guest-token'): Promise<Client> => {
      const client = await stage.connect();
      assert.equal((await signIn(client, jwt, token)).class, 'SessionResponse');
      return client;
    };
    const refusalOf = ({ class: name, code, body, tracingId }: Frame): unknown[] => [name, code, body, tracingId];

    it('[SIM-26] exchanges a code for a JWT and a refresh token, an ID token for a JWT only', async () => {
      const code = await ask(EXCHANGE, 'POST', codeOf('user:ines'));
      assert.deepEqual([code.status, Object.keys(code.body)], [200, ['jwt', 'refreshToken']]);
      const { deploymentId } = stage.simulator;
      const implicit = await ask(EXCHANGE, 'POST', { deploymentId, oauth: { idToken: 'opaque', nonce: 'n-1' } });
      assert.deepEqual([implicit.status, Object.keys(implicit.body)], [200, ['jwt']]);
    });

    it('[SIM-26] answers 401 with the common body to an exchange or a refresh that is not right', async () => {
      const { deploymentId } = stage.simulator;
      const otherNonce = ['e30', btoa('{"sub":"ines","nonce":"n-2"}'), 'x'].join('.');
      const wrong = [
        {},
        { deploymentId },
        { deploymentId, oauth: { code: '' } },
        { deploymentId, oauth: { code: 'user:ines' } },
        { deploymentId, oauth: { idToken: 'opaque' } },
        { deploymentId, oauth: { idToken: otherNonce, nonce: 'n-1' } },
        { ...codeOf('user:ines'), deploymentId: 'another' },
      ];
      const replies = await Promise.all(wrong.map((body) => ask(EXCHANGE, 'POST', body)));
      for (const { status, body } of [...replies, await refresh('made-up'), await revoke('made-up')]) {
        assert.equal(status, 401);
        const { contextId, ...rest } = body;
        assert.equal(typeof contextId, 'string');
        assert.deepEqual(rest, {
          message: 'Invalid or expired token',
          code: 'bad.credentials',
          status: 401,
          messageParams: {},
          details: [],
          errors: [],
        });
      }
      assert.equal((await ask(EXCHANGE, 'GET')).status, 405);
    });

    it('[SIM-26] exchanges a code once only when told to', async () => {
      await restart({ ...ON, singleUseCodes: true });
      await exchange('user:ines#1');
      assert.equal((await ask(EXCHANGE, 'POST', codeOf('user:ines#1'))).status, 401);
      await exchange('user:ines#2');
    });

    it('[SIM-26] configures a new session as authenticated, says who it is, and marks its echoes', async () => {
      const client = await stage.connect();
      const answer = await signIn(client, (await exchange()).jwt);
      assert.deepEqual(
        [answer.type, answer.tracingId, answer.body['newSession'], answer.body['clearedExistingSession']],
        ['response', 'configure', true, undefined],
      );
      client.say('hello');
      assert.equal((await client.next()).body.metadata?.['authenticated'], 'true');
      client.event(JOIN);
      assert.equal((await client.next()).body.metadata?.['authenticated'], 'true');
      const [session] = stage.simulator.sessions();
      const user = { id: 'ines.moreau', firstName: 'Ines', lastName: 'Moreau' };
      assert.deepEqual([session?.authenticated, session?.user], [true, user]);
      const anonymous = await stage.join('other');
      anonymous.say('hello');
      assert.equal((await anonymous.next()).body.metadata?.['authenticated'], undefined);
    });

    it('[SIM-26] takes the names of an ID token', async () => {
      const claims = btoa('{"sub":"u-9","given_name":"Noor","family_name":"de Wit","nonce":"n-1"}');
      const { deploymentId } = stage.simulator;
      const oauth = { idToken: `e30.${claims}.x`, nonce: 'n-1' };
      const { body } = await ask(EXCHANGE, 'POST', { deploymentId, oauth });
      await joined(String(body['jwt']));
      assert.deepEqual(stage.simulator.sessions()[0]?.user, { id: 'u-9', firstName: 'Noor', lastName: 'de Wit' });
    });

    it('[SIM-26] refuses a missing code with 4020, one that is unknown, spent or of somebody else with 401', async () => {
      const client = await stage.connect();
      const missing = await client.configure('guest-token', { action: 'configureAuthenticatedSession', data: {} });
      assert.deepEqual([missing.code, missing.body as unknown], [4020, 'Missing parameter: data.code']);
      const unauthorized = ['string', 401, 'User is unauthorized', 'configure'];
      assert.deepEqual(refusalOf(await signIn(client, 'made-up')), unauthorized);
      const { jwt } = await exchange();
      await joined(jwt);
      const { jwt: stranger } = await exchange('user:tom');
      assert.deepEqual(refusalOf(await signIn(client, stranger)), unauthorized);
      stage.advance(15 * MINUTE);
      assert.deepEqual(refusalOf(await signIn(client, jwt)), unauthorized);
    });

    it('[SIM-26] obeys the deployment: no sign-in without auth, no step-up without its switch', async () => {
      await restart({ config: { auth: { enabled: true, allowSessionUpgrade: false } } });
      const { jwt } = await exchange();
      const client = await stage.join();
      const off = ['string', 403, 'Turn on the Feature Toggle or fix the configuration.', 'configure'];
      assert.deepEqual(refusalOf(await signIn(client, jwt)), off);
      assert.equal((await signIn(client, jwt, 'fresh')).body['newSession'], true);
      await restart({});
      assert.deepEqual(refusalOf(await signIn(await stage.connect(), 'any')), off);
      assert.equal((await ask(EXCHANGE, 'POST', codeOf('user:ines'))).status, 403);
    });

    it('[SIM-26] steps up: closes the other device, tells the name, answers, in this order', async () => {
      const { jwt } = await exchange();
      const elsewhere = await joined(jwt, 'elsewhere');
      const [client, tab] = [await stage.join(), await stage.join()];
      client.say('still anonymous');
      assert.equal((await client.next()).body.metadata?.['authenticated'], undefined);
      await tab.next();

      const signedIn = await signIn(client, jwt);
      const answer = await client.next();
      assert.deepEqual([signedIn.type, signedIn.body.type, signedIn.body.direction], ['message', 'Event', 'Inbound']);
      assert.deepEqual(signedIn.body['events'], SIGN_IN);
      assert.deepEqual((signedIn.body.channel as Record<string, unknown>)['from'], {
        firstName: 'Ines',
        lastName: 'Moreau',
      });
      assert.deepEqual(
        [answer.class, answer.body['newSession'], answer.body['clearedExistingSession']],
        ['SessionResponse', false, true],
      );
      assert.deepEqual((await tab.next()).body['events'], SIGN_IN);
      const closed = await elsewhere.next();
      assert.deepEqual([closed.class, closed.body], ['ConnectionClosedEvent', { reason: 'signedIn' }]);
      assert.deepEqual(await elsewhere.closed, { code: 1000, wasClean: true });

      const order = stage.simulator.frames().slice(-5);
      assert.deepEqual(
        order.map(({ frame }) => (frame as Frame).class),
        [undefined, 'ConnectionClosedEvent', 'StructuredMessage', 'StructuredMessage', 'SessionResponse'],
      );
      client.say('known');
      assert.equal((await client.next()).body.metadata?.['authenticated'], 'true');
    });

    it('[SIM-26] says nothing of a cleared session when there was none, and tells the name once', async () => {
      const { jwt } = await exchange();
      const client = await stage.join();
      assert.deepEqual((await signIn(client, jwt)).body['events'], SIGN_IN);
      assert.equal((await client.next()).body['clearedExistingSession'], undefined);
      const again = await signIn(client, jwt);
      assert.deepEqual([again.class, again.body['newSession']], ['SessionResponse', false]);
      await client.expectSilence();
    });

    it('[SIM-26] refuses to go back to a guest with 4017', async () => {
      await joined((await exchange()).jwt);
      const refused = await (await stage.connect()).configure('guest-token');
      assert.deepEqual([refused.class, refused.code, refused.tracingId], ['string', 4017, 'configure']);
    });

    it('[SIM-26] [SIM-32] refuses requests once the JWT has run out, until it is configured with a fresh one', async () => {
      const { jwt, refreshToken } = await exchange();
      const client = await joined(jwt);
      stage.advance(15 * MINUTE - 1);
      client.say('in time');
      assert.equal((await client.next()).code, 200);
      stage.advance(1);
      client.say('too late', 'late');
      assert.deepEqual(refusalOf(await client.next()), ['string', 403, 'Try to authenticate again.', 'late']);
      await client.expectSilence();
      stage.simulator.say({ text: 'heard all the same' });
      assert.equal((await client.next()).body.text, 'heard all the same');

      const { status, body } = await refresh(refreshToken);
      assert.deepEqual([status, Object.keys(body)], [200, ['jwt']]);
      assert.equal((await signIn(client, String(body['jwt']))).code, 200);
      client.say('again');
      assert.equal((await client.next()).body.text, 'again');
      assert.deepEqual(
        stage.simulator.log().map(({ text }) => text),
        ['in time', 'heard all the same', 'again'],
      );
    });

    it('[SIM-26] auth-expired: both texts, on command, and the JWT is spent', async () => {
      const { jwt, refreshToken } = await exchange();
      const client = await joined(jwt);
      const texts = { again: 'Try to authenticate again.', failed: 'Session authentication failed.' };
      for (const what of ['again', 'failed'] as const) {
        inject({ kind: 'auth-expired', what });
        client.say('x', what);
        assert.deepEqual(refusalOf(await client.next()), ['string', 403, texts[what], what]);
        assert.equal((await signIn(client, jwt)).code, 401);
        assert.equal((await signIn(client, String((await refresh(refreshToken)).body['jwt']))).code, 200);
      }
    });

    it('[SIM-26] revoke: LogoutEvent on every connection, and nothing of the sign-in is good any more', async () => {
      const { jwt, refreshToken } = await exchange();
      const [client, tab] = [await joined(jwt), await joined(jwt)];
      const stranger = await stage.join('stranger');
      assert.equal((await revoke(jwt)).status, 204);
      for (const one of [client, tab]) assert.equal((await one.next()).class, 'LogoutEvent');
      await stranger.expectSilence();
      assert.deepEqual([(await revoke(jwt)).status, (await refresh(refreshToken)).status], [401, 401]);
      assert.equal((await signIn(client, jwt)).code, 401);
      assert.equal((await client.configure('guest-token')).body['newSession'], true);
    });

    it('[SIM-26] revoke with a JWT that has run out is refused with 401, and works after a refresh', async () => {
      const { jwt, refreshToken } = await exchange();
      const client = await joined(jwt);
      stage.advance(15 * MINUTE);
      assert.equal((await revoke(jwt)).status, 401);
      assert.equal((await revoke(String((await refresh(refreshToken)).body['jwt']))).status, 204);
      assert.equal((await client.next()).class, 'LogoutEvent');
    });

    it('[SIM-26] keeps the journey context of a configure, else that of the exchange', async () => {
      const journeyContext = { customer: { id: 'visitor-1', idType: 'cookie' } };
      const guest = await stage.connect();
      await guest.configure('guest', { journeyContext });
      const { jwt } = await exchange('user:ines', { journeyContext: { customer: { id: 'visitor-2' } } });
      await joined(jwt, 'known');
      assert.deepEqual(
        stage.simulator.sessions().map((session) => [session.authenticated, session.journeyContext]),
        [
          [false, journeyContext],
          [true, { customer: { id: 'visitor-2' } }],
        ],
      );
    });

    it('[SIM-27] auth: the next exchange, refresh or revoke is refused, late, or never answered', async () => {
      const { jwt, refreshToken } = await exchange();
      const client = await joined(jwt);
      inject({ kind: 'auth', mode: '500', at: 'refresh' });
      assert.equal((await ask(EXCHANGE, 'POST', codeOf('user:tom'))).status, 200);
      assert.equal((await refresh(refreshToken)).status, 500);
      assert.equal((await refresh(refreshToken)).status, 200);
      inject({ kind: 'auth', mode: '401', count: 2 });
      assert.deepEqual([(await refresh(refreshToken)).status, (await revoke(jwt)).status], [401, 401]);
      await client.expectSilence();

      inject({ kind: 'auth', mode: 'slow', at: 'exchange', ms: 900 });
      let status: number | undefined;
      const late = ask(EXCHANGE, 'POST', codeOf('user:tom')).then((reply) => (status = reply.status));
      await until(() => stage.simulator.faults().length === 0);
      assert.equal(status, undefined);
      stage.advance(900);
      assert.equal(await late, 200);

      inject({ kind: 'auth', mode: 'timeout', at: 'refresh' });
      const giveUp = new AbortController();
      const body = JSON.stringify({ refreshToken });
      const never = stage.fetch(REFRESH, { method: 'POST', body, signal: giveUp.signal });
      await until(() => stage.simulator.faults().length === 0);
      giveUp.abort();
      await assert.rejects(never, { name: 'AbortError' });
    });

    it('[SIM-27] logout of an authenticated session ends its sign-in too', async () => {
      const { jwt, refreshToken } = await exchange();
      const client = await joined(jwt);
      inject({ kind: 'logout' });
      assert.equal((await client.next()).class, 'LogoutEvent');
      assert.equal((await refresh(refreshToken)).status, 401);
    });

    it('[SIM-27] drop on-step-up: cut before the service has taken it, and after', async () => {
      const { jwt } = await exchange();
      const request = { action: 'configureAuthenticatedSession', data: { code: jwt } };
      const { deploymentId } = stage.simulator;
      for (const commit of [false, true]) {
        const [client, tab] = [await stage.join(), await stage.join()];
        inject({ kind: 'drop', when: 'on-step-up', commit });
        client.send({ ...request, token: 'guest-token', deploymentId });
        assert.equal((await client.closed).code, 1006);
        assert.equal(stage.simulator.sessions()[0]?.authenticated, commit);
        if (commit) assert.deepEqual((await tab.next()).body['events'], SIGN_IN);
        else await tab.expectSilence();
      }
      assert.equal((await (await stage.connect()).configure('guest-token')).code, 4017);
      assert.equal((await joined(jwt)).token, 'guest-token');
    });

    it('[SIM-34] lets pages of the allowed origins sign in, renew and sign out', async () => {
      await restart({ ...ON, allowedOrigins: ['example.test'] });
      for (const path of [EXCHANGE, REFRESH, REVOKE]) {
        const preflight = await stage.fetch(path, { method: 'OPTIONS', headers: { origin: ORIGIN } });
        assert.equal(preflight.headers.get('access-control-allow-origin'), ORIGIN);
        const methods = preflight.headers.get('access-control-allow-methods') ?? '';
        for (const method of ['GET', 'POST', 'PUT', 'DELETE']) assert.ok(methods.includes(method), method);
        const answer = await stage.fetch(path, { method: 'POST', headers: { origin: ORIGIN } });
        assert.equal(answer.headers.get('access-control-allow-origin'), ORIGIN);
      }
    });
  });
