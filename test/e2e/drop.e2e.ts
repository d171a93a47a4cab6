import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type {} from '../../src/index.js';
import { seeded } from '../support/seeded.js';
import { logOf, playDropScript, type Visitor } from './support/drop-script.js';
import { launch, setStage } from './support/stage.js';

const visitorOf = (page: Page, cut: () => void, heal: () => void): Visitor => ({
  send: (text) => page.evaluate((said) => void document.querySelector('genesys-chat')!.send(said), text),
  status: () => page.evaluate(() => document.querySelector('genesys-chat')!.status),
  messages: () =>
    page.evaluate(() =>
      document
        .querySelector('genesys-chat')!
        .messages.filter(({ author }) => author !== 'system')
        .map(({ author, text, delivery }) => ({
          author,
          ...(text === undefined ? {} : { text }),
          ...(delivery === undefined ? {} : { delivery }),
        })),
    ),
  async away() {
    cut();
    await page.waitForFunction(() => document.querySelector('genesys-chat')!.status !== 'open');
  },
  async back() {
    heal();
  },
});

describe('a conversation through every kind of cut, in a browser', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it(
    'ends complete, each message once and in order, and nobody sees a violation [I1] [I2] [I3] [P-16] [P-43]',
    { timeout: 400_000 },
    async () => {
      const stage = await setStage(browser, {
        attributes: 'open',
        speed: 8,
        simulator: { limits: { messagesPerSecond: 1_000 } },
      });
      try {
        const page = await stage.open();
        await page.waitForFunction(() => document.querySelector('genesys-chat')!.status === 'open');
        const visitor = visitorOf(
          page,
          () => {
            stage.simulator.fault({ kind: 'drop', when: 'now' });
            stage.simulator.fault({ kind: 'refuse', count: 2 });
          },
          () => stage.simulator.clearFaults(),
        );
        const typed = await playDropScript(stage.simulator, visitor, seeded(11));
        const log = logOf(stage.simulator);
        const shown = (await visitor.messages()).map(({ text }) => text);
        assert.deepEqual(shown, log);
        assert.equal(log.length, 140);
        assert.deepEqual(
          log.filter((text) => text?.startsWith('guest')),
          typed,
        );
        const bubbles = await page.evaluate(async () => {
          const root = document.querySelector('genesys-chat')?.shadowRoot;
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          return [...(root?.querySelectorAll('[part~="bubble"]') ?? [])].map((bubble) => bubble.textContent.trim());
        });
        assert.deepEqual(bubbles, log);
        assert.deepEqual(stage.server.reports, []);
        assert.deepEqual(stage.errors, []);
      } finally {
        await stage.stop();
      }
    },
  );
});
