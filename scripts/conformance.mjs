/**
 * `npm run conformance [-- --check]`: writes beside each rule of docs/protocol.md the test that shows it, from the numbers in
 * the tests' own titles: `[P-43]`, `[SIM-9]`, `[I11]`. A rule without a test fails, and with `--check` so does a table that
 * is not what it would write.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import prettier from 'prettier';
import { root, say } from './lib/run.mjs';
import { collectTitles, titleCell } from './lib/titles.mjs';

const DOC = 'docs/protocol.md';
const TAGS = /\[((?:(?:P-|SIM-|I)\d+(?:,\s*)?)+)\]/g;
/** A row of one of the tables of rules, with or without its last column. */
const ROW = /^\| *((?:P-|SIM-|I)\d+) *\| *(.+?) *(?:\| *(.*?) *)?\|$/;

const main = async () => {
  const file = path.join(root, DOC);
  const before = await readFile(file, 'utf8');
  const shown = await collectTitles(TAGS);
  const missing = [];
  let inTable = false;
  const lines = before.split('\n').map((line) => {
    const row = ROW.exec(line);
    if (row) {
      const [, number, rule] = row;
      if (!shown.has(number)) missing.push(number);
      inTable = true;
      return `| ${number} | ${rule} | ${shown.has(number) ? titleCell(shown.get(number)) : ''} |`;
    }
    return line;
  });
  if (!inTable) throw new Error(`${DOC} has no table of rules.`);
  const withHeads = lines.map((line, i) => {
    const isRule = /^\| *-[- |]*$/;
    if (!isRule.test(line) && !isRule.test(lines[i + 1] ?? '')) return line;
    if (!ROW.test(lines[i + (isRule.test(line) ? 1 : 2)] ?? '')) return line;
    const [, no, rule] = line.split('|').map((each) => each.trim());
    return isRule.test(line) ? '| --- | --- | --- |' : `| ${no} | ${rule} | Shown by |`;
  });
  const options = await prettier.resolveConfig(file);
  const after = await prettier.format(withHeads.join('\n'), { ...options, filepath: file });
  const wanted = [
    ...Array.from({ length: 80 }, (_, i) => `P-${i + 1}`),
    ...Array.from({ length: 34 }, (_, i) => `SIM-${i + 1}`),
  ];
  const unwritten = wanted.filter((number) => !new RegExp(`^\\| *${number} *\\|`, 'm').test(after));
  if (unwritten.length > 0) say(`Not in ${DOC}: ${unwritten.join(', ')}`);
  if (missing.length > 0) say(`No test says it shows: ${missing.join(', ')}`);
  const isStale = after !== before;
  if (process.argv.includes('--check')) {
    if (isStale) say(`${DOC} is not what the tests say: run "npm run conformance".`);
  } else if (isStale) await writeFile(file, after);
  process.exitCode =
    missing.length > 0 || unwritten.length > 0 || (isStale && process.argv.includes('--check')) ? 1 : 0;
};

await main();
