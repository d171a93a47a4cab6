import { expect } from '@open-wc/testing';
import { browserTabs } from '../../src/chat/browser-tabs.js';
import { tabsContract } from './tabs-contract.js';

/** Milliseconds: what one tab's browser process tells another has no clock that a test could move. */
const TICK = 400;

describe('the tabs of a browser', () => {
  const newTab = () => {
    const tabs = browserTabs();
    if (!tabs) throw new Error('no Web Locks here');
    return tabs;
  };
  const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, TICK));
  const rules = tabsContract(newTab, tick, (actual, expected) => {
    expect(actual).to.deep.equal(expected);
  });
  for (const [rule, hold] of Object.entries(rules)) it(rule, () => hold(crypto.randomUUID()));
});
