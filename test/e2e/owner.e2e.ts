import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type {} from '../../src/index.js';
import { errorPage } from '../../src/model/docs.js';
import type { SimulatorServer } from '../../src/simulator/node.js';
import { until } from './support/drop-script.js';
import { strictPolicy } from './support/page-server.js';
import { allOpen, firstLine, onPlainPage } from './support/plain-page.js';
import { launch } from './support/stage.js';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const page = (attributes: string): string =>
  `<!doctype html><html lang="en"><title>A shop</title><script type="module" src="/dist/define.min.js"></script><body><genesys-chat open ${attributes}></genesys-chat></body></html>`;
const rightly = ({ deploymentId, url }: SimulatorServer): string =>
  page(`deployment-id="${deploymentId}" endpoint="${url}"`);

/** Blocks what a strict browser blocks. */
const NO_STORAGE = `
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied.', 'SecurityError'); } });`;

describe('a mistake in the page is told its owner in one line, with a link to its section', () => {
  it('a policy that blocks the service: what to allow, and where', () =>
    onPlainPage(
      browser,
      {
        violates: true,
        pages: (chat) => ({ '/': rightly(chat) }),
        policy: ({ url }) => strictPolicy(url).replace(/connect-src [^;]*/, "connect-src 'self'"),
      },
      async ({ lines, reports, url }) => {
        const line = await firstLine(lines);
        assert.equal(
          line,
          `genesys-chat: The page's Content-Security-Policy blocks the chat: allow ${url} in connect-src. (config/blocked-by-policy) ${errorPage('config/blocked-by-policy')}`,
        );
        // The settings and the socket are both refused.
        await until('every refusal', () => reports.length >= 3, 20);
        assert.equal(lines.length, 1);
      },
    ));

  it('a region that is none, with the one that was probably meant [P-2]', () =>
    onPlainPage(
      browser,
      { pages: ({ deploymentId }) => ({ '/': page(`deployment-id="${deploymentId}" environment="prod-uew2"`) }) },
      async ({ lines, sockets }) => {
        assert.match(
          await firstLine(lines),
          /"prod-uew2" is not a Genesys Cloud region\. Did you mean prod-euw2\?.*\(config\/unknown-environment\) https:/,
        );
        assert.deepEqual([lines.length, sockets.length], [1, 0]);
      },
    ));

  it('a tag without a deployment', () =>
    onPlainPage(browser, { pages: ({ url }) => ({ '/': page(`endpoint="${url}"`) }) }, async ({ lines }) => {
      assert.match(await firstLine(lines), /\(config\/missing-deployment\) https:/);
      assert.equal(lines.length, 1);
    }));

  it('a browser that stores nothing, and the chat works all the same', () =>
    onPlainPage(
      browser,
      { before: NO_STORAGE, pages: (chat) => ({ '/': rightly(chat) }) },
      async ({ page, lines, simulator }) => {
        assert.match(await firstLine(lines), /\(storage\/blocked\) https:/);
        assert.equal(await allOpen(page), 1);
        await page.evaluate(() => document.querySelector('genesys-chat')!.send('hello'));
        assert.deepEqual([lines.length, simulator.log().length], [1, 1]);
      },
    ));

  it('and nothing where nothing is wrong', () =>
    onPlainPage(browser, { pages: (chat) => ({ '/': rightly(chat) }) }, async ({ page, lines }) => {
      await allOpen(page);
      assert.deepEqual(lines, []);
    }));
});

it('diagnostics name neither the token nor what was said [I17]', () =>
  onPlainPage(browser, { pages: (chat) => ({ '/': rightly(chat) }) }, async ({ page, simulator }) => {
    await allOpen(page);
    await page.evaluate(() => document.querySelector('genesys-chat')!.send('a very private thing'));
    const text = JSON.stringify(await page.evaluate(() => document.querySelector('genesys-chat')!.diagnostics()));
    assert.ok(text.includes('"messages":1'));
    for (const secret of [simulator.sessions()[0]?.token ?? '?', 'private']) assert.ok(!text.includes(secret), secret);
  }));
