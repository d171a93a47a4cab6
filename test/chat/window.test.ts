import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startChat } from './start-chat.js';

describe('the window of messages', () => {
  it('goes back to its bound when the visitor writes again, and what it let go of can be loaded anew [I14] [P-69]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('first'), world.pass(100)]);
    world.chat.dispose();
    for (let n = 0; n < 1_150; n++) world.simulator.say({ text: `m${n}` });
    const later = world.newChat();
    later.connect();
    await world.pass(1_000);
    const loadAll = async (): Promise<void> => {
      for (let complete = false; !complete;) {
        const loading = later.loadOlder();
        await world.pass(61_000, 5_000);
        ({ complete } = await loading);
      }
    };
    await loadAll();
    const texts = (): (string | undefined)[] => later.messages.get().map(({ text }) => text);
    const all = ['first', ...Array.from({ length: 1_150 }, (_, n) => `m${n}`)];
    assert.deepEqual(texts(), all);
    await Promise.all([later.send('back'), world.pass(1_000)]);
    assert.equal(later.messages.get().length, 1_000);
    assert.equal(later.hasOlder.get(), true);
    await loadAll();
    assert.deepEqual(texts(), [...all, 'back']);
    later.dispose();
  });
});

describe('a request that does not listen', () => {
  it('keeps no timer alive after the chat was disposed [I9]', async () => {
    const world = startChat();
    Object.assign(world.environment, { fetch: () => new Promise(() => {}) });
    const chat = world.newChat();
    chat.connect();
    await world.settle();
    assert.equal(world.clock.waiting, 1);
    chat.dispose();
    await world.settle();
    assert.equal(world.clock.waiting, 0);
  });
});
