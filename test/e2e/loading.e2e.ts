import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type {} from '../../src/index.js';
import type { SimulatorServer } from '../../src/simulator/node.js';
import { allOpen, firstLine, onPlainPage, type PlainPage } from './support/plain-page.js';
import { launch } from './support/stage.js';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const query = ({ deploymentId, url }: SimulatorServer): string =>
  `?deployment-id=${deploymentId}&endpoint=${encodeURIComponent(url)}&open`;
const auto = (chat: SimulatorServer, how = ''): string =>
  `<script ${how} src="/dist/auto.min.js${query(chat)}"></script>`;
const tag = ({ deploymentId, url }: SimulatorServer, id = 'chat'): string =>
  `<genesys-chat id="${id}" deployment-id="${deploymentId}" endpoint="${url}" open><p>Call us.</p></genesys-chat>`;
const DEFINE = '<script type="module" src="/dist/define.min.js"></script>';

/** Puts a tag of the script into the page, and takes it out again, as tag managers do. */
const inject = (chat: SimulatorServer): string => `
  const trusted = trustedTypes.createPolicy('tags', { createScriptURL: (url) => url });
  const add = () => {
    const script = document.createElement('script');
    script.async = true;
    script.src = trusted.createScriptURL(${JSON.stringify(`/dist/auto.min.js${query(chat)}`)});
    document.head.append(script);
    script.remove();
  };`;

interface Case {
  readonly name: string;
  readonly head?: (chat: SimulatorServer) => string;
  readonly body?: (chat: SimulatorServer) => string;
  /** Path → body of more files. */
  readonly files?: (chat: SimulatorServer) => Readonly<Record<string, string>>;
  readonly elements?: number;
  /** What the one line in the console says; none without. */
  readonly line?: RegExp;
  readonly then?: (page: PlainPage) => Promise<void>;
}

const nothing = (): string => '';

const policy = ({ url }: SimulatorServer): string =>
  [
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; report-uri /csp-report",
    `connect-src ${url} ${url.replace(/^http/, 'ws')}; img-src 'self' ${url}`,
    "require-trusted-types-for 'script'; trusted-types lit-html tags",
  ].join('; ');

const check = ({ name, head = nothing, body = nothing, files, elements = 1, line, then }: Case): void => {
  it(name, () =>
    onPlainPage(
      browser,
      {
        policy,
        pages: (chat) => ({
          '/': `<!doctype html><html lang="en"><head><title>A shop</title>${head(chat)}</head><body><h1>A shop</h1>${body(chat)}</body></html>`,
          ...files?.(chat),
        }),
      },
      async (plain) => {
        assert.equal(await allOpen(plain.page), elements);
        if (line) assert.match(await firstLine(plain.lines), line);
        await then?.(plain);
        assert.deepEqual([plain.sockets.length, plain.lines.length], [1, line ? 1 : 0]);
        assert.equal(plain.simulator.sessions().length, 1);
      },
    ),
  );
};

describe('the script tag of auto.js mounts one chat with one socket', () => {
  check({ name: 'in the head, before there is a body', head: (chat) => auto(chat) });
  check({ name: 'async in the head', head: (chat) => auto(chat, 'async') });
  check({ name: 'deferred', head: (chat) => auto(chat, 'defer') });
  check({ name: 'at the end of the body', body: (chat) => auto(chat) });
  check({ name: 'as a module, which has no current script', head: (chat) => auto(chat, 'type="module"') });
  check({
    name: 'put in by a tag manager when the page has long been read, and taken out again at once',
    head: () => '<script src="/tags.js"></script>',
    files: (chat) => ({ '/tags.js': `${inject(chat)} addEventListener('load', () => add());` }),
  });
  check({
    name: 'in a page whose body a framework has taken away',
    body: () => '<script src="/bare.js"></script>',
    files: (chat) => ({
      '/bare.js': `${inject(chat)} addEventListener('load', () => { document.body.remove(); add(); });`,
    }),
  });
  check({
    name: 'with attributes in data-* and in the query, of which the first count',
    head: (chat) => auto(chat, 'data-heading="From data" data-open="true"').replace('&open', '&heading=From+query'),
    then: async ({ page }) => assert.equal(await page.locator('genesys-chat').getAttribute('heading'), 'From data'),
  });
});

describe('the chat’s script beside itself', () => {
  const twice = /^genesys-chat: The chat's script is in this page twice\..* \(config\/loaded-twice\) https:\/\//;

  check({
    name: 'fired twice by a tag manager: one chat, one line',
    head: () => '<script src="/tags.js"></script>',
    files: (chat) => ({ '/tags.js': `${inject(chat)} addEventListener('load', () => { add(); add(); });` }),
    line: twice,
  });
  check({
    name: 'three times in the markup: one chat, one line',
    head: (chat) => auto(chat, 'async'),
    body: (chat) => auto(chat) + auto(chat, 'defer'),
    line: twice,
  });
  check({ name: 'define and auto: one chat, one line', head: (chat) => DEFINE + auto(chat, 'async'), line: twice });
  check({
    name: 'in two versions: the first is used, and the line says which',
    head: () => `<script src="/old.js"></script>${DEFINE}`,
    body: tag,
    files: () => ({
      '/old.js': readFileSync(new URL('../../dist/auto.min.js', import.meta.url), 'utf8').replaceAll('0.1.0', '0.0.9'),
    }),
    line: /Used: 0\.0\.9, not used: 0\.1\.0\. \(config\/loaded-twice\)/,
    then: async ({ page }) =>
      assert.equal(
        await page.evaluate(() => String(Reflect.get(customElements.get('genesys-chat')!, 'version'))),
        '0.0.9',
      ),
  });
});

describe('the element’s tag', () => {
  check({ name: 'before its script', head: () => DEFINE, body: tag });
  check({
    name: 'after its script, and after the page was read',
    head: () => `${DEFINE}<script src="/late.js"></script>`,
    files: ({ deploymentId, url }) => ({
      '/late.js': `addEventListener('load', () => {
        const chat = document.createElement('genesys-chat');
        chat.deploymentId = ${JSON.stringify(deploymentId)};
        chat.endpoint = ${JSON.stringify(url)};
        chat.open = true;
        document.body.append(chat);
      });`,
    }),
  });
  check({
    name: 'in the markup beside the script tag of the same deployment',
    head: (chat) => auto(chat, 'async'),
    body: tag,
  });
  check({
    name: 'moved, taken out and put back: the same chat on the same socket [I15]',
    head: () => DEFINE,
    body: (chat) => `${tag(chat)}<section></section>`,
    async then({ page, simulator }) {
      const say = (text: string) =>
        page.evaluate(
          (said) =>
            document
              .querySelector('genesys-chat')!
              .send(said)
              .then(() => true),
          text,
        );
      await say('before');
      await page.evaluate(async () => {
        const chat = document.querySelector('genesys-chat')!;
        document.querySelector('section')!.append(chat);
        chat.remove();
        await new Promise(requestAnimationFrame);
        document.body.prepend(chat);
      });
      await say('after');
      assert.deepEqual(
        await page.evaluate(() => document.querySelector('genesys-chat')!.messages.map(({ text }) => text)),
        ['before', 'after'],
      );
      assert.equal(simulator.handshakes().length, 1);
    },
  });
});

it('two tags of one deployment share one chat on one socket [I15]', () =>
  onPlainPage(
    browser,
    { pages: (chat) => ({ '/': `<!doctype html><title>A shop</title>${DEFINE}${tag(chat, 'a')}${tag(chat, 'b')}` }) },
    async ({ page, sockets, simulator, lines }) => {
      await page.waitForFunction(() => document.querySelector('genesys-chat')?.status === 'open');
      await page.evaluate(() => document.querySelector('genesys-chat')!.send('one of two'));
      assert.deepEqual([sockets.length, simulator.sessions().length], [1, 1]);
      assert.ok(lines.length <= 1, 'one line at most');
    },
  ));
