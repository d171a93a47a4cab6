import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/**
 * Files below a folder of the project, as paths relative to its root with forward slashes, sorted.
 *
 * @param {string} folder
 * @param {string} ending For instance `.test.ts`.
 * @returns {string[]} Empty when the folder is not there.
 */
export const filesBelow = (folder, ending) => {
  let names;
  try {
    names = readdirSync(path.join(root, folder), { recursive: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
};
