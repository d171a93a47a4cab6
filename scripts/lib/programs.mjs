/** Programs of the system: where they are, and how to get them. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run, say } from './run.mjs';

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first of `names` on the PATH, as an absolute path. */
export const onPath = (names) => {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
};

const isDebian = () => existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

/**
 * Installs packages of Debian where that is possible without asking: as root on Debian.
 *
 * @param {readonly string[]} packages
 * @param {{ what: string, elsewhere: string }} words What is missing, and what to do on another system.
 * @throws {Error} It is not possible, and what to type; or it failed.
 */
export const installPackages = async (packages, { what, elsewhere }) => {
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Error(`Not installed: ${what}. On Debian run "sudo sh -c '${command}'"; ${elsewhere}`);
  }
  say(`Installing ${packages.join(', ')} (apt-get) …`);
  const { code, output } = await run('sh', ['-c', command], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code === 0) return;
  process.stderr.write(output);
  throw new Error(`"${command}" failed, see above.`);
};
