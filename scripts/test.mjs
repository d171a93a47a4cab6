/**
 * `npm test [-- unit|browser|e2e …] [-- --deep]`: installs what is missing, runs the suites, ends with one line of counts.
 */
import { ensureInstall } from './lib/ensure-install.mjs';
import { ensureBrowsers } from './lib/find-browser.mjs';
import { runNode, say } from './lib/run.mjs';
import { SUITES, needsBrowser, needsBuild, runSuite } from './lib/suites.mjs';

/** Runs of each property test with --deep; without it, the tests' own default. */
const DEEP_RUNS = '10000';

const main = async () => {
  const args = process.argv.slice(2);
  const deep = args.includes('--deep');
  const names = args.filter((arg) => arg !== '--deep');
  const unknown = names.find((name) => !(name in SUITES));
  if (unknown !== undefined) throw new Error(`"${unknown}" is none of ${Object.keys(SUITES).join(', ')}.`);
  if (deep) process.env.GENESYS_CHAT_RUNS ??= DEEP_RUNS;
  const suites = names.length > 0 ? names : deep ? ['unit'] : Object.keys(SUITES);

  await ensureInstall();
  const browsers = suites.some(needsBrowser) ? await ensureBrowsers() : {};
  if (suites.includes('browser')) say(`Browsers: ${Object.keys(browsers).join(', ')}`);

  const total = { passed: 0, failed: 0 };
  for (const suite of suites) {
    const built = !needsBuild(suite) || (await build());
    const counts = built ? await runSuite(suite, browsers) : { passed: 0, failed: 1 };
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
};

const build = async () => {
  const { code, output } = await runNode(['scripts/build.mjs'], { quiet: true });
  if (code !== 0) say(`\n✗ the build failed\n${output}`);
  return code === 0;
};

await main().catch((error) => {
  say(error.message);
  say('0 passed, 1 failed');
  process.exitCode = 1;
});
