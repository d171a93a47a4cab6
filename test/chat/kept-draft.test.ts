import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChatOptions } from '../../src/chat/chat.js';
import { createDraftStore } from '../../src/storage/draft-store.js';
import { startChat } from './start-chat.js';

const LENGTH = 1_800;

/** A browser whose storage outlives the page, and a chat in it. */
const start = (chat: Partial<ChatOptions> = {}, durationSeconds = LENGTH) => {
  const kept = new Map<string, string>();
  const drafts = createDraftStore(
    {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    () => () => {},
  );
  const authProvider = () => Promise.resolve({ code: 'user:kim', redirectUri: 'https://shop.test/in' });
  return startChat({
    chat: { authProvider, ...chat },
    environment: { drafts },
    simulator: { durationSeconds, config: { auth: { enabled: true, allowSessionUpgrade: true } } },
  });
};

describe('a draft', () => {
  it('is there after a reload, and still when the conversation is resumed', async () => {
    const world = start();
    await world.open();
    world.chat.draft.set('Half a sent');
    world.chat.dispose();
    const next = world.newChat();
    assert.equal(next.draft.get(), 'Half a sent');
    next.connect();
    await world.pass(50, 10);
    assert.equal(next.session.get()?.resumed, true);
    assert.equal(next.draft.get(), 'Half a sent');
  });

  it('that was typed before there was a conversation goes into it', async () => {
    const world = start();
    world.chat.draft.set('Hello');
    await world.open();
    assert.equal(world.chat.session.get()?.resumed, false);
    assert.equal(world.chat.draft.get(), 'Hello');
  });

  for (const leave of ['end', 'signOut', 'clear'] as const) {
    it(`leaves with the visitor (${leave}), and whoever shows it is told [P-41]`, async () => {
      const world = start();
      await world.open();
      if (leave === 'signOut') {
        void world.chat.signIn();
        await world.pass(1_000);
        assert.equal(world.chat.session.get()?.authenticated, true);
      }
      world.chat.draft.set('Nobody else may read this');
      const told: string[] = [];
      world.chat.draft.subscribe((text) => told.push(text));
      void world.chat[leave]();
      await world.pass(1_000);
      assert.equal(world.newChat().draft.get(), '');
      assert.deepEqual(told, ['']);
    });
  }

  it('of a conversation that the service has forgotten is not shown to whoever comes next', async () => {
    const world = start();
    // Typed before the session, and not touched since.
    world.chat.draft.set('From the one before');
    await world.open();
    world.chat.dispose();
    await world.pass((LENGTH + 60) * 1_000, 10_000);
    const next = world.newChat();
    const told: string[] = [];
    next.draft.subscribe((text) => told.push(text));
    next.connect();
    await world.pass(5_000);
    assert.equal(next.session.get()?.resumed, false);
    assert.equal(next.draft.get(), '');
    assert.deepEqual(told, ['']);
  });

  it('stays when the session ends by itself: the visitor may begin anew with it [P-52]', async () => {
    const world = start();
    await world.open();
    world.chat.draft.set('One more thing');
    await world.pass((LENGTH + 30) * 1_000, 1_000);
    assert.equal(world.chat.status.get(), 'expired');
    assert.equal(world.chat.draft.get(), 'One more thing');
  });
});
