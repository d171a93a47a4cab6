/** `npm run size`: bytes of the built files against their budgets. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { root, say } from './lib/run.mjs';

/**
 * Budgets in kB of 1,000 bytes. The widget's are for everything it needs, Lit and XState included.
 *
 * `ceiling` (gzip) is a ratchet while a file is still over its budget: it may shrink, and then the ceiling is lowered with it,
 * but it may not grow. A file that meets its budget needs none.
 */
const BUDGETS = [
  { file: 'dist/define.min.js', gzip: 45, brotli: 40, ceiling: 109.5 },
  { file: 'dist/auto.min.js', gzip: 45, brotli: 40, ceiling: 110 },
  { file: 'dist/headless.min.js', gzip: 25, ceiling: 53.6 },
];

const kB = (bytes) => bytes / 1000;
const cell = (value, budget) => `${value.toFixed(1)}${budget === undefined ? '' : ` / ${budget}`}`.padStart(13);

let failed = false;
say(`${'kB / budget'.padEnd(22)}${['min', 'gzip', 'brotli'].map((title) => title.padStart(13)).join('')}`);
for (const { file, gzip, brotli, ceiling } of BUDGETS) {
  const full = path.join(root, file);
  if (!existsSync(full)) {
    say(`${file.padEnd(22)} not built`);
    failed = true;
    continue;
  }
  const bytes = readFileSync(full);
  const zipped = kB(gzipSync(bytes, { level: 9 }).length);
  const brotlied = kB(brotliCompressSync(bytes).length);
  const over = zipped > gzip || (brotli !== undefined && brotlied > brotli);
  const tooBig = over && zipped > (ceiling ?? 0);
  failed ||= tooBig;
  say(
    `${file.padEnd(22)}${cell(kB(bytes.length))}${cell(zipped, gzip)}${cell(brotlied, brotli)}${tooBig ? '  too big' : over ? `  over budget, under the ceiling of ${ceiling}` : ''}`,
  );
}

/** What a page loads besides, if it speaks another language: one of these. */
const folder = path.join(root, 'dist/locales');
const locales = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name !== 'index.json')
  .map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return {
      name,
      min: bytes.length,
      zipped: gzipSync(bytes, { level: 9 }).length,
      brotlied: brotliCompressSync(bytes).length,
    };
  })
  .sort((a, b) => b.zipped - a.zipped);
const sum = (key) => locales.reduce((total, each) => total + each[key], 0);
const line = (title, { min, zipped, brotlied }) =>
  say(`${title.padEnd(22)}${cell(kB(min))}${cell(kB(zipped))}${cell(kB(brotlied))}`);
if (locales[0]) {
  line(`largest: ${locales[0].name}`, locales[0]);
  line(`all ${locales.length} languages`, { min: sum('min'), zipped: sum('zipped'), brotlied: sum('brotlied') });
}
process.exitCode = failed ? 1 : 0;
