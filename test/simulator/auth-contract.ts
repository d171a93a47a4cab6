import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type Fault, type SimulatorOptions } from '../../src/simulator/index.js';
import { AUTH_ON, authSteps, EXCHANGE, MINUTE, SIGN_IN, refusalOf } from './auth-support.js';
import { type Frame, JOIN } from './client.js';
import { type Stage, type StartStage } from './stage.js';

/** [SIM-26] Sessions of somebody who has signed in, on every way in. */
export const authContract = (way: string, start: StartStage): Promise<void> =>
  describe(`signed-in sessions ${way}`, () => {
    let stage: Stage;
    const { ask, codeOf, exchange, joined, refresh, signIn } = authSteps(() => stage);
    const restart = async (options: SimulatorOptions): Promise<void> => {
      await stage.stop();
      stage = await start(options);
    };
    const inject = (fault: Fault): void => void stage.simulator.fault(fault);
    beforeEach(async () => {
      stage = await start(AUTH_ON);
    });
    afterEach(() => stage.stop());

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
  });
