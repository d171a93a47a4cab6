import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainText } from '../../src/markdown/parse.js';
import { blocksOf } from './outline.js';

const shows = (name: string, text: string, expected: string): void =>
  void it(`${name} [P-21]`, () => assert.equal(blocksOf(text), expected));

describe('blocks', () => {
  shows('a text without marks is one paragraph, with its line breaks', 'a\nb\n\n\nc\r\nd', 'p(“a\nb\n\n\nc\nd”)');
  shows('headings of every rank', '# One\n###### *Six*\n#no ####', 'h(“One”) h(strong(“Six”)) p(“#no ####”)');
  shows('seven signs are no heading', '####### Seven', 'p(“####### Seven”)');
  shows('rules', 'a\n---\n* * *\n___\n--', 'p(“a”) hr() hr() hr() p(“--”)');
  shows('quotes, one in another', '> a\n> > b\n>\n> c', 'blockquote(p(“a”) blockquote(p(“b”)) p(“c”))');
  shows('a quote ends with its last line', '> a\nb', 'blockquote(p(“a”)) p(“b”)');
  shows('an angle before a number is no quote', '>50 % off', 'p(“>50 % off”)');
});

describe('lists', () => {
  shows('of every bullet', '- a\n* b\n+ c\n• d', 'ul(li(p(“a”)) li(p(“b”)) li(p(“c”)) li(p(“d”)))');
  shows('begin with their number', '7. a\n8) b', 'ol(li#7(p(“a”)) li#8(p(“b”)))');
  shows('count when all numbers are the same', '1. a\n1. b\n1. c', 'ol(li#1(p(“a”)) li#2(p(“b”)) li#3(p(“c”)))');
  shows('keep numbers that were meant', '3. a\n2. b\n1. c', 'ol(li#3(p(“a”)) li#2(p(“b”)) li#1(p(“c”)))');
  shows('of years, phone numbers and leading zeros are text', '2026. A year\n01. a', 'p(“2026. A year\n01. a”)');
  shows(
    'nest by any indentation',
    '1. a\n  - b\n      * c\n  - d\n2. e',
    'ol(li#1(p(“a”) ul(li(p(“b”) ul(li(p(“c”)))) li(p(“d”)))) li#2(p(“e”)))',
  );
  shows('go on over empty lines', '- a\n\n- b\n\n  more\n\nend', 'ul(li(p(“a”)) li(p(“b\n\nmore”))) p(“end”)');
  shows('change with the kind', '- a\n1. b', 'ul(li(p(“a”))) ol(li#1(p(“b”)))');
  shows('hold other blocks', '- > a\n- ```\n  x\n  ```', 'ul(li(blockquote(p(“a”))) li(pre(“x”)))');
  shows('need a space', '-a\n1.b\n*c*', 'p(“-a\n1.b\n” strong(“c”))');
});

describe('fenced code', () => {
  shows('is text, without its language', '```ts\nlet *a*\n\n# b\n```\nc', 'pre(“let *a*\n\n# b”) p(“c”)');
  shows('may share lines with its marks', '```a b\nc```', 'pre(“a b\nc”)');
  shows('without an end goes to the end', '```\na', 'pre(“a”)');
  shows('with more marks holds fewer', '````\n```\na\n```\n````', 'pre(“```\na\n```”)');
  shows('is none where nothing follows', 'a\n```', 'p(“a\n```”)');
});

describe('a text read out', () => {
  it('has no marks and no addresses, and keeps lines and numbers [P-21] [A-8]', () => {
    assert.equal(
      plainText('# *Hi*\n- [a](https://a.example)\n\n4. `b`\n---\n> c ~d~\n```\ne\n```'),
      'Hi\na\n4. b\n\nc d\ne',
    );
    assert.equal(plainText('2 * 3\n\nplain'), '2 * 3\n\nplain');
  });
});
