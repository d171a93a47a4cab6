import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSessionStore, type StorageArea } from '../../src/storage/indexed-db-store.js';
import { createMemoryStore } from '../../src/storage/memory-store.js';
import type { SessionStore } from '../../src/storage/session-store.js';
import { pack } from '../../src/storage/stored-session.js';

const timer = { setTimeout: () => 0, clearTimeout: () => {} };

const fakeArea = (): StorageArea & { readonly data: Map<string, string> } => {
  const data = new Map<string, string>();
  return {
    data,
    getItem: (key) => data.get(key) ?? null,
    setItem: (key, value) => void data.set(key, value),
    removeItem: (key) => void data.delete(key),
  };
};

const blocked: StorageArea = {
  getItem: () => {
    throw new Error('SecurityError');
  },
  setItem: () => {
    throw new Error('QuotaExceededError');
  },
  removeItem: () => {
    throw new Error('SecurityError');
  },
};

const ids = (): (() => string) => {
  let n = 0;
  return () => `token-${++n}`;
};

/** What every store promises, real or fake. */
const contract = (name: string, make: () => SessionStore): void => {
  describe(`session store: ${name}`, () => {
    it('gives the same token every time, one per deployment [P-4] [P-5] [I15]', async () => {
      const store = make();
      const create = ids();
      const [one, again] = await Promise.all([store.claim('a', create), store.claim('a', create)]);
      assert.equal(one, again);
      assert.equal(await store.claim('a', create), one);
      assert.notEqual(await store.claim('b', create), one);
    });

    it('knows whether there is one, without making one', async () => {
      const store = make();
      assert.equal(await store.has('a'), false);
      await store.claim('a', ids());
      assert.equal(await store.has('a'), true);
      await store.remove('a');
      assert.equal(await store.has('a'), false);
    });

    it('keeps a sign-in with its token, and no other [P-42]', async () => {
      const store = make();
      const token = await store.claim('a', ids());
      const auth = { jwt: 'jwt', at: 5 };
      await store.keepAuth('a', 'another', auth);
      assert.deepEqual(await store.read('a'), { token });
      await store.keepAuth('a', token, auth);
      assert.deepEqual(await store.read('a'), { token, auth });
      const next = await store.rotate('a', token, () => 'next');
      assert.deepEqual(await store.read('a'), { token: next, auth });
      await store.keepAuth('a', next, undefined);
      assert.deepEqual(await store.read('a'), { token: next });
    });

    it('removes what it holds for good, or only the token that was meant [P-75]', async () => {
      const store = make();
      const create = ids();
      const token = await store.claim('a', create);
      await store.keepAuth('a', token, { jwt: 'jwt', at: 5 });
      await store.remove('a', 'another');
      assert.equal((await store.read('a'))?.token, token);
      await store.remove('a', token);
      assert.equal(await store.read('a'), undefined);
      assert.notEqual(await store.claim('a', create), token);
      await store.remove('a');
      await store.keepAuth('a', token, { jwt: 'late', at: 6 });
      assert.equal(await store.read('a'), undefined);
    });

    it('makes a new one once, when two ask to replace the same [I15]', async () => {
      const store = make();
      const create = ids();
      const old = await store.claim('a', create);
      const next = await store.rotate('a', old, create);
      assert.notEqual(next, old);
      assert.equal(await store.rotate('a', old, create), next);
      assert.equal(await store.claim('a', create), next);
    });
  });
};

contract('memory', () => createMemoryStore());
contract('localStorage alone', () => createSessionStore({ mode: 'local', localStorage: fakeArea(), timer }));
contract('sessionStorage', () => createSessionStore({ mode: 'session', sessionStorage: fakeArea(), timer }));
contract('nothing but memory', () => createSessionStore({ mode: 'local', timer }));
contract('blocked storage', () => createSessionStore({ mode: 'local', localStorage: blocked, timer }));

describe('session store', () => {
  it('keeps its token in memory when storage fails on the way, and says that it does not last', async () => {
    const area = fakeArea();
    let broken = false;
    const moody: StorageArea = {
      getItem: (key) => (broken ? blocked.getItem(key) : area.getItem(key)),
      setItem: (key, value) => (broken ? blocked.setItem(key, value) : area.setItem(key, value)),
      removeItem: (key) => area.removeItem(key),
    };
    const store = createSessionStore({ mode: 'local', localStorage: moody, timer });
    const token = await store.claim('a', ids());
    assert.equal(store.persistent, true);
    broken = true;
    assert.equal(await store.claim('a', () => 'another'), token);
    assert.equal(store.persistent, false);
  });

  for (const [what, value] of [
    ['corrupt', '{"v":1'],
    ['of a newer version', JSON.stringify({ v: 2, token: 'x' })],
    ['of another shape', '"x"'],
    ['empty', pack({ token: '' })],
  ] as const) {
    it(`takes a value that is ${what} for none`, async () => {
      const area = fakeArea();
      area.data.set('genesys-chat:a', value);
      const store = createSessionStore({ mode: 'local', localStorage: area, timer });
      assert.equal(await store.has('a'), false);
      area.data.set('genesys-chat:a', value);
      assert.equal(await store.claim('a', () => 'fresh'), 'fresh');
    });
  }
});
