import { expect } from '@open-wc/testing';
import { browserPut } from '../../src/chat/browser-put.js';

const put = (url: string, signal = new AbortController().signal, onProgress = (_: number): void => {}) =>
  browserPut({ url, headers: { 'content-type': 'text/plain' }, body: new Blob(['hello']), onProgress, signal });

const rejects = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => false,
    () => true,
  );

describe('an upload in a browser', () => {
  it('tells how far it is, and what the other end answered, whatever that is', async () => {
    const seen: number[] = [];
    const { status } = await put('/no-such-bucket', undefined, (fraction) => seen.push(fraction));
    expect(status).to.be.within(400, 499);
    expect(seen.at(-1)).to.equal(1);
  });

  it('rejects without an answer, and when it was called off before or in the middle', async () => {
    expect(await rejects(put('http://localhost:9/'))).to.be.true;
    const early = new AbortController();
    early.abort();
    expect(await rejects(put('/x', early.signal))).to.be.true;
    const late = new AbortController();
    const promise = put('/x', late.signal);
    late.abort();
    expect(await rejects(promise)).to.be.true;
  });
});
