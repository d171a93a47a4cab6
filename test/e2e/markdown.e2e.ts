import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import * as person from './support/person.js';
import { launch, playOn, type Stage } from './support/stage.js';

/** As an agent writes it: the service's own marks beside common ones. */
const WRITTEN = [
  '# Your parcel',
  'It is *on its way*, ~since Monday~ since _Tuesday_. Mind ==the bell==, and `door 4`.',
  '1. Sign for it\n2. Keep the box',
  '- small\n- green',
  '> as you asked',
  '```\nref = 42\n```',
  'Read [the handbook](https://shop.example/handbook), [bank.example](https://evil.example/login) or https://shop.example/faq.',
  'Mail [us](mailto:us@shop.example), call [us](tel:+4930123456).',
].join('\n\n');
/** Put together, so that no line of this project spells a script address. */
const HOSTILE = `[press here](${['java', 'script:window.hit=1'].join('')}) <img src=x onerror="window.hit=1"> ![x](https://evil.example/x.png)`;

describe('Markdown of an agent, on a page against the simulator on a port', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const on = (attributes: string, play: (stage: Stage, page: Page) => Promise<void>): Promise<void> =>
    playOn(browser, { attributes: `open ${attributes}` }, async (stage) => {
      const page = await stage.open();
      await person.isOpen(page);
      await person.write(page, 'Where is *my* parcel?');
      await page.getByText('Sent', { exact: true }).waitFor();
      stage.simulator.say({ text: WRITTEN });
      stage.simulator.say({ text: HOSTILE });
      await person.hears(page, 'press here');
      await play(stage, page);
    });

  it('is drawn; its links are safe and tell the real host behind a name that is another’s [P-21]', () =>
    on('', async (_, page) => {
      const text = page.locator('genesys-chat [part~=message-in] .text').first();
      for (const [element, words] of [
        ['.head', 'Your parcel'],
        ['strong', 'on its way'],
        ['del', 'since Monday'],
        ['em', 'Tuesday'],
        ['mark', 'the bell'],
        ['p code', 'door 4'],
        ['ol li:nth-child(2)', 'Keep the box'],
        ['ul li:nth-child(2)', 'green'],
        ['blockquote', 'as you asked'],
        ['pre code', 'ref = 42'],
      ] as const)
        assert.equal((await text.locator(element).innerText()).trim(), words, element);
      const links = await text.locator('a').evaluateAll((all) =>
        all.map((a) => {
          const { href, rel, target, referrerPolicy, innerText } = a as HTMLAnchorElement;
          return { href, rel, target, referrerPolicy, innerText };
        }),
      );
      const safe = { rel: 'noopener noreferrer nofollow ugc', target: '_blank', referrerPolicy: 'no-referrer' };
      assert.deepEqual(
        links,
        [
          ['the handbook', 'https://shop.example/handbook'],
          ['bank.example (evil.example)', 'https://evil.example/login'],
          ['https://shop.example/faq', 'https://shop.example/faq'],
          ['us', 'mailto:us@shop.example'],
          ['us', 'tel:+4930123456'],
        ].map(([innerText, href]) => ({ innerText, href, ...safe })),
      );
      const hostile = page.locator('genesys-chat [part~=message-in] .text').last();
      assert.deepEqual(await hostile.locator('a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href)), [
        'https://evil.example/x.png',
      ]);
      assert.equal(await hostile.locator('img').count(), 0);
      assert.equal(await page.evaluate(() => (window as unknown as { hit: unknown }).hit), undefined);
      // What the guest types stays as typed.
      assert.equal(await page.locator('genesys-chat [part~=message-out] .text').innerText(), 'Where is *my* parcel?');
    }));

  it('stays as written with no-markdown, but for plain addresses [P-21]', () =>
    on('no-markdown', async (_, page) => {
      const text = page.locator('genesys-chat [part~=message-in] .text').first();
      assert.equal(await text.innerText(), WRITTEN);
      assert.equal(await text.locator('strong, em, code, ul, ol, blockquote').count(), 0);
      const hrefs = await text.locator('a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
      assert.ok(hrefs.includes('https://shop.example/faq'), hrefs.join());
      for (const href of hrefs) assert.match(href, /^(https|mailto|tel):/);
    }));
});
