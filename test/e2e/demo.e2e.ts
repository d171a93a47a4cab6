import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type {} from '../../src/index.js';
import { startPageServer, type PageServer } from './support/page-server.js';
import { launch } from './support/stage.js';

const page = (script: string, demo: string): string =>
  `<!doctype html><html lang="en"><title>A demonstration</title><body>${script}
  <genesys-chat demo="${demo}" open></genesys-chat></body></html>`;
const MODULE = '<script type="module" src="/dist/define.min.js"></script>';
const CLASSIC = '<script src="/dist/auto.min.js" async></script>';

describe('a demonstration from the single files, under a strict policy', () => {
  let browser: Browser;
  let server: PageServer;
  before(async () => {
    const pages = { '/calm': page(MODULE, ''), '/classic': page(CLASSIC, 'calm'), '/flaky': page(MODULE, 'flaky') };
    browser = await launch();
    server = await startPageServer({ ...pages, '/offline': page(MODULE, 'offline') }, 'http://localhost:1');
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const open = async (path: string): Promise<{ page: Page; hosts: Set<string>; errors: string[] }> => {
    const opened = await browser.newPage();
    const hosts = new Set<string>();
    const errors: string[] = [];
    opened.on('request', (request) => hosts.add(new URL(request.url()).host));
    opened.on('websocket', (socket) => hosts.add(socket.url()));
    opened.on('pageerror', (error) => errors.push(String(error)));
    await opened.goto(`${server.url}${path}`);
    return { page: opened, hosts, errors };
  };
  const write = async (at: Page, text: string): Promise<void> => {
    await at.getByRole('textbox').fill(text);
    await at.keyboard.press('Enter');
  };

  for (const path of ['/calm', '/classic'])
    it(`answers without a network, and says what it is (${path})`, async () => {
      const { page: at, hosts, errors } = await open(path);
      await at.getByText('A demonstration: nothing leaves this page.').waitFor();
      await at.getByText('I am Nova').first().waitFor();
      await write(at, 'Card');
      await at.getByText('This one is free tonight.').first().waitFor();
      await at.locator('genesys-chat:state(demo):state(online)').waitFor({ state: 'attached' });
      assert.deepEqual([...hosts], [new URL(server.url).host]);
      assert.deepEqual([errors, server.reports], [[], []]);
      await at.close();
    });

  it('loses its connection when it is flaky, and nothing else', async () => {
    const { page: at, errors } = await open('/flaky');
    await at.getByText('I am Nova').first().waitFor();
    await at.evaluate(() => {
      const chat = document.querySelector('genesys-chat');
      chat?.addEventListener('gc-status', ({ detail }) =>
        chat.setAttribute('data-seen', `${chat.dataset['seen'] ?? ''} ${detail.status}`),
      );
    });
    for (const text of ['one', 'two', 'three']) {
      await write(at, text);
      await at.getByText(`You wrote "${text}"`).first().waitFor();
    }
    assert.match((await at.locator('genesys-chat').getAttribute('data-seen')) ?? '', /reconnecting/);
    for (const text of ['one', 'two', 'three'])
      assert.equal(await at.locator('[part~="bubble-out"]', { hasText: text }).count(), 1);
    assert.deepEqual(errors, []);
    await at.close();
  });

  it('keeps what is written while it is offline', async () => {
    const { page: at } = await open('/offline');
    await write(at, 'Is anybody there?');
    await at.locator('genesys-chat:state(offline):state(queued)').waitFor({ state: 'attached' });
    await at.getByText("You're offline.").first().waitFor();
    await at.close();
  });
});
