/** Checks the package as npm would publish it: every export is there, with types, and loads the way it says. */
import { run, runNode, say } from './lib/run.mjs';

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
process.exitCode = failed ? 1 : 0;
