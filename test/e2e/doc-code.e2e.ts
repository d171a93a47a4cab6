import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import type { Browser } from 'playwright-core';
import { rollup } from 'rollup';
import { startSimulator } from '../../src/simulator/node.js';
import { inLanguage } from '../docs/blocks.js';
import { until } from './support/drop-script.js';
import { PACKAGE_FOLDER, startPageServer } from './support/page-server.js';
import { launch } from './support/stage.js';

/** The project into which the packed file was installed. */
const project = join(PACKAGE_FOLDER, process.env['PACKAGE_FOLDER'] ? '../..' : '');

const SIGN_IN = { auth: { enabled: true, allowSessionUpgrade: true } };

const isForNode = (code: string): boolean =>
  /from '(?:ws|node:|genesys-chat\/(?:headless|simulator|testing))/.test(code) && !/genesys-chat\/define/.test(code);

/** Brings a chat of its own into the page. */
const bringsChat = (code: string): boolean => /createElement\('genesys-chat'\)|mount\(/.test(code);

/** What a reader would put in: the simulator instead of a region, and its deployment. */
const fillIn = (code: string, url: string, deploymentId: string): string =>
  code
    .replace(/deploymentId: '…'/g, `deploymentId: '${deploymentId}'`)
    .replace(/environment: 'prod-euw2'/g, `endpoint: '${url}'`)
    .replace(/'environment', 'prod-euw2'/g, `'endpoint', '${url}'`)
    .replaceAll('http://localhost:8080', url);

const bundle = async (code: string, name: string): Promise<string> => {
  const file = join(project, name);
  await writeFile(file, code);
  try {
    const made = await rollup({
      input: file,
      plugins: [nodeResolve({ browser: true, exportConditions: ['production'] })],
    });
    const { output } = await made.generate({ format: 'es', inlineDynamicImports: true });
    return output[0].code;
  } finally {
    await rm(file);
  }
};

const runInNode = async (code: string, name: string): Promise<{ code: number | null; said: string }> => {
  const file = join(project, name);
  await writeFile(file, code);
  const child = spawn(process.execPath, [file], { cwd: project });
  // Some of them wait for ever by design: a server, a chat that is not disposed.
  const stop = setTimeout(() => child.kill(), 6_000);
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += String(part)));
  child.stderr.on('data', (part: Buffer) => (said += String(part)));
  const [exit] = (await once(child, 'exit')) as [number | null];
  clearTimeout(stop);
  await rm(file);
  return { code: exit, said };
};

/** Those of the frameworks are quoted from apps that are built; those for CMSs are played by embed.e2e.ts. */
const blocks = inLanguage('js').filter(({ place }) => !/^docs\/(?:frameworks|cms)\.md/.test(place));

describe('a script of the documentation runs as it stands', () => {
  let browser: Browser;
  before(async () => void (browser = await launch()));
  after(() => browser.close());

  for (const [i, { place, code }] of blocks.entries())
    if (isForNode(code))
      it(`in Node: ${place}`, async () => {
        const { url, deploymentId, stop } = await startSimulator({ port: 0, config: SIGN_IN });
        try {
          const { code: exit, said } = await runInNode(fillIn(code, url, deploymentId), `snippet-${i}.mjs`);
          assert.ok(exit === 0 || exit === null, said);
          assert.doesNotMatch(said, /Error/);
        } finally {
          await stop();
        }
      });
    else
      it(`in a page with a chat, which goes on: ${place}`, async () => {
        const { url, deploymentId, simulator, stop } = await startSimulator({ port: 0, scenario: 'echo' });
        const script = await bundle(
          `import 'genesys-chat/define';\n${fillIn(code, url, deploymentId)}\nwindow.ranThrough = true;`,
          `snippet-${i}.js`,
        );
        const tag = bringsChat(code)
          ? ''
          : `<genesys-chat open deployment-id="${deploymentId}" endpoint="${url}"></genesys-chat>`;
        const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title></head><body>${tag}<script type="module" src="/page.js"></script></body></html>`;
        const server = await startPageServer({ '/': html, '/page.js': script }, url);
        const context = await browser.newContext();
        const errors: string[] = [];
        try {
          const page = await context.newPage();
          page.on('pageerror', (error) => errors.push(String(error)));
          page.on('dialog', (dialog) => void dialog.accept());
          page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
          await page.goto(server.url);
          await page.waitForFunction(() => (window as { ranThrough?: boolean }).ranThrough);
          // One that cleans up after itself is done by now.
          if (await page.locator('genesys-chat').count()) {
            await page.evaluate(() => document.querySelector('genesys-chat')!.show());
            await page.locator('genesys-chat textarea').fill('hello');
            await page.keyboard.press('Enter');
            await until('delivered', () => simulator.log().some(({ text }) => text === 'hello'), 20);
          }
          assert.deepEqual(server.reports, []);
          assert.deepEqual(errors, []);
        } finally {
          await context.close();
          await server.stop();
          await stop();
        }
      });

  for (const { place, code } of inLanguage('css'))
    it(`and every rule of a stylesheet is understood: ${place}`, async () => {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        await page.setContent('<genesys-chat></genesys-chat>');
        await page.addStyleTag({ content: code });
        const rules = await page.evaluate(() =>
          [...(document.styleSheets[0]?.cssRules ?? [])].map((rule) => (rule as CSSStyleRule).style.length),
        );
        assert.equal(rules.length, code.match(/\{/g)?.length);
        assert.ok(rules.every((declarations) => declarations > 0));
      } finally {
        await context.close();
      }
    });

  it('and so does every call of the simulator’s control', async () => {
    const calls = inLanguage('sh').flatMap(({ code }) => [
      ...code.matchAll(/^curl .*?(\/_simulator\/\S+)(?: -d '(.*)')?$/gm),
    ]);
    assert.ok(calls.length > 0);
    const { url, stop } = await startSimulator({ port: 0 });
    try {
      for (const [line, path = '', body] of calls) {
        const response = await fetch(
          url + path,
          line.includes('-X POST') || body ? { method: 'POST', body: body ?? '{}' } : {},
        );
        assert.ok(response.ok, `${line}: ${response.status}`);
      }
    } finally {
      await stop();
    }
  });
});
