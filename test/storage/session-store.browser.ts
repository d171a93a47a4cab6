import { expect } from '@open-wc/testing';
import { createSessionStore } from '../../src/storage/indexed-db-store.js';

const timer = {
  setTimeout: (fn: () => void, ms: number) => setTimeout(fn, ms),
  clearTimeout: (id: unknown) => clearTimeout(id as number),
};

const open = () => createSessionStore({ mode: 'local', indexedDB, localStorage, timer });

describe('session store on IndexedDB', () => {
  it('agrees on one token however many ask at once, as tabs do [I15]', async () => {
    const id = crypto.randomUUID();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => open().claim(id, () => crypto.randomUUID())));
    expect(new Set(tokens).size).to.equal(1);
    expect(await open().has(id)).to.equal(true);
  });

  it('replaces a token once, whoever asks first [I15]', async () => {
    const id = crypto.randomUUID();
    const old = await open().claim(id, () => crypto.randomUUID());
    const next = await Promise.all(Array.from({ length: 10 }, () => open().rotate(id, old, () => crypto.randomUUID())));
    expect(new Set(next).size).to.equal(1);
    expect(next[0]).to.not.equal(old);
    await open().remove(id);
    expect(await open().has(id)).to.equal(false);
  });

  it('takes the mirrored token over when the database has lost it', async () => {
    const id = crypto.randomUUID();
    localStorage.setItem(`genesys-chat:${id}`, JSON.stringify({ v: 1, token: 'mirrored' }));
    expect(await open().claim(id, () => 'new')).to.equal('mirrored');
  });
});
