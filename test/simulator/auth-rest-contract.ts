import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type Fault, type SimulatorOptions } from '../../src/simulator/index.js';
import { AUTH_ON, authSteps, EXCHANGE, MINUTE, REFRESH, REVOKE } from './auth-support.js';
import { ORIGIN, type Stage, type StartStage, until } from './stage.js';

/** [SIM-26] Sign-in, renewal and sign-out over REST, on every way in. */
export const authRestContract = (way: string, start: StartStage): Promise<void> =>
  describe(`signing in ${way}`, () => {
    let stage: Stage;
    const { ask, codeOf, exchange, joined, refresh, revoke, signIn } = authSteps(() => stage);
    const restart = async (options: SimulatorOptions): Promise<void> => {
      await stage.stop();
      stage = await start(options);
    };
    const inject = (fault: Fault): void => void stage.simulator.fault(fault);
    beforeEach(async () => {
      stage = await start(AUTH_ON);
    });
    afterEach(() => stage.stop());

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
      await restart({ ...AUTH_ON, singleUseCodes: true });
      await exchange('user:ines#1');
      assert.equal((await ask(EXCHANGE, 'POST', codeOf('user:ines#1'))).status, 401);
      await exchange('user:ines#2');
    });

    it('[SIM-26] takes the names of an ID token', async () => {
      const claims = btoa('{"sub":"u-9","given_name":"Noor","family_name":"de Wit","nonce":"n-1"}');
      const { deploymentId } = stage.simulator;
      const oauth = { idToken: `e30.${claims}.x`, nonce: 'n-1' };
      const { body } = await ask(EXCHANGE, 'POST', { deploymentId, oauth });
      await joined(String(body['jwt']));
      assert.deepEqual(stage.simulator.sessions()[0]?.user, { id: 'u-9', firstName: 'Noor', lastName: 'de Wit' });
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

    it('[SIM-34] lets pages of the allowed origins sign in, renew and sign out', async () => {
      await restart({ ...AUTH_ON, allowedOrigins: ['example.test'] });
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
