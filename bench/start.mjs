/**
 * P3 and P4: from navigation to a control that takes a key, and the time the main thread was blocked on the way; the
 * element against a hello on Lit and XState.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, say } from '../scripts/lib/run.mjs';
import { bundleFloor } from './lib/bundle-floor.mjs';
import { pageOf, serve } from './lib/serve.mjs';
import { describe, median } from './lib/statistics.mjs';

const TARGET = 1.25;
const BLOCKING_TARGET = { 1: 0, 6: 50 };
const ELEMENT = 'deployment-id="00000000-0000-4000-8000-000000000000" endpoint="http://127.0.0.1:9" no-config';

const STATES = {
  'closed launcher': { attribute: '', wanted: 'button[part~=launcher]' },
  'open panel': { attribute: 'open', wanted: 'textarea' },
};

/** @param {import('playwright-core').Browser} browser */
export const benchStart = async (browser, { file, runs }) => {
  const files = {
    '/ours.js': readFileSync(path.join(root, file), 'utf8'),
    '/floor.js': await bundleFloor('bench/pages/floor-start.js'),
  };
  for (const [index, { attribute, wanted }] of Object.values(STATES).entries()) {
    const ours = `<genesys-chat ${ELEMENT} ${attribute}></genesys-chat>`;
    files[`/ours-${index}`] = pageOf({ script: '/ours.js', element: ours, wanted });
    files[`/floor-${index}`] = pageOf({
      script: '/floor.js',
      element: `<floor-chat ${attribute}></floor-chat>`,
      wanted,
    });
  }
  const server = await serve(files);
  try {
    for (const slowdown of [1, 6]) {
      for (const [index, name] of Object.keys(STATES).entries()) {
        const measured = { ours: [], floor: [] };
        for (let run = 0; run <= runs; run++) {
          for (const side of ['ours', 'floor']) {
            const result = await measure(browser, `${server.url}/${side}-${index}`, slowdown);
            // The first pair warms the browser up.
            if (run > 0) measured[side].push(result);
          }
        }
        report(`P3 start, ${name}, ${slowdown}×`, measured, slowdown);
      }
    }
  } finally {
    server.close();
  }
};

const report = (name, { ours, floor }, slowdown) => {
  const usable = (results) => results.map((result) => result.usable);
  const blocking = (results) => median(results.map((result) => result.blocking));
  say(describe(name, usable(ours), usable(floor), TARGET));
  const limit = slowdown === 1 ? 0 : blocking(floor) + BLOCKING_TARGET[slowdown];
  const verdict = blocking(ours) <= limit ? 'ok' : 'MISSED';
  say(
    `${'   P4 blocking'.padEnd(34)} ${blocking(ours).toFixed(0).padStart(7)} ${blocking(floor).toFixed(0).padStart(7)} ms  ${verdict}`,
  );
};

const measure = async (browser, url, slowdown) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    for (const name of ['fake-service', 'watch-start']) {
      await page.addInitScript({ path: path.join(root, `bench/pages/${name}.js`) });
    }
    await page.goto(url);
    await page.waitForFunction(() => window.usable !== undefined, undefined, { timeout: 30_000 });
    await page.keyboard.press('a');
    const taken = await page.evaluate(() => window.control.localName !== 'textarea' || window.control.value === 'a');
    if (!taken) throw new Error(`${url}: the composer was there, but took no key.`);
    return await page.evaluate(() => ({ usable: window.usable, blocking: window.blocking }));
  } finally {
    await context.close();
  }
};
