/**
 * `npm run check [-- --no-tests]`: everything CI runs. Each check counts as one test in the last line. CI passes `--no-tests`,
 * for it has run `npm test` by then.
 */
import { ensureInstall } from './lib/ensure-install.mjs';
import { ensureBrowsers } from './lib/find-browser.mjs';
import { runNode, say } from './lib/run.mjs';
import { SUITES, runSuite } from './lib/suites.mjs';

const CHECKS = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  lint: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  words: ['scripts/check-words.mjs'],
  php: ['scripts/check-php.mjs'],
  types: ['scripts/types.mjs'],
  manifest: ['scripts/manifest.mjs', '--check'],
  conformance: ['scripts/conformance.mjs', '--check'],
  accessibility: ['scripts/accessibility.mjs', '--check'],
  build: ['scripts/build.mjs'],
  size: ['scripts/size.mjs'],
  package: ['scripts/check-package.mjs'],
};

const total = { passed: 0, failed: 0 };
const failures = [];

const check = async (name, args) => {
  say(`\n— ${name}`);
  const { code } = await runNode(args);
  total[code === 0 ? 'passed' : 'failed']++;
  say(code === 0 ? '  ok' : '  not ok');
  if (code !== 0) failures.push(name);
};

const test = async (name, browsers) => {
  const counts = await runSuite(name, browsers);
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.failed > 0) failures.push(name);
};

const main = async () => {
  await ensureInstall();
  const browsers = await ensureBrowsers();
  for (const [name, args] of Object.entries(CHECKS)) await check(name, args);
  if (!process.argv.includes('--no-tests')) for (const name of Object.keys(SUITES)) await test(name, browsers);
};

await main().catch((error) => {
  say(error.message);
  total.failed++;
});
if (failures.length > 0) say(`\nNot ok: ${failures.join(', ')}`);
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
