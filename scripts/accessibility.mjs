/**
 * `npm run accessibility [-- --check]`: writes beside each item of docs/accessibility.md the test that shows it, from the
 * numbers in the tests' own titles: `[A-20]`. An item that a test can show and none does fails, and with `--check` so does a
 * table that is not what it would write.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import prettier from 'prettier';
import { root, say } from './lib/run.mjs';
import { collectTitles, titleCell } from './lib/titles.mjs';

const DOC = 'docs/accessibility.md';
/** The last one is heard by people: its results stand below the table. */
const BY_TEST = Array.from({ length: 36 }, (_, i) => `A-${i + 1}`);
const ROW = /^\| *(A-\d+) *\| *(.+?) *\| *(.*?) *\|$/;

const file = path.join(root, DOC);
const before = await readFile(file, 'utf8');
const shown = await collectTitles(/\[((?:A-\d+(?:,\s*)?)+)\]/g);
const lines = before.split('\n').map((line) => {
  const row = ROW.exec(line);
  const tests = row && shown.get(row[1]);
  return row && BY_TEST.includes(row[1]) ? `| ${row[1]} | ${row[2]} | ${tests ? titleCell(tests) : ''} |` : line;
});
const options = await prettier.resolveConfig(file);
const after = await prettier.format(lines.join('\n'), { ...options, filepath: file });
const missing = BY_TEST.filter((number) => !shown.has(number));
const unwritten = BY_TEST.filter((number) => !new RegExp(`^\\| *${number} *\\|`, 'm').test(after));
if (unwritten.length > 0) say(`Not in ${DOC}: ${unwritten.join(', ')}`);
if (missing.length > 0) say(`No test says it shows: ${missing.join(', ')}`);
const isStale = after !== before;
const isCheck = process.argv.includes('--check');
if (isStale && isCheck) say(`${DOC} is not what the tests say: run "npm run accessibility".`);
if (isStale && !isCheck) await writeFile(file, after);
process.exitCode = missing.length > 0 || unwritten.length > 0 || (isStale && isCheck) ? 1 : 0;
