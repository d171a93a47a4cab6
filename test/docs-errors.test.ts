import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { DOCS, errorPage } from '../src/model/docs.js';
import { CHAT_ERRORS, type ErrorCode } from '../src/model/errors.js';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = read('docs/errors.md');

/** What a heading is called in an address: lower case, without punctuation, hyphens for spaces. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** What the console tells the page's owner, see src/ui/chat-bridge.ts and src/compat/bus.ts. */
const TOLD = [
  ...Object.keys(CHAT_ERRORS).filter(
    (code) => code.startsWith('config/') && CHAT_ERRORS[code as ErrorCode].recovery === 'owner',
  ),
  'storage/blocked',
  'compat/unsupported',
];

describe('docs/errors.md', () => {
  for (const code of TOLD) {
    it(`has the section that the console's line about ${code} leads to`, () => {
      const [base, anchor = ''] = errorPage(code).split('#');
      assert.equal(base, `${DOCS}errors.md`);
      assert.ok(anchors.includes(anchor), `no heading for #${anchor}`);
    });
  }

  it('has every code of the table with its sentence', () => {
    const rows = new Map(
      [...page.matchAll(/^\| `([^`]+)` +\|[^|]+\| (.*?) +\|$/gm)].map(([, code, sentence]) => [code, sentence]),
    );
    assert.deepEqual(
      Object.fromEntries(rows),
      Object.fromEntries(Object.entries(CHAT_ERRORS).map(([code, { sentence }]) => [code, sentence])),
    );
  });

  it('is published, and so is what the console links to besides', () => {
    const { files } = JSON.parse(read('package.json')) as { files: readonly string[] };
    for (const file of ['docs/errors.md', 'docs/moving-from-messenger.md']) assert.ok(files.includes(file), file);
  });
});
