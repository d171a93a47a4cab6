import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, whatever the current directory is. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a program to its end; its output goes to ours unless `quiet` keeps it back.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>} `output` is stdout and stderr together when `quiet`. A program that
 * cannot be started gives code 127, one that a signal ended gives 128.
 */
export const run = (command, args, { env = {}, quiet = false, cwd = root } = {}) =>
  new Promise((resolve) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio, shell: needsShell(command) });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 128, output }));
  });

/** Runs a Node script or the JS file of an installed package, without a shell in between. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** npm is a .cmd file on Windows, which only a shell can start. */
const needsShell = (command) => process.platform === 'win32' && command === 'npm';

/** Prints one line of our own. */
export const say = (line) => process.stdout.write(`${line}\n`);
