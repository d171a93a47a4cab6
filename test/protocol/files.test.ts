import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decode } from '../../src/protocol/decode.js';
import type { ServerEvent } from '../../src/protocol/events.js';

const read = (name: string, body: unknown, more: object = {}): ServerEvent | undefined =>
  decode(JSON.stringify({ type: 'response', class: name, code: 200, body, ...more }))[0];

const url = 'https://bucket.example.test/in?sig=1';

describe('frames about files', () => {
  it('pass on signed and content headers, and no others [P-60]', () => {
    const headers = {
      'x-amz-tagging': 'a=1&b=2',
      'X-Amz-Meta-Name': 'n',
      'Content-Type': 'image/png',
      Authorization: 'bearer x',
      Cookie: 'c',
      'x-amzn-trace': 't',
      'x-amz-': 'no name',
      'x-amz-broken\r\nHost': 'h',
      'x-amz-split': 'a\r\nHost: h',
      'x-amz-smile': '\u263a',
      'content-number': 7,
      __proto__x: 'p',
    };
    const event = read('PresignedUrlResponse', { attachmentId: 'f', url, headers });
    assert.ok(event?.type === 'upload.granted');
    assert.deepEqual(event.headers, {
      'x-amz-tagging': 'a=1&b=2',
      'x-amz-meta-name': 'n',
      'content-type': 'image/png',
    });
  });

  it('are downloads only without headers and with a size [P-62]', () => {
    const kind = (body: object): unknown => read('PresignedUrlResponse', { attachmentId: 'f', url, ...body })?.type;
    assert.equal(kind({ headers: {}, fileSize: 7 }), 'download.granted');
    assert.equal(kind({ fileSize: 7 }), 'download.granted');
    assert.equal(kind({ headers: {} }), 'upload.granted');
    assert.equal(kind({ headers: { 'x-amz-tagging': 'a' }, fileSize: 7 }), 'upload.granted');
    // Refused headers are headers all the same.
    assert.equal(kind({ headers: { Host: 'h' }, fileSize: 7 }), 'upload.granted');
  });

  it('lead nowhere but to a safe address, and say which file they mean [P-79]', () => {
    const ignored = { type: 'frame.ignored', reason: 'undecodable', what: 'PresignedUrlResponse' };
    for (const unsafe of ['http://bucket.example.test/', 'https://a:b@bucket.example.test/', undefined, 7])
      assert.deepEqual(read('PresignedUrlResponse', { attachmentId: 'f', url: unsafe }), ignored);
    for (const name of [
      'PresignedUrlResponse',
      'UploadSuccessEvent',
      'UploadFailureEvent',
      'AttachmentDeletedResponse',
    ])
      assert.deepEqual(read(name, { url, attachmentId: 7 }), { ...ignored, what: name });
    assert.deepEqual(read('UploadSuccessEvent', { attachmentId: 'f', downloadUrl: 'ftp://x/' }), {
      type: 'upload.succeeded',
      attachmentId: 'f',
    });
  });

  it('refuse a file under the most specific number there is, whatever type and code say [P-65] [P-78]', () => {
    const code = (name: string, body: object, more: object): unknown => {
      const event = read(name, { attachmentId: 'f', ...body }, more);
      return event?.type === 'upload.refused' && event.code;
    };
    for (const name of ['GenerateUrlError', 'UploadFailureEvent'])
      for (const type of ['message', 'response']) {
        assert.equal(code(name, { errorCode: 4002 }, { type, code: 400 }), 4002);
        assert.equal(code(name, { errorCode: '4102' }, { type }), 4102);
        assert.equal(code(name, {}, { type, code: 413 }), 413);
        assert.equal(code(name, {}, { type }), 500);
      }
  });
});
