/**
 * Every PHP file of the kits below cms/ is read by PHP, and their tests run. Without PHP that is skipped, but in CI PHP is a
 * must, and installed where that is possible without asking.
 */
import { filesBelow } from './lib/files.mjs';
import { installPackages, onPath } from './lib/programs.mjs';
import { run, say } from './lib/run.mjs';

/** Drupal calls its PHP files by what they are. */
const ENDINGS = ['.php', '.module', '.install'];

const findPhp = async () => {
  const php = process.env.PHP_PATH ?? onPath(['php', 'php.exe']);
  if (php !== undefined || !process.env.CI) return php;
  await installPackages(['php-cli'], { what: 'php', elsewhere: 'elsewhere install PHP 8, or point PHP_PATH at it.' });
  return onPath(['php']);
};

const main = async () => {
  const php = await findPhp();
  if (php === undefined) return say('  skipped: no PHP');
  let failed = false;
  const check = async (args) => {
    const { code, output } = await run(php, args, { quiet: true });
    if (code === 0) return;
    failed = true;
    say(`✗ php ${args.join(' ')}\n${output}`);
  };
  const files = ENDINGS.flatMap((ending) => filesBelow('cms', ending));
  for (const file of files) await check(['-l', file]);
  const suites = files.filter((file) => file.endsWith('/tests/run.php'));
  if (suites.length === 0) throw new Error('No tests of PHP below cms/.');
  for (const file of suites) await check([file]);
  say(`  ${files.length} files, ${suites.length} suites`);
  process.exitCode = failed ? 1 : 0;
};

await main().catch((error) => {
  say(error.message);
  process.exitCode = 1;
});
