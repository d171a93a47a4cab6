import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launch } from './support/stage.js';

interface Demo {
  readonly url: string;
  close(): Promise<void>;
}

/** The very server that `npm start` runs; it has no types of its own. */
const startDemo = async (): Promise<Demo> => {
  const { serveDemo } = (await import(new URL('../../scripts/serve-demo.mjs', import.meta.url).href)) as {
    serveDemo(options: { readonly port: number }): Promise<Demo>;
  };
  return serveDemo({ port: 0 });
};

/** The page of the states knows which there are. */
const stateIds = async (): Promise<readonly string[]> => {
  const { STATES } = (await import(new URL('../../demo/states/states.js', import.meta.url).href)) as {
    readonly STATES: readonly { readonly id: string }[];
  };
  return STATES.map(({ id }) => id);
};

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong, and how much it found right. */
const examine = async (
  page: Page,
  at: string,
): Promise<{ readonly wrong: readonly string[]; readonly right: number }> => {
  await page.addScriptTag({ path: AXE });
  const { violations, passes } = await page.evaluate(
    (within) =>
      (window as unknown as { axe: { run(at: string, options: object): Promise<AxeResults> } }).axe.run(within, {
        resultTypes: ['violations', 'passes'],
        // The same landmarks stand there many times, as on no page but this one.
        rules: { 'landmark-unique': { enabled: false } },
      }),
    at,
  );
  return {
    wrong: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    right: passes.length,
  };
};

describe('every content in every state', () => {
  let browser: Browser;
  let demo: Demo;
  before(async () => {
    [browser, demo] = await Promise.all([launch(), startDemo()]);
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  for (const look of ['light', 'dark', 'rtl', 'narrow']) {
    it(`has nothing that axe finds wrong: ${look} [A-2] [A-5] [A-6] [A-26] [A-29]`, async () => {
      // The page's policy is for the element; the examiner comes from outside.
      const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`${demo.url}/gallery.html?${look}`);
      await page.waitForFunction(() => {
        const all = [...document.querySelectorAll('genesys-chat')];
        return all.length > 20 && all.every((each) => each.shadowRoot?.querySelector('.message'));
      });
      const { wrong, right } = await examine(page, 'main');
      assert.ok(right > 20);
      assert.deepEqual(wrong, []);
      await context.close();
    });
  }

  for (const look of ['light', 'dark']) {
    it(`has nothing that axe finds wrong in any state a person can meet: ${look} [A-2] [A-5] [A-26] [A-29]`, async () => {
      const context = await browser.newContext({ bypassCSP: true, viewport: { width: 560, height: 820 } });
      const page = await context.newPage();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const found: string[] = [];
      const ids = await stateIds();
      assert.ok(ids.length >= 30);
      for (const id of ids) {
        await page.goto(`${demo.url}/state.html?of=${id}&${look}`);
        await page.waitForSelector('html[data-ready]', { state: 'attached' });
        const { wrong, right } = await examine(page, 'genesys-chat');
        assert.ok(right > 3, `${id} is empty`);
        found.push(...wrong.map((each) => `${id}: ${each}`));
      }
      assert.deepEqual(found, []);
      await context.close();
    });
  }
});
