import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Message } from '../../src/model/message.js';
import type { TimelineEvent } from '../../src/timeline/events.js';
import { emptyTimeline, reduce, type Timeline } from '../../src/timeline/reduce.js';
import { agentSays, deliver, fold, guestSaid, ids, live, page, PROPERTY, submit, texts } from './builders.js';

const LOST = { code: 'message/unconfirmed', message: 'May have arrived.', retryable: true };
const REFUSED = { code: 'message/refused', message: 'No.', retryable: true };
const own = (timeline: Timeline, id: string): Message | undefined =>
  timeline.messages.find((message) => message.id === id);

describe('own messages', () => {
  it('shows a submitted message at once, and marks it sent only by its echo, under the same key [P-12]', () => {
    const typed = fold(submit('cid', 'hello', 7), deliver('cid', 'sending'));
    assert.deepEqual(typed.messages[0], {
      id: 'cid',
      author: 'guest',
      text: 'hello',
      content: [],
      time: 7,
      delivery: 'sending',
    });
    const echoed = reduce(typed, live(guestSaid('k', 'hello', 900, 'cid')));
    assert.deepEqual(echoed.messages, [
      { id: 'cid', author: 'guest', text: 'hello', content: [], time: 900, delivery: 'sent' },
    ]);
    assert.deepEqual(echoed.confirmed, ['cid']);
    assert.deepEqual(echoed.added, []);
    assert.deepEqual(echoed.pending, []);
  });

  it('accepts a legacy echo, whose name is found in the metadata only [P-13]', () => {
    const legacy = { ...guestSaid('k', 'hello', 900), names: ['k', 'cid'], clientId: 'cid' };
    assert.equal(own(fold(submit('cid', 'hello'), deliver('cid', 'sending'), live(legacy)), 'cid')?.delivery, 'sent');
  });

  it('keeps the error of a refused message [P-14]', () => {
    const refused = fold(submit('cid', 'hello'), deliver('cid', 'sending'), deliver('cid', 'failed', REFUSED));
    assert.deepEqual(own(refused, 'cid')?.error, REFUSED);
    assert.equal(refused.pending.length, 1);
  });

  it('keeps pending ones at the end as typed, and gives each its place by service time when confirmed [P-17]', () => {
    const typed = fold(submit('c1', 'one'), submit('c2', 'two'), live(agentSays('a', 'agent', 500)));
    assert.deepEqual(texts(typed), ['agent', 'one', 'two']);
    const second = reduce(typed, live(guestSaid('k2', 'two', 400, 'c2')));
    assert.deepEqual(texts(second), ['two', 'agent', 'one']);
  });

  it('confirms a nameless record of equal text, the oldest that was written, one each', () => {
    const typed = fold(
      submit('c1', 'ok'),
      submit('c2', 'ok'),
      submit('c3', 'ok'),
      deliver('c1', 'unconfirmed'),
      deliver('c2', 'sending'),
    );
    const first = reduce(typed, page(guestSaid('k1', 'ok', 10)));
    assert.deepEqual(first.confirmed, ['c1']);
    const both = reduce(typed, page(guestSaid('k1', 'ok', 10), guestSaid('k2', 'ok', 20)));
    assert.deepEqual(both.confirmed, ['c1', 'c2']);
    assert.equal(own(both, 'c3')?.delivery, 'queued');
    assert.deepEqual(ids(both), ['c1', 'c2', 'c3']);
  });

  it('confirms by likeness only what was written, and never by an older record, another text or a named one', () => {
    const known = live(agentSays('a', 'before', 100));
    const isConfirmed = (...events: TimelineEvent[]) =>
      fold(known, submit('c', 'ok'), ...events).confirmed.length === 1;
    assert.ok(isConfirmed(deliver('c', 'sending'), live(guestSaid('k', 'ok', 100))));
    assert.ok(isConfirmed(deliver('c', 'sending'), live(guestSaid('k', 'ok'))));
    assert.ok(isConfirmed(deliver('c', 'sending'), deliver('c', 'failed', LOST), live(guestSaid('k', 'ok', 100))));
    assert.ok(!isConfirmed(live(guestSaid('k', 'ok', 100))));
    assert.ok(!isConfirmed(deliver('c', 'sending'), live(guestSaid('k', 'ok', 99))));
    assert.ok(!isConfirmed(deliver('c', 'sending'), live(guestSaid('k', 'no', 100))));
    assert.ok(!isConfirmed(deliver('c', 'sending'), live(guestSaid('k', 'ok', 100, 'other'))));
    assert.ok(!isConfirmed(deliver('c', 'sending'), live(agentSays('k', 'ok', 100))));
    assert.ok(!isConfirmed(deliver('c', 'sending'), deliver('c', 'failed', REFUSED), live(guestSaid('k', 'ok', 100))));
  });

  it('does not let a second copy of a confirmed message confirm the next of equal text', () => {
    const timeline = fold(
      submit('c1', 'ok'),
      deliver('c1', 'sending'),
      live(guestSaid('k1', 'ok', 10, 'c1')),
      submit('c2', 'ok'),
      deliver('c2', 'sending'),
      page(guestSaid('h1', 'ok', 10)),
    );
    assert.deepEqual(texts(timeline), ['ok', 'ok']);
    assert.equal(own(timeline, 'c2')?.delivery, 'sending');
  });

  it('counts copies of one millisecond one by one before it takes the next for ours', () => {
    const timeline = fold(
      live(guestSaid('l', 'ok', 10)),
      submit('c', 'ok'),
      deliver('c', 'sending'),
      page(guestSaid('h1', 'ok', 10), guestSaid('h2', 'ok', 10)),
    );
    assert.deepEqual([timeline.confirmed, ids(timeline)], [['c'], ['l', 'c']]);
  });

  it('undoes a wrong likeness when the echo with our name proves it', () => {
    const guessed = fold(submit('c', 'ok'), deliver('c', 'sending'), live(guestSaid('other', 'ok', 10)));
    assert.deepEqual(ids(guessed), ['c']);
    const proven = reduce(guessed, live(guestSaid('mine', 'ok', 20, 'c')));
    assert.deepEqual(ids(proven), ['other', 'c']);
    assert.equal(own(proven, 'c')?.time, 20);
  });

  it('asks the visitor when the likeness was the copy of another own message', () => {
    const guessed = fold(
      submit('c1', 'ok'),
      submit('c2', 'ok'),
      deliver('c1', 'unconfirmed'),
      deliver('c2', 'sending'),
      live(guestSaid('k2', 'ok', 10)),
    );
    const proven = reduce(guessed, page(guestSaid('k2', 'ok', 10, 'c2')));
    assert.equal(own(proven, 'c2')?.delivery, 'sent');
    assert.equal(own(proven, 'c1')?.error?.code, 'message/unconfirmed');
    assert.equal(proven.messages.length, 2);
  });

  it('never lays one typed message over another, though likeness would have it', () => {
    const timeline = fold(
      submit('c1', 'ok'),
      submit('c2', 'ok'),
      deliver('c1', 'unconfirmed'),
      deliver('c2', 'sending'),
      page(guestSaid('h', 'ok', 10)),
      live(guestSaid('k2', 'ok', 10, 'c2')),
    );
    assert.deepEqual(ids(timeline).sort(), ['c1', 'c2']);
  });

  it('confirms at once what is restored after the history has shown it', () => {
    const timeline = fold(page(guestSaid('k', 'hello', 10, 'cid')), submit('cid', 'hello'));
    assert.deepEqual(timeline.confirmed, ['cid']);
    assert.deepEqual(
      timeline.messages.map(({ delivery }) => delivery),
      ['sent'],
    );
  });

  it('never leaves sent, and leaves failed only by the visitor or by proof [I10]', () => {
    const step = fc.oneof(
      fc
        .constantFrom('queued', 'sending', 'unconfirmed', 'failed', 'sent')
        .map((delivery) => deliver('c', delivery as 'queued', REFUSED)),
      fc.constant({ type: 'message.resend', clientId: 'c' } as const),
      fc.constant(live(guestSaid('k', 'hello', 10, 'c'))),
    );
    const property = fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let timeline = fold(submit('c', 'hello'));
      for (const event of steps) {
        const before = own(timeline, 'c')?.delivery;
        timeline = reduce(timeline, event);
        const after = own(timeline, 'c')?.delivery;
        if (before === 'sent') assert.equal(after, 'sent');
        if (before === 'failed' && after !== 'failed')
          assert.ok(after === 'sent' || (event.type === 'message.resend' && after === 'queued'));
        assert.equal(timeline.messages.length, 1);
      }
    });
    fc.assert(property, PROPERTY);
  });

  it('does not bring a sent message back to failed when the outbox speaks late [I10]', () => {
    const sent = fold(submit('c', 'x'), live(guestSaid('k', 'x', 1, 'c')));
    assert.equal(own(reduce(sent, deliver('c', 'failed', REFUSED)), 'c')?.delivery, 'sent');
    assert.equal(ids(reduce(sent, { type: 'message.discard', clientId: 'c' })).length, 1);
  });

  it('drops the error when the visitor tries again, and keeps the place', () => {
    const failed = fold(submit('c1', 'one'), submit('c2', 'two'), deliver('c1', 'failed', REFUSED));
    const again = reduce(failed, { type: 'message.resend', clientId: 'c1' });
    assert.deepEqual(again.messages[0], {
      id: 'c1',
      author: 'guest',
      text: 'one',
      content: [],
      time: 0,
      delivery: 'queued',
    });
    assert.equal(again.messages[1], failed.messages[1]);
  });

  it('forgets a discarded message, and shows it after all when the service has it', () => {
    const gone = fold(submit('c', 'x'), deliver('c', 'failed', LOST), { type: 'message.discard', clientId: 'c' });
    assert.deepEqual(texts(gone), []);
    assert.ok(!gone.has('c'));
    assert.deepEqual(ids(reduce(gone, page(guestSaid('k', 'x', 5, 'c')))), ['c']);
  });

  it('gives a message without service time its place by arrival, and keeps the visitor’s clock when nothing is near', () => {
    const alone = fold(submit('c', 'x', 77), live(guestSaid('k', 'x', undefined, 'c')));
    assert.equal(own(alone, 'c')?.time, 77);
  });

  it('clears the transcript, with or without the pending ones [P-50]', () => {
    const before = fold(
      live(agentSays('a', 'a', 1)),
      submit('c', 'typed'),
      submit('s', 'sent'),
      live(guestSaid('k', 'sent', 2, 's')),
    );
    const kept = reduce(before, { type: 'timeline.cleared', keepPending: true });
    assert.deepEqual(texts(kept), ['typed']);
    assert.ok(kept.has('c') && !kept.has('a'));
    const empty = reduce(before, { type: 'timeline.cleared', keepPending: false });
    assert.deepEqual([texts(empty), empty.has('c'), empty.newestTime], [[], false, undefined]);
    assert.deepEqual(texts(emptyTimeline()), []);
  });
});
