import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTestClock, settle } from '../support/clock.js';
import { createTabsWorld } from '../support/tabs.js';
import { tabsContract } from './tabs-contract.js';

describe('the tabs of a test', () => {
  const world = createTabsWorld(createTestClock());
  const rules = tabsContract({
    newTab: () => world.newTab().tabs,
    settle,
    async becomes(fact, expected) {
      await settle();
      assert.deepEqual(fact(), expected);
    },
  });
  for (const [rule, hold] of Object.entries(rules)) it(rule, () => hold(rule));
});
