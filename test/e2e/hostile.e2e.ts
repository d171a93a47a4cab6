import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type {} from '../../src/index.js';
import type { SayInput } from '../../src/simulator/index.js';
import { until } from './support/drop-script.js';
import { launch, setStage, type Stage } from './support/stage.js';

/** Put together, so that no line of this project spells a script address. */
const SCRIPT_URL = ['java', 'script:window.hit=1'].join('');
const DATA_URL = ['data:text/html,<', 'script>window.hit=1</', 'script>'].join('');
const TAG = [
  '<img src=x onerror="window.hit=1"><',
  'script>window.hit=1</',
  'script><iframe srcdoc="x"></iframe>',
].join('');

const card = (title: string, url: string) => ({
  title,
  description: TAG,
  image: DATA_URL,
  defaultAction: { type: 'Link', text: title, url },
  actions: [
    { type: 'Link', text: title, url },
    { type: 'Postback', text: title, payload: TAG },
  ],
});

/** An object as hostile JSON would make it: `__proto__` is a key like any other there. */
const polluted: unknown = JSON.parse(
  '{"contentType":"Card","card":{"title":"p","actions":[],"__proto__":{"hit":1},"constructor":{"prototype":{"hit":1}}}}',
);

const ATTACKS: Readonly<Record<string, readonly SayInput[]>> = {
  'script tags': [
    { text: TAG, from: { nickname: TAG, image: SCRIPT_URL } },
    { text: 'card', content: [{ contentType: 'Card', card: card(TAG, 'https://example.test/') }] },
  ],
  'script and data links': [
    { text: `[a](${SCRIPT_URL}) [b](${DATA_URL}) <${SCRIPT_URL}> ${SCRIPT_URL} ${DATA_URL}` },
    {
      text: 'links',
      content: [
        { contentType: 'Card', card: card('a', SCRIPT_URL) },
        { contentType: 'Carousel', carousel: { cards: [card('b', DATA_URL), card('c', SCRIPT_URL.toUpperCase())] } },
        {
          contentType: 'Attachment',
          attachment: { id: 'f', url: SCRIPT_URL, filename: 'x.png', mediaType: 'Image', mime: 'image/png' },
        },
      ],
    },
  ],
  'bidirectional overrides': [
    { text: '\u202Egnp.exe\u202C \u2067hidden\u2069 safe', from: { nickname: '\u202EanA' } },
    { text: '[https://bank.example/\u202E](https://evil.example/)' },
  ],
  'a megabyte of text': [{ text: 'x'.repeat(900_000) }, { text: 'y'.repeat(1_100_000) }],
  'ten thousand cards': [
    // Small enough to be read, too many to be drawn.
    {
      text: 'cards',
      content: Array.from({ length: 10_000 }, () => ({ contentType: 'Card', card: { title: 'n', actions: [] } })),
    },
    { content: [{ contentType: 'Carousel', carousel: { cards: Array(10_000).fill({ title: 'n', actions: [] }) } }] },
    // Too large even to be read.
    { text: 'more', content: Array(10_000).fill({ contentType: 'Card', card: card('n', 'https://example.test/') }) },
  ],
  'deep markdown': [
    { text: `${'> '.repeat(2_000)}deep` },
    { text: `${'- '.repeat(2_000)}deep` },
    { text: `${'*_'.repeat(3_000)}x${'_*'.repeat(3_000)}` },
    { text: '['.repeat(6_000) },
  ],
  'prototype keys': [
    { text: 'p', content: [polluted] },
    { text: 'q', content: [{ contentType: '__proto__', __proto__: null }, { contentType: 'constructor' }] },
    { text: 'r', metadata: { constructor: 'x', hasOwnProperty: 'x' } },
  ],
};

interface Findings {
  readonly hit: unknown;
  readonly polluted: unknown;
  readonly tags: readonly string[];
  readonly links: readonly string[];
  readonly sources: readonly string[];
  readonly wide: readonly string[];
}

/** What stands in the shadow tree: links, sources, elements no message may bring, and what paints outside the log. */
const look = (page: Page): Promise<Findings> =>
  page.evaluate(() => {
    const root = document.querySelector('genesys-chat')!.shadowRoot!;
    const log = root.querySelector('[part~=log]')!.getBoundingClientRect();
    return {
      hit: (window as unknown as { hit: unknown }).hit,
      polluted: ({} as { hit?: unknown }).hit,
      tags: [...root.querySelectorAll('script, iframe, object, embed, base, meta, link, style[data-x]')].map(
        ({ tagName }) => tagName,
      ),
      links: [...root.querySelectorAll<HTMLAnchorElement>('a')].map(({ protocol }) => protocol),
      sources: [...root.querySelectorAll<HTMLImageElement>('img, video, audio, source')].map(({ src }) => src),
      wide: [...root.querySelectorAll('[part~=message]')]
        .filter((message) => message.getBoundingClientRect().right > log.right + 1)
        .map(({ textContent }) => textContent?.slice(0, 40) ?? ''),
    };
  });

describe('an agent who means harm, under a strict policy', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const attack = async (name: string, { open, simulator, server, errors, chatUrl }: Stage): Promise<void> => {
    const page = await open();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.waitForFunction(() => document.querySelector('genesys-chat')!.status === 'open');
    await page.evaluate(async () => void (await document.querySelector('genesys-chat')!.send('hello')));
    for (const input of ATTACKS[name] ?? []) simulator.say(input);
    simulator.say({ text: 'the last word' });
    await until('the last word is shown', () =>
      page.evaluate(() => document.querySelector('genesys-chat')!.messages.at(-1)?.text === 'the last word'),
    );
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
    const found = await look(page);
    assert.equal(found.hit, undefined, 'no script ran');
    assert.equal(found.polluted, undefined, 'no prototype was touched');
    assert.deepEqual(found.tags, []);
    for (const protocol of found.links) assert.match(protocol, /^(https?|mailto|tel):$/);
    for (const source of found.sources) assert.match(source, /^(https:|blob:|http:\/\/localhost)/);
    assert.deepEqual(found.wide, [], 'nothing paints outside the log');
    const strangers = requests.filter((url) => !url.startsWith(chatUrl) && !url.startsWith(server.url));
    assert.deepEqual(strangers, [], 'no request to another host');
    // And one can still talk.
    await page.evaluate(async () => void (await document.querySelector('genesys-chat')!.send('still here')));
    assert.deepEqual(errors, [], 'no error reached the page [I18]');
    assert.deepEqual(server.reports, [], 'no violation of the page’s policy');
  };

  for (const name of Object.keys(ATTACKS)) {
    it(`${name}: shown harmless, and the conversation goes on [P-21] [P-79]`, async () => {
      const stage = await setStage(browser, { attributes: 'open' });
      try {
        await attack(name, stage);
      } finally {
        await stage.stop();
      }
    });
  }
});
