import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { until } from '../e2e/support/drop-script.js';
import { startPageServer } from '../e2e/support/page-server.js';
import { launch } from '../e2e/support/stage.js';
import { BUILT, startApp, UNBUILT } from './support/app-process.js';
import { begin, playApp, sockets, withService } from './support/play-app.js';

/** Names of the Trusted Types policies that a built app makes: Lit's, and the framework's own. */
const POLICIES = {
  react: 'lit-html',
  vue: 'lit-html vue',
  svelte: 'lit-html svelte-trusted-html',
  angular: 'lit-html angular',
} as const;

const SOURCES = { react: 'src/App.tsx', vue: 'src/App.vue', svelte: 'src/App.svelte' } as const;

let browser: Browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

describe('properties, events, leaving and coming back, under a strict policy, in an app made with', () => {
  for (const [name, trustedTypes] of Object.entries(POLICIES))
    it(name, { skip: UNBUILT.includes(name) }, () =>
      withService(browser, async (page, simulator, query, chatUrl) => {
        const server = await startPageServer({}, chatUrl, { folder: `${BUILT}${name}/dist`, trustedTypes });
        try {
          await page.goto(`${server.url}/${query}`);
          await playApp(page, simulator);
          assert.deepEqual(server.reports, [], 'no violation of the page’s policy');
        } finally {
          await server.stop();
        }
      }),
    );

  it('next, which draws the tag and its fallback on the server', { skip: UNBUILT.includes('next') }, () =>
    withService(browser, async (page, simulator, query) => {
      const app = await startApp('next', ['node_modules/next/dist/bin/next', 'start', '-p', '0']);
      try {
        const drawn = await (await fetch(`${app.url}/${query}`)).text();
        assert.match(
          drawn,
          /<genesys-chat deployment-id="[^"]+"[^>]*><a href="tel:[^"]+">Call us<\/a><\/genesys-chat>/,
        );
        await page.goto(`${app.url}/${query}`);
        await playApp(page, simulator);
      } finally {
        await app.stop();
      }
    }),
  );
});

describe('code that changes under a running chat (hot reload) leaves one socket and the conversation, in', () => {
  for (const [name, source] of Object.entries(SOURCES))
    it(name, { skip: UNBUILT.includes(name) }, () =>
      withService(browser, async (page, simulator, query) => {
        const app = await startApp(name, ['node_modules/vite/bin/vite.js', '--port', '0', '--host', 'localhost']);
        const file = `${BUILT}${name}/${source}`;
        const code = await readFile(file, 'utf8');
        try {
          await page.goto(`${app.url}/${query}`);
          await begin(page, simulator);
          await page.evaluate(() => ((window as { sameDocument?: boolean }).sameDocument = true));
          await writeFile(file, code.replace('<h1>Shop</h1>', '<h1>Store</h1>'));
          await page.getByRole('heading', { name: 'Store' }).waitFor();
          simulator.say({ text: 'still there?', from: { nickname: 'Ana' } });
          await page.locator('#last', { hasText: 'still there?' }).waitFor();
          assert.equal(await page.evaluate(() => (window as { sameDocument?: boolean }).sameDocument), true);
          await until('one socket', () => sockets(simulator) === 1);
          const texts = () =>
            page.evaluate(() => document.querySelector('genesys-chat')!.messages.map(({ text }) => text));
          await until('the conversation is there', async () => (await texts()).includes('hello'));
        } finally {
          await writeFile(file, code);
          await app.stop();
        }
      }),
    );
});
