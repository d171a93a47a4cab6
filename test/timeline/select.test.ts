import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Author, Message } from '../../src/model/message.js';
import {
  countUnread,
  createBlocks,
  createItems,
  endsRun,
  groupRuns,
  RUN_PAUSE,
  type Block,
  type Item,
} from '../../src/timeline/select.js';
import { PROPERTY } from './builders.js';

const DAY = 86_400_000;
const dayOf = (time: number): string => `day ${Math.floor(time / DAY)}`;
const said = (id: string, time: number, author: Author = 'agent', name = 'Marta'): Message => ({
  id,
  author,
  name,
  text: id,
  content: [],
  time,
});
const notice = (id: string, time: number): Message => ({
  id,
  author: 'system',
  content: [{ type: 'notice', notice: 'gap' }],
  time,
});
const plot = (items: readonly Item[]): string[] =>
  items.map((item) =>
    item.kind === 'message' ? `${item.first ? '+' : ' '}${item.key}` : item.kind === 'day' ? item.day : '--',
  );

describe('items of a transcript', () => {
  it('begins a run at another author, another name, a long pause and a notice', () => {
    const list = [
      said('a', DAY),
      said('b', DAY + RUN_PAUSE),
      said('c', DAY + 2 * RUN_PAUSE + 1),
      said('d', DAY + 2 * RUN_PAUSE + 2, 'agent', 'Ivo'),
      said('e', DAY + 2 * RUN_PAUSE + 3, 'bot', 'Ivo'),
      notice('n', DAY + 2 * RUN_PAUSE + 4),
      notice('m', DAY + 2 * RUN_PAUSE + 5),
    ];
    const items = createItems(dayOf)(list);
    assert.deepEqual(plot(items), ['day 1', '+a', ' b', '+c', '+d', '+e', '+n', '+m']);
    assert.deepEqual(
      groupRuns(items).map((run) => run.map(({ key }) => key).join('')),
      ['ab', 'c', 'd', 'e', 'n', 'm'],
    );
  });

  it('separates days by the calendar that was passed in, and begins a run with each', () => {
    const items = createItems(dayOf)([said('a', DAY - 1), said('b', DAY), said('c', 2 * DAY)]);
    assert.deepEqual(plot(items), ['day 0', '+a', 'day 1', '+b', 'day 2', '+c']);
  });

  it('counts a message whose time nobody knows to the day before it', () => {
    assert.deepEqual(plot(createItems(dayOf)([said('a', DAY), said('b', 0), said('c', DAY)])), [
      'day 1',
      '+a',
      '+b',
      '+c',
    ]);
  });

  it('separates what is unread above the first message of others after the marker', () => {
    const list = [said('a', 1), said('own', 2, 'guest'), said('b', 3), said('c', 4)];
    assert.deepEqual(plot(createItems(dayOf)(list, 'a')), ['day 0', '+a', '+own', '--', '+b', ' c']);
    assert.deepEqual(plot(createItems(dayOf)(list, 'c')), ['day 0', '+a', '+own', '+b', ' c']);
  });

  it('counts unread messages of agents and bots after the marker, and all when it is gone', () => {
    const list = [said('a', 1), said('own', 2, 'guest'), said('b', 3, 'bot'), notice('n', 4), said('c', 5)];
    assert.deepEqual(
      [countUnread(list, 'a'), countUnread(list, 'c'), countUnread(list, 'trimmed'), countUnread(list, undefined)],
      [2, 0, 3, 3],
    );
  });

  it('gives the same array for the same messages, and the same objects for those that stay', () => {
    const select = createItems(dayOf);
    const list = [said('a', 1), said('b', 2)];
    const items = select(list);
    assert.equal(select(list), items);
    const more = select([...list, said('c', 3)]);
    assert.deepEqual(
      more.slice(0, 3).map((item, i) => item === items[i]),
      [true, true, true],
    );
    const older = select([said('z', 0.5), ...list]);
    assert.equal(older.at(-1), items.at(-1));
  });

  it('tells the same after any changes as a selector that begins with the result', () => {
    const message = fc.record({ id: fc.nat(9), author: fc.constantFrom<Author>('agent', 'guest'), day: fc.nat(2) });
    const lists = fc.array(fc.uniqueArray(message, { selector: ({ id }) => id, maxLength: 8 }), { maxLength: 6 });
    const property = fc.property(lists, fc.array(fc.option(fc.nat(9), { nil: undefined })), (versions, markers) => {
      const pool = new Map<string, Message>();
      const select = createItems(dayOf);
      versions.forEach((version, i) => {
        const list = version.map(({ id, author, day }) => {
          const key = `${id} ${author} ${day}`;
          const known = pool.get(key) ?? said(`${id}`, day * DAY + 1, author);
          pool.set(key, known);
          return known;
        });
        const marker = markers[i] === undefined ? undefined : `${markers[i]}`;
        assert.deepEqual(select(list, marker), createItems(dayOf)(list, marker));
      });
    });
    fc.assert(property, PROPERTY);
  });
});

describe('blocks of a transcript', () => {
  const numbers = (from: number, to: number): Message[] =>
    Array.from({ length: to - from }, (_, i) => said(`m${from + i}`, from + i));
  const start = (list: readonly Message[]) => {
    const items = createItems(dayOf);
    const blocks = createBlocks(50);
    const cut = (messages: readonly Message[]): readonly Block[] => blocks(items(messages));
    return { cut, first: cut(list) };
  };
  const kept = (before: readonly Block[], after: readonly Block[]): number =>
    after.filter((block) => before.includes(block)).length;
  const keysOf = (blocks: readonly Block[]): string[] => blocks.flatMap(({ items }) => items.map(({ key }) => key));

  it('changes only the last block when a message is appended, or adds one', () => {
    let list = numbers(0, 140);
    const { cut, first } = start(list);
    assert.deepEqual(
      first.map(({ items }) => items.length),
      [50, 50, 41],
    );
    let before = first;
    for (let i = 140; i < 260; i++) {
      list = [...list, said(`m${i}`, i)];
      const after = cut(list);
      assert.ok(kept(before, after) >= before.length - 1);
      assert.ok(after.every(({ items }) => items.length <= 50));
      before = after;
    }
    assert.equal(before.length, 6);
  });

  it('changes only the first block when the list is trimmed at its head', () => {
    const list = numbers(0, 230);
    const { cut, first } = start(list);
    const after = cut(list.slice(3));
    assert.equal(kept(first, after), first.length - 1);
    assert.equal(after[0]?.key, first[0]?.key);
    assert.equal(kept(after, cut(list.slice(60))), after.length - 2);
  });

  it('changes two blocks when one is appended and one trimmed', () => {
    const list = numbers(0, 230);
    const { cut, first } = start(list);
    assert.equal(kept(first, cut([...list.slice(1), said('new', 500)])), first.length - 2);
  });

  it('gives older messages blocks of their own, above the others', () => {
    const list = numbers(200, 400);
    const { cut, first } = start(list);
    const after = cut([...numbers(90, 200), ...list]);
    // The block that was first loses its day separator, nothing else.
    assert.equal(kept(first, after), first.length - 1);
    assert.equal(after.length, first.length + 3);
    assert.deepEqual(
      after.slice(-first.length).map(({ key }) => key),
      first.map(({ key }) => key),
    );
  });

  it('changes only the block in which a message changes, comes late or goes', () => {
    const list = numbers(0, 230);
    const { cut, first } = start(list);
    const changed = cut(list.map((message) => (message.id === 'm70' ? { ...message, text: 'edited' } : message)));
    assert.equal(kept(first, changed), first.length - 1);
    const late = cut([...list.slice(0, 80), said('late', 80.5), ...list.slice(80)]);
    assert.equal(kept(first, late), first.length - 1);
    assert.equal(kept(late, cut(list)), first.length - 1);
  });

  it('gives the same array for the same items', () => {
    const items = createItems(dayOf)(numbers(0, 70));
    const blocks = createBlocks();
    assert.equal(blocks(items), blocks(items));
  });

  it('holds every item once, in order, under unique keys, whatever happens to the list', () => {
    const step = fc.record({
      what: fc.constantFrom('append', 'prepend', 'trim', 'insert', 'remove', 'change', 'reset'),
      at: fc.nat(40),
      count: fc.integer({ min: 1, max: 9 }),
      author: fc.constantFrom<Author>('agent', 'guest'),
    });
    const property = fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let next = 0;
      const fresh = (count: number, author: Author): Message[] =>
        Array.from({ length: count }, () => said(`m${next}`, 1 + (next++ % 3) * DAY, author));
      const items = createItems(dayOf);
      const blocks = createBlocks(5);
      let list = fresh(12, 'agent');
      for (const { what, at, count, author } of steps) {
        const place = at % (list.length + 1);
        if (what === 'append') list = [...list, ...fresh(count, author)];
        if (what === 'prepend') list = [...fresh(count, author), ...list];
        if (what === 'trim') list = list.slice(count);
        if (what === 'insert') list = [...list.slice(0, place), ...fresh(count, author), ...list.slice(place)];
        if (what === 'remove') list = [...list.slice(0, place), ...list.slice(place + count)];
        if (what === 'change')
          list = list.map((message, i) => (i === place ? { ...message, text: 'edited' } : message));
        if (what === 'reset') list = fresh(count, author);
        const all = items(list);
        const cut = blocks(all);
        assert.deepEqual(
          keysOf(cut),
          all.map(({ key }) => key),
        );
        assert.deepEqual(
          cut.flatMap((block) => block.items),
          all,
        );
        assert.equal(new Set(cut.map(({ key }) => key)).size, cut.length);
        assert.ok(cut.every((block) => block.items.length > 0 && block.items.length <= 20));
      }
    });
    fc.assert(property, PROPERTY);
  });

  it('ends a run inside its block alone', () => {
    const [block] = start([said('a', 1), said('b', 2), said('c', 3, 'bot')]).first;
    assert.ok(block);
    assert.deepEqual(block.items.map((_, i) => endsRun(block.items, i)).slice(1), [false, true, true]);
  });
});
