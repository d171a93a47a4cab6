import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inlineOf } from './outline.js';

const table = (rows: Readonly<Record<string, string>>): void => {
  for (const [text, expected] of Object.entries(rows)) it(text, () => assert.equal(inlineOf(text), expected));
};
/** It stays what it is: pieces of text that together are the text. */
const plain = (...texts: readonly string[]): void => {
  for (const text of texts)
    it(text, () => assert.equal(inlineOf(text).replaceAll('” “', '').replaceAll(/^“|”$/g, ''), text));
};

describe('marks of the vendor [P-21]', () =>
  table({
    '*bold*': 'strong(“bold”)',
    'an _italic_ word': '“an ” em(“italic”) “ word”',
    '~gone~.': 'del(“gone”) “.”',
    '==seen==': 'mark(“seen”)',
    'type `x*y*z` now': '“type ” code(“x*y*z”) “ now”',
    '[*la*bel](https://a.example/x)': 'a@https://a.example/x(“*” “la*bel”)',
    '[la *bel*](https://a.example/x)': 'a@https://a.example/x(“la ” strong(“bel”))',
  }));

describe('marks of CommonMark [P-21]', () =>
  table({
    '**bold**': 'strong(“bold”)',
    __bold__: 'strong(“bold”)',
    '***both***': 'both(“both”)',
    '~~gone~~': 'del(“gone”)',
    '**Sonder**angebot': 'strong(“Sonder”) “angebot”',
    '**重要**です': 'strong(“重要”) “です”',
    '`` a`b ``': 'code(“ a`b ”)',
    '```one line```': 'code(“one line”)',
    '\\*as it is\\*': '“*as it is” “*”',
    '1\\. no list': '“1” “. no list”',
    '<https://a.example/_x_>': 'a@https://a.example/_x_(“https://a.example/_x_”)',
    '![a cat](https://a.example/c.png)': 'a@https://a.example/c.png(“a cat”)',
    '[[1]](https://a.example)': 'a@https://a.example(“[1]”)',
    '[w](https://a.example/w_(x))': 'a@https://a.example/w_(x)(“w”)',
    '[c](tel:+49 30 12)': 'a@tel:+49 30 12(“c”)',
  }));

describe('marks inside each other [P-21]', () =>
  table({
    '**a _b ~c~ d_ e**': 'strong(“a ” em(“b ” del(“c”) “ d”) “ e”)',
    '*https://a.example/_x_*': 'strong(“https://a.example/_x_”)',
    '*a `b*` c*': 'strong(“a ” code(“b*”) “ c”)',
    '*[a](https://b.example)*': 'strong(a@https://b.example(“a”))',
    '*crossing _marks* here_': 'strong(“crossing ” “_” “marks”) “ here_”',
    '*open *closed*': '“*” “open ” strong(“closed”)',
  }));

describe('what looks like marks and is none [P-21]', () =>
  plain(
    '2 * 3 * 4',
    '5*4 and 3*2',
    '2**3**4',
    'snake_case_name',
    'a__b__c',
    'x==y==z',
    'a == b == c',
    '~5 minutes or ~10',
    'Name: _______',
    '_ _ * * ~ ~',
    '*no end',
    '**uneven*',
    '****four****x',
    'https://a.example/_x_/*y*/z',
    '<b>bold</b> <script>alert(1)</script> &amp;',
    '\\\\server\\share',
    '[no address] (x)',
    '[two\nlines](https://a.example)',
    '*not over\n\nan empty line*',
    '| a | b |\n|---|---|',
    '`no end',
    '``',
  ));

it('marks go over the end of a line [P-21]', () => assert.equal(inlineOf('*two\nlines*'), 'strong(“two\nlines”)'));
