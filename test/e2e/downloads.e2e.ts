import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Simulator } from '../../src/simulator/index.js';
import { until } from './support/drop-script.js';
import * as files from './support/files.js';
import * as person from './support/person.js';
import { launch, playOn, type Stage } from './support/stage.js';

/** The visitor's clock can be moved on by hand. */
const CLOCK = `
  const RealDate = Date;
  let ahead = 0;
  window.passMinutes = (minutes) => (ahead += minutes * 60_000);
  window.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length === 0 ? [RealDate.now() + ahead] : given));
    }
    static now() {
      return RealDate.now() + ahead;
    }
  };`;

const passMinutes = (page: Page, minutes: number): Promise<void> =>
  page.evaluate((n) => {
    (window as unknown as { passMinutes(by: number): void }).passMinutes(n);
  }, minutes);

/** The agent sends it, and the address in the message runs out. */
const sayOutdated = async (simulator: Simulator, asset: 'photo' | 'document'): Promise<string> => {
  const { content } = simulator.say({ asset });
  const { url = '' } = (content[0] as { attachment?: { url?: string } }).attachment ?? {};
  await until('the address has run out', async () => (await fetch(url)).status === 404, 10);
  return url;
};

describe('files of the agent whose addresses have run out, on a page against the simulator on a port', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /** In a conversation; what comes live comes with an address that does not last. */
  const on = (play: (stage: Stage, page: Page) => Promise<void>): Promise<void> =>
    playOn(browser, { attributes: 'open', script: CLOCK, simulator: { downloadLifeMs: 2_000 } }, async (stage) => {
      const page = await stage.open();
      await person.isOpen(page);
      await person.write(page, 'Send me everything');
      await page.getByText('Sent', { exact: true }).waitFor();
      await play(stage, page);
    });

  it('a picture asks for a fresh one by itself, once, and is drawn in its place [P-64]', () =>
    on(async ({ simulator }, page) => {
      await page.getByRole('button', { name: 'Close chat' }).last().click();
      await sayOutdated(simulator, 'photo');
      await page.getByRole('button', { name: 'Open chat, 1 unread message' }).click();
      const picture = page.locator('genesys-chat [part~=attachment-image]');
      await until('the picture is drawn', async () =>
        (await picture.count()) === 1
          ? picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)
          : false,
      );
      assert.equal(files.asked(simulator, 'getAttachment'), 1);
    }));

  it('a link asks when it is followed, and leads to the file then [P-62] [P-64]', () =>
    on(async ({ simulator, context }, page) => {
      const old = await sayOutdated(simulator, 'document');
      const link = page.getByRole('link', { name: 'document.pdf' });
      assert.equal(await link.getAttribute('href'), old);
      await passMinutes(page, 11);
      const followed = context.waitForEvent('response', (response) => response.url().includes('/downloads/'));
      await link.click();
      const answer = await followed;
      assert.equal(answer.status(), 200);
      assert.equal(answer.request().headers()['referer'], undefined);
      assert.notEqual(answer.url(), old);
      assert.equal(await link.getAttribute('href'), answer.url());
      assert.equal(files.asked(simulator, 'getAttachment'), 1);
    }));
});
