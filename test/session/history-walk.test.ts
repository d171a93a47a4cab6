import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { HistoryUnavailable, type WalkKind } from '../../src/session/history-walk.js';
import { LIMITS } from '../../src/transport/timings.js';
import { cut, everything, messages, ok, record, walkOn } from './start-walk.js';

describe('a walk through the history', () => {
  it('reads from the newest page to the last and stops there [P-68]', async () => {
    const list = messages(250);
    const walk = walkOn(everything, ({ pageNumber, pageSize }) => ok(cut(list, pageNumber, pageSize)));
    const { complete, keys, lastPage, more } = await walk.outcome;
    assert.deepEqual([complete, lastPage, more], [true, 3, false]);
    assert.deepEqual(
      keys,
      list.map(({ key }) => key),
    );
    assert.deepEqual(walk.pageNumbers(), [1, 2, 3]);
    assert.deepEqual(walk.asked[0], { pageNumber: 1, pageSize: 100, freshJwt: false });
  });

  it('is content with an empty history, without a second try [P-68]', async () => {
    const walk = walkOn(everything, ({ pageNumber, pageSize }) => ok(cut([], pageNumber, pageSize)));
    assert.deepEqual(await walk.outcome, { complete: true, keys: [], lastPage: 1, more: false });
    assert.equal(walk.asked.length, 1);
  });

  it('goes back until something an earlier walk has proven, and no further', async () => {
    const list = messages(500);
    const walk = walkOn({ kind: 'resume', proven: new Set(['m350']) }, ({ pageNumber, pageSize }) =>
      ok(cut(list, pageNumber, pageSize)),
    );
    const { complete, more } = await walk.outcome;
    assert.deepEqual([complete, more], [true, true]);
    assert.deepEqual(walk.pageNumbers(), [1, 2]);
  });

  it('reads one page at first sight of a session, and says that there are more', async () => {
    const walk = walkOn({ kind: 'first' }, ({ pageNumber, pageSize }) => ok(cut(messages(101), pageNumber, pageSize)));
    const { complete, lastPage, more } = await walk.outcome;
    assert.deepEqual([complete, lastPage, more], [true, 1, true]);
    assert.equal(walk.asked.length, 1);
  });

  it('looks for earlier messages until a page brings one that is unknown', async () => {
    const list = messages(500);
    const known = new Set(list.slice(0, 320).map(({ key }) => key));
    const walk = walkOn({ kind: 'older', fromPage: 2, isKnown: (key) => known.has(key) }, ({ pageNumber, pageSize }) =>
      ok(cut(list, pageNumber, pageSize)),
    );
    const { lastPage, more } = await walk.outcome;
    assert.deepEqual(walk.pageNumbers(), [2, 3, 4]);
    assert.deepEqual([lastPage, more], [4, true]);
  });

  it('finds no earlier messages past the end, without taking the empty page for a hiccup', async () => {
    const walk = walkOn({ kind: 'older', fromPage: 4, isKnown: () => true }, ({ pageNumber, pageSize }) =>
      ok(cut(messages(300), pageNumber, pageSize)),
    );
    assert.deepEqual(await walk.outcome, { complete: true, keys: [], lastPage: 4, more: false });
    assert.deepEqual(walk.naps, []);
  });

  it('goes on past a page that holds nothing but markers', async () => {
    const list = messages(150);
    const walk = walkOn(everything, ({ pageNumber, pageSize }) => {
      if (pageNumber === 1) return ok({ ...cut([], 1, pageSize), pageCount: 3, total: 250, skipped: 100 });
      return ok({ ...cut(list, pageNumber - 1, pageSize), pageNumber, pageCount: 3, total: 250 });
    });
    const { complete, keys } = await walk.outcome;
    assert.deepEqual([complete, keys.length], [true, 150]);
  });
});

describe('a walk whose history changes under it', () => {
  it('reads nothing twice into its result when the list grows between pages [P-69]', async () => {
    const walk = walkOn(everything, ({ pageNumber, pageSize }, nth) =>
      ok(cut(messages(300 + 7 * nth), pageNumber, pageSize)),
    );
    const { complete, keys } = await walk.outcome;
    assert.equal(complete, true);
    assert.equal(new Set(keys).size, keys.length);
    for (let n = 1; n <= 300; n++) assert.ok(keys.includes(`m${n}`), `m${n} is read`);
  });

  it('starts over when the list shrinks, for something may have slipped past [I20]', async () => {
    const walk = walkOn(everything, ({ pageNumber, pageSize }, nth) =>
      ok(cut(nth === 1 ? messages(300) : messages(300).filter(({ key }) => key !== 'm290'), pageNumber, pageSize)),
    );
    const { complete, keys } = await walk.outcome;
    assert.equal(complete, true);
    assert.deepEqual(walk.pageNumbers(), [1, 2, 1, 2, 3]);
    assert.ok(keys.includes('m200'), 'the message that moved to the page already read');
    assert.ok(!keys.includes('m290'), 'nothing of the first reading is left');
  });

  it('starts over at its own first page when it looks for earlier messages [I20]', async () => {
    const walk = walkOn({ kind: 'older', fromPage: 2, isKnown: () => true }, ({ pageNumber, pageSize }, nth) =>
      ok(cut(messages(nth === 1 ? 400 : 390), pageNumber, pageSize)),
    );
    await walk.outcome;
    assert.deepEqual(walk.pageNumbers(), [2, 3, 2, 3, 4]);
  });

  it('starts over three times and no more [I20]', async () => {
    const walk = walkOn(everything, ({ pageNumber, pageSize }, nth) =>
      ok(cut(messages(1_000 - nth), pageNumber, pageSize)),
    );
    await walk.outcome;
    assert.equal(walk.pageNumbers().filter((page) => page === 1).length, 1 + LIMITS.historyRestarts);
  });

  it('does not call itself complete when the list still shrank after the last restart [I20, I23]', async () => {
    const walk = walkOn(everything, ({ pageNumber, pageSize }, nth) =>
      ok(cut(messages(1_000 - nth), pageNumber, pageSize)),
    );
    assert.equal((await walk.outcome).complete, false);
  });

  it('ends, with a gap, at a page that brings nothing new [I20, I23]', async () => {
    const walk = walkOn(everything, ({ pageNumber, pageSize }) =>
      ok({ ...cut(messages(900), 1, pageSize), pageNumber }),
    );
    const { complete, more } = await walk.outcome;
    assert.deepEqual([complete, more], [false, true]);
    assert.deepEqual(walk.pageNumbers(), [1, 2]);
  });

  it('reads at most 40 pages and then says that something is missing [I20, I23]', async () => {
    const walk = walkOn(everything, ({ pageNumber, pageSize }) => ok(cut(messages(9_000), pageNumber, pageSize)));
    const { complete, keys, more } = await walk.outcome;
    assert.deepEqual([complete, keys.length, more], [false, 4_000, true]);
    assert.equal(walk.asked.length, LIMITS.historyPages);
  });

  it('reads no 41st page when the list shrinks at the 40th [I20]', async () => {
    const walk = walkOn(everything, ({ pageNumber, pageSize }, nth) =>
      ok(cut(messages(nth < LIMITS.historyPages ? 9_000 : 8_999), pageNumber, pageSize)),
    );
    assert.equal((await walk.outcome).complete, false);
    assert.equal(walk.asked.length, LIMITS.historyPages);
  });

  it('ends whatever the service answers, and never claims what it did not read [I20]', async () => {
    const kinds = [
      'unauthorized',
      'forbidden',
      'rate-limited',
      'bad-page-size',
      'server',
      'network',
      'invalid',
    ] as const;
    const failing = fc.record({ ok: fc.constant(false as const), kind: fc.constantFrom(...kinds) });
    // A page as wrong as can be: any records of a few, any counts, any number.
    const strange = fc.record({
      keys: fc.array(fc.nat(30), { maxLength: 4 }),
      pageCount: fc.nat(60),
      total: fc.nat(60),
      skipped: fc.nat(2),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 1, arbitrary: failing }, { weight: 6, arbitrary: strange }), {
          minLength: 1,
          maxLength: 80,
        }),
        fc.constantFrom<WalkKind>(everything, { kind: 'older', fromPage: 2, isKnown: (key) => key !== 'm3' }),
        async (script, kind) => {
          const walk = walkOn(kind, ({ pageNumber, pageSize }, nth) => {
            const step = script[nth % script.length];
            if (!step || 'ok' in step) return step ?? { ok: false, kind: 'network' };
            const { keys, ...counts } = step;
            return ok({ records: keys.map((key) => record(`m${key}`)), pageNumber, pageSize, ...counts });
          });
          const outcome = await walk.outcome.catch((error: unknown) => {
            assert.ok(error instanceof HistoryUnavailable);
          });
          assert.ok(walk.pages.length <= LIMITS.historyPages);
          const read = new Set(walk.pages.flatMap(({ records }) => records.map(({ key }) => key)));
          for (const key of outcome?.keys ?? []) assert.ok(read.has(key));
        },
      ),
      { seed: 41, numRuns: 300 },
    );
  });
});
