/** `npm run build`: src → dist. TypeScript emits the modules and their types, rollup makes the single files from those. */
import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { printIntegrity } from './lib/integrity.mjs';
import { root, runNode } from './lib/run.mjs';

const tsc = 'node_modules/typescript/bin/tsc';
const steps = [
  [tsc, '-p', 'tsconfig.build.json'],
  [tsc, '-p', 'tsconfig.build.node.json'],
  ['node_modules/rollup/dist/bin/rollup', '--config', '--silent'],
];

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
for (const step of steps) {
  const { code } = await runNode(step);
  if (code !== 0) process.exit(code);
}
const cli = path.join(root, 'dist/simulator/cli.js');
if (existsSync(cli)) chmodSync(cli, 0o755);
printIntegrity();
