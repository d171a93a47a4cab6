/**
 * `npm run conformance [-- --check]`: writes beside each rule of docs/protocol.md the test that shows it, from the numbers in
 * the tests' own titles: `[P-43]`, `[SIM-9]`, `[I11]`. A rule without a test fails, and with `--check` so does a table that
 * is not what it would write.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import prettier from 'prettier';
import { root, say } from './lib/run.mjs';

const DOC = 'docs/protocol.md';
const TESTS = /\.ts$/;
/** A title is the first argument of `it`, `test` or `describe`; a suite's number counts for the suite. */
const TITLE = /\b(?:it|test|describe)(?:\.\w+)?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1/g;
const TAGS = /\[((?:(?:P-|SIM-|I)\d+(?:,\s*)?)+)\]/g;
/** A row of one of the tables of rules, with or without its last column. */
const ROW = /^\| *((?:P-|SIM-|I)\d+) *\| *(.+?) *(?:\| *(.*?) *)?\|$/;

const titlesOf = (code) =>
  [...code.matchAll(TITLE)].map(([, , title]) => title.replace(/\\(['"`])/g, '$1').replace(/\s+/g, ' '));

const collect = async () => {
  const shown = new Map();
  const files = (await readdir(path.join(root, 'test'), { recursive: true })).filter((name) => TESTS.test(name)).sort();
  for (const name of files) {
    const file = path.posix.join('test', name.split(path.sep).join('/'));
    for (const title of titlesOf(await readFile(path.join(root, file), 'utf8'))) {
      const numbers = [...title.matchAll(TAGS)].flatMap(([, list]) => list.split(/,\s*/));
      const words = title
        .replace(TAGS, '')
        .replace(/\$\{[^}]*\}/g, '…')
        .replace(/\s+/g, ' ')
        .trim();
      for (const number of new Set(numbers)) shown.set(number, [...(shown.get(number) ?? []), { file, words }]);
    }
  }
  return shown;
};

const escape = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const cell = (tests) => {
  const [first, ...more] = tests;
  const link = `[${path.posix.basename(first.file)}](../${first.file})`;
  return `${escape(first.words)} (${link}${more.length > 0 ? `, ${more.length} more` : ''})`;
};

const main = async () => {
  const file = path.join(root, DOC);
  const before = await readFile(file, 'utf8');
  const shown = await collect();
  const missing = [];
  let inTable = false;
  const lines = before.split('\n').map((line) => {
    const row = ROW.exec(line);
    if (row) {
      const [, number, rule] = row;
      if (!shown.has(number)) missing.push(number);
      inTable = true;
      return `| ${number} | ${rule} | ${shown.has(number) ? cell(shown.get(number)) : ''} |`;
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
