import { expect } from '@open-wc/testing';
import { createSessionStore } from '../../src/storage/indexed-db-store.js';

const timer = {
  setTimeout: (fn: () => void, ms: number) => setTimeout(fn, ms),
  clearTimeout: (id: unknown) => clearTimeout(id as number),
};

describe('the token database', () => {
  it('is closed after each use, so that nobody who wants to delete it has to wait [I9]', async () => {
    const store = createSessionStore({ mode: 'local', indexedDB, localStorage, timer });
    await store.claim(crypto.randomUUID(), () => crypto.randomUUID());
    const answer = await new Promise<string>((resolve) => {
      const request = indexedDB.deleteDatabase('genesys-chat');
      request.onblocked = () => resolve('blocked');
      request.onsuccess = () => resolve('deleted');
    });
    expect(answer).to.equal('deleted');
  });

  it('may have been made by somebody else, without our table: localStorage serves then [I18]', async () => {
    const id = crypto.randomUUID();
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase('genesys-chat');
      request.onsuccess = resolve;
    });
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('genesys-chat', 1);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    try {
      const store = createSessionStore({ mode: 'local', indexedDB, localStorage, timer });
      expect(await store.claim(id, () => 'mine')).to.equal('mine');
      expect(store.persistent).to.equal(true);
      expect(localStorage.getItem(`genesys-chat:${id}`)).to.contain('mine');
    } finally {
      indexedDB.deleteDatabase('genesys-chat');
    }
  });
});
