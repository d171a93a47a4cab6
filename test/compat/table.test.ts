import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { COMMANDS, EVENTS, MISSING, whyMissing } from '../../src/compat/table.js';

const page = readFileSync(new URL('../../docs/moving-from-messenger.md', import.meta.url), 'utf8');

/** First two cells of every row of a section's table. */
const rowsOf = (section: string): Readonly<Record<string, string>> => {
  const [, body = ''] = page.split(`\n## ${section}\n`);
  const [mine = ''] = body.split('\n## ');
  return Object.fromEntries(
    [...mine.matchAll(/^\| `([^`]+)` +\| (.*?) +\|$/gm)].map(([, name = '', text = '']) => [name, text.trim()]),
  );
};

describe('the table of docs/moving-from-messenger.md', () => {
  for (const [section, table] of [
    ['Commands', COMMANDS],
    ['Events', EVENTS],
    ['What has no equivalent', MISSING],
  ] as const) {
    it(`says under "${section}" what the code goes by`, () => assert.deepEqual(rowsOf(section), { ...table }));
  }

  it('names nothing on both sides, so that what works is never called missing', () => {
    const works = [...Object.keys(COMMANDS), ...Object.keys(EVENTS)];
    assert.deepEqual(
      works.filter((name) => whyMissing(name) !== undefined),
      [],
    );
  });
});
