import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, say } from './run.mjs';

/** The files a page may load by itself; each is complete, so its hash covers all that runs. */
export const CDN_FILES = ['dist/define.min.js', 'dist/auto.min.js', 'dist/compat.min.js'];

/** The value of the `integrity` attribute for a file of the project. */
export const integrityOf = (file) => {
  const hash = createHash('sha384').update(readFileSync(path.join(root, file)));
  return `sha384-${hash.digest('base64')}`;
};

export const printIntegrity = () => {
  for (const file of CDN_FILES) say(`${file}\n  integrity="${integrityOf(file)}"`);
};
