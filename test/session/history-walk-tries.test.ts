import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HistoryUnavailable, type PageResult } from '../../src/session/history-walk.js';
import { LIMITS } from '../../src/transport/timings.js';
import { cut, everything, messages, ok, walkOn, type Asked } from './start-walk.js';

describe('a page that cannot be read', () => {
  const list = messages(120);
  const good = ({ pageNumber, pageSize }: Asked): PageResult => ok(cut(list, pageNumber, pageSize));

  it('is asked for again with one fresh JWT, at once [P-67]', async () => {
    const walk = walkOn({ kind: 'first' }, (asked) =>
      asked.freshJwt ? good(asked) : { ok: false, kind: 'unauthorized' },
    );
    assert.equal((await walk.outcome).complete, true);
    assert.deepEqual(
      walk.asked.map(({ freshJwt }) => freshJwt),
      [false, true],
    );
    assert.deepEqual(walk.naps, []);
  });

  it('costs one fresh JWT and no more, however often it is refused [P-67]', async () => {
    const walk = walkOn({ kind: 'first' }, () => ({ ok: false, kind: 'unauthorized' }));
    await assert.rejects(walk.outcome, HistoryUnavailable);
    assert.equal(walk.asked.filter(({ freshJwt }) => freshJwt).length, 1);
  });

  it('does not cost the next page another JWT', async () => {
    const walk = walkOn(everything, (asked, nth) => (nth === 1 ? { ok: false, kind: 'unauthorized' } : good(asked)));
    await walk.outcome;
    assert.deepEqual(
      walk.asked.map(({ pageNumber, freshJwt }) => [pageNumber, freshJwt]),
      [
        [1, false],
        [1, true],
        [2, false],
      ],
    );
  });

  it('is asked for in the service’s default size when 100 are too many, and so are those after it', async () => {
    const walk = walkOn(everything, (asked) =>
      asked.pageSize > 25 ? { ok: false, kind: 'bad-page-size' } : good(asked),
    );
    const { complete, keys } = await walk.outcome;
    assert.deepEqual([complete, keys.length], [true, 120]);
    assert.deepEqual(
      walk.asked.map(({ pageSize }) => pageSize),
      [100, 25, 25, 25, 25, 25],
    );
    assert.deepEqual(walk.naps, []);
  });

  it('counts as a failure when even that size is refused', async () => {
    const walk = walkOn({ kind: 'first' }, () => ({ ok: false, kind: 'bad-page-size' }));
    await assert.rejects(walk.outcome, HistoryUnavailable);
    assert.equal(walk.asked.length, 1 + LIMITS.historyTries);
  });

  it('is tried again when it is empty though it says that there is something', async () => {
    const hollow = ok({ ...cut(list, 1, 100), records: [] });
    const walk = walkOn({ kind: 'first' }, (asked, nth) => (nth < 3 ? hollow : good(asked)));
    const { complete, keys } = await walk.outcome;
    assert.deepEqual([complete, keys.length], [true, 100]);
    assert.deepEqual(walk.naps, [1_000, 3_000]);
    assert.equal(walk.pages.length, 1, 'the empty ones are reported to nobody');
  });

  for (const kind of ['server', 'network', 'invalid', 'rate-limited'] as const) {
    it(`fails the walk after three tries when the answer is ${kind} [P-70]`, async () => {
      const walk = walkOn({ kind: 'first' }, () => ({ ok: false, kind }));
      await assert.rejects(walk.outcome, HistoryUnavailable);
      assert.equal(walk.asked.length, LIMITS.historyTries);
      assert.deepEqual(walk.naps, [1_000, 3_000]);
    });
  }

  it('fails the walk at once when it is forbidden: asking again changes nothing [P-70]', async () => {
    const walk = walkOn({ kind: 'first' }, () => ({ ok: false, kind: 'forbidden' }));
    await assert.rejects(walk.outcome, HistoryUnavailable);
    assert.deepEqual([walk.asked.length, walk.naps], [1, []]);
  });

  it('has three tries of its own, whatever the page before it took', async () => {
    const walk = walkOn(everything, (asked, nth) => (nth % 3 === 0 ? good(asked) : { ok: false, kind: 'server' }));
    assert.equal((await walk.outcome).complete, true);
    assert.deepEqual(walk.pageNumbers(), [1, 1, 1, 2, 2, 2]);
  });

  it('is not asked for before the service’s hint has passed, nor all at the same moment [P-71]', async () => {
    const naps = async (dice: number): Promise<readonly number[]> => {
      const limited: PageResult = { ok: false, kind: 'rate-limited', retryAfter: 20 };
      const walk = walkOn(
        { kind: 'first' },
        (asked, nth) => (nth === 1 ? limited : good(asked)),
        () => dice,
      );
      await walk.outcome;
      return walk.naps;
    };
    assert.deepEqual(await naps(0), [20_000]);
    const [late = 0] = await naps(0.9);
    assert.ok(late > 20_000 && late <= 40_000);
  });

  it('is not asked for earlier than the policy’s own pause when the hint is shorter', async () => {
    const walk = walkOn({ kind: 'first' }, () => ({ ok: false, kind: 'rate-limited', retryAfter: 2 }));
    await assert.rejects(walk.outcome, HistoryUnavailable);
    assert.deepEqual(walk.naps, [2_000, 3_000]);
  });
});
