/**
 * `npm start [-- --port 3000] [-- --no-build]`: from a fresh clone to the demo on the fake service, no account needed.
 * Imports nothing from node_modules before ensureInstall has run.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstall } from './lib/ensure-install.mjs';
import { onNextFreePort } from './lib/next-free-port.mjs';
import { root, runNode, say } from './lib/run.mjs';
import { serveDemo } from './serve-demo.mjs';

const SIMULATOR_PORT = 8080;
const DEMO_PORT = 3000;
const SIMULATOR_MODULE = 'dist/simulator/node.js';

const main = async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: String(DEMO_PORT) }, 'no-build': { type: 'boolean', default: false } },
  });
  await ensureInstall();
  if (!values['no-build'] || !existsSync(path.join(root, SIMULATOR_MODULE))) await build();

  const { startSimulator } = await import(`../${SIMULATOR_MODULE}`);
  const simulator = await onNextFreePort(SIMULATOR_PORT, (port) => startSimulator({ port, scenario: 'agent' }));
  const { url, deploymentId } = simulator;
  const demo = await onNextFreePort(Number(values.port), (port) =>
    serveDemo({ port, simulator: { url, deploymentId } }),
  );

  say(`Simulator: ${url} (deployment ${deploymentId})`);
  say(`Demo: ${demo.url}`);
  say('Ctrl-C stops both.');
  const stop = () => void Promise.allSettled([demo.close(), simulator.close()]).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

const build = async () => {
  say('Building …');
  const { code, output } = await runNode(['scripts/build.mjs'], { quiet: true });
  if (code !== 0) throw new Error(`The build failed.\n${output}`);
};

await main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
