/**
 * Drives WebKitGTK's MiniBrowser over WebDriver on a virtual screen, with a page object shaped like Playwright's as far as
 * web-test-runner's commands use it. Linux only.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPage } from './webkit-page.mjs';

/** Without this GTK gives the window's own furniture a minimum width of some 500px, and narrow viewports fail. */
const SLIM_WINDOW = 'entry, button, image, searchbar, box { min-width: 0; padding: 0; margin: 0; border-width: 0 }';

/**
 * @param {{ gtk?: Record<string, string | number> }} [options] GTK settings, for instance `'gtk-enable-animations': 0` for
 * reduced motion or `'gtk-theme-name': 'HighContrast'`.
 */
export const startWebKit = async ({ gtk = {} } = {}) => {
  const folder = writeGtkConfig(gtk);
  const children = [];
  process.once('exit', () => children.forEach((child) => child.kill()));

  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(screen);
  const [displayNumber] = await once(screen.stdio[3], 'data');

  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: `:${String(displayNumber).trim()}`,
    XDG_CONFIG_HOME: folder,
    NO_AT_BRIDGE: '1',
  };
  children.push(spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' }));

  const call = createCaller(port);
  await untilReady(call);
  const webkit = { binary: findMiniBrowser(), args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': webkit } };
  const { sessionId } = await call('POST', '/session', { capabilities });
  const post = (command, body = {}) => call('POST', `/session/${sessionId}${command}`, body);

  return {
    page: createPage(post),
    goto: (url) => post('/url', { url }),
    async stop() {
      await call('DELETE', `/session/${sessionId}`).catch(() => {});
      for (const child of children.reverse()) child.kill();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
};

const writeGtkConfig = (gtk) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gtk-'));
  const settings = Object.entries(gtk).map(([name, value]) => `${name}=${value}\n`);
  fs.mkdirSync(`${folder}/gtk-3.0`);
  fs.writeFileSync(`${folder}/gtk-3.0/settings.ini`, `[Settings]\n${settings.join('')}`);
  fs.writeFileSync(`${folder}/gtk-3.0/gtk.css`, SLIM_WINDOW);
  return folder;
};

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const findMiniBrowser = () =>
  fs
    .readdirSync('/usr/lib')
    .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
    .find((file) => fs.existsSync(file));

const createCaller = (port) => async (method, command, body) => {
  const response = await fetch(`http://127.0.0.1:${port}${command}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
};

const untilReady = async (call) => {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await call('GET', '/status').catch(() => undefined)) return;
    await sleep(50);
  }
  throw new Error('WebKitWebDriver did not start.');
};
