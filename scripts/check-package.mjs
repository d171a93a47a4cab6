/** Checks the package as npm would publish it: every export is there, with types, and loads the way it says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run, runNode, say } from './lib/run.mjs';

const steps = [
  ['publint', ['node_modules/publint/src/cli.js', '--strict']],
  [
    'attw',
    ['node_modules/@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--profile', 'esm-only', '--format', 'ascii'],
  ],
];

// The build is there already, and packing would make it again.
process.env.npm_config_ignore_scripts = 'true';
let failed = false;
for (const [name, args] of steps) {
  const { code, output } = await runNode(args, { quiet: true });
  if (code === 0) continue;
  failed = true;
  say(`✗ ${name}\n${output}`);
}
const { code, output } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { quiet: true });
if (code !== 0) {
  failed = true;
  say(`✗ npm pack\n${output}`);
}

/** The element tells its version without reading package.json, so both name it. */
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
if (!readFileSync(path.join(root, 'src/ui/version.ts'), 'utf8').includes(`'${version}'`)) {
  failed = true;
  say(`✗ src/ui/version.ts is not at ${version}`);
}
process.exitCode = failed ? 1 : 0;
