import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type SimulatorOptions } from '../../src/simulator/index.js';
import { CLEAR, type Client, TYPING } from './client.js';
import { readPage, textsOf } from './history.js';
import { EPOCH, type Stage } from './stage.js';

/** How sessions end, and how they go on. */
export const sessionContract = (
  current: () => Stage,
  restart: (options: SimulatorOptions) => Promise<void>,
): Promise<void> =>
  describe('life of a session', () => {
    const said = async (client: Client, text: string): Promise<void> => {
      client.say(text);
      await client.next();
    };

    it('[SIM-18] evicts the oldest connection on the fourth configure', async () => {
      const stage = current();
      const [oldest, second] = [await stage.join('a'), await stage.join('a'), await stage.join('a')];
      await stage.join('a');
      assert.equal((await oldest.next()).class, 'ConnectionClosedEvent');
      assert.deepEqual(await oldest.closed, { code: 1000, wasClean: true });
      await second.expectSilence();
      assert.equal(stage.simulator.sessions()[0]?.connections.length, 3);
    });

    it('[SIM-19] lets the guest write on after a disconnect in Send mode', async () => {
      const stage = current();
      const client = await stage.join();
      stage.simulator.agent({ action: 'disconnect' });
      const { body } = await client.next();
      assert.deepEqual(body['events'], [{ eventType: 'Presence', presence: { type: 'Disconnect' } }]);
      assert.equal(body.metadata?.['readOnly'], undefined);
      client.say('still here');
      assert.equal((await client.next()).body.text, 'still here');
    });

    it('[SIM-19] refuses sends after a disconnect in ReadOnly mode, and says so on resume', async () => {
      await restart({ disconnectMode: 'ReadOnly' });
      const stage = current();
      const client = await stage.join('a');
      stage.simulator.agent({ action: 'disconnect' });
      assert.equal((await client.next()).body.metadata?.['readOnly'], 'true');
      client.say('too late');
      assert.equal((await client.next()).code, 409);
      const resumed = await (await stage.connect()).configure('a');
      assert.deepEqual([resumed.body['readOnly'], resumed.body['newSession']], [true, false]);
    });

    it('[SIM-20] closes the session for the others and starts a new one on the same socket', async () => {
      await restart({ disconnectMode: 'ReadOnly' });
      const stage = current();
      const [client, other] = [await stage.join('a'), await stage.join('a')];
      await said(client, 'old');
      await other.next();
      stage.simulator.agent({ action: 'disconnect' });
      await Promise.all([client.next(), other.next()]);
      client.send({ action: 'closeSession', token: 'a', closeAllConnections: true, tracingId: 'close' });
      const closed = await client.next();
      assert.deepEqual(closed.body, { connected: false, newSession: false, readOnly: true });
      assert.equal((await other.next()).class, 'ConnectionClosedEvent');
      client.say('detached');
      assert.equal((await client.next()).code, 403);
      const started = await client.configure('a', { startNew: true });
      assert.deepEqual([started.body['newSession'], started.body['readOnly']], [true, false]);
      await said(client, 'new');
      assert.deepEqual(textsOf(await readPage(stage, client)), ['new']);
    });

    it('[SIM-27] drop on-close-session and on-start-new: cut before the service has taken it, and after', async () => {
      await restart({ disconnectMode: 'ReadOnly' });
      const stage = current();
      const { simulator } = stage;
      const [client, other] = [await stage.join('a'), await stage.join('a')];
      await said(client, 'old');
      await other.next();
      simulator.agent({ action: 'disconnect' });
      await other.next();
      const cutOff = async (when: 'on-close-session' | 'on-start-new', commit: boolean): Promise<void> => {
        const { deploymentId } = simulator;
        const one = await stage.join('a');
        simulator.fault({ kind: 'drop', when, commit });
        one.send(
          when === 'on-start-new'
            ? { action: 'configureSession', token: 'a', deploymentId, startNew: true }
            : { action: 'closeSession', token: 'a', closeAllConnections: true },
        );
        assert.equal((await one.closed).code, 1006);
      };
      await cutOff('on-close-session', false);
      await other.expectSilence();
      await cutOff('on-close-session', true);
      assert.equal((await other.next()).class, 'ConnectionClosedEvent');
      await cutOff('on-start-new', false);
      assert.deepEqual([simulator.sessions()[0]?.readOnly, simulator.log('a').length], [true, 2]);
      await cutOff('on-start-new', true);
      assert.deepEqual([simulator.sessions()[0]?.readOnly, simulator.log('a').length], [false, 0]);
      const resumed = await (await stage.connect()).configure('a', { startNew: true });
      assert.deepEqual([resumed.body['newSession'], resumed.body['readOnly']], [false, false]);
    });

    it('[SIM-21] clears for every connection of the session, and for no other', async () => {
      const stage = current();
      const [client, tab, stranger] = [await stage.join('a'), await stage.join('a'), await stage.join('b')];
      await said(client, 'secret');
      await tab.next();
      client.event(CLEAR);
      for (const one of [client, tab]) {
        assert.deepEqual((await one.next()).body['events'], [CLEAR]);
        const ends = [(await one.next()).class, (await one.next()).class];
        assert.deepEqual(ends, ['SessionClearedEvent', 'ConnectionClosedEvent']);
        assert.equal((await one.closed).code, 1000);
      }
      await stranger.expectSilence();
      const again = await stage.connect();
      assert.equal((await again.configure('a')).body['newSession'], true);
      assert.deepEqual(textsOf(await readPage(stage, again)), []);
    });

    it('[SIM-24] takes typing without a word, without storing it, and tells who watches', async () => {
      const stage = current();
      const client = await stage.join('a');
      const heard: string[] = [];
      stage.simulator.on((event) => heard.push(event.type));
      client.event(TYPING);
      await client.expectSilence();
      assert.equal(heard.filter((type) => type === 'guest-typing').length, 1);
      assert.equal(stage.simulator.log('a').length, 0);
    });

    it('[SIM-27] expire inMs: the end is announced, comes in time, and a message puts it off', async () => {
      const stage = current();
      const client = await stage.join('a');
      const endOf = async (): Promise<string | undefined> => {
        client.send({ action: 'echo', token: 'a' });
        return (await client.next()).body.metadata?.['expirationDate'];
      };
      stage.simulator.fault({ kind: 'expire', inMs: 310_000 });
      assert.equal(await endOf(), String(EPOCH / 1000 + 310));
      await said(client, 'hello');
      assert.equal(await endOf(), String(EPOCH / 1000 + 259_200));
      stage.simulator.fault({ kind: 'expire', inMs: 5000, silent: true });
      stage.advance(5000);
      client.say('too late', 'late');
      const answer = await client.next();
      assert.deepEqual([answer.type, answer.class], ['response', 'SessionExpiredEvent']);
    });

    it('[SIM-22] [SIM-32] expires a quiet session, answers with it, and begins anew', async () => {
      await restart({ durationSeconds: 900, socketIdleMs: 10_000_000 });
      const stage = current();
      const client = await stage.join('a');
      await said(client, 'old');
      stage.advance(899_999);
      await client.expectSilence();
      stage.advance(1);
      const pushed = await client.next();
      assert.deepEqual([pushed.type, pushed.class], ['message', 'SessionExpiredEvent']);
      client.say('too late', 'late');
      const answer = await client.next();
      assert.deepEqual([answer.type, answer.class, answer.tracingId], ['response', 'SessionExpiredEvent', 'late']);
      const again = await client.configure('a');
      assert.equal(again.body['newSession'], true);
      assert.deepEqual(textsOf(await readPage(stage, client)), []);
    });

    it('[SIM-23] extends the session on messages, not on echo or typing', async () => {
      const stage = current();
      const client = await stage.join();
      const expiresAt = (): number => ((stage.simulator.sessions()[0]?.expiresAt ?? 0) - EPOCH) / 1000 - 259_200;
      stage.advance(10_000);
      client.event(TYPING);
      await client.expectSilence();
      stage.simulator.typing();
      await client.next();
      assert.equal(expiresAt(), 0);
      await said(client, 'hello');
      assert.equal(expiresAt(), 10);
      stage.advance(10_000);
      stage.simulator.say({ text: 'hello' });
      assert.equal(expiresAt(), 20);
    });
  });
