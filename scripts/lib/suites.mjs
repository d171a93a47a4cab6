import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { filesBelow } from './files.mjs';
import { buildApps, installPacked } from './packed.mjs';
import { runNode, say } from './run.mjs';

/** The suites by name; each gives `{ passed, failed, skipped }`. */
export const SUITES = {
  /** Without a page, and without a network but the loopback: node:test. */
  unit: () => runNodeTests(unitFiles()),
  /** The element and what needs an engine, in every browser that was found. */
  browser: (browsers) =>
    counted((env) =>
      runNode(['node_modules/@web/test-runner/dist/bin.js'], {
        env: { ...env, BROWSER_PATHS: JSON.stringify(browsers) },
      }),
    ),
  /** The built package, the simulator on a port and a browser driven from outside. Needs a build. */
  e2e: async (browsers) =>
    runNodeTests(filesBelow('test/e2e', '.e2e.ts'), {
      ...chromiumIn(browsers),
      PACKAGE_FOLDER: await installPacked(),
    }),
  /** Small apps in the frameworks people use, each built with the packed package. Needs a build. */
  frameworks: async (browsers) => {
    const unbuilt = await buildApps(APPS);
    const counts = await runNodeTests(filesBelow('test/frameworks', '.app.ts'), {
      ...chromiumIn(browsers),
      UNBUILT_APPS: unbuilt.join(' '),
    });
    return { ...counts, failed: counts.failed + unbuilt.length };
  },
};

const APPS = ['react', 'vue', 'svelte', 'angular', 'next'];

const chromiumIn = ({ chromium }) => ({ CHROMIUM_PATH: chromium, CHROME_PATH: chromium });

export const needsBrowser = (suite) => suite !== 'unit';
export const needsBuild = (suite) => suite === 'e2e' || suite === 'frameworks';

const unitFiles = () => filesBelow('test', '.test.ts');

const runNodeTests = (files, extraEnv = {}) => {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const flags = ['--import', 'tsx', '--test', '--test-reporter=./scripts/lib/node-test-reporter.mjs'];
  return counted((env) => runNode([...flags, ...files], { env: { ...env, ...extraEnv } }));
};

/**
 * The runner leaves its counts in a file, because what it prints is for people. No file means that it broke off, and that
 * is a failure; so is a bad exit code without a failed test.
 */
const counted = async (start) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'genesys-chat-'));
  const file = path.join(folder, 'counts.json');
  try {
    const { code } = await start({ COUNT_FILE: file });
    const counts = readCounts(file);
    if (code !== 0 && counts.failed === 0) {
      say(`✗ the test runner ended with exit code ${code}`);
      counts.failed = 1;
    }
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const readCounts = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
};

/** Runs one suite, says how it went in one line, and makes a suite without tests a failure. */
export const runSuite = async (name, browsers) => {
  say(`\n— ${name}`);
  const started = performance.now();
  const counts = await SUITES[name](browsers);
  if (counts.passed + counts.failed === 0) {
    say(`✗ ${name}: no tests ran`);
    counts.failed = 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  say(`  ${counts.passed} ok, ${counts.failed} not ok${skipped} (${seconds} s)`);
  return counts;
};
