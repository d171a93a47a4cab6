import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseMarkdown, plainText, type Token } from '../../src/markdown/parse.js';
import { countSteps } from '../support/counted-regex.js';
import { PROPERTY } from '../timeline/builders.js';

const depthOf = (tokens: readonly Token[]): number =>
  Math.max(0, ...tokens.map((token) => (typeof token === 'string' ? 0 : 1 + depthOf(token.children))));

/** Every text and address of the tokens, in order. */
const everything = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      typeof token === 'string'
        ? token
        : everything(token.children) + (token.href === everything(token.children) ? '' : (token.href ?? '')),
    )
    .join('');

const MARKUP = /[\s\d\\`*_~=<>[\]()#+.!•-]/gu;
const ink = (text: string): string => text.replace(MARKUP, '');

const PIECES = [
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~',
    '~~',
    '==',
    '`',
    '``',
    '```',
    '\\',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '](',
    '!',
    '|',
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\r\n',
    '# ',
    '## ',
    '- ',
    '* ',
    '+ ',
    '• ',
    '1. ',
    '23) ',
    '> ',
    '---',
    '\n```\n',
  ],
  ...['a', 'Bc', 'é', '重', 'م', '🎉', '7', ',', ':', '"', '\u202E', '\u2066', '\0', '\uD800', '<b>', '&amp;'],
  ...['https://a.example/x_y', 'mailto:a@b.example', '[a](https://b.example/c)', '<https://a.example>', 'tel:1'],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('whatever is sent', () => {
  it('is parsed without a throw, never deeper than eight, and nothing visible is lost [P-21]', () => {
    fc.assert(
      fc.property(text, (sent) => {
        const tokens = parseMarkdown(sent);
        assert.ok(depthOf(tokens) <= 8);
        // The one thing that goes: the language of fenced code.
        const kept = sent.replace(/^ {0,3}`{3,}[\w+#.-]*\s*$/gmu, '');
        if (kept === sent) assert.equal(ink(everything(tokens)), ink(sent));
      }),
      PROPERTY,
    );
  });
  it('is parsed without a throw when it is any string [P-21]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
        assert.equal(typeof plainText(sent), 'string');
      }),
      PROPERTY,
    );
  });
  it('stays as it is without any mark [P-21]', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zé,;:?"'&%$/]+(?:[ \n]{1,2}[A-Za-zé,;:?"'&%$/]+)*$/), (sent) => {
        assert.deepEqual(parseMarkdown(sent), [{ type: 'p', children: [sent] }]);
      }),
      PROPERTY,
    );
  });
});

const HOSTILE: Readonly<Record<string, string>> = {
  asterisks: '*',
  'words that open': '*a ',
  'marks that cross': '*a_ ',
  'all marks at once': '*a **b _c __d ~e ~~f ==g ',
  brackets: '[',
  'links without end': '[a](',
  'labels in labels': '[[b]',
  'brackets in an address': '[a](((',
  'pairs in an address': '(a)',
  quotes: '> ',
  'quotes without spaces': '>',
  'lists in lists': '- ',
  'numbers in numbers': '1. ',
  'angles with addresses': '<https://',
  'addresses of marks': 'https://*',
  backticks: '`',
  'backticks of three lengths': '` `` ``` ',
  fences: '```\n',
  'longer and longer fences': '```` \n',
  escapes: '\\*',
  'empty lines': '\n ',
  'items with empty lines': '- a\n\n\n',
  'items ever deeper': '-\n ',
  rules: '* * * a\n',
  equals: '= ',
};
/** Long enough to tell n from n², short enough to be parsed at all. */
const filled = (unit: string, length: number): string => unit.repeat(Math.floor(length / unit.length));

describe('twice the text takes twice the steps [P-21]', () => {
  for (const [name, unit] of Object.entries(HOSTILE)) {
    it(name, () => {
      const [once, twice] = [4_000, 8_000].map(
        (length) =>
          countSteps(() => void parseMarkdown(`[a](${filled(unit, length)}`)) +
          countSteps(() => void parseMarkdown(filled(unit, length))),
      );
      assert.ok(once && twice && twice / once < 2.2, `${once} steps, then ${twice}`);
    });
  }
  it('and the counter knows what is not linear', () => {
    const [once = 0, twice = 0] = [500, 1_000].map((n) => countSteps(() => void /a+b/.test('a'.repeat(n))));
    assert.ok(twice / once > 3.5, `${once} steps, then ${twice}`);
  });
});

describe('what is sent to harm', () => {
  it('ten thousand asterisks or brackets are text [P-21]', () => {
    for (const one of ['*', '[', '_', '=']) {
      const sent = `x${one.repeat(10_000)}`;
      assert.deepEqual(parseMarkdown(sent), [{ type: 'p', children: [sent] }]);
    }
  });
  it('a thousand quotes and lists inside each other stop at eight, the rest is text [P-21]', () => {
    for (const mark of ['> ', '- ', '1. ', '> - ']) {
      const tokens = parseMarkdown(`${mark.repeat(1_000)}end`);
      assert.ok(depthOf(tokens) <= 8 && depthOf(tokens) >= 6);
      assert.ok(everything(tokens).endsWith(`${mark}end`));
    }
  });
  it('marks inside lists inside quotes count together [P-21]', () => {
    const tokens = parseMarkdown('> > - - *a **b _c __d ~e ~~f ==g== f~~ e~ d__ c_ b** a*');
    assert.equal(depthOf(tokens), 8);
  });
  it('a text of more than 20 000 characters is plain, a megabyte too [P-21]', () => {
    for (const length of [20_001, 1_048_576]) {
      const sent = '*a* '.repeat(length / 4 + 1).slice(0, length);
      assert.deepEqual(parseMarkdown(sent), [{ type: 'p', children: [sent] }]);
    }
    assert.equal(plainText('*a* '.repeat(5_000)).includes('*'), false);
  });
});
