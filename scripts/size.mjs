/** `npm run size`: bytes of the built files against their budgets. */
import { existsSync, readFileSync } from 'node:fs';
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
  { file: 'dist/define.min.js', gzip: 45, brotli: 40, ceiling: 90.4 },
  { file: 'dist/auto.min.js', gzip: 45, brotli: 40, ceiling: 90.7 },
  { file: 'dist/headless.min.js', gzip: 25, ceiling: 50 },
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
process.exitCode = failed ? 1 : 0;
