import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type SimulatorOptions } from '../../src/simulator/index.js';
import { type Client, TYPING } from './client.js';
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
