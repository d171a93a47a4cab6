import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { backoffBounds, backoffDelay, hintedDelay, hintInReason } from '../../src/transport/backoff.js';
import { noteUse, waitForRate } from '../../src/transport/rate-window.js';

const seed = 20_261_124;

describe('backoff', () => {
  it('stays between a tenth of its step and its top, whatever the dice say [P-46, I6]', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.constantFrom(undefined, 1000, 1001, 1006, 1012, 1013),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (failures, code, dice) => {
          const { min, max } = backoffBounds(failures, code);
          const delay = backoffDelay(failures, code, () => dice);
          assert.ok(delay >= min && delay <= max);
          assert.ok(min >= 200 && max <= 300_000);
        },
      ),
      { seed },
    );
  });

  it('spreads evenly over its step', () => {
    const tenths = Array.from({ length: 10 }, (_, i) => backoffDelay(1, 1006, () => i / 10));
    const steps = tenths.slice(1).map((delay, i) => Math.round(delay - (tenths[i] ?? 0)));
    assert.equal(new Set(steps).size, 1);
    assert.deepEqual([tenths[0], backoffDelay(1, 1006, () => 1)], [400, 4_000]);
  });

  it('doubles up to a ceiling that grows itself, so that a long outage is waited out', () => {
    const tops = [0, 1, 2, 5, 6, 11, 12, 17, 18, 25, 26, 100].map((failures) => backoffBounds(failures).max);
    assert.deepEqual(
      tops,
      [2_000, 4_000, 8_000, 8_000, 30_000, 30_000, 60_000, 60_000, 120_000, 120_000, 300_000, 300_000],
    );
  });

  for (const code of [1001, 1012, 1013]) {
    it(`goes two steps further at once after ${code}: the service is busy`, () => {
      assert.equal(backoffBounds(0, code).max, 8_000);
      assert.equal(backoffBounds(0, 1006).max, 2_000);
    });
  }

  it('never comes earlier than the service asked, and spreads over as long again', () => {
    assert.equal(
      hintedDelay(20_000, () => 0),
      20_000,
    );
    assert.equal(
      hintedDelay(20_000, () => 1),
      40_000,
    );
    assert.equal(
      hintedDelay(1, () => 0),
      1_000,
    );
    assert.equal(
      hintedDelay(9_000_000, () => 0),
      300_000,
    );
    assert.equal(hintInReason(1013, 'try again in 20 s'), 20_000);
    assert.equal(hintInReason(1006, 'try again in 20 s'), undefined);
  });
});

describe('rate windows', () => {
  it('never let more through than the rules allow, in any window [I6, I24]', () => {
    const rules = [
      { max: 3, per: 1_000 },
      { max: 5, per: 10_000 },
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(2_000), { maxLength: 60 }), (gaps) => {
        let now = 0;
        let log: readonly number[] = [];
        const uses: number[] = [];
        for (const gap of gaps) {
          now += gap;
          now += waitForRate(log, rules, now);
          log = noteUse(log, rules, now);
          uses.push(now);
        }
        for (const { max, per } of rules)
          for (const at of uses) assert.ok(uses.filter((use) => use >= at && use < at + per).length <= max);
      }),
      { seed },
    );
  });
});
