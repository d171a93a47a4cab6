import assert from 'node:assert/strict';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { startSimulator, type SimulatorOptions } from '../../../src/simulator/node.js';
import { startPageServer, type PageServer } from './page-server.js';

/** Where a test may find a Chromium; `npm test` sets the variable when it found another one. */
const EXECUTABLE = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** @param args - More of the command line. */
export const launch = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: EXECUTABLE,
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });

export interface Stage {
  readonly simulator: Awaited<ReturnType<typeof startSimulator>>['simulator'];
  readonly url: string;
  readonly chatUrl: string;
  readonly deploymentId: string;
  readonly context: BrowserContext;
  readonly server: PageServer;
  open(path?: string): Promise<Page>;
  /** Errors that reached `window`, and messages of the console. */
  readonly errors: readonly string[];
  readonly console: readonly string[];
  /** Every address the pages asked for, with what they sent there; sockets included. */
  readonly asked: readonly { readonly url: string; readonly body: string | null }[];
  stop(): Promise<void>;
}

export interface StageOptions {
  readonly simulator?: SimulatorOptions;
  /** Default: the one the simulator has. */
  readonly deploymentId?: string;
  /** More attributes of the tag. */
  readonly attributes?: string;
  /** Script of the page, served as a file of its own. */
  readonly script?: string;
  /** How much faster than the wall the page's timers and its monotonic clock run. */
  readonly speed?: number;
  /** Size, colours, language and time zone of the visitor's browser. */
  readonly browser?: BrowserContextOptions;
  /** Attributes of the page's root element; default `lang="en"`. */
  readonly root?: string;
}

/** Makes a page's waiting shorter; what a real network and a real server do takes as long as it takes. */
const hurry = (speed: number): string => `
  const real = { setTimeout: window.setTimeout.bind(window), now: performance.now.bind(performance) };
  window.setTimeout = (run, ms, ...rest) => real.setTimeout(run, (ms || 0) / ${speed}, ...rest);
  performance.now = () => real.now() * ${speed};
  Math.random = () => 0;`;

/** A simulator on a real port, a page with the tag under a strict policy, and a browser to open it in. */
export const setStage = async (
  browser: Browser,
  {
    simulator: options = {},
    deploymentId: tagId,
    attributes = '',
    script = '',
    speed = 1,
    browser: looks = {},
    root = 'lang="en"',
  }: StageOptions = {},
): Promise<Stage> => {
  const { url: chatUrl, deploymentId, simulator, stop } = await startSimulator({ port: 0, ...options });
  const tag = `<genesys-chat deployment-id="${tagId ?? deploymentId}" endpoint="${chatUrl}" ${attributes}><p>Chat is loading.</p></genesys-chat>`;
  const html = `<!doctype html><html ${root}><head><meta charset="utf-8"><title>A shop</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <script src="/page.js"></script><script type="module" src="/dist/define.min.js"></script></head>
    <body><main><h1>A shop</h1><a href="#chat">A link</a></main>${tag}</body></html>`;
  const server = await startPageServer(
    { '/': html, '/page.js': `${speed === 1 ? '' : hurry(speed)}\n${script}` },
    chatUrl,
  );
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...looks });
  const errors: string[] = [];
  const lines: string[] = [];
  const asked: { url: string; body: string | null }[] = [];
  return {
    simulator,
    url: server.url,
    chatUrl,
    deploymentId,
    context,
    server,
    errors,
    console: lines,
    asked,
    async open(path = '/') {
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
      page.on('request', (request) => asked.push({ url: request.url(), body: request.postData() }));
      page.on('websocket', (socket) => asked.push({ url: socket.url(), body: null }));
      await page.goto(server.url + path);
      await page.waitForFunction(() => customElements.get('genesys-chat') !== undefined);
      return page;
    },
    async stop() {
      await context.close();
      await server.stop();
      await stop();
    },
  };
};

/** Plays on a stage of its own. Whatever is played: nothing violates the page's policy, and no error reaches the page. */
export const playOn = async (
  browser: Browser,
  options: StageOptions,
  play: (stage: Stage) => Promise<void>,
): Promise<void> => {
  const stage = await setStage(browser, options);
  try {
    await play(stage);
    assert.deepEqual(stage.server.reports, [], 'no violation of the page’s policy');
    assert.deepEqual(stage.errors, [], 'no error reached the page [I18]');
  } finally {
    await stage.stop();
  }
};
