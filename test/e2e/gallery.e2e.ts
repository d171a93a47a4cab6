import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type {} from '../../src/index.js';
import { KINDS } from '../fixtures/frames.js';
import { startDemo, type DemoServer } from './support/demo-server.js';
import { launch } from './support/stage.js';

describe('the page of every frame', () => {
  let browser: Browser;
  let demo: DemoServer;
  before(async () => {
    [browser, demo] = await Promise.all([launch(), startDemo()]);
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  for (const [look, width] of [
    ['', 1280],
    ['dark', 1280],
    ['rtl', 1280],
    ['narrow', 360],
  ] as const) {
    it(`plays each through a real chat, and nothing is wrong with it: ${look || 'light'}, ${width} px`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) errors.push(message.text());
      });
      await page.goto(`${demo.url}/fixtures.html?${look}`);
      await page.waitForFunction(
        (count) => document.querySelectorAll('figure[data-shown]').length === count,
        KINDS.length,
        { timeout: 180_000 },
      );
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll('figure')].map((figure) => ({
          name: figure.id,
          drawn: figure.querySelector('genesys-chat')?.shadowRoot?.querySelector('[part~=log]') !== null,
          bubbles: figure.querySelector('genesys-chat')?.messages.length ?? 0,
        })),
      );
      assert.deepEqual(shown.map(({ name }) => name).sort(), [...KINDS].sort());
      assert.deepEqual(
        shown.filter(({ drawn }) => !drawn),
        [],
      );
      const spoken = /^s2c-(text|card|carousel|date-picker|list-picker|form|quick-replies|echo-text|generic)/;
      assert.deepEqual(
        shown.filter(({ name, bubbles }) => spoken.test(name) && bubbles === 0),
        [],
        'each message is there',
      );
      assert.deepEqual(errors, []);
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
      assert.equal(isWide, false, 'nothing is wider than the page');
      await page.close();
    });
  }
});
