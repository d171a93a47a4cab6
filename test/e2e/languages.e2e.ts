import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { LOCALES } from '../../src/i18n/match.js';
import * as person from './support/person.js';
import { startPageServer } from './support/page-server.js';
import { launch, playOn, setStage, type Stage } from './support/stage.js';
import { startSimulator } from '../../src/simulator/node.js';

const says = (page: Page, lang: string): Promise<void> =>
  page.evaluate((to) => void (document.documentElement.lang = to), lang);
const log = (page: Page, name: string) => page.getByRole('log', { name });
const direction = (page: Page): Promise<string> =>
  page.locator('genesys-chat [part~=panel]').evaluate((panel) => getComputedStyle(panel).direction);
const localesAsked = ({ asked }: Pick<Stage, 'asked'>): readonly string[] =>
  asked.flatMap(({ url }) => /\/locales\/([\w-]+)\.json$/.exec(url)?.[1] ?? []);

/** German, then Arabic, with what was written kept. */
const switchesLive = async (page: Page): Promise<void> => {
  await log(page, 'Nachrichten').waitFor();
  await page.getByRole('textbox', { name: 'Nachricht' }).fill('noch nicht');
  assert.equal(await direction(page), 'ltr');
  await says(page, 'ar');
  await log(page, 'الرسائل').waitFor();
  assert.equal(await direction(page), 'rtl');
  assert.equal(await page.locator('genesys-chat textarea').inputValue(), 'noch nicht');
  assert.ok(await page.evaluate(() => document.querySelector('genesys-chat')!.shadowRoot!.activeElement !== null));
};

describe('Languages, with the built files under a strict policy', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('define.min.js speaks the page’s, and another one as soon as the page does [A-36]', () =>
    playOn(browser, { attributes: 'open', root: 'lang="de"' }, async (stage) => {
      const page = await stage.open();
      await person.isOpen(page);
      stage.simulator.say({ text: 'Guten Tag' });
      await person.hears(page, 'Guten Tag');
      const sentAt = page.locator('genesys-chat [part~=time]').last();
      assert.match((await sentAt.getAttribute('title')) ?? '', /tag|woch/);
      await switchesLive(page);
      assert.match((await sentAt.getAttribute('title')) ?? '', /[\u0600-\u06ff]/);
      await says(page, 'de');
      await log(page, 'Nachrichten').waitFor();
      assert.deepEqual(
        localesAsked(stage).filter((name) => name !== 'index'),
        ['de', 'ar'],
      );
      assert.deepEqual(stage.console, []);
    }));

  /** The classic script alone, in a page of its own; `head` may make the policy stricter. */
  const withScript = async (
    head: (chatUrl: string) => string,
    play: (page: Page, reports: readonly string[]) => Promise<void>,
  ): Promise<void> => {
    const { url: chatUrl, deploymentId, stop } = await startSimulator({ port: 0 });
    const query = new URLSearchParams({ 'deployment-id': deploymentId, endpoint: chatUrl, open: 'true' });
    const html = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>A shop</title>${head(chatUrl)}</head>
      <body><script src="/dist/auto.min.js?${query.toString().replaceAll('&', '&amp;')}"></script></body></html>`;
    const server = await startPageServer({ '/some/where/': html }, chatUrl);
    const page = await browser.newPage();
    try {
      await page.goto(`${server.url}/some/where/`);
      await play(page, server.reports);
    } finally {
      await page.close();
      await server.stop();
      await stop();
    }
  };

  it('auto.min.js does the same, though a classic script does not know later where it came from', () =>
    withScript(
      () => '',
      async (page, reports) => {
        await switchesLive(page);
        assert.deepEqual(reports, []);
      },
    ));

  it('works in English where the policy lets it fetch from the chat alone', () =>
    withScript(
      (chatUrl) =>
        `<meta http-equiv="content-security-policy" content="connect-src ${chatUrl} ${chatUrl.replace('http', 'ws')}">`,
      async (page) => {
        await log(page, 'Messages').waitFor();
        await person.isOpen(page);
        await person.write(page, 'Hello');
        await page.getByText('Sent', { exact: true }).waitFor();
      },
    ));

  it('asks for nothing where the page is English', () =>
    playOn(browser, { attributes: 'open' }, async (stage) => {
      await person.isOpen(await stage.open());
      assert.deepEqual(localesAsked(stage), []);
    }));

  it('has every language, whole, behind one hash', () =>
    playOn(browser, { attributes: 'open', root: 'lang="de"' }, async (stage) => {
      const page = await stage.open();
      await log(page, 'Nachrichten').waitFor();
      for (const tag of LOCALES) {
        await says(page, tag);
        await page.locator(`genesys-chat .root[lang="${tag}"]`).waitFor();
      }
      assert.deepEqual(stage.console, []);
    }));

  it('stays English, and says why once, when what comes is not what was built; and tries again', async () => {
    const stage = await setStage(browser, { attributes: 'open', root: 'lang="de"', script: person.LISTEN });
    try {
      let isForged = true;
      await stage.context.route('**/locales/de.json', async (route) => {
        const response = await route.fetch();
        const body = await response.text();
        await route.fulfill({ response, body: isForged ? body.replace('Nachrichten', 'Call +44 20 7946 0000') : body });
      });
      const page = await stage.open();
      await log(page, 'Messages').waitFor();
      await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.length > 0);
      assert.deepEqual(
        (await person.heard(page)).map(({ code }) => code),
        ['config/language-unavailable'],
      );
      assert.equal(stage.console.filter((line) => line.includes('genesys-chat:')).length, 1);
      assert.equal(await page.getByText('+44').count(), 0);
      isForged = false;
      await says(page, 'de-AT');
      await log(page, 'Nachrichten').waitFor();
    } finally {
      await stage.stop();
    }
  });
});
