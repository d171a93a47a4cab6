import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { MessageRecord } from '../../src/model/record.js';
import type { TimelineEvent } from '../../src/timeline/events.js';
import { emptyTimeline, reduce, reduceAll } from '../../src/timeline/reduce.js';
import { agentSays, deliver, fold, guestSaid, live, PROPERTY, submit, texts } from './builders.js';

/** One message of the service's log, and how much of it reached us by which road. */
interface Said {
  readonly who: 'agent' | 'guest' | 'own';
  readonly word: number;
  /** Milliseconds after the one before; 0 makes equal times. */
  readonly gap: number;
  readonly timed: boolean;
  /** The history gives it the same key as the live frame did. */
  readonly sameKey: boolean;
  readonly heard: boolean;
  /** The history gives back the name its sender gave it. */
  readonly named: boolean;
}

interface Story {
  readonly log: readonly Said[];
  /** Said last, heard live, and on no page yet. */
  readonly tail: readonly Said[];
  readonly cuts: readonly { readonly size: number; readonly overlap: number }[];
  readonly again: readonly number[];
}

const said = fc.record<Said>({
  who: fc.constantFrom('agent', 'guest', 'own'),
  word: fc.nat(2),
  gap: fc.constantFrom(0, 0, 1, 5),
  timed: fc.constantFrom(true, true, true, false),
  sameKey: fc.boolean(),
  heard: fc.boolean(),
  named: fc.boolean(),
});

const story = fc.record<Story>({
  log: fc.array(said, { minLength: 1, maxLength: 12 }),
  tail: fc.array(said, { maxLength: 3 }),
  cuts: fc.array(fc.record({ size: fc.integer({ min: 2, max: 5 }), overlap: fc.integer({ min: 1, max: 3 }) }), {
    maxLength: 6,
  }),
  again: fc.array(fc.nat(), { maxLength: 8 }),
});

interface Copy {
  readonly text: string;
  readonly told: MessageRecord;
  readonly heard: MessageRecord | undefined;
  readonly cid: string | undefined;
}

const copies = ({ log, tail }: Story): Copy[] => {
  let time = 1_000;
  return [...log, ...tail].map((one, i) => {
    const inTail = i >= log.length;
    time += inTail ? one.gap + 1 : one.gap;
    // Guests of another tab may write word for word what this visitor writes.
    const text = one.who === 'agent' ? `word ${one.word}` : `own ${one.who === 'own' ? i : one.word}`;
    const at = one.timed || inTail ? time : undefined;
    const toldKey = one.sameKey || at === undefined ? `k${i}` : `h${i}`;
    const cid = one.who === 'own' ? `cid${i}` : undefined;
    const record = (key: string, name?: string) =>
      one.who === 'agent' ? agentSays(key, text, at) : guestSaid(key, text, at, name);
    return {
      text,
      cid,
      told: record(toldKey, one.named ? cid : undefined),
      heard: one.heard || inTail ? record(`k${i}`, cid) : undefined,
    };
  });
};

/** Pages over the log, newest first; each shares at least one message with the next. */
const windows = (length: number, cuts: Story['cuts']): [from: number, to: number][] => {
  const list: [number, number][] = [];
  let to = length;
  for (let i = 0; ; i++) {
    const { size, overlap } = cuts[i] ?? { size: 4, overlap: 1 };
    const from = Math.max(0, to - size);
    list.push([from, to]);
    if (from === 0) return list;
    to = from + Math.min(overlap, size - 1);
  }
};

const eventsOf = (from: Story) => {
  const all = copies(from);
  const told = all.slice(0, from.log.length).map((copy) => copy.told);
  const own = all.flatMap(({ cid, text }) => (cid === undefined ? [] : [submit(cid, text), deliver(cid, 'sending')]));
  const pages = windows(told.length, from.cuts).map(([start, end]): TimelineEvent => ({
    type: 'history.page',
    records: told.slice(start, end).reverse(),
    older: false,
  }));
  const once = [...all.flatMap(({ heard }) => (heard === undefined ? [] : [live(heard)])), ...pages];
  const twice = from.again.flatMap((n) => once[n % once.length] ?? []);
  return { all, own, news: [...once, ...twice] };
};

const shuffle = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((item, i) => ({ item, key: keys[i % keys.length] ?? 0, i }))
    .sort((a, b) => a.key - b.key || a.i - b.i)
    .map(({ item }) => item);

const keys = fc.array(fc.nat(), { minLength: 30, maxLength: 30 });

describe('timeline whatever the order of events', () => {
  it('shows the log of the service, each message once and in its order [I12] [P-16] [P-17] [P-69]', () => {
    const property = fc.property(story, keys, (from, order) => {
      const { all, own, news } = eventsOf(from);
      const timeline = fold(...own, ...shuffle(news, order));
      assert.deepEqual(
        texts(timeline),
        all.map(({ text }) => text),
      );
      const times = timeline.messages.map(({ time }) => time);
      all.forEach(({ told }, i) => told.time !== undefined && assert.equal(times[i], told.time));
      assert.deepEqual(timeline.pending, []);
    });
    fc.assert(property, { ...PROPERTY, numRuns: 400 });
  });

  it('changes nothing when everything is told again, in another order [I11]', () => {
    const property = fc.property(story, keys, keys, (from, order, otherOrder) => {
      const { own, news } = eventsOf(from);
      const once = fold(...own, ...shuffle(news, order));
      const twice = shuffle([...own, ...news], otherOrder).reduce(reduce, once);
      assert.equal(twice.messages, once.messages);
    });
    fc.assert(property, PROPERTY);
  });

  it('is the same folded in one batch and one by one', () => {
    const property = fc.property(story, keys, (from, order) => {
      const { own, news } = eventsOf(from);
      const events = [...own, ...shuffle(news, order)];
      assert.deepEqual(reduceAll(emptyTimeline(), events).messages, fold(...events).messages);
    });
    fc.assert(property, PROPERTY);
  });

  it('reports each message once as added or confirmed, and only such that are shown', () => {
    const property = fc.property(story, keys, (from, order) => {
      const { own, news } = eventsOf(from);
      const seen = new Set<string>();
      let timeline = fold(...own);
      for (const event of shuffle(news, order)) {
        timeline = reduce(timeline, event);
        const shown = new Set(timeline.messages.map(({ id }) => id));
        for (const id of [...timeline.added, ...timeline.confirmed]) {
          assert.ok(shown.has(id));
          seen.add(id);
        }
      }
      assert.ok(timeline.messages.every(({ id }) => seen.has(id)) || from.log.some(({ sameKey }) => !sameKey));
    });
    fc.assert(property, PROPERTY);
  });

  it('keeps a walk in order whose pages do not overlap, with frames between them [I12]', () => {
    const property = fc.property(story, keys, fc.integer({ min: 2, max: 4 }), (from, order, size) => {
      const plain = from.log.map((one) => ({ ...one, who: 'agent' as const, timed: true, sameKey: true }));
      const { all, news } = eventsOf({ ...from, log: plain, tail: [], again: [] });
      const told = all.map((copy) => copy.told);
      const walk: TimelineEvent[] = [];
      for (let to = told.length; to > 0; to -= size) {
        walk.push({ type: 'history.page', records: told.slice(Math.max(0, to - size), to).reverse(), older: true });
      }
      const frames = shuffle(
        news.filter(({ type }) => type === 'message.received'),
        order,
      );
      const mixed = walk.flatMap((page, i) => [...frames.slice(i * 2, i * 2 + 2), page]);
      assert.deepEqual(
        texts(fold(...mixed, ...frames)),
        all.map(({ text }) => text),
      );
    });
    fc.assert(property, PROPERTY);
  });

  it('keeps the messages that are shown the same objects until they change', () => {
    const property = fc.property(story, keys, (from, order) => {
      // Nobody else writes word for word what the visitor writes: undoing a mistaken likeness may renew an object.
      const log = from.log.map((one) => (one.who === 'guest' ? { ...one, who: 'agent' as const } : one));
      const { own, news } = eventsOf({ ...from, log, tail: [] });
      let timeline = fold(...own);
      for (const event of shuffle(news, order)) {
        const before = new Map(timeline.messages.map((message) => [message.id, message]));
        const next = reduce(timeline, event);
        for (const message of next.messages) {
          const old = before.get(message.id);
          if (old !== undefined && old !== message) assert.notDeepEqual(message, old);
          assert.ok(Object.isFrozen(message));
        }
        assert.ok(Object.isFrozen(next.messages));
        assert.equal(new Set(next.messages.map(({ id }) => id)).size, next.messages.length);
        timeline = next;
      }
    });
    fc.assert(property, PROPERTY);
  });
});
