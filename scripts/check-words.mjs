/**
 * Fails when a file of the repository names a folder of somebody's machine or a package registry: both work for one person
 * only, and neither is anybody's business. Needs no git, which a bare machine may lack.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root, say } from './lib/run.mjs';

/** Put together here, so that this file passes its own check. */
const FOLDERS = ['work', 'tmp', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'];
const PATTERNS = [
  { what: 'a path of one machine', pattern: new RegExp(`(?<![\\w.~}-])/(?:${FOLDERS.join('|')})/`) },
  {
    what: 'a package registry',
    pattern: /\bregistry\s*=|\bregistry\.[a-z]+js\.|\bregistry\.yarn|"resolve[d]": "(?!file:)/,
  },
];
const BINARY = /\.(?:png|jpe?g|gif|webp|ico|woff2?|pdf|tgz)$/;
/** What .gitignore names. */
const IGNORED = new Set(['node_modules', 'dist', 'coverage', '.cache', '.git']);

function* trackedFiles(folder) {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = path.posix.join(folder, entry.name);
    if (IGNORED.has(entry.name) || BINARY.test(entry.name)) continue;
    if (entry.isDirectory()) yield* trackedFiles(name);
    else if (entry.isFile()) yield name;
  }
}

let found = 0;
for (const file of trackedFiles('.')) {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  for (const [index, line] of lines.entries()) {
    for (const { what, pattern } of PATTERNS) {
      const match = pattern.exec(line);
      if (!match) continue;
      found++;
      say(`${file}:${index + 1}  ${what}: ${match[0]}`);
    }
  }
}
process.exitCode = found > 0 ? 1 : 0;
