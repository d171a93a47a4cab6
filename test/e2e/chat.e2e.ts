import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type {} from '../../src/index.js';
import { logOf, until } from './support/drop-script.js';
import { launch, playOn, type Stage } from './support/stage.js';

const status = (page: Page): Promise<string> => page.evaluate(() => document.querySelector('genesys-chat')!.status);
const isOpen = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('genesys-chat')!.status === 'open');

describe('the element on a page, against the simulator on a port', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const on = (options: Parameters<typeof playOn>[1], play: (stage: Stage) => Promise<void>): Promise<void> =>
    playOn(browser, options, play);

  it('is opened by the launcher, sends what is typed, shows it as sent and hears the answer', () =>
    on({ simulator: { scenario: 'echo' } }, async ({ open, simulator }) => {
      const page = await open();
      await page.getByRole('button', { name: /open chat/i }).click();
      await isOpen(page);
      await page.getByRole('textbox').fill('Is the fern in stock?');
      await page.keyboard.press('Enter');
      await page.getByText('Sent', { exact: true }).waitFor();
      await until('two messages', () => logOf(simulator).length === 2);
      await page.waitForFunction(() => document.querySelector('genesys-chat')!.messages.length === 2);
      assert.equal(await page.getByRole('textbox').inputValue(), '');
    }));

  it('connects to nothing before it is opened, when told so', () =>
    on({ attributes: 'connect-when="open"' }, async ({ open, simulator }) => {
      const requests: string[] = [];
      const page = await open();
      page.on('request', (request) => requests.push(request.url()));
      await page.waitForTimeout(300);
      assert.deepEqual(simulator.handshakes(), []);
      assert.deepEqual(requests, []);
    }));

  it('resumes the same session after a reload: no second session, nothing twice [P-4] [P-16] [I15]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const page = await open();
      await isOpen(page);
      await page.evaluate(async () => void (await document.querySelector('genesys-chat')!.send('before the reload')));
      simulator.say({ text: 'an answer' });
      await page.reload();
      await isOpen(page);
      await page.waitForFunction(() => document.querySelector('genesys-chat')!.messages.length === 2);
      assert.equal(simulator.sessions().length, 1);
      assert.deepEqual(
        await page.evaluate(() => document.querySelector('genesys-chat')!.messages.map(({ text }) => text)),
        ['before the reload', 'an answer'],
      );
    }));

  it('two tabs share one token and one connection: each shows what the other says [P-15] [P-80] [I15]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const [one, two] = await Promise.all([open(), open()]);
      await Promise.all([isOpen(one), isOpen(two)]);
      assert.equal(simulator.sessions().length, 1);
      await one.evaluate(async () => void (await document.querySelector('genesys-chat')!.send('from the first')));
      await two.waitForFunction(() => document.querySelector('genesys-chat')!.messages.length === 1);
      assert.equal(simulator.handshakes().length, 1);
    }));

  it('leaves nothing behind when removed for good, and keeps its socket when only moved [I9]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const page = await open();
      await isOpen(page);
      await page.evaluate(() => {
        const chat = document.querySelector('genesys-chat')!;
        chat.remove();
        document.querySelector('main')!.append(chat);
      });
      await page.waitForTimeout(2_500);
      assert.equal(await status(page), 'open');
      assert.equal(simulator.handshakes().length, 1);
      await page.evaluate(() => document.querySelector('genesys-chat')!.remove());
      await until('the socket is closed', () => simulator.sessions()[0]?.connections.length === 0, 5);
      const frames = simulator.frames().length;
      await page.waitForTimeout(1_000);
      assert.equal(simulator.frames().length, frames);
      assert.equal(simulator.handshakes().length, 1);
    }));

  it('survives frames that are not JSON, of no known class, and from the gateway [P-9]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const page = await open();
      await isOpen(page);
      await page.evaluate(() => {
        const codes: string[] = [];
        document.addEventListener('gc-error', (event) =>
          codes.push((event as CustomEvent<{ code: string }>).detail.code),
        );
        Object.assign(window, { codes });
      });
      simulator.fault({ kind: 'unknown', what: 'not-json' });
      simulator.fault({ kind: 'unknown', what: 'class' });
      simulator.fault({ kind: 'unknown', what: 'event' });
      simulator.fault({ kind: 'gateway-error' });
      simulator.say({ text: 'still here' });
      await page.waitForFunction(() => document.querySelector('genesys-chat')!.messages.length === 1);
      assert.equal(await status(page), 'open');
      const codes = await page.evaluate(() => (window as Window & { codes?: string[] }).codes);
      assert.deepEqual(codes?.slice(0, 3), ['frame/undecodable', 'frame/unknown-class', 'frame/unknown-content']);
    }));

  it('tells of a loss with a countdown and a way to try at once, keeps the typed text, and comes back', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const page = await open();
      await isOpen(page);
      await page.getByRole('textbox').fill('half a sen');
      simulator.fault({ kind: 'restart', downMs: 30_000 });
      await page.getByRole('button', { name: 'Retry now' }).waitFor();
      assert.match(
        (await page.locator('genesys-chat').locator('[part~="banner"]').innerText()).replace(/\s+/g, ' '),
        /Connection lost/,
      );
      assert.equal(await page.getByRole('textbox').inputValue(), 'half a sen');
      await page.getByRole('textbox').fill('half a sentence');
      await page.keyboard.press('Enter');
      await page.getByText('Waiting for connection').waitFor();
      simulator.clearFaults();
      await page.getByRole('button', { name: 'Retry now' }).click();
      await page.getByText('Sent', { exact: true }).waitFor();
      assert.deepEqual(logOf(simulator), ['half a sentence']);
    }));

  for (const [attributes, words] of [
    ['environment="prod-eu9"', 'not a Genesys Cloud region'],
    ['endpoint="ftp://nowhere"', 'not an origin'],
    ['deployment-id=""', 'no deployment-id'],
  ] as const) {
    it(`says what is wrong with ${attributes}, once, and throws nothing`, () =>
      on({}, async (stage) => {
        const page = await stage.open();
        await page.evaluate((html) => {
          document.querySelector('genesys-chat')!.remove();
          const chat = document.createElement('genesys-chat');
          chat.setAttribute('deployment-id', '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835');
          for (const [, name, value] of html.matchAll(/([\w-]+)="([^"]*)"/g))
            chat.setAttribute(name ?? '', value ?? '');
          chat.open = true;
          document.body.append(chat);
        }, attributes);
        await until('a line in the console', () => stage.console.some((line) => line.includes(words)), 5);
        assert.equal(stage.console.filter((line) => line.includes(words)).length, 1);
      }));
  }
});
