import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './files.mjs';
import { integrityOf } from './integrity.mjs';
import { root } from './run.mjs';

/** What stands in the kits until they are packed: of the right form, or a browser would load the file without a check. */
export const UNPACKED = {
  define: `sha384-${'define'.padEnd(64, '0')}`,
  auto: `sha384-${'auto'.padEnd(64, '0')}`,
};

/** Kits that bring the script along, and where it goes. */
const WITH_SCRIPT = ['wordpress/genesys-chat/assets', 'drupal/genesys_chat/js'];
const LEFT_OUT = /\/(?:tests|testing)\/|\/README\.md$/;

/**
 * Copies the kits with the hashes of the build. Needs a build.
 *
 * @param {string} folder Absolute; emptied before.
 * @returns {readonly string[]} The files, relative to it.
 */
export const packKits = (folder) => {
  rmSync(folder, { recursive: true, force: true });
  const hashes = Object.keys(UNPACKED).map((name) => [UNPACKED[name], integrityOf(`dist/${name}.min.js`)]);
  const files = filesBelow('cms', '')
    .filter((file) => /\.\w+$/.test(file) && !LEFT_OUT.test(file))
    .map((file) => file.slice('cms/'.length));
  for (const file of files) {
    const text = readFileSync(path.join(root, 'cms', file), 'utf8');
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(
      path.join(folder, file),
      hashes.reduce((all, [from, to]) => all.replaceAll(from, to), text),
    );
  }
  for (const place of WITH_SCRIPT) {
    mkdirSync(path.join(folder, place), { recursive: true });
    copyFileSync(path.join(root, 'dist/define.min.js'), path.join(folder, place, 'define.min.js'));
    cpSync(path.join(root, 'dist/locales'), path.join(folder, place, 'locales'), { recursive: true });
    copyFileSync(path.join(root, 'LICENSE'), path.join(folder, path.dirname(place), 'LICENSE'));
  }
  const built = ['define.min.js', ...filesBelow('dist/locales', '').map((file) => file.slice('dist/'.length))];
  return [...files, ...WITH_SCRIPT.flatMap((place) => built.map((file) => `${place}/${file}`))];
};
