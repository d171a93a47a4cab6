import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraftStore } from '../../src/storage/draft-store.js';
import type { StorageArea } from '../../src/storage/indexed-db-store.js';

const createArea = () => {
  const kept = new Map<string, string>();
  const area: StorageArea = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  return { area, kept };
};
const unwatched = () => () => {};
const draft = { text: 'Half a sent', inSession: true };

describe('the store of drafts', () => {
  it('keeps one for each deployment, and leaves nothing behind', () => {
    const { area, kept } = createArea();
    const store = createDraftStore(area, unwatched);
    store.write('a', draft);
    store.write('b', { text: 'other', inSession: false });
    assert.deepEqual(createDraftStore(area, unwatched).read('a'), draft);
    assert.deepEqual(store.read('b'), { text: 'other', inSession: false });
    store.write('a', undefined);
    assert.equal(store.read('a'), undefined);
    assert.deepEqual(
      [...kept.keys()].filter((key) => key.includes(':a')),
      [],
    );
  });

  it('keeps nothing where nothing can be kept, and never throws', () => {
    const broken: StorageArea = {
      getItem() {
        throw new Error('forbidden');
      },
      setItem() {
        throw new Error('full');
      },
      removeItem() {
        throw new Error('gone');
      },
    };
    for (const area of [undefined, broken]) {
      const store = createDraftStore(area, unwatched);
      store.write('a', draft);
      assert.equal(store.read('a'), undefined);
      store.write('a', undefined);
    }
  });

  it('takes what is no draft for none', () => {
    const { area, kept } = createArea();
    const store = createDraftStore(area, unwatched);
    for (const value of ['', 'x', '{', 'null', '7', '[]', '{}', '{"text":7}']) {
      kept.set('genesys-chat:draft:a', value);
      assert.equal(store.read('a'), undefined, value);
    }
  });

  it('tells what another tab wrote of this deployment, or when it emptied everything', () => {
    const heard: string[] = [];
    let tell = (_key: string | null): void => {};
    const store = createDraftStore(createArea().area, (listener) => {
      tell = listener;
      return () => (tell = () => {});
    });
    const stop = store.subscribe('a', () => heard.push('told'));
    tell('genesys-chat:draft:b');
    assert.deepEqual(heard, []);
    tell('genesys-chat:draft:a');
    tell(null);
    assert.equal(heard.length, 2);
    stop();
    tell(null);
    assert.equal(heard.length, 2);
  });
});
