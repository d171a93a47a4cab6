import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type {} from '../../src/index.js';
import { startSimulator, type SimulatorServer } from '../../src/simulator/node.js';
import { logOf, until } from './support/drop-script.js';
import { requests } from './support/play.js';
import { allOpen, firstLine, onPlainPage } from './support/plain-page.js';
import { launch } from './support/stage.js';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What Genesys Cloud gives a page's owner to paste; only the address is another, and `endpoint` is the simulator's. */
const snippet = ({ deploymentId, url }: SimulatorServer, name = 'Genesys'): string => `
  (function (g, e, n, es, ys) {
    g['_genesysJs'] = e;
    g[e] = g[e] || function () {
      (g[e].q = g[e].q || []).push(arguments)
    };
    g[e].t = 1 * new Date();
    g[e].c = es;
    ys = document.createElement('script'); ys.async = 1; ys.src = n; ys.charset = 'utf-8'; document.head.appendChild(ys);
  })(window, '${name}', '/dist/compat.min.js', {
    environment: 'prod-euw2',
    deploymentId: '${deploymentId}',
    endpoint: '${url}'
  });`;

/** As a shop has it that was made for Messenger. */
const SHOP = `
  window.heard = [];
  const note = (event) => heard.push(event.event);
  for (const name of ['Messenger.ready', 'Messenger.opened', 'Messenger.closed', 'MessagingService.started',
      'MessagingService.messagesReceived', 'MessagingService.restored', 'MessagingService.reconnecting',
      'MessagingService.reconnected', 'Database.updated'])
    Genesys('subscribe', name, note);
  Genesys('subscribe', 'MessagingService.messagesReceived', ({ data }) => {
    document.title = data.messages[0].direction + ': ' + data.messages[0].text;
  });
  Genesys('subscribe', 'MessagingService.restored', ({ data }) => (window.restored = data.messages.map((m) => m.text)));
  Genesys('subscribe', 'Database.ready', () => {
    Genesys('command', 'Database.set', { messaging: { customAttributes: { plan: 'family' } } });
  });
  Genesys('registerPlugin', 'Shop', (Shop) => {
    Shop.registerCommand('basket', (e) => e.resolve({ items: 3, asked: e.data }));
    Shop.command('Shop.basket', { by: 'test' }).then((basket) => (window.basket = basket));
    Shop.ready();
  });
  document.getElementById('toggle').addEventListener('click', () => {
    Genesys('command', 'Messenger.open', {}, () => {}, () => Genesys('command', 'Messenger.close'));
  });
  document.getElementById('ask').addEventListener('click', () => {
    Genesys('command', 'MessagingService.sendMessage', { message: 'Where is my parcel?' },
      () => heard.push('sent'), (error) => heard.push(String(error)));
  });
  document.getElementById('toast').addEventListener('click', () => {
    Genesys('command', 'Toaster.open', { title: 'Sale!' }, () => {}, (error) => (window.refused = error.message));
  });`;

const BUTTONS = ['toggle', 'ask', 'toast'].map((id) => `<button id="${id}">${id}</button>`).join('');

const html = (...snippets: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><title>A shop</title>${snippets.map((text) => `<script>${text}</script>`).join('')}</head>
   <body>${BUTTONS}<script src="/shop.js"></script></body></html>`;

/** Strict, but for the snippet's own hash. It sets the address of a script from a text, so Trusted Types cannot be asked for. */
const policyFor =
  (...snippets: readonly string[]) =>
  (...chats: readonly SimulatorServer[]): string => {
    const hashes = snippets.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
    const origins = chats.map(({ url }) => `${url} ${url.replace(/^http/, 'ws')}`).join(' ');
    return `default-src 'none'; script-src 'self' ${hashes}; connect-src ${origins}; img-src 'self'; style-src 'self'; base-uri 'none'; report-uri /csp-report`;
  };

const heard = (page: Page): Promise<readonly string[]> => page.evaluate(() => Reflect.get(window, 'heard') as string[]);
const hears = (page: Page, event: string): Promise<void> =>
  until(event, async () => (await heard(page)).includes(event), 20);
const got = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((key) => Reflect.get(window, key) as unknown, name).then((it) => it.jsonValue());

const shop = (play: Parameters<typeof onPlainPage>[2], simulator = {}): Promise<void> =>
  onPlainPage(
    browser,
    {
      simulator,
      pages: (chat) => ({ '/': html(snippet(chat)), '/shop.js': SHOP }),
      policy: (chat) => policyFor(snippet(chat))(chat),
    },
    play,
  );

describe('a page made for Messenger, with another address in its snippet', () => {
  it('sends, hears and opens as before', () =>
    shop(
      async ({ page, simulator, lines }) => {
        await hears(page, 'Messenger.ready');
        assert.deepEqual(await got(page, 'basket'), { items: 3, asked: { by: 'test' } });
        await page.click('#ask');
        await hears(page, 'sent');
        assert.deepEqual(logOf(simulator), ['Where is my parcel?']);
        const carried = requests(simulator).flatMap(({ message }) => message?.channel?.metadata.customAttributes ?? []);
        assert.deepEqual(carried, [{ plan: 'family' }]);
        simulator.say({ text: 'On its way.', from: { nickname: 'Ana' } });
        await page.waitForFunction(() => document.title.endsWith('Outbound: On its way.'));
        const chat = page.locator('genesys-chat');
        await page.click('#toggle');
        await hears(page, 'Messenger.opened');
        assert.notEqual(await chat.getAttribute('open'), null);
        await page.click('#toggle');
        await hears(page, 'Messenger.closed');
        assert.equal(await chat.getAttribute('open'), null);
        assert.equal((await heard(page)).filter((event) => event === 'MessagingService.started').length, 1);
        assert.deepEqual(lines, []);
      },
      { scenario: 'quiet' },
    ));

  it('finds its conversation again after a reload, and tells it as restored', () =>
    shop(
      async ({ page, simulator }) => {
        await hears(page, 'Messenger.ready');
        await page.click('#ask');
        await hears(page, 'sent');
        await page.reload();
        assert.deepEqual(await got(page, 'restored'), ['Where is my parcel?']);
        assert.equal(simulator.sessions().length, 1);
      },
      { scenario: 'quiet' },
    ));

  it('hears of a lost connection by Messenger’s names [P-14]', () =>
    shop(
      async ({ page, simulator }) => {
        await hears(page, 'Messenger.ready');
        await page.click('#ask');
        await hears(page, 'sent');
        simulator.fault({ kind: 'drop', when: 'now' });
        await hears(page, 'MessagingService.reconnecting');
        await hears(page, 'MessagingService.reconnected');
      },
      { scenario: 'quiet' },
    ));

  it('is refused in a sentence what is not there, and its owner is told once', () =>
    shop(async ({ page, lines }) => {
      await hears(page, 'Messenger.ready');
      for (let i = 0; i < 2; i++) await page.click('#toast');
      assert.match(String(await got(page, 'refused')), /^Toaster\.open has no equivalent here: /);
      assert.match(await firstLine(lines), /Toaster\.open has no .*\(compat\/unsupported\) https:/);
      assert.equal(lines.length, 1);
    }));

  it('takes the element of that deployment that stands in the page', () =>
    onPlainPage(
      browser,
      {
        pages: (chat) => ({
          '/': html(snippet(chat)).replace(
            BUTTONS,
            `${BUTTONS}<genesys-chat id="mine" deployment-id="${chat.deploymentId}" endpoint="${chat.url}"></genesys-chat>`,
          ),
          '/shop.js': SHOP,
        }),
        policy: (chat) => policyFor(snippet(chat))(chat),
      },
      async ({ page }) => {
        await hears(page, 'Messenger.ready');
        await page.click('#toggle');
        assert.equal(await allOpen(page), 1);
        assert.notEqual(await page.locator('#mine').getAttribute('open'), null);
      },
    ));
});

it('the snippet pasted twice gives one chat, one socket and one line', () =>
  onPlainPage(
    browser,
    {
      pages: (chat) => ({ '/': html(snippet(chat), snippet(chat)), '/shop.js': SHOP }),
      policy: (chat) => policyFor(snippet(chat))(chat),
    },
    async ({ page, sockets, lines, simulator }) => {
      await hears(page, 'Messenger.ready');
      await page.click('#ask');
      await hears(page, 'sent');
      assert.match(await firstLine(lines), /config\/loaded-twice/);
      assert.deepEqual([await page.locator('genesys-chat').count(), sockets.length, lines.length], [1, 1, 1]);
      assert.equal(simulator.sessions().length, 1);
    },
  ));

it('two deployments under two names are two chats, and each function speaks to its own', async () => {
  const other = await startSimulator({ port: 0, deploymentId: '7b0c2f7e-54a4-4a39-8b5f-0d1f6a2c9e11' });
  try {
    await onPlainPage(
      browser,
      {
        pages: (chat) => ({
          '/': html(snippet(chat), snippet(other, 'Sales')),
          '/shop.js': `for (const [name, text] of [['Genesys', 'for service'], ['Sales', 'for sales']])
            window[name]('command', 'MessagingService.sendMessage', { message: text });`,
        }),
        policy: (chat) => policyFor(snippet(chat), snippet(other, 'Sales'))(chat, other),
      },
      async ({ simulator }) => {
        const said = (): unknown => [logOf(simulator)[0], logOf(other.simulator)[0]];
        await until('both have arrived', () => JSON.stringify(said()) === '["for service","for sales"]', 20);
      },
    );
  } finally {
    await other.stop();
  }
});
