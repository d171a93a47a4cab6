/**
 * Browser tests. `npm test -- browser` finds the browsers and hands them over in BROWSER_PATHS; run by itself (`npx wtr`)
 * this file looks for them too, and BROWSERS=chromium,webkit chooses.
 */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { ensureBrowsers } from './scripts/lib/find-browser.mjs';
import { countReporter } from './test/support/wtr/count-reporter.mjs';
import { webkitLauncher } from './test/support/wtr/webkit-launcher.mjs';

const paths = process.env.BROWSER_PATHS ? JSON.parse(process.env.BROWSER_PATHS) : await ensureBrowsers();

/** Chromium's sandbox does not start for root, nor in most containers. */
const chromiumArgs = process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : [];

const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: paths.chromium, args: chromiumArgs },
      // A context each: tabs of one context hide each other (no animation frames) and share storage.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath: paths.firefox, extraPrefsFirefox: {} },
    }),
  webkit: () => webkitLauncher(),
};

export default {
  files: 'test/**/*.browser.ts',
  browsers: Object.keys(paths).map((name) => launchers[name]()),
  concurrency: 2,
  browserStartTimeout: 120_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 10_000 } },
  nodeResolve: { exportConditions: ['production'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' })],
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY === true }), countReporter()],
};
