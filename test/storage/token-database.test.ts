import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSessionStore, type StorageArea } from '../../src/storage/indexed-db-store.js';
import { pack, unpack } from '../../src/storage/stored-session.js';
import { createTestClock, settle } from '../support/clock.js';
import { createFakeDatabase, type Mood } from './fake-database.js';

const KEY = 'genesys-chat:a';

const stage = () => {
  const clock = createTestClock();
  const database = createFakeDatabase();
  const data = new Map<string, string>();
  const area: StorageArea = {
    getItem: (key) => data.get(key) ?? null,
    setItem: (key, value) => void data.set(key, value),
    removeItem: (key) => void data.delete(key),
  };
  let made = 0;
  return {
    clock,
    database,
    data,
    create: () => `token-${++made}`,
    made: () => made,
    page: (localStorage: StorageArea | undefined = area) =>
      createSessionStore({ mode: 'local', indexedDB: database, localStorage, timer: clock }),
    /** Lets a silent database run out of patience. */
    async outlast<T>(promise: Promise<T>): Promise<T> {
      await settle();
      clock.increment(60_000);
      return promise;
    },
  };
};

describe('session store on a database', () => {
  it('writes the token to the database and mirrors it, and leaves neither handle nor timer', async () => {
    const { page, database, data, clock, create } = stage();
    const token = await page().claim('a', create);
    assert.deepEqual(unpack(database.data.get(KEY)), { token });
    assert.deepEqual(unpack(data.get(KEY)), { token });
    assert.deepEqual([database.handles, clock.waiting], [0, 0]);
  });

  it('makes one token for two pages that ask at once [P-4] [I15]', async () => {
    const { page, create, made } = stage();
    const [one, two] = await Promise.all([page().claim('a', create), page().claim('a', create)]);
    assert.equal(one, two);
    assert.equal(made(), 1);
  });

  it('believes the database more than a mirror that has not heard yet [I15]', async () => {
    const { page, data, create } = stage();
    const token = await page().claim('a', create);
    data.set(KEY, pack({ token: 'stale' }));
    assert.equal(await page().claim('a', create), token);
    assert.deepEqual(unpack(data.get(KEY)), { token });
  });

  for (const mood of ['throws', 'error', 'blocked', 'silent', 'mute', 'quota'] satisfies Mood[]) {
    it(`goes on with localStorage, same token, when the database is ${mood} [I15]`, async () => {
      const { page, database, data, clock, create, made, outlast } = stage();
      database.mood = mood;
      const store = page();
      const token = await outlast(store.claim('a', create));
      assert.deepEqual(unpack(data.get(KEY)), { token });
      assert.equal(store.persistent, true);
      assert.equal(made(), 1);
      // The next page finds it, whichever of the two answers then.
      assert.equal(await outlast(page().claim('a', create)), token);
      database.mood = 'well';
      assert.equal(await page().claim('a', create), token);
      database.answer();
      await settle();
      assert.deepEqual([database.handles, clock.waiting], [0, 0], 'a handle or a timer is left');
    });
  }

  it('writes nothing late once it has gone on without the database', async () => {
    const { page, database, create, outlast } = stage();
    database.mood = 'mute';
    await outlast(page().claim('a', create));
    database.mood = 'silent';
    await outlast(page().claim('a', create));
    database.mood = 'well';
    database.answer();
    await settle();
    assert.equal(database.data.size, 0);
  });

  it('takes one step down, not two, when several calls fail side by side', async () => {
    const { page, database, data, create } = stage();
    database.mood = 'throws';
    const store = page();
    const [token, known] = await Promise.all([store.claim('a', create), store.has('b'), store.has('c')]);
    assert.equal(known, false);
    assert.equal(store.persistent, true);
    assert.deepEqual(unpack(data.get(KEY)), { token });
  });

  it('keeps the token in use when everything fails later on, whoever asks first [I15]', async () => {
    const { page, database, create } = stage();
    let broken = false;
    const fail = (): null => {
      if (broken) throw new Error('SecurityError');
      return null;
    };
    const store = page({ getItem: fail, setItem: fail, removeItem: fail });
    const token = await store.claim('a', create);
    broken = true;
    database.mood = 'throws';
    assert.equal(await store.has('a'), true);
    assert.equal(await store.claim('a', create), token);
    assert.equal(store.persistent, false);
    const next = await store.rotate('a', token, create);
    assert.notEqual(next, token);
    assert.equal(await store.claim('a', create), next);
  });

  it('hands on what the maker of tokens throws, instead of trying for ever', async () => {
    const { page } = stage();
    const broken = (): string => {
      throw new Error('no entropy');
    };
    await assert.rejects(page().claim('a', broken), /no entropy/);
  });

  it('takes a corrupt or newer value for none, and replaces it when a token is claimed', async () => {
    for (const value of ['{"v":1', '{"v":2,"token":"x"}', 7, null]) {
      const { page, database, create } = stage();
      database.data.set(KEY, value);
      assert.equal(await page().has('a'), false);
      database.data.set(KEY, value);
      assert.equal(await page().claim('a', create), 'token-1');
      assert.deepEqual(unpack(database.data.get(KEY)), { token: 'token-1' });
    }
  });

  it('removes the token from database and mirror, and writes down that it did', async () => {
    const { page, database, data, create } = stage();
    const store = page();
    await store.claim('a', create);
    await store.remove('a');
    assert.deepEqual([unpack(database.data.get(KEY)), unpack(data.get(KEY))], ['gone', 'gone']);
    assert.ok(!JSON.stringify([[...database.data], [...data]]).includes('token-1'));
    assert.equal(await store.claim('a', create), 'token-2');
  });

  it('does not bring a removed token back from the mirror or the memory of another tab [I15] [P-75]', async () => {
    const { page, data, create } = stage();
    const [here, there] = [page(), page()];
    const token = await here.claim('a', create);
    await there.claim('a', create);
    const late = data.get(KEY) ?? '';
    await here.remove('a');
    // localStorage travels late between processes.
    data.set(KEY, late);
    assert.equal(await there.has('a'), false);
    data.set(KEY, late);
    assert.notEqual(await there.claim('a', create), token);
  });

  it('keeps the sign-in in the database alone; its mirror says only that there is one [P-42] [P-76]', async () => {
    const { page, data, create } = stage();
    const auth = { jwt: 'jwt-1', refreshToken: 'refresh-1', at: 7 };
    const token = await page().claim('a', create);
    await page().keepAuth('a', token, auth);
    assert.deepEqual(await page().read('a'), { token, auth });
    assert.deepEqual(unpack(data.get(KEY)), { token, auth: { at: 7 } });
  });
});
