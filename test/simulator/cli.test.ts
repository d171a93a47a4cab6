import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/simulator/cli.ts', import.meta.url));

const run = (
  ...args: string[]
): ChildProcess & { readonly output: Promise<{ code: number; out: string; err: string }> } => {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => (err += String(data)));
  const output = once(child, 'close').then(([code]) => ({ code: Number(code), out, err }));
  return Object.assign(child, { output });
};

const firstLine = async (child: ChildProcess): Promise<string> => {
  assert.ok(child.stdout);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return line;
};

describe('genesys-chat-simulator', () => {
  it('--json: says where it is in its first line, and ends cleanly on SIGTERM', async () => {
    const child = run('--port', '0', '--json', '--scenario', 'quiet');
    const { url, deploymentId } = JSON.parse(await firstLine(child)) as { url: string; deploymentId: string };
    assert.match(url, /^http:\/\/localhost:\d+$/);
    const config = await fetch(`${url}/webdeployments/v1/deployments/${deploymentId}/config.json`);
    assert.equal(config.status, 200);
    await config.text();
    child.kill('SIGTERM');
    const { code, err } = await child.output;
    assert.deepEqual([code, err], [0, '']);
  });

  it('--help: lists the flags', async () => {
    const { code, out } = await run('--help').output;
    assert.equal(code, 0);
    for (const flag of ['--port', '--seed', '--scenario', '--json']) assert.ok(out.includes(flag), flag);
  });

  it('ends with 2 and one sentence for a flag or a value it does not know', async () => {
    const cases = [
      { args: ['--prot', '1'], sentence: /--prot/ },
      { args: ['--port', 'x'], sentence: /^--port must be a whole number from 0 to 65535, not "x"\.\n$/ },
      {
        args: ['--scenario', 'oracle'],
        sentence: /^There is no scenario "oracle"\. There are: quiet, agent, bot, echo, showcase\.\n$/,
      },
    ];
    const results = await Promise.all(cases.map(({ args }) => run(...args).output));
    results.forEach(({ code, err }, index) => {
      assert.equal(code, 2);
      assert.match(err, cases[index]?.sentence ?? /^$/);
    });
  });

  it('ends with 2 and one sentence when the port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, err } = await run('--port', String(port)).output;
    holder.close();
    assert.deepEqual([code, err], [2, `Port ${port} is taken. Choose another one with --port.\n`]);
  });
});
