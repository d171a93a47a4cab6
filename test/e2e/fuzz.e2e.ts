import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Browser, WebSocketRoute } from 'playwright-core';
import type {} from '../../src/index.js';
import { decode } from '../../src/protocol/decode.js';
import { KINDS, fixtureText } from '../fixtures/frames.js';
import { broken } from '../protocol/mutate.js';
import { until } from './support/drop-script.js';
import { launch, setStage } from './support/stage.js';

/** The same frames in every run, until somebody asks for others. */
const SEED = Number(process.env['GENESYS_CHAT_SEED'] ?? 20_261_124);
const COUNT = 1_500;

/** What ends a session or makes it another one has tests of its own; here the conversation is to go on. */
const ENDINGS: ReadonlySet<string> = new Set([
  'session.ready',
  'session.detached',
  'session.expired',
  'session.cleared',
  'session.logged-out',
  'connection.closed',
  'presence.received',
  'request.refused',
]);

const frames = fc
  .sample(broken(KINDS.filter((kind) => kind.startsWith('s2c-')).map(fixtureText)), { seed: SEED, numRuns: COUNT })
  .map((text) => ({ text, types: decode(text).map(({ type }) => type) }))
  .filter(({ types }) => !types.some((type) => ENDINGS.has(type)));

/** Elements that the chat itself draws; nothing a message says may add another kind. */
const TAGS =
  /^(a|article|bdi|blockquote|br|button|canvas|code|del|details|div|em|fieldset|form|h2|h3|hr|img|input|label|legend|li|mark|ol|option|optgroup|p|path|pre|progress|section|select|slot|span|strong|style|summary|svg|textarea|time|ul|video|audio|dl|dt|dd|output|figure|figcaption|small|b|i|header|footer|h4)$/i;

describe(`the element, fed with ${COUNT} broken frames (seed ${SEED})`, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('throws nothing, runs nothing, asks nobody, and shows every good message in its place [P-9] [P-21] [I18]', async () => {
    const stage = await setStage(browser, { attributes: 'open' });
    try {
      let wire: WebSocketRoute | undefined;
      await stage.context.routeWebSocket(/\/v1/, (route) => {
        route.connectToServer();
        wire = route;
      });
      const page = await stage.open();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      // What the policy has stopped was never asked: pictures of strangers, see the reports below.
      page.on('requestfailed', (request) => {
        if (request.failure()?.errorText === 'csp') asked.splice(asked.indexOf(request.url()), 1);
      });
      await page.waitForFunction(() => document.querySelector('genesys-chat')!.status === 'open');
      const inject = (text: string): void => wire?.send(text);

      // Frames that mean nothing change nothing.
      stage.simulator.say({ text: 'first' });
      await page.waitForFunction(() => document.querySelector('genesys-chat')!.messages.length === 1);
      await page.evaluate(() => Object.assign(window, { before: document.querySelector('genesys-chat')!.messages }));
      const empty = frames.filter(({ types }) => types.every((type) => type === 'frame.ignored'));
      assert.ok(empty.length > 100, `only ${empty.length} frames mean nothing`);
      for (const { text } of empty) inject(text);
      const isSame = await page.evaluate(
        () => (window as unknown as { before: unknown }).before === document.querySelector('genesys-chat')!.messages,
      );
      assert.ok(isSame, 'messages are the same array');

      let good = 0;
      frames.forEach(({ text }, i) => {
        inject(text);
        if (i % 50 === 0) stage.simulator.say({ text: `good ${good++}` });
      });
      stage.simulator.say({ text: 'the last word' });
      await until('the last word is shown', () =>
        page.evaluate(() =>
          document.querySelector('genesys-chat')!.messages.some(({ text }) => text === 'the last word'),
        ),
      );
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200))));
      const found = await page.evaluate(() => {
        const chat = document.querySelector('genesys-chat')!;
        const root = chat.shadowRoot!;
        return {
          hit: (window as unknown as { hit: unknown }).hit,
          good: chat.messages.flatMap(({ text }) => (text?.startsWith('good ') ? [text] : [])),
          tags: [...new Set([...root.querySelectorAll('*')].map(({ localName }) => localName))],
          links: [...root.querySelectorAll<HTMLAnchorElement>('a')].map(({ protocol }) => protocol),
          styled: [...root.querySelectorAll('[part~=message] [style]')].length,
          status: chat.status,
        };
      });
      assert.equal(found.hit, undefined);
      assert.equal(found.status, 'open');
      assert.deepEqual(
        found.good,
        Array.from({ length: good }, (_, i) => `good ${i}`),
      );
      assert.deepEqual(
        found.tags.filter((tag) => !TAGS.test(tag)),
        [],
      );
      for (const protocol of found.links) assert.match(protocol, /^(https?|mailto|tel):$/);
      assert.equal(found.styled, 0);
      assert.deepEqual(
        asked.filter((url) => !url.startsWith(stage.chatUrl) && !url.startsWith(stage.url)),
        [],
      );
      const reports = stage.server.reports.filter((report) => !report.includes('"effective-directive":"img-src"'));
      assert.deepEqual(reports, [], 'nothing but pictures of strangers was stopped');
      assert.deepEqual(stage.errors, [], 'no error reached the page [I18]');
    } finally {
      await stage.stop();
    }
  });
});
