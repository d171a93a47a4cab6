import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createChat } from '../../src/headless.node.js';
import { startSimulator } from '../../src/simulator/node.js';
import { logOf, playDropScript, until } from '../e2e/support/drop-script.js';
import { seeded } from '../support/seeded.js';

/** Our own waiting runs this much faster; the server and the wire are as they are. */
const SPEED = 8;

describe('a conversation through every kind of cut, headless in Node on a real port', () => {
  it('ends complete, each message once and in order [I1] [I2] [I3] [P-43]', { timeout: 400_000 }, async () => {
    const { url, deploymentId, simulator, stop } = await startSimulator({
      port: 0,
      limits: { messagesPerSecond: 1_000 },
    });
    const chat = createChat(
      { deploymentId, endpoint: url },
      {
        clock: {
          now: () => performance.now() * SPEED,
          setTimeout: (fn, ms) => setTimeout(fn, ms / SPEED),
          clearTimeout: (id) => clearTimeout(id as NodeJS.Timeout),
        },
        random: () => 0,
      },
    );
    try {
      chat.connect();
      await until('open', () => chat.status.get() === 'open');
      const typed = await playDropScript(
        simulator,
        {
          send: async (text) => void chat.send(text),
          status: async () => chat.status.get(),
          messages: async () => chat.messages.get().filter(({ author }) => author !== 'system'),
          away: async () => {
            simulator.fault({ kind: 'drop', when: 'now' });
            simulator.fault({ kind: 'refuse', count: 2 });
          },
          back: async () => simulator.clearFaults(),
        },
        seeded(7),
      );
      const log = logOf(simulator);
      assert.deepEqual(
        chat.messages
          .get()
          .filter(({ author }) => author !== 'system')
          .map(({ text }) => text),
        log,
      );
      assert.equal(log.length, 140);
      assert.deepEqual(
        log.filter((text) => text?.startsWith('guest')),
        typed,
      );
    } finally {
      chat.dispose();
      await stop();
    }
  });
});
