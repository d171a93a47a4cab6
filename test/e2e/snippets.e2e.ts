import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startSimulator } from '../../src/simulator/node.js';
import { inLanguage } from '../docs/blocks.js';
import { until } from './support/drop-script.js';
import { PACKAGE_FOLDER, startPageServer } from './support/page-server.js';
import { REGION, startRegion, type Region } from './support/region.js';
import { launch } from './support/stage.js';

/** The policy that docs/csp-and-privacy.md tells a page to have, the CDN and the hashes of its own inline scripts included. */
const policyFor = (html: string, simulatorUrl: string): string => {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  const local = `${simulatorUrl} ${simulatorUrl.replace(/^http/, 'ws')}`;
  return [
    "default-src 'none'",
    `script-src 'self' https://cdn.jsdelivr.net ${inline.join(' ')}`,
    "style-src 'self'",
    `connect-src 'self' https://cdn.jsdelivr.net wss://webmessaging.${REGION} https://api.${REGION} https://api-cdn.${REGION} ${local}`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // The vendor's snippet and a tag manager's set the address of a script from a text, which Trusted Types refuse: such a page says so.
    ...(/\b(?:ys|s)\.src = /.test(html) ? [] : ["require-trusted-types-for 'script'", 'trusted-types lit-html']),
    'report-uri /csp-report',
  ].join('; ');
};

const integrityOf = async (file: string): Promise<string> =>
  `sha384-${createHash('sha384')
    .update(await readFile(join(PACKAGE_FOLDER, 'dist', file)))
    .digest('base64')}`;

/** Puts in what a reader would: the deployment's id, the integrity of the release, the simulator's port. */
const fillIn = async (code: string, deploymentId: string, simulatorUrl: string): Promise<string> => {
  const [file] = /(?:define|auto|compat)\.min\.js/.exec(code) ?? [];
  return code
    .replaceAll('sha384-…', file ? await integrityOf(file) : '')
    .replace(/(deployment-?[iI]d(?:="|=|: '|: "))…/g, `$1${deploymentId}`)
    .replaceAll('https://chat.example/genesys-chat/', '/dist/')
    .replaceAll('http://localhost:8080', simulatorUrl)
    .replaceAll('5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835', deploymentId);
};

/** Opens it as a visitor would, whatever there is to press and whatever language it speaks. */
const openChat = async (page: Page): Promise<void> => {
  const box = page.getByRole('textbox', { name: /^(Message|Nachricht)$/ });
  const opener = page.locator('[commandfor], genesys-chat [part~=launcher]').first();
  await box.or(opener).first().waitFor();
  if (!(await box.isVisible())) await opener.click();
  await box.waitFor();
};

describe('a snippet of the documentation, pasted into a page under its policy, ends in a delivered message', () => {
  let browser: Browser;
  let region: Region;
  before(async () => {
    region = await startRegion();
    browser = await launch(region.browserArgs);
  });
  after(async () => {
    await browser.close();
    await region.stop();
  });

  for (const { place, code } of inLanguage('html'))
    it(place, async () => {
      const { url, deploymentId, simulator, stop } = await startSimulator({ port: 0 });
      region.serve(url);
      const snippet = await fillIn(code, deploymentId, url);
      const script = /<script/.test(snippet) ? '' : '<script type="module" src="/dist/define.min.js"></script>';
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${script}</head><body>${snippet}</body></html>`;
      const server = await startPageServer({ '/': html }, url, { policy: policyFor(html, url) });
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      const errors: string[] = [];
      try {
        const page = await context.newPage();
        page.on('pageerror', (error) => errors.push(String(error)));
        await page.goto(server.url);
        await openChat(page);
        await page.locator('genesys-chat [part~=input]').fill('hello');
        await page.keyboard.press('Enter');
        await until('delivered', () => simulator.log().some(({ text }) => text === 'hello'), 20);
        await page.locator('genesys-chat [part~=status-sent]').waitFor();
        assert.deepEqual(server.reports, [], 'no violation of the page’s policy');
        assert.deepEqual(errors, []);
      } finally {
        await context.close();
        await server.stop();
        await stop();
      }
    });
});
