/** `npm run types`: type-checks the whole project, and the core once more without DOM or Node types. */
import { runNode } from './lib/run.mjs';

let failed = false;
for (const project of ['tsconfig.json', 'tsconfig.headless.json']) {
  const { code } = await runNode(['node_modules/typescript/bin/tsc', '--noEmit', '-p', project]);
  failed ||= code !== 0;
}
process.exitCode = failed ? 1 : 0;
