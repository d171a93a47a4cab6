/**
 * `npm run build`: src → dist. TypeScript emits the modules and their types; the languages become data,
 * and rollup makes the single files.
 */
import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { printIntegrity } from './lib/integrity.mjs';
import { writeLocales } from './lib/locales.mjs';
import { root, runNode } from './lib/run.mjs';

const tsc = 'node_modules/typescript/bin/tsc';
const step = async (...args) => {
  const { code } = await runNode(args);
  if (code !== 0) process.exit(code);
};

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
await step(tsc, '-p', 'tsconfig.build.json');
await step(tsc, '-p', 'tsconfig.build.node.json');
await writeLocales();
await step('node_modules/rollup/dist/bin/rollup', '--config', '--silent');
const cli = path.join(root, 'dist/simulator/cli.js');
if (existsSync(cli)) chmodSync(cli, 0o755);
printIntegrity();
