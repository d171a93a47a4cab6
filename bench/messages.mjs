/**
 * P5: main-thread milliseconds for each message that arrives, while the list grows to 1,000; the element with everything
 * between socket and pixels against Lit drawing a list in blocks.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, say } from '../scripts/lib/run.mjs';
import { bundleFloor } from './lib/bundle-floor.mjs';
import { agentFrames } from './lib/frames.mjs';
import { pageOf, serve } from './lib/serve.mjs';
import { describe } from './lib/statistics.mjs';

const TARGET = 2;
const OURS =
  '<genesys-chat open deployment-id="00000000-0000-4000-8000-000000000000" endpoint="http://127.0.0.1:9" no-config></genesys-chat>';

/** @param {import('playwright-core').Browser} browser */
export const benchMessages = async (browser, { file, runs, count = 1000 }) => {
  const server = await serve({
    '/ours.js': readFileSync(path.join(root, file), 'utf8'),
    '/floor.js': await bundleFloor('bench/pages/floor-list.js'),
    '/ours': pageOf({ script: '/ours.js', element: OURS }),
    '/floor': pageOf({ script: '/floor.js', element: '<floor-list></floor-list>' }),
  });
  const frames = agentFrames(count);
  try {
    const measured = { ours: [], floor: [] };
    for (let run = 0; run <= runs; run++) {
      for (const side of ['ours', 'floor']) {
        const perMessage = await measure(browser, `${server.url}/${side}`, frames);
        if (run > 0) measured[side].push(perMessage);
      }
    }
    say(describe(`P5 per message, list to ${count}`, measured.ours, measured.floor, TARGET));
  } finally {
    server.close();
  }
};

const measure = async (browser, url, frames) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await page.addInitScript({ path: path.join(root, 'bench/pages/fake-service.js') });
    await page.goto(url);
    await page.waitForFunction(isReady, undefined, { timeout: 30_000 });
    await page.evaluate((list) => void (window.toArrive = list), frames);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'timeTicks' });
    const before = await taskSeconds(session);
    await page.evaluate(() => window.arrive(window.toArrive));
    const after = await taskSeconds(session);
    const shown = await page.evaluate(countShown);
    if (shown < frames.length) throw new Error(`${url}: ${shown} of ${frames.length} messages arrived.`);
    return ((after - before) * 1000) / frames.length;
  } finally {
    await context.close();
  }
};

const isReady = () => {
  const ours = document.querySelector('genesys-chat');
  return ours ? ours.status === 'open' : document.querySelector('floor-list')?.blocks !== undefined;
};

const countShown = () =>
  (document.querySelector('genesys-chat') ?? document.querySelector('floor-list')).messages.length;

const taskSeconds = async (session) => {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
};
