import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type {} from '../../src/index.js';
import { startSimulator } from '../../src/simulator/node.js';
import { startDemo, type DemoServer } from './support/demo-server.js';
import { until } from './support/drop-script.js';
import { timesSaid, write } from './support/person.js';
import { launch } from './support/stage.js';

/** Remembers what the page's policy refused, in the page itself: no report can get lost. */
const LISTEN = `
  window.refused = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    refused.push([violatedDirective, blockedURI, sample].join(' ')));`;

const refused = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as Window & { refused?: string[] }).refused ?? ['no listener']);

describe('the pages below demo/embed', () => {
  let browser: Browser;
  let service: Awaited<ReturnType<typeof startSimulator>>;
  let demo: DemoServer;
  let page: Page;
  let errors: string[];
  let sockets: string[];
  let loaded: string[];

  before(async () => {
    [browser, service] = await Promise.all([launch(), startSimulator({ port: 0 })]);
    demo = await startDemo({ url: service.url, deploymentId: service.deploymentId });
  });
  after(async () => {
    await browser.close();
    await demo.close();
    await service.stop();
  });
  beforeEach(async () => {
    service.simulator.reset();
    [errors, sockets, loaded] = [[], [], []];
    page = await (await browser.newContext({ viewport: { width: 1100, height: 800 } })).newPage();
    await page.addInitScript(LISTEN);
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('websocket', (socket) => sockets.push(socket.url()));
    page.on('request', (request) => loaded.push(request.url()));
  });
  afterEach(async () => {
    assert.deepEqual(await refused(page), [], 'the policy refused nothing');
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  const openChat = async (name: string): Promise<void> => {
    await page.goto(`${demo.url}/embed/${name}.html`);
    await page.locator('genesys-chat [part~=launcher]').click();
  };
  const isDelivered = (text: string): Promise<void> =>
    until(`"${text}" at the service`, () => timesSaid(service.simulator, text) === 1, 20);

  for (const name of ['html', 'script', 'gtm'])
    it(`delivers a message from the snippet as it is pasted, hash and all: ${name}.html`, async () => {
      await openChat(name);
      await write(page, `Hello from ${name}`);
      await isDelivered(`Hello from ${name}`);
      const hashes = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLScriptElement>('script[src*=".min.js"]')].map(({ integrity }) => integrity),
      );
      assert.ok(hashes.length > 0);
      for (const hash of hashes) assert.match(hash, /^sha384-[\w+/]{64}$/);
      const own = new Set([new URL(demo.url).host, new URL(service.url).host]);
      assert.deepEqual(
        loaded.filter((url) => !own.has(new URL(url).host)),
        [],
        'nobody else was asked',
      );
    });

  it('loads one script and mounts one chat though the tag manager fires twice', async () => {
    await openChat('gtm');
    await write(page, 'Once');
    await isDelivered('Once');
    assert.equal(await page.locator('script[src*="auto.min.js"]').count(), 1);
    assert.equal(await page.locator('genesys-chat').count(), 1);
  });

  it('asks no server before the visitor has agreed, and delivers then what was written', async () => {
    await openChat('consent');
    await write(page, 'Before I agreed');
    await page.getByRole('button', { name: 'Allow the chat' }).waitFor();
    const asked = loaded.filter((url) => url.startsWith(service.url));
    assert.deepEqual([...asked, ...sockets], []);
    await page.getByRole('button', { name: 'Allow the chat' }).click();
    await isDelivered('Before I agreed');
  });

  it('does not connect when the visitor declines, and asks again when they open the chat anew', async () => {
    await openChat('consent');
    await page.getByRole('button', { name: 'No, thanks' }).click();
    assert.equal(
      await page.locator('genesys-chat').evaluate((chat) => (chat as HTMLElement & { status: string }).status),
      'idle',
    );
    assert.deepEqual(sockets, []);
    await page.getByRole('button', { name: 'Close' }).first().click();
    await page.locator('genesys-chat [part~=launcher]').click();
    await page.getByRole('button', { name: 'Allow the chat' }).click();
    await write(page, 'Second thoughts');
    await isDelivered('Second thoughts');
  });

  it('refuses a file that is not the one the hash was made of', async () => {
    await page.route('**/define.min.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n// changed on the way` });
    });
    await page.goto(`${demo.url}/embed/html.html`);
    await until('the browser said so', () => errors.some((error) => /integrity|digest/i.test(error)), 10);
    assert.equal(await page.evaluate(() => customElements.get('genesys-chat') === undefined), true);
    assert.equal(await page.getByRole('link', { name: 'Call us' }).isVisible(), true, 'the fallback is there');
    errors = [];
  });
});
