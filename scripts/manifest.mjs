/**
 * `npm run manifest [-- --check]`: writes custom-elements.json and what editors read, or fails when one of those in the
 * repository is not up to date.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toVsCodeData, toWebTypes } from './lib/editor-data.mjs';
import { root, runNode, say } from './lib/run.mjs';

const write = (value) => `${JSON.stringify(value, undefined, 2)}\n`;

/** Into a folder of its own first, so that a check leaves the working tree alone. cem wants it below the project. */
const readElement = async () => {
  const folder = mkdtempSync(path.join(root, '.manifest-'));
  try {
    const args = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--outdir', path.basename(folder)];
    const { code, output } = await runNode(['node_modules/@custom-elements-manifest/analyzer/cem.js', ...args], {
      quiet: true,
    });
    if (code !== 0) throw new Error(output);
    return JSON.parse(readFileSync(path.join(folder, 'custom-elements.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const readCurrent = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const manifest = await readElement();
const about = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const files = {
  'custom-elements.json': write(manifest),
  'vscode.html-custom-data.json': write(toVsCodeData(manifest)),
  'web-types.json': write(toWebTypes(manifest, about)),
};
for (const [name, text] of Object.entries(files)) {
  const target = path.join(root, name);
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (text !== readCurrent(target)) {
    say(`${name} is not up to date: run "npm run manifest".`);
    process.exitCode = 1;
  }
}
