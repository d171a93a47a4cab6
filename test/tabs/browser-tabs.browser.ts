import { expect, waitUntil } from '@open-wc/testing';
import { browserTabs } from '../../src/chat/browser-tabs.js';
import { tabsContract } from './tabs-contract.js';

/** Milliseconds: what one tab's browser process tells another has no clock that a test could move. */
const QUIET = 150;
/** Milliseconds: a busy machine needs more than a quiet one. */
const PATIENCE = 10_000;

describe('the tabs of a browser', () => {
  const rules = tabsContract({
    newTab() {
      const tabs = browserTabs();
      if (!tabs) throw new Error('no Web Locks here');
      return tabs;
    },
    settle: () => new Promise((resolve) => setTimeout(resolve, QUIET)),
    async becomes(fact, expected) {
      const goal = JSON.stringify(expected);
      await waitUntil(() => JSON.stringify(fact()) === goal, undefined, { timeout: PATIENCE }).catch(() => undefined);
      expect(fact()).to.deep.equal(expected);
    },
  });
  for (const [rule, hold] of Object.entries(rules))
    it(rule, async function () {
      this.timeout(6 * PATIENCE);
      await hold(crypto.randomUUID());
    });
});
