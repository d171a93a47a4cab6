import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reduce } from '../../src/timeline/reduce.js';
import { agentSays, fold, guestSaid, live, olderPage, page, submit, texts } from './builders.js';

const at = (text: string, time?: number) => agentSays(text, text, time);

describe('order of messages', () => {
  it('sorts by service time, whatever order frames arrive in [P-17]', () => {
    assert.deepEqual(texts(fold(live(at('b', 20)), live(at('c', 30)), live(at('a', 10)))), ['a', 'b', 'c']);
  });

  it('keeps arrival for equal times while the history has not spoken', () => {
    assert.deepEqual(texts(fold(live(at('b', 10)), live(at('a', 10)))), ['b', 'a']);
  });

  it('orders pages of one millisecond by their following each other in one walk [I12]', () => {
    const newer = { type: 'history.page', records: [at('d', 10), at('c', 10)], older: false } as const;
    const older = { type: 'history.page', records: [at('b', 10), at('a', 10)], older: false, next: 'c' } as const;
    assert.deepEqual(texts(fold(newer, older)), ['a', 'b', 'c', 'd']);
    assert.deepEqual(texts(fold(live(at('d', 10)), live(at('a', 10)), newer, older)), ['a', 'b', 'c', 'd']);
  });

  it('takes the place in the history for equal times as soon as a page tells it', () => {
    const heard = fold(live(at('b', 10)), live(at('a', 10)), live(at('c', 10)));
    assert.deepEqual(texts(reduce(heard, page(at('a', 10), at('b', 10), at('c', 10)))), ['a', 'b', 'c']);
  });

  it('puts what only came live behind what the history shows in the same millisecond', () => {
    assert.deepEqual(texts(fold(live(at('z', 10)), page(at('a', 10), at('b', 10)))), ['a', 'b', 'z']);
  });

  it('orders equal times across two pages that do not overlap, by what lies beyond them', () => {
    const older = page(at('first', 1), at('a', 10), at('b', 10));
    const newer = page(at('c', 10), at('d', 10), at('last', 20));
    for (const events of [
      [older, newer],
      [newer, older],
    ])
      assert.deepEqual(texts(fold(...events)), ['first', 'a', 'b', 'c', 'd', 'last']);
  });

  it('takes the page read later for the older one when nothing else tells them apart', () => {
    assert.deepEqual(texts(fold(page(at('c', 10), at('d', 10)), olderPage(at('a', 10), at('b', 10)))), [
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('keeps a record without a time between its neighbours on the page [P-72]', () => {
    assert.deepEqual(texts(fold(live(at('x', 50)), page(at('a', 10), at('n1'), at('n2'), at('b', 90)))), [
      'a',
      'n1',
      'n2',
      'x',
      'b',
    ]);
  });

  it('puts records without a time at the edge of a page next to the neighbour they have [P-72]', () => {
    assert.deepEqual(texts(fold(live(at('x', 5)), page(at('n'), at('a', 10)))), ['x', 'n', 'a']);
    assert.deepEqual(texts(fold(page(at('a', 10), at('n')), live(at('x', 15)))), ['a', 'n', 'x']);
  });

  it('corrects the place of a record without a time when an older page shows its neighbour', () => {
    const edge = fold(live(at('x', 5)), page(at('n2'), at('b', 10)));
    assert.deepEqual(texts(edge), ['x', 'n2', 'b']);
    assert.deepEqual(texts(reduce(edge, olderPage(at('a', 1), at('n1'), at('n2')))), ['a', 'n1', 'n2', 'x', 'b']);
  });

  it('keeps the positions of a page without any times [P-72]', () => {
    assert.deepEqual(texts(fold(page(at('a'), at('b'), at('c')))), ['a', 'b', 'c']);
  });

  it('puts a live frame without a time behind the newest, until the history knows better', () => {
    const heard = fold(live(at('a', 10)), live(at('c', 30)), live(at('n')));
    assert.deepEqual(texts(heard), ['a', 'c', 'n']);
    assert.deepEqual(texts(reduce(heard, page(at('a', 10), at('n'), at('c', 30)))), ['a', 'n', 'c']);
  });

  it('moves a frame to its place when a second copy brings the time the first one lacked', () => {
    assert.deepEqual(texts(fold(live(at('a', 10)), live(at('c', 30)), live(at('b')), live(at('b', 20)))), [
      'a',
      'b',
      'c',
    ]);
  });

  it('survives pages that contradict each other', () => {
    const timeline = fold(page(at('a', 1), at('b', 1)), page(at('b', 1), at('c', 1)), page(at('c', 1), at('a', 1)));
    assert.deepEqual(texts(timeline).sort(), ['a', 'b', 'c']);
  });
});

describe('notices', () => {
  const gap = { type: 'notice.added', key: 'gap', notice: 'gap', at: 5, before: 'b' } as const;

  it('stands directly above the message it is tied to, whatever comes between later [I23]', () => {
    const timeline = fold(live(at('a', 10)), page(at('b', 20), at('c', 30)), gap);
    assert.deepEqual(texts(timeline), ['a', '[gap]', 'b', 'c']);
    assert.deepEqual(texts(reduce(timeline, live(at('late', 15)))), ['a', 'late', '[gap]', 'b', 'c']);
    assert.deepEqual(texts(reduce(timeline, { type: 'notice.removed', key: 'gap' })), ['a', 'b', 'c']);
  });

  it('stands below the newest confirmed message of its moment, above the pending ones', () => {
    const end = { type: 'notice.added', key: 'n', notice: 'new-session', at: 5, after: 'end' } as const;
    const timeline = fold(live(at('a', 10)), submit('c', 'typed'), end);
    assert.deepEqual(texts(timeline), ['a', '[new-session]', 'typed']);
    assert.deepEqual(texts(reduce(timeline, live(at('b', 20)))), ['a', '[new-session]', 'b', 'typed']);
    assert.deepEqual(texts(fold(end, live(at('b', 20)))), ['[new-session]', 'b']);
  });

  it('follows its neighbour when that one is shown through another entry', () => {
    const told = { type: 'notice.added', key: 'gap', notice: 'gap', at: 5, before: 'h' } as const;
    assert.deepEqual(texts(fold(live(guestSaid('l', 'x', 10)), page(guestSaid('h', 'x', 10)), told)), ['[gap]', 'x']);
  });

  it('is there once, however often it is added [I11]', () => {
    const once = fold(live(at('b', 20)), gap);
    assert.equal(reduce(once, gap).messages, once.messages);
  });
});
