import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startOutbox } from './start-outbox.js';

const started = (...ids: string[]) => {
  const outbox = startOutbox();
  outbox.tell({ type: 'link.up', complete: true });
  outbox.submit(...ids);
  return outbox;
};

describe('outbox', () => {
  it('keeps what is said without a link, and sends it in the order typed [I3]', () => {
    const outbox = startOutbox();
    outbox.submit('a', 'b', 'c');
    assert.deepEqual(outbox.sent(), []);
    outbox.tell({ type: 'link.up', complete: true });
    for (const id of ['a', 'b', 'c']) outbox.delivered(id);
    assert.deepEqual(outbox.sent(), ['a', 'b', 'c']);
  });

  it('has one message in flight: the next waits for the echo', () => {
    const outbox = started('a', 'b');
    assert.deepEqual(outbox.sent(), ['a']);
    outbox.delivered('a');
    assert.deepEqual(outbox.sent(), ['a', 'b']);
  });

  it('queues again what certainly never left this machine', () => {
    const outbox = started('a');
    outbox.tell({ type: 'link.down', unsent: ['a'] });
    assert.deepEqual(outbox.delivery('a'), ['queued', undefined]);
    outbox.tell({ type: 'link.up', complete: true });
    assert.deepEqual(outbox.sent(), ['a', 'a']);
  });

  it('sends nothing again before the history has shown it absent, twice, the second time when it must be there [P-45]', () => {
    const outbox = started('a');
    outbox.tell({ type: 'link.down', unsent: [] });
    assert.deepEqual(outbox.delivery('a'), ['unconfirmed', undefined]);
    outbox.clock.increment(1_000);
    outbox.tell({ type: 'link.up', complete: true });
    outbox.clock.increment(1_999);
    assert.equal(outbox.count('history.look'), 0);
    outbox.clock.increment(1);
    assert.equal(outbox.count('history.look'), 1);
    assert.deepEqual(outbox.sent(), ['a']);
    outbox.tell({ type: 'history.looked', ok: true });
    assert.deepEqual(outbox.sent(), ['a', 'a']);
  });

  for (const moment of ['before the link is up', 'while it waits', 'by the look'] as const) {
    it(`takes it for delivered when the history shows it ${moment} [I2]`, () => {
      const outbox = started('a', 'b');
      outbox.tell({ type: 'link.down', unsent: [] });
      if (moment === 'before the link is up') outbox.delivered('a');
      outbox.tell({ type: 'link.up', complete: true });
      if (moment === 'while it waits') outbox.delivered('a');
      if (moment === 'by the look') {
        outbox.clock.increment(3_000);
        outbox.delivered('a');
        outbox.tell({ type: 'history.looked', ok: true });
      }
      assert.deepEqual(outbox.sent(), ['a', 'b']);
    });
  }

  it('gives the doubtful one to the visitor when the history cannot be read, and goes on with the next [I2]', () => {
    const outbox = started('a', 'b');
    outbox.tell({ type: 'link.down', unsent: [] });
    outbox.tell({ type: 'link.up', complete: true });
    outbox.clock.increment(3_000);
    outbox.tell({ type: 'history.looked', ok: false });
    assert.deepEqual(outbox.delivery('a'), ['failed', 'message/unconfirmed']);
    assert.deepEqual(outbox.sent(), ['a', 'b']);
    const looks = outbox.count('history.look');
    outbox.tell({ type: 'message.resend', clientId: 'a' });
    outbox.delivered('b');
    // It may have arrived after all: the history is asked before it is sent again.
    outbox.clock.increment(0);
    assert.equal(outbox.count('history.look'), looks + 1);
    assert.deepEqual(outbox.sent(), ['a', 'b']);
    outbox.tell({ type: 'history.looked', ok: true });
    assert.deepEqual(outbox.sent(), ['a', 'b', 'a']);
  });

  it('takes an incomplete catch-up for no proof of absence [I2]', () => {
    const outbox = started('a', 'b');
    outbox.tell({ type: 'link.down', unsent: [] });
    outbox.tell({ type: 'link.up', complete: false });
    assert.deepEqual(outbox.delivery('a'), ['failed', 'message/unconfirmed']);
    assert.deepEqual(outbox.sent(), ['a', 'b']);
  });

  it('pauses and looks after a 429 that names no request: ours may have been stored [I2]', () => {
    const outbox = started('a');
    outbox.tell({ type: 'request.refused', code: 4029, text: '', retryAfter: 5 });
    assert.deepEqual(outbox.delivery('a'), ['unconfirmed', undefined]);
    outbox.clock.increment(3_000);
    outbox.tell({ type: 'history.looked', ok: true });
    assert.deepEqual(outbox.sent(), ['a']);
    outbox.clock.increment(2_000);
    assert.deepEqual(outbox.sent(), ['a', 'a']);
  });

  it('never sends by itself more than four times, nor after five minutes [I21]', () => {
    const often = started('a');
    for (let n = 0; n < 6; n++) {
      often.tell({ type: 'link.down', unsent: [] });
      often.tell({ type: 'link.up', complete: true });
      often.clock.increment(3_000);
      often.tell({ type: 'history.looked', ok: true });
    }
    assert.equal(often.sent().length, 4);
    assert.deepEqual(often.delivery('a'), ['failed', 'message/unconfirmed']);
    const late = started('a');
    late.tell({ type: 'link.down', unsent: [] });
    late.clock.increment(300_000);
    late.tell({ type: 'link.up', complete: true });
    late.clock.increment(3_000);
    late.tell({ type: 'history.looked', ok: true });
    assert.equal(late.sent().length, 1);
  });

  it('asks the history when no echo comes for ten seconds, and suspects the link when it is not there', () => {
    const outbox = started('a');
    outbox.clock.increment(9_999);
    assert.equal(outbox.count('history.look'), 0);
    outbox.clock.increment(1);
    assert.equal(outbox.count('history.look'), 1);
    outbox.tell({ type: 'history.looked', ok: true });
    assert.equal(outbox.count('link.suspect'), 1);
    assert.deepEqual(outbox.sent(), ['a']);
  });

  it('waits as long as the service asks after 429, and then sends the same [P-20]', () => {
    const outbox = started('a', 'b');
    outbox.tell({ type: 'request.refused', code: 4029, text: '', retryAfter: 3, tracingId: 'a' });
    outbox.clock.increment(2_999);
    assert.deepEqual(outbox.sent(), ['a']);
    outbox.clock.increment(1);
    assert.deepEqual(outbox.sent(), ['a', 'a']);
  });

  it('configures once more after a 403, and fails at the second [I2]', () => {
    const outbox = started('a');
    outbox.tell({ type: 'request.refused', code: 403, text: 'no', tracingId: 'a' });
    assert.equal(outbox.count('session.reconfigure'), 1);
    outbox.tell({ type: 'link.down', unsent: [] });
    outbox.tell({ type: 'link.up', complete: true });
    outbox.tell({ type: 'request.refused', code: 403, text: 'no', tracingId: 'a' });
    assert.equal(outbox.count('session.reconfigure'), 1);
    assert.deepEqual(outbox.delivery('a'), ['failed', 'message/refused']);
  });

  for (const code of [408, 500, 503, 5000]) {
    it(`is in doubt after ${code}: the message may have been stored`, () => {
      const outbox = started('a');
      outbox.tell({ type: 'request.refused', code, text: '' });
      assert.deepEqual(outbox.delivery('a'), ['unconfirmed', undefined]);
      outbox.clock.increment(3_000);
      assert.equal(outbox.count('history.look'), 1);
    });
  }

  for (const [code, reason] of [
    [400, 'message/refused'],
    [4011, 'message/too-long'],
    [4010, 'attachment/expired'],
    [4013, 'message/refused'],
    [409, 'session/read-only'],
  ] as const) {
    it(`fails the message at ${code} and keeps the others going [P-14]`, () => {
      const outbox = started('a', 'b');
      outbox.tell({ type: 'request.refused', code, text: '', tracingId: 'a' });
      assert.deepEqual(outbox.delivery('a'), ['failed', reason]);
      assert.deepEqual(outbox.sent(), ['a', 'b']);
    });
  }

  it('is not blamed for the refusal of another request, nor of a feature [P-39]', () => {
    const outbox = started('a');
    outbox.tell({ type: 'request.refused', code: 403, text: 'no', tracingId: 'typing-1' });
    outbox.tell({ type: 'request.refused', code: 403, text: 'Turn on the Feature Toggle or fix the configuration.' });
    assert.deepEqual(outbox.delivery('a'), ['sending', undefined]);
  });

  it('empties when the session is over: nothing of it goes into another [I21]', () => {
    const outbox = started('a', 'b');
    outbox.tell({ type: 'session.changed', code: 'session/expired' });
    outbox.tell({ type: 'link.up', complete: true });
    outbox.clock.increment(600_000);
    assert.deepEqual(outbox.sent(), ['a']);
    assert.equal(outbox.clock.waiting, 0);
  });

  it('lets a queued message be discarded, and not one on its way', () => {
    const outbox = started('a', 'b', 'c');
    outbox.tell({ type: 'message.discard', clientId: 'a' });
    outbox.tell({ type: 'message.discard', clientId: 'b' });
    outbox.delivered('a');
    assert.deepEqual(outbox.sent(), ['a', 'c']);
  });

  it('sends at most 5 in a second and 45 in a minute [I24]', () => {
    const outbox = startOutbox();
    outbox.tell({ type: 'link.up', complete: true });
    for (let n = 0; n < 120; n++) outbox.submit(`m${n}`);
    for (let step = 0; step < 4_000 && outbox.sent().length < 120; step++) {
      const last = outbox.sent().at(-1);
      if (last) outbox.delivered(last);
      outbox.clock.increment(50);
    }
    assert.equal(outbox.sent().length, 120);
    for (const at of outbox.sentAt) {
      assert.ok(outbox.sentAt.filter((other) => other >= at && other < at + 1_000).length <= 5);
      assert.ok(outbox.sentAt.filter((other) => other >= at && other < at + 60_000).length <= 45);
    }
  });
});
