import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reduce } from '../../src/timeline/reduce.js';
import { agentSays, deliver, fold, guestSaid, ids, live, olderPage, page, submit, texts } from './builders.js';

describe('identity of messages', () => {
  it('shows a message once that comes live and in the history under the same key [P-16]', () => {
    const before = fold(live(agentSays('k1', 'hello', 100)));
    const after = reduce(before, page(agentSays('k1', 'hello', 100)));
    assert.deepEqual(texts(after), ['hello']);
    assert.equal(after.messages, before.messages);
  });

  it('shows a message once that shares only a secondary name [P-16]', () => {
    const timeline = fold(
      live(agentSays('a', 'hello', 100, { names: ['a', 'm'] })),
      page(agentSays('b', 'hello', 105, { names: ['b', 'm'] })),
    );
    assert.deepEqual(ids(timeline), ['a']);
    assert.ok(timeline.has('b'));
  });

  it('joins two entries when a third record shares a name with each, and keeps the first key [P-16]', () => {
    const two = fold(live(agentSays('a', 'hello', 100)), live(agentSays('b', 'hello', 200)));
    assert.equal(two.messages.length, 2);
    const one = reduce(two, live(agentSays('c', 'hello', 100, { names: ['c', 'a', 'b'] })));
    assert.deepEqual(ids(one), ['a']);
    assert.ok(one.has('b') && one.has('c'));
  });

  it('keeps messages apart that share only the time [P-16]', () => {
    assert.deepEqual(texts(fold(live(agentSays('a', 'one', 100)), page(agentSays('b', 'two', 100)))).sort(), [
      'one',
      'two',
    ]);
  });

  it('takes a live and a told record without a common name for one when direction, time and content are equal', () => {
    for (const events of [
      [live(agentSays('l', 'hello', 100)), page(agentSays('h', 'hello', 100))],
      [page(agentSays('h', 'hello', 100)), live(agentSays('l', 'hello', 100))],
    ]) {
      const timeline = fold(...events);
      assert.deepEqual(texts(timeline), ['hello']);
      assert.ok(timeline.has('l') && timeline.has('h'));
    }
  });

  it('keeps the key of whichever copy was shown first', () => {
    assert.deepEqual(ids(fold(live(agentSays('l', 'x', 1)), page(agentSays('h', 'x', 1)))), ['l']);
    assert.deepEqual(ids(fold(page(agentSays('h', 'x', 1)), live(agentSays('l', 'x', 1)))), ['h']);
  });

  it('does not take records for one by likeness without a time', () => {
    assert.equal(fold(live(agentSays('l', 'hello')), page(agentSays('h', 'hello'))).messages.length, 2);
  });

  it('keeps two equal texts of one millisecond two when both are live, and when both are told', () => {
    const a = agentSays('a', 'ok', 100);
    const b = agentSays('b', 'ok', 100);
    assert.equal(fold(live(a), live(b)).messages.length, 2);
    assert.equal(fold(page(a, b)).messages.length, 2);
    assert.equal(fold(live(a), live(b), page(agentSays('c', 'ok', 100), agentSays('d', 'ok', 100))).messages.length, 2);
  });

  it('matches by likeness one to one', () => {
    const heard = [live(agentSays('a', 'ok', 100)), live(agentSays('b', 'ok', 100))];
    assert.equal(fold(...heard, page(agentSays('c', 'ok', 100))).messages.length, 2);
    assert.equal(
      fold(heard[0] ?? page(), page(agentSays('c', 'ok', 100), agentSays('d', 'ok', 100))).messages.length,
      2,
    );
  });

  it('parts again what was alike when the history shows the live one under its own name', () => {
    const before = fold(live(agentSays('a', 'ok', 100)), page(agentSays('b', 'ok', 100)));
    assert.equal(before.messages.length, 1);
    assert.equal(reduce(before, page(agentSays('a', 'ok', 100))).messages.length, 2);
  });

  it('compares files by what they are, not by their signed address', () => {
    const file = (url: string) => [{ type: 'attachment' as const, id: 'f', name: 'a.png', mime: 'image/png', url }];
    const heard = agentSays('l', '', 100, { content: file('https://files.example.test/1') });
    const told = agentSays('h', '', 100, { content: file('https://files.example.test/2') });
    assert.equal(fold(live(heard), page(told)).messages.length, 1);
  });

  it('takes the address of a file from the history read last', () => {
    const file = (url: string) => [{ type: 'attachment' as const, id: 'f', name: 'a.png', mime: 'image/png', url }];
    const timeline = fold(
      page(agentSays('k', '', 1, { content: file('old') })),
      page(agentSays('k', '', 1, { content: file('new') })),
    );
    assert.deepEqual(timeline.messages[0]?.content, file('new'));
  });

  it('shows records of shifted, overlapping pages once each [P-69]', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((key, i) => agentSays(key, key, i * 10));
    assert.ok(a && b && c && d);
    assert.deepEqual(texts(fold(page(c, d), page(b, c), olderPage(a, b))), ['a', 'b', 'c', 'd']);
  });

  it('inserts an inbound message of another tab as sent, under the name its sender gave it [P-15]', () => {
    const timeline = fold(live(guestSaid('k', 'from there', 100, 'other-tab')));
    assert.equal(timeline.messages[0]?.delivery, 'sent');
    assert.deepEqual(ids(timeline), ['other-tab']);
    assert.deepEqual(timeline.confirmed, []);
    assert.deepEqual(timeline.added, ['other-tab']);
  });

  it('accepts records without a time, a name or a known sender [P-72]', () => {
    const bare = { key: 'k', names: ['k'], direction: 'outbound', author: 'bot', content: [] } as const;
    assert.deepEqual(fold(page(bare)).messages[0], { id: 'k', author: 'bot', content: [], time: 0 });
  });

  it('reports what an event brought, and nothing for what was known', () => {
    const one = fold(live(agentSays('a', 'one', 1)));
    const two = reduce(one, page(agentSays('a', 'one', 1), agentSays('b', 'two', 2)));
    assert.deepEqual(two.added, ['b']);
    assert.deepEqual(reduce(two, live(agentSays('b', 'two', 2))).added, []);
    assert.equal(two.newestTime, 2);
    assert.equal(two.oldestKey, 'a');
  });

  it('keeps live frames that arrive between two pages of a walk [P-44]', () => {
    const timeline = fold(
      page(agentSays('b', 'b', 2)),
      live(agentSays('c', 'c', 3)),
      olderPage(agentSays('a', 'a', 1)),
      deliver('x', 'sending'),
      submit('own', 'typed'),
    );
    assert.deepEqual(texts(timeline), ['a', 'b', 'c', 'typed']);
  });
});
