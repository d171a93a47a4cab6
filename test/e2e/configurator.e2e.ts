import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startSimulator } from '../../src/simulator/node.js';
import { startDemo, type DemoServer } from './support/demo-server.js';
import { until } from './support/drop-script.js';
import { launch } from './support/stage.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** In the page and in its preview: an init script runs in every frame, and all of them tell the outermost. */
const LISTEN = `
  window.refused = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.top.refused.push(violatedDirective + ' ' + blockedURI));`;

/** The code of a script, from parts: no page may run it. */
const SCRIPT = '<script>top.hacked = true</script>';
const IMAGE = '"><img src=x onerror="top.hacked = true">';

describe('the configurator', () => {
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
  beforeEach(() => {
    errors = [];
  });
  afterEach(async () => {
    const seen = await page.evaluate(() => {
      const { refused = ['no listener'], hacked } = window as Window & { refused?: string[]; hacked?: boolean };
      return { refused, hacked };
    });
    await page.context().close();
    assert.deepEqual(seen, { refused: [], hacked: undefined }, 'the policy refused nothing, and no foreign script ran');
    assert.deepEqual(errors, []);
  });

  const open = async (
    query: Readonly<Record<string, string>> = {},
    more: BrowserContextOptions = {},
  ): Promise<void> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...more });
    page = await context.newPage();
    await page.addInitScript(LISTEN);
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`${demo.url}/configurator.html?${new URLSearchParams(query)}`);
    await page.frameLocator('#preview').locator('genesys-chat [part~=heading]').waitFor();
  };
  const inPreview = (part: string) => page.frameLocator('#preview').locator(`genesys-chat [part~="${part}"]`).first();
  const snippets = async (): Promise<string> => (await page.locator('#snippets code').allTextContents()).join('\n');
  const query = (): URLSearchParams => new URL(page.url()).searchParams;
  /** The launcher's colour at rest: in the middle of a change of colour it is none of those that were asked for. */
  const launcherGround = (): Promise<string> =>
    inPreview('launcher').evaluate(async (element) => {
      await Promise.allSettled(element.getAnimations().map(({ finished }) => finished));
      return getComputedStyle(element).backgroundColor;
    });

  it('shows in preview, snippet and address what a control says, and forgets it when started over', async () => {
    await open();
    const ground = await launcherGround();
    await page.getByLabel('heading', { exact: true }).fill('Ask & see');
    await page.getByLabel('position', { exact: true }).selectOption('bottom-start');
    await page.getByLabel('no-attachments', { exact: true }).check();
    await page.getByLabel('--gc-accent', { exact: true }).fill('#8a1538');
    await page.getByLabel('Where it goes').selectOption('html');
    await page.frameLocator('#preview').getByText('Ask & see').first().waitFor();
    await until('the accent is painted', async () => (await launcherGround()) !== ground, 10);
    const code = await snippets();
    for (const part of [
      'heading="Ask &amp; see"',
      'position="bottom-start"',
      ' no-attachments',
      '--gc-accent: #8a1538;',
    ])
      assert.ok(code.includes(part), `${part} in ${code}`);
    await until('the address holds it', () => query().get('--gc-accent') === '#8a1538', 10);
    assert.equal(query().get('heading'), 'Ask & see');
    assert.equal(query().get('no-attachments'), '');
    assert.equal(await inPreview('attach-button').count(), 0);

    await page.getByRole('button', { name: 'Start over' }).click();
    assert.equal(new URL(page.url()).search, '');
    assert.equal(await page.getByLabel('heading', { exact: true }).inputValue(), '');
    await until('the accent is the old one', async () => (await launcherGround()) === ground, 10);
    assert.doesNotMatch(await snippets(), /heading|gc-accent/);
  });

  it('restores what a shared address says', async () => {
    await open({ mode: 'inline', heading: 'Boats', 'no-typing': '', '--gc-radius': '4px', place: 'vue', region: 'x' });
    assert.equal(await page.getByLabel('mode', { exact: true }).inputValue(), 'inline');
    assert.equal(await page.getByLabel('--gc-radius', { exact: true }).inputValue(), '4px');
    assert.equal(await page.getByLabel('no-typing', { exact: true }).isChecked(), true);
    assert.equal(await page.getByLabel('Where it goes').inputValue(), 'vue');
    assert.equal(
      await inPreview('heading')
        .textContent()
        .then((text) => text?.trim()),
      'Boats',
    );
    assert.match(await snippets(), /<genesys-chat[^>]* mode="inline" heading="Boats" no-typing>/);
    const room = await page.locator('#preview').boundingBox();
    const chat = await page.frameLocator('#preview').locator('genesys-chat').boundingBox();
    assert.ok(room && chat && room.y + room.height - chat.y - chat.height < 4, 'an inline chat fills the preview');
  });

  it('leaves hostile values of an address text, and out of the rules to copy', async () => {
    await open({
      heading: IMAGE,
      environment: `x'; script-src *`,
      placeholder: SCRIPT,
      mode: IMAGE,
      open: SCRIPT,
      place: 'constructor',
      onclick: 'top.hacked = true',
      style: 'display: none',
      '--gc-accent': `red;}</style>${SCRIPT}`,
      '--gc-surface': 'url(https://evil.example/x.png)',
      '--gc-font': 'Georgia, serif',
    });
    assert.equal(
      await inPreview('heading')
        .textContent()
        .then((text) => text?.trim()),
      IMAGE,
    );
    const code = await snippets();
    assert.doesNotMatch(code, /<img|hacked = true<|onclick|style|evil|red;|mode=/);
    assert.match(code, /--gc-font: Georgia, serif;/);
    assert.match(code, /<domain>/, 'a region that is none does not get into the policy');
    assert.equal(await page.locator('#snippets img, #controls img, #snippets script').count(), 0);
    assert.equal(await page.getByLabel('mode', { exact: true }).inputValue(), '—');
  });

  it('copies the very text that is shown', async () => {
    await open({ heading: 'Boats' }, { permissions: ['clipboard-read', 'clipboard-write'] });
    const first = page.locator('.snippet').first();
    await first.getByRole('button', { name: 'Copy' }).click();
    await first.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await first.locator('code').textContent());
    assert.equal(await page.locator('#said').textContent(), 'Copied.');
  });

  for (const look of ['light', 'dark', 'phone'])
    it(`has nothing that axe finds wrong, and does not scroll sideways: ${look}`, async () => {
      await open(
        {},
        {
          bypassCSP: true,
          reducedMotion: 'reduce',
          colorScheme: look === 'dark' ? 'dark' : 'light',
          ...(look === 'phone' && { viewport: { width: 390, height: 844 } }),
        },
      );
      await page.addScriptTag({ path: AXE });
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ iframes: false }),
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        [],
      );
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
        true,
      );
    });
});
