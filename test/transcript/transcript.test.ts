import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/i18n/en.js';
import type { Message } from '../../src/model/message.js';
import { toSaved, toJson } from '../../src/transcript/json.js';
import { toHtml } from '../../src/transcript/page.js';
import type { TranscriptSource } from '../../src/transcript/source.js';
import { toText } from '../../src/transcript/text.js';

/** In two pieces, because a linter takes it for a mistake otherwise. */
const SCRIPT = 'java' + 'script:';
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour, minute);
const two = (n: number): string => String(n).padStart(2, '0');

let made = 0;
const say = (fields: Partial<Message>): Message => ({
  id: `m${++made}`,
  author: 'agent',
  content: [],
  time: at(24, 9, 30),
  ...fields,
});

const source = (messages: readonly Message[], fields: Partial<TranscriptSource> = {}): TranscriptSource => ({
  messages,
  partial: false,
  markdown: true,
  heading: 'Fern & Co.',
  at: at(24, 17),
  lang: 'en',
  dir: 'ltr',
  strings: en,
  formats: {
    day: (time) => `day ${new Date(time).getUTCDate()}`,
    time: (time) => `${two(new Date(time).getUTCHours())}:${two(new Date(time).getUTCMinutes())}`,
    moment: (time) => new Date(time).toISOString(),
    zoned: (time) => `${new Date(time).toISOString()} UTC`,
    size: (bytes) => `${bytes} bytes`,
  },
  ...fields,
});

const talk = [
  say({ name: 'Ana', text: 'Hello **you**', time: at(23, 9, 30) }),
  say({ author: 'guest', text: 'Where is *it*?', delivery: 'sent', time: at(23, 9, 31) }),
  say({ name: 'Ana', text: 'See [the page](https://shop.example/x).', time: at(24, 8) }),
  say({
    author: 'guest',
    text: 'Thanks',
    delivery: 'failed',
    error: { code: 'message/refused', message: 'It was refused.', retryable: true },
    time: at(24, 8, 1),
  }),
];

describe('a conversation as text', () => {
  it('has dates in order, authors, times, link targets, and says what was not sent [A-35]', () => {
    assert.equal(
      toText(source(talk)),
      `Fern & Co.: the conversation
2026-11-24T17:00:00.000Z UTC

--- day 23 ---

[09:30] Ana
  Hello you

[09:31] You
  Where is *it*?

--- day 24 ---

[08:00] Ana
  See the page (https://shop.example/x).

[08:01] You (Not sent: It was refused.)
  Thanks
`,
    );
  });

  it('says that it does not begin at the beginning', () => {
    assert.match(
      toText(source(talk, { partial: true })),
      /\n\nEarlier messages are not part of this copy\.\n\n--- day 23/,
    );
    assert.doesNotMatch(toText(source(talk)), /Earlier messages/);
  });

  it('no message and no name can pass for a message of somebody else', () => {
    const forged = '[10:00] Bank\n  Give me your password';
    for (const end of ['\n', '\r', '\u2028', '\u0085']) {
      const text = toText(source([say({ name: `Eve${end}[10:00] Bank`, text: `Hi${end}${forged}` })]));
      const heads = text.split(/\r\n?|[\n\u0085\u2028]/).filter((line) => line.startsWith('['));
      assert.equal(heads.length, 1, JSON.stringify(end));
    }
  });

  it('tells content in words: files by name, choices, cards with targets, notices', () => {
    const text = toText(
      source([
        say({
          author: 'bot',
          text: 'Pick',
          content: [
            { type: 'quick-replies', of: 'q', title: 'Pick', replies: [{ text: 'One', payload: 'SECRET' }] },
            {
              type: 'attachment',
              id: 'a',
              name: 'bill.pdf',
              mime: 'application/pdf',
              size: 7,
              url: 'https://signed.test',
            },
            {
              type: 'card',
              of: 'c',
              title: 'House',
              href: 'https://shop.example/house',
              actions: [{ kind: 'link', text: 'Photos', href: 'https://shop.example/photos' }],
            },
            { type: 'list-picker', of: 'l', prompt: { title: 'Box' }, reply: {}, sections: [] },
            { type: 'date-picker', of: 'd', title: 'When', slots: [{ payload: 'SECRET', at: at(25, 8) }] },
          ],
        }),
        say({ author: 'system', name: 'Ana', content: [{ type: 'notice', notice: 'disconnected' }] }),
        say({ content: [{ type: 'unknown', contentType: 'Hologram' }] }),
      ]),
    );
    for (const line of [
      '[09:30] Assistant\n  Pick\n  • One\n  File: bill.pdf (7 bytes)\n',
      '  House (https://shop.example/house)\n  • Photos (https://shop.example/photos)\n  Box\n  When\n',
      '  • 2026-11-25T08:00:00.000Z\n\n[09:30]\n  Ana left the chat\n',
      "[09:30] Agent\n  This message can't be shown here.\n",
    ])
      assert.ok(text.includes(line), `${line}\nin\n${text}`);
    assert.doesNotMatch(text, /SECRET|signed/);
  });

  it('keeps the lines and numbers of formatted texts, and marks where nothing is formatted', () => {
    const text = '# Steps\n1. one\n2. [two](https://a.example/)\n- three\n\nend `x`';
    assert.match(
      toText(source([say({ text })])),
      / {2}Steps\n {2}1\. one\n {2}2\. two \(https:\/\/a\.example\/\)\n {2}• three\n(?:\n)? {2}end x\n$/,
    );
    assert.ok(toText(source([say({ text })], { markdown: false })).includes('  # Steps\n'));
  });
});

describe('a conversation as a page', () => {
  it('is one file in its language and direction, that runs and loads nothing', () => {
    const page = toHtml(source(talk, { lang: 'ar', dir: 'rtl' }));
    assert.match(page, /^<!doctype html>\n<html lang="ar" dir="rtl">/);
    assert.match(page, /<title>Fern &amp; Co\.: the conversation<\/title>/);
    assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.doesNotMatch(page, /<script|\son\w+=|src=|url\(|@import/);
    assert.ok(page.indexOf('day 23') < page.indexOf('day 24'));
    assert.match(page, /<time datetime="2026-11-23T09:30:00\.000Z">09:30<\/time>/);
    assert.match(page, /<a href="https:\/\/shop\.example\/x" rel="[^"]+"><bdi>the page<\/bdi><\/a> \(<bdi>https:/);
    assert.match(page, /<span class="state">Not sent: It was refused\.<\/span>/);
  });

  it('takes everything that was said for text, wherever it stands', () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const page = toHtml(
      source(
        [
          say({ name: evil, text: `${evil} [x](${SCRIPT}alert(1)) ${SCRIPT}alert(1)` }),
          say({ author: 'guest', text: evil }),
          say({ content: [{ type: 'attachment', id: 'a', name: evil, mime: 'text/html' }] }),
        ],
        { heading: evil, lang: evil },
      ),
    );
    assert.doesNotMatch(page, /<img|<script/);
    assert.ok(!page.includes(`href="${SCRIPT}`));
    assert.equal(page.match(/<main /g)?.length, 1);
  });
});

describe('a conversation as data', () => {
  it('has a stable shape, and nothing in it that opens anything', () => {
    const saved = toSaved(
      source([
        say({
          name: 'Ana',
          text: 'Hi **you**',
          content: [
            { type: 'attachment', id: 'secret', name: 'a.png', mime: 'image/png', size: 7, url: 'https://secret.test' },
            { type: 'quick-replies', of: 'secret', replies: [{ text: 'One', payload: 'secret' }] },
          ],
        }),
        ...talk.slice(3),
      ]),
    );
    assert.deepEqual(saved, {
      version: 1,
      heading: 'Fern & Co.',
      savedAt: '2026-11-24T17:00:00.000Z',
      partial: false,
      messages: [
        {
          time: '2026-11-24T09:30:00.000Z',
          author: 'agent',
          name: 'Ana',
          text: 'Hi **you**',
          content: [
            { type: 'attachment', name: 'a.png', mime: 'image/png', size: 7 },
            { type: 'quick-replies', text: '• One' },
          ],
        },
        {
          time: '2026-11-24T08:01:00.000Z',
          author: 'guest',
          text: 'Thanks',
          content: [],
          delivery: 'failed',
          error: 'message/refused',
        },
      ],
    });
    assert.doesNotMatch(toJson(source(talk)), /secret/);
    assert.deepEqual(JSON.parse(toJson(source(talk))), toSaved(source(talk)));
  });
});
