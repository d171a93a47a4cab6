import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refused, startUpload } from './start-upload.js';

describe('an upload', () => {
  it('announces name, type, size and id, puts the bytes, and is ready only by the word of the service [P-59] [P-61]', async () => {
    const world = startUpload();
    assert.equal(world.state(), 'waiting');
    await world.tell({ type: 'upload.go' });
    assert.deepEqual(world.sent, [
      {
        type: 'attachment.announce',
        attachmentId: 'id-1',
        tracingId: 'id-2',
        name: 'label.png',
        mime: 'image/png',
        size: 5,
      },
    ]);
    await world.grant();
    await world.answer(204);
    assert.equal(world.state(), 'processing');
    await world.tell(world.succeeded());
    assert.equal(world.state(), 'ready');
    assert.equal(world.clock.waiting, 0);
  });

  it('carries every header of the answer, and the type of the file [P-60]', async () => {
    const world = startUpload();
    await world.tell({ type: 'upload.go' });
    await world.grant();
    const [put] = world.puts;
    assert.deepEqual(put?.headers, { 'x-amz-tagging': 'a=b', 'content-type': 'image/png' });
    assert.equal(put?.url, 'https://bucket.test/put');
    assert.equal(put?.body.size, 5);
  });

  it('sends no bytes to a host that is not the region’s [P-60]', async () => {
    const world = startUpload();
    await world.tell({ type: 'upload.go' });
    await world.grant('https://evil.test/put');
    assert.deepEqual([world.state(), world.context().error], ['failed', 'attachment/upload-failed']);
    assert.equal(world.puts.length, 0);
  });

  it('tells its progress in whole percents', async () => {
    const world = startUpload();
    await world.tell({ type: 'upload.go' });
    await world.grant();
    world.puts[0]?.onProgress(0.4567);
    assert.equal(world.context().progress, 0.45);
  });

  it('is ready when the word comes before the answer to the PUT, or long after we gave up [P-61]', async () => {
    const early = startUpload();
    await early.tell({ type: 'upload.go' });
    await early.grant();
    await early.tell(early.succeeded());
    assert.equal(early.state(), 'ready');
    const late = startUpload();
    await late.toProcessing();
    late.clock.increment(30_000);
    late.clock.increment(10_000);
    assert.equal(late.state(), 'failed');
    await late.tell(late.succeeded());
    assert.equal(late.state(), 'ready');
    assert.equal(late.context().error, undefined);
  });

  it('takes the 403 of an address that has run out for one more announcement under a new id, and only one', async () => {
    const world = startUpload();
    await world.tell({ type: 'upload.go' });
    await world.grant();
    await world.answer(403);
    assert.equal(world.state(), 'announcing');
    assert.notEqual(world.context().attachmentId, 'id-1');
    await world.grant();
    await world.answer(403);
    assert.deepEqual([world.state(), world.context().error], ['failed', 'attachment/upload-failed']);
  });

  it('fails with the PUT while the link is up, and begins anew under a new id when told to', async () => {
    for (const status of [undefined, 500, 400]) {
      const world = startUpload();
      await world.tell({ type: 'upload.go' });
      await world.grant();
      await world.answer(status);
      assert.deepEqual([world.state(), world.context().error], ['failed', 'attachment/upload-failed'], String(status));
      await world.tell({ type: 'upload.retry' }, { type: 'upload.go' });
      assert.equal(world.state(), 'announcing');
      assert.notEqual(world.context().attachmentId, 'id-1');
    }
  });

  it('goes on by itself when the network took both connections', async () => {
    const world = startUpload();
    await world.tell({ type: 'upload.go' });
    await world.grant();
    await world.tell({ type: 'link.down' });
    assert.equal(world.state(), 'uploading');
    await world.answer();
    assert.equal(world.state(), 'waiting');
    await world.tell({ type: 'link.up' }, { type: 'upload.go' });
    await world.grant();
    assert.equal(world.puts.length, 2);
  });

  it('waits again when the link goes before the answer to the announcement', async () => {
    const world = startUpload();
    await world.tell({ type: 'upload.go' }, { type: 'link.down' });
    assert.equal(world.state(), 'waiting');
  });

  it('asks for the file after a loss, because the word may have been said to nobody: there means ready', async () => {
    const during = startUpload();
    await during.toProcessing();
    await during.tell({ type: 'link.down' });
    assert.equal(during.sent.length, 1);
    await during.tell({ type: 'link.up' });
    assert.deepEqual(during.sent.at(-1), { type: 'attachment.renew', attachmentId: 'id-1', tracingId: 'id-3' });
    await during.tell({ type: 'download.granted', attachmentId: 'id-1', url: 'https://bucket.test/get' });
    assert.equal(during.state(), 'ready');

    const before = startUpload();
    await before.tell({ type: 'upload.go' });
    await before.grant();
    await before.tell({ type: 'link.down' });
    await before.answer(200);
    await before.tell({ type: 'link.up' });
    assert.equal(before.sent.at(-1)?.type, 'attachment.renew');
  });

  it('uploads once more under a new id when it is not there after a loss, and then lets the visitor try', async () => {
    const world = startUpload();
    await world.toProcessing();
    await world.tell({ type: 'link.down' }, { type: 'link.up' }, refused(4009));
    assert.equal(world.state(), 'announcing');
    assert.notEqual(world.context().attachmentId, 'id-1');
    await world.grant();
    await world.answer(200);
    await world.tell({ type: 'link.down' }, { type: 'link.up' }, refused(4009));
    assert.deepEqual([world.state(), world.context().error], ['failed', 'attachment/upload-failed']);
  });

  it('asks after 30 s without a word, and fails 10 s later when that is not answered either', async () => {
    const world = startUpload();
    await world.toProcessing();
    world.clock.increment(29_999);
    assert.equal(world.state(), 'processing');
    world.clock.increment(1);
    assert.equal(world.state(), 'checking');
    world.clock.increment(10_000);
    assert.deepEqual([world.state(), world.context().error], ['failed', 'attachment/upload-failed']);
  });

  it('fails when the announcement is not answered within 30 s', async () => {
    const world = startUpload();
    await world.tell({ type: 'upload.go' });
    world.clock.increment(30_000);
    assert.equal(world.state(), 'failed');
  });

  it('says in our words why the service refused it, at either moment [P-65]', async () => {
    for (const [code, ours] of [
      [4000, 'attachment/not-allowed'],
      [4001, 'attachment/type-refused'],
      [4002, 'attachment/too-large'],
      [4003, 'attachment/content-refused'],
      [4004, 'attachment/bad-name'],
      [4005, 'attachment/name-too-long'],
      [4102, 'attachment/empty'],
      [400, 'attachment/refused'],
    ] as const) {
      const announced = startUpload();
      await announced.tell({ type: 'upload.go' }, { type: 'upload.refused', attachmentId: 'id-1', code, text: '' });
      assert.deepEqual([announced.state(), announced.context().error], ['failed', ours]);
      const put = startUpload();
      await put.toProcessing();
      await put.tell({ type: 'upload.refused', attachmentId: 'id-1', code, text: '' });
      assert.deepEqual([put.state(), put.context().error], ['failed', ours]);
    }
  });

  it('waits for its turn again when the service is asked too fast', async () => {
    const world = startUpload();
    await world.tell({ type: 'upload.go' }, refused(4029));
    assert.equal(world.state(), 'waiting');
    assert.equal(world.context().error, undefined);
  });

  it('begins anew in another session from wherever it stood, save from a failure [P-50]', async () => {
    const world = startUpload();
    await world.toProcessing();
    await world.tell(world.succeeded(), { type: 'session.changed' });
    assert.deepEqual([world.state(), world.context().progress], ['waiting', 0]);
    await world.tell({ type: 'upload.wrong', code: 'attachment/too-large' }, { type: 'session.changed' });
    assert.equal(world.state(), 'failed');
  });

  it('leaves no request and no timer when it is given up [I9]', async () => {
    const world = startUpload();
    await world.tell({ type: 'upload.go' });
    await world.grant();
    world.stop();
    assert.equal(world.puts[0]?.signal.aborted, true);
    const asking = startUpload();
    await asking.toProcessing();
    asking.stop();
    assert.equal(asking.clock.waiting + world.clock.waiting, 0);
  });
});
