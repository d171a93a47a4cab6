/**
 * `npm run integrity`: puts the version and the integrity values of what was built into the README's snippets, so that those
 * of a release work as pasted. For a release's checkout; what it writes is not committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CDN_FILES, integrityOf } from './lib/integrity.mjs';
import { root, say } from './lib/run.mjs';

const readme = path.join(root, 'README.md');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

let text = readFileSync(readme, 'utf8').replace(/genesys-chat@[\d.]+\//g, `genesys-chat@${version}/`);
for (const file of CDN_FILES) {
  // The value stands after the address it belongs to, in the same tag.
  const tag = new RegExp(`(${file.replaceAll('.', '\\.')}[^<>]*?integrity=")sha384-[^"]*(")`, 'g');
  const before = text;
  text = text.replace(tag, `$1${integrityOf(file)}$2`);
  if (text === before) throw new Error(`README.md has no snippet with ${file}.`);
}
writeFileSync(readme, text);
say(`README.md: ${CDN_FILES.join(', ')} of ${version}`);
