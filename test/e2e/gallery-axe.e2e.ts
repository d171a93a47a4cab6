import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
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

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

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
      await page.addScriptTag({ path: AXE });
      const { violations, passes } = await page.evaluate(() =>
        (window as unknown as { axe: { run(at: string, options: object): Promise<AxeResults> } }).axe.run('main', {
          resultTypes: ['violations', 'passes'],
          // The same landmarks stand there many times, as on no page but this one.
          rules: { 'landmark-unique': { enabled: false } },
        }),
      );
      assert.ok(passes.length > 20);
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        [],
      );
      await context.close();
    });
  }
});
