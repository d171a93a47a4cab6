/**
 * `npm run bench [-- start|messages] [-- --runs 9] [-- --file dist/define.min.js]`: what a visitor's device pays, as ratios
 * to bare pages measured in the same run. Medians, and in brackets the smallest and largest ratio of a pair.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstall } from '../scripts/lib/ensure-install.mjs';
import { ensureBrowsers } from '../scripts/lib/find-browser.mjs';
import { root, runNode, say } from '../scripts/lib/run.mjs';

const BENCHES = { start: ['./start.mjs', 'benchStart'], messages: ['./messages.mjs', 'benchMessages'] };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '9' }, file: { type: 'string', default: 'dist/define.min.js' } },
});

await ensureInstall();
const { chromium: executablePath } = await ensureBrowsers();
if (!existsSync(path.join(root, values.file))) {
  const { code } = await runNode(['scripts/build.mjs']);
  if (code !== 0) process.exit(code);
}
const { chromium } = await import('playwright-core');
const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
try {
  say(`${''.padEnd(34)} ${'ours'.padStart(7)} ${'floor'.padStart(7)}`);
  for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
    const [module, bench] = BENCHES[name] ?? [];
    if (module === undefined) throw new Error(`"${name}" is none of ${Object.keys(BENCHES).join(', ')}.`);
    await (await import(module))[bench](browser, { file: values.file, runs: Number(values.runs) });
  }
} finally {
  await browser.close();
}
