import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyTimeline, MESSAGE_LIMIT, reduce, reduceAll } from '../../src/timeline/reduce.js';
import { agentSays, live, olderPage, page, submit, texts } from './builders.js';

const record = (i: number, time: number | undefined = i) => agentSays(`k${i}`, `t${i}`, time);
const flood = (from: number, to: number, time?: (i: number) => number | undefined) =>
  Array.from({ length: to - from }, (_, i) => live(record(from + i, time === undefined ? from + i : time(from + i))));
const full = reduceAll(emptyTimeline(), flood(0, 1_500));

describe('bounds', () => {
  it('keeps the newest thousand messages and says that it let some go [I14]', () => {
    assert.equal(full.messages.length, MESSAGE_LIMIT);
    assert.deepEqual([texts(full)[0], full.oldestKey, full.trimmed, full.has('k499')], ['t500', 'k500', true, false]);
  });

  it('gives the same for a flood in one batch and one by one, in any order [I14] [I12]', () => {
    const oneByOne = flood(0, 1_500).reduceRight(reduce, emptyTimeline());
    assert.deepEqual(texts(oneByOne), texts(full));
  });

  it('does not bring a trimmed message back at the top when it comes again late [I14] [I11]', () => {
    assert.equal(reduce(full, live(record(3))).messages, full.messages);
    assert.equal(reduce(full, live(record(499))).messages, full.messages);
    assert.equal(reduce(full, page(record(100), record(101), record(1_499))).messages, full.messages);
  });

  it('does not bring back a record without a time that belongs before everything trimmed', () => {
    assert.deepEqual(texts(reduce(full, page(record(2), agentSays('n', 'n'), record(3)))), texts(full));
  });

  it('keeps the newest of a flood within one millisecond, and remembers what it let go of it', () => {
    const same = reduceAll(
      emptyTimeline(),
      flood(0, 1_500, () => 7),
    );
    assert.deepEqual([same.messages.length, texts(same)[0], texts(same).at(-1)], [MESSAGE_LIMIT, 't500', 't1499']);
    assert.equal(reduce(same, live(record(400, 7))).messages, same.messages);
    assert.equal(texts(reduce(same, live(record(1_500, 7)))).at(-1), 't1500');
  });

  it('remembers at most five thousand names, even of messages with many [I14]', () => {
    const named = Array.from({ length: 1_000 }, (_, i) =>
      live({ ...record(i), names: Array.from({ length: 9 }, (_, n) => `k${i}/${n}`) }),
    );
    const timeline = reduceAll(emptyTimeline(), named);
    assert.ok(timeline.state.names.size <= 5_000);
    assert.equal(timeline.messages.length, 500);
    assert.equal(texts(timeline).at(-1), 't999');
  });

  it('does not collect ever new names of one message [I14]', () => {
    const renamed = Array.from({ length: 200 }, (_, i) => live({ ...record(1), names: ['k1', `alias${i}`] }));
    assert.ok(reduceAll(emptyTimeline(), renamed).state.names.size <= 20);
  });

  it('grows by the older messages the visitor asks for, and by nothing when they come again', () => {
    const wider = reduce(full, olderPage(...Array.from({ length: 100 }, (_, i) => record(400 + i))));
    assert.deepEqual([wider.messages.length, texts(wider)[0], wider.trimmed], [1_100, 't400', true]);
    const again = reduce(wider, olderPage(...Array.from({ length: 100 }, (_, i) => record(400 + i))));
    assert.equal(again.messages, wider.messages);
    const later = reduce(again, live(record(2_000)));
    assert.deepEqual([later.messages.length, texts(later)[0]], [1_100, 't401']);
  });

  it('says that nothing is missing once the visitor has all back', () => {
    const pages = [4, 3, 2, 1, 0].map((n) => olderPage(...Array.from({ length: 100 }, (_, i) => record(n * 100 + i))));
    const all = reduceAll(full, pages);
    assert.deepEqual([all.messages.length, all.trimmed], [1_500, false]);
  });

  it('goes back to a thousand when the window is reset', () => {
    const wider = reduce(full, olderPage(...Array.from({ length: 100 }, (_, i) => record(400 + i))));
    assert.deepEqual(texts(reduce(wider, { type: 'window.reset' })), texts(full));
  });

  it('never trims what the service does not have', () => {
    const timeline = reduceAll(reduce(emptyTimeline(), submit('c', 'typed')), flood(0, 1_200));
    assert.deepEqual([timeline.messages.length, texts(timeline).at(-1)], [MESSAGE_LIMIT + 1, 'typed']);
  });

  it('lets a notice go with the message it is tied to', () => {
    const noted = reduce(full, { type: 'notice.added', key: 'gap', notice: 'gap', at: 0, before: 'k500' });
    assert.equal(noted.messages[0]?.id, 'gap');
    const moved = reduce(noted, live(record(1_500)));
    assert.deepEqual([moved.messages[0]?.id, moved.state.notices.length], ['k501', 0]);
  });
});
