/** Languages as files that a page fetches: data instead of code, each with a hash that the single files know of. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

const FOLDER = path.join(root, 'dist/locales');
const PLACEHOLDER = 'sha384-of-the-index';

/** As `integrity` wants it. */
const hashOf = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

const load = (file) => import(pathToFileURL(path.join(root, 'dist/i18n', file)).href);

/** dist/i18n/locales/*.js → dist/locales/*.json, and an index of their hashes. */
export const writeLocales = async () => {
  mkdirSync(FOLDER, { recursive: true });
  const { LOCALES } = await load('match.js');
  const hashes = {};
  for (const tag of LOCALES) {
    const { messages } = await load(`locales/${tag}.js`);
    const text = JSON.stringify(messages);
    writeFileSync(path.join(FOLDER, `${tag}.json`), text);
    hashes[tag] = hashOf(text);
  }
  writeFileSync(path.join(FOLDER, 'index.json'), JSON.stringify(hashes));
};

/**
 * A rollup plugin for the files that stand alone: they fetch languages from beside themselves instead of importing them, and
 * hold the hash of the index. A classic script knows its own address only while it runs for the first time.
 */
export const fetchLocales = () => ({
  name: 'fetch-locales',
  resolveId(source, importer) {
    if (!source.endsWith('/locale-modules.js') || !importer) return null;
    return path.resolve(path.dirname(importer), 'locale-files.js');
  },
  transform(code, id) {
    if (!id.endsWith('locale-files.js')) return null;
    if (!code.includes(PLACEHOLDER)) throw new Error(`${id} has no place for the hash of the index`);
    const index = readFileSync(path.join(FOLDER, 'index.json'));
    return { code: code.replace(PLACEHOLDER, hashOf(index)), map: null };
  },
  resolveImportMeta: (_, { format }) => (format === 'iife' ? 'document.currentScript?.src' : null),
});
