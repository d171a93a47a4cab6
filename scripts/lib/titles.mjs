import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from './run.mjs';

const TESTS = /\.ts$/;
/** A title is the first argument of `it`, `test` or `describe`; a suite's number counts for the suite. */
const TITLE = /\b(?:it|test|describe)(?:\.\w+)?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1/g;

const titlesOf = (code) =>
  [...code.matchAll(TITLE)].map(([, , title]) => title.replace(/\\(['"`])/g, '$1').replace(/\s+/g, ' '));

const escape = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/**
 * What the tests say in their titles to show.
 *
 * @param {RegExp} tags Finds `[P-43]` and its like, global; its group holds the numbers, with commas between.
 * @returns {Promise<Map<string, { file: string, words: string }[]>>} Number → tests.
 */
export const collectTitles = async (tags) => {
  const shown = new Map();
  const files = (await readdir(path.join(root, 'test'), { recursive: true })).filter((name) => TESTS.test(name)).sort();
  for (const name of files) {
    const file = path.posix.join('test', name.split(path.sep).join('/'));
    for (const title of titlesOf(await readFile(path.join(root, file), 'utf8'))) {
      const numbers = [...title.matchAll(tags)].flatMap(([, list]) => list.split(/,\s*/));
      const words = title
        .replace(tags, '')
        .replace(/\$\{[^}]*\}/g, '…')
        .replace(/\s+/g, ' ')
        .trim();
      for (const number of new Set(numbers)) shown.set(number, [...(shown.get(number) ?? []), { file, words }]);
    }
  }
  return shown;
};

/** The tests as a cell of a table: the first in words, the others counted. */
export const titleCell = (tests) => {
  const [first, ...more] = tests;
  const link = `[${path.posix.basename(first.file)}](../${first.file})`;
  return `${escape(first.words)} (${link}${more.length > 0 ? `, ${more.length} more` : ''})`;
};
