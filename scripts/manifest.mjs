/** `npm run manifest [-- --check]`: writes custom-elements.json, or fails when the one in the repository is not up to date. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNode, say } from './lib/run.mjs';

const target = path.join(root, 'custom-elements.json');

/** Into a folder of its own first, so that a check leaves the working tree alone. cem wants it below the project. */
const generate = async () => {
  const folder = mkdtempSync(path.join(root, '.manifest-'));
  try {
    const args = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--outdir', path.basename(folder)];
    const { code, output } = await runNode(['node_modules/@custom-elements-manifest/analyzer/cem.js', ...args], {
      quiet: true,
    });
    if (code !== 0) throw new Error(output);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'custom-elements.json'), 'utf8'));
    return `${JSON.stringify(manifest, undefined, 2)}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const readCurrent = () => {
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return undefined;
  }
};

const text = await generate();
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (text !== readCurrent()) {
  say('custom-elements.json is not up to date: run "npm run manifest".');
  process.exitCode = 1;
}
