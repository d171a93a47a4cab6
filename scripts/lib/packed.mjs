/** The package as npm would deliver it, so that nothing is tested from the source tree alone. */
import { copyFile, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, run, say } from './run.mjs';

const cache = path.join(root, '.cache');
const tarball = path.join(cache, 'genesys-chat.tgz');

const npm = async (args, cwd) => {
  const { code, output } = await run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    quiet: true,
    cwd,
    // A build of a test tells nobody about itself.
    env: { NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' },
  });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${path.relative(root, cwd)}:\n${output}`);
};

/** Packs what `scripts/build.mjs` has made. */
const pack = async () => {
  const folder = path.join(cache, 'pack');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await npm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const [name] = await readdir(folder);
  await rename(path.join(folder, name), tarball);
};

/**
 * Packs the package and installs the file into a project that holds nothing else.
 *
 * @returns {Promise<string>} The folder of the installed package.
 */
export const installPacked = async () => {
  await pack();
  const project = path.join(cache, 'packed');
  await rm(project, { recursive: true, force: true });
  await mkdir(project, { recursive: true });
  await copyFile(path.join(root, '.npmrc'), path.join(project, '.npmrc'));
  await writeFile(
    path.join(project, 'package.json'),
    '{ "name": "empty-project", "private": true, "type": "module" }\n',
  );
  await npm(['install', tarball], project);
  return path.join(project, 'node_modules/genesys-chat');
};

/**
 * Copies an app of `frameworks/` beside the packed file, installs what its lockfile says and builds it.
 *
 * @param {string} name
 */
const buildApp = async (name) => {
  const apps = path.join(cache, 'frameworks');
  const app = path.join(apps, name);
  await mkdir(app, { recursive: true });
  await copyFile(path.join(root, '.npmrc'), path.join(app, '.npmrc'));
  const isOurs = (file) => !/[\\/](node_modules|dist|\.next)$/.test(file);
  await cp(path.join(root, 'frameworks', name), app, { recursive: true, filter: isOurs });
  // What npm installed from an earlier file of the same name would stay.
  await rm(path.join(app, 'node_modules/genesys-chat'), { recursive: true, force: true });
  await rm(path.join(app, 'node_modules/.package-lock.json'), { force: true });
  await npm(['install', '--prefer-offline'], app);
  await npm(['run', 'build'], app);
};

/**
 * Builds all apps with the packed package, one after the other: their tools use all cores by themselves.
 *
 * @param {readonly string[]} names
 * @returns {Promise<string[]>} Names of those that could not be built; why was said.
 */
export const buildApps = async (names) => {
  await pack();
  await mkdir(path.join(cache, 'frameworks'), { recursive: true });
  await copyFile(tarball, path.join(cache, 'frameworks/genesys-chat.tgz'));
  const failed = [];
  for (const name of names) {
    await buildApp(name).catch((error) => {
      say(`✗ ${name}: ${error.message}`);
      failed.push(name);
    });
  }
  return failed;
};
