import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { startSimulator } from '../../src/simulator/node.js';
import { startDemo, type DemoServer } from './support/demo-server.js';
import { until } from './support/drop-script.js';
import { timesSaid } from './support/person.js';
import { launch } from './support/stage.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const LISTEN = `
  window.refused = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.refused.push(violatedDirective + ' ' + blockedURI));`;

/** What the browser made of the brand's rules, for the first element drawn with the part. */
const computed = (page: Page, part: string): Promise<{ ground: string; font: string; corners: string }> =>
  page
    .locator(`genesys-chat [part~="${part}"]`)
    .first()
    .evaluate((element) => {
      const { backgroundColor: ground, fontFamily: font, borderRadius: corners } = getComputedStyle(element);
      return { ground, font, corners };
    });

/** A colour as the browser paints it, whatever space it is written in. */
const painted = (page: Page, colour: string): Promise<readonly number[]> =>
  page.evaluate((fill) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return [];
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  }, colour);

const ACCENT = [0x8a, 0x15, 0x38, 255];

describe('a page in the looks of a brand, from attributes and CSS alone', () => {
  let browser: Browser;
  let service: Awaited<ReturnType<typeof startSimulator>>;
  let demo: DemoServer;
  let page: Page;
  let errors: string[];

  before(async () => {
    [browser, service] = await Promise.all([launch(), startSimulator({ port: 0 })]);
    demo = await startDemo({ url: service.url, deploymentId: service.deploymentId });
  });
  after(async () => {
    await browser.close();
    await demo.close();
    await service.stop();
  });

  const openPage = async (path: string, dark = false, bypassCSP = false): Promise<void> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      bypassCSP,
    });
    page = await context.newPage();
    await page.addInitScript(LISTEN);
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`${demo.url}/${path}`);
    await page.waitForFunction(() => customElements.get('genesys-chat') !== undefined);
    if (path === 'brand.html') await page.locator('genesys-chat [part~=launcher]').click();
    await page.getByText('Wie können wir helfen?').waitFor();
  };
  const say = async (text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Nachricht' }).fill(text);
    await page.keyboard.press('Enter');
    await until(`"${text}" at the service`, () => timesSaid(service.simulator, text) === 1, 20);
    await page.getByText('Gesendet').waitFor();
  };

  beforeEach(() => {
    service.simulator.reset();
    errors = [];
  });
  afterEach(async () => {
    const refused = await page.evaluate(() => (window as Window & { refused?: string[] }).refused ?? ['no listener']);
    await page.context().close();
    assert.deepEqual(refused, [], 'the policy refused nothing');
    assert.deepEqual(errors, []);
  });

  for (const path of ['brand.html', 'brand-inline.html']) {
    it(`delivers a message in German, in the brand's colour, font and corners: ${path}`, async () => {
      await openPage(path);
      await say('Haben Sie die Deichgräfin?');
      const bubble = await computed(page, 'bubble-out');
      assert.deepEqual(await painted(page, bubble.ground), ACCENT);
      for (const part of ['panel', 'heading', 'bubble-out', 'input', 'menu-button'])
        assert.match((await computed(page, part)).font, /^Georgia/, part);
      for (const part of ['panel', 'bubble-out', 'menu-button', 'send-button', 'avatar'])
        assert.equal((await computed(page, part)).corners, '0px', part);
      const field = page.locator('genesys-chat .field');
      assert.equal(await field.evaluate((element) => getComputedStyle(element).borderRadius), '0px', 'the text box');
    });

    for (const dark of [false, true])
      it(`has nothing that axe finds wrong: ${path}, ${dark ? 'dark' : 'light'} [A-2] [A-5]`, async () => {
        // The page's policy is for the element; the examiner comes from outside.
        await openPage(path, dark, true);
        await say('Guten Tag');
        await page.addScriptTag({ path: AXE });
        const { violations, passes } = await page.evaluate(() =>
          (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        );
        assert.ok(passes.length > 20);
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
          [],
        );
      });
  }

  it('has the launcher at the other side, and a button of its own in the header', async () => {
    await openPage('brand.html');
    const launcher = page.locator('genesys-chat [part~=launcher]');
    await page.mouse.move(900, 300);
    await until(
      'the launcher is in the accent',
      async () => String(await painted(page, (await computed(page, 'launcher')).ground)) === String(ACCENT),
      10,
    );
    assert.equal((await computed(page, 'launcher')).corners, '0px');
    assert.equal((await launcher.boundingBox())?.x, 24);
    const call = await page.getByRole('link', { name: 'Anrufen: 040 123456' }).boundingBox();
    const close = await page.locator('genesys-chat [part~=close-button]').boundingBox();
    assert.ok(call && close);
    assert.deepEqual(
      [call.width, call.height, call.y],
      [close.width, close.height, close.y],
      'as large as its neighbour',
    );
    assert.ok(call.x < close.x);
  });

  it('keeps the inline chat in its box, and the pages lead to each other', async () => {
    await openPage('brand-inline.html');
    const box = await page.locator('.brand-box').boundingBox();
    const chat = await page.locator('genesys-chat').boundingBox();
    assert.ok(box && chat);
    assert.ok(Math.abs(chat.height - box.height) <= 2 && Math.abs(chat.width - box.width) <= 2);
    await page.getByRole('link', { name: 'Neu im Laden' }).click();
    await page.locator('genesys-chat [part~=launcher]').click();
    await say('Noch da?');
  });
});
