import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run, say } from './run.mjs';

/**
 * Installs the packages of the lockfile unless exactly they are there already. Imports nothing from node_modules, because
 * on a fresh clone there is none.
 */
export const ensureInstall = async () => {
  if (isInstalled()) return;
  say('Installing packages (npm ci) …');
  const { code, output } = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    quiet: true,
  });
  if (code === 0) return;
  process.stderr.write(output);
  throw new Error('npm ci failed, see above.');
};

/** npm keeps a copy of what it installed inside node_modules; the versions there are compared with the lockfile's. */
const isInstalled = () => {
  const installedFile = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readPackages(installedFile);
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || entry.version === installed[name]?.version,
  );
};

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
