import { parseInline } from './inline.js';
import { MAX_DEPTH, type MarkdownNode, type NodeType, type Token } from './tokens.js';

export type { MarkdownNode, NodeType, Token } from './tokens.js';

/** Characters. What is longer nobody formatted by hand, and it stays plain. */
const LONGEST = 20_000;

const HEADING = /^ {0,3}#{1,6}[ \t]+(\S.*)/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
/** With a space, so that ">50 %" is no quotation. */
const QUOTE = /^ {0,3}>(?:[ \t]|$|(?=>))/;
const FENCE = /^ {0,3}(`{3,})([^`]*)$/;
const LANGUAGE = /^[\w+#.-]*\s*$/;
/** Indentation, number, text. A number with more digits is a year. */
const ITEM = /^([ \t]*)(?:[-*+•]|(0|[1-9]\d{0,2})[.)])[ \t]+(.*)/;

/** Characters before the first that can be seen. */
const indent = (line: string): number => line.search(/\S|$/);

const parseBlocks = (lines: readonly string[], depth: number): readonly Token[] => {
  // A list takes two levels: its own and that of its items.
  if (depth > MAX_DEPTH - 2) return [lines.join('\n')];
  const out: MarkdownNode[] = [];
  let text: string[] = [];
  let items: MarkdownNode[] = [];
  let at = 0;

  const add = (type: NodeType, children: readonly Token[]): void => {
    endText();
    out.push({ type, children });
  };
  const endText = (): void => {
    const said = text.join('\n').trimEnd();
    text = [];
    if (said) add('p', parseInline(said, depth + 1));
  };
  const take = (belongs: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && belongs(lines[at] ?? '')) at++;
    return lines.slice(from, at);
  };

  while (at < lines.length) {
    const line = lines[at++] ?? '';
    const heading = HEADING.exec(line)?.[1];
    const fence = at < lines.length && FENCE.exec(line);
    const item = ITEM.exec(line);
    if (heading) add('h', parseInline(heading, depth + 1));
    else if (RULE.test(line)) add('hr', []);
    else if (fence) {
      const [, ticks = '', first = ''] = fence;
      const code = take((next) => !next.trimEnd().endsWith(ticks));
      // What shares a line with the marks is code too, unless it is one word after the opening ones: a language.
      if (!LANGUAGE.test(first)) code.unshift(first);
      const last = lines[at++]?.trimEnd().slice(0, -ticks.length);
      if (last) code.push(last);
      add('pre', [code.join('\n')]);
    } else if (QUOTE.test(line)) {
      const quoted = [line, ...take((next) => QUOTE.test(next))];
      add(
        'blockquote',
        parseBlocks(
          quoted.map((each) => each.replace(QUOTE, '')),
          depth + 1,
        ),
      );
    } else if (item) {
      const [, before = '', digits, rest = ''] = item;
      const type = digits ? 'ol' : 'ul';
      const number = digits ? Number(digits) : undefined;
      endText();
      if (out.at(-1)?.type !== type) add(type, (items = []));
      // "1. 1. 1." counts; "1. 3. 4." and "3. 2. 1." are meant.
      const value = digits && number === items[0]?.value ? (items.at(-1)?.value ?? 0) + 1 : number;
      // What is indented deeper is the item's; so are empty lines, which do not end a list.
      const more = take((next) => !next.trim() || indent(next) > before.length);
      const width = line.length - rest.length;
      const body = [rest, ...more.map((each) => each.slice(Math.min(indent(each), width)))];
      items.push({ type: 'li', children: parseBlocks(body, depth + 2), value });
    } else if (text.length > 0 || line.trim()) text.push(line);
  }
  endText();
  return out;
};

/**
 * Takes the vendor's marks and the part of CommonMark that agents and bots send. Linear in the length of the text; every
 * newline is a line break, HTML is text, and a text without marks is one paragraph. Never throws.
 */
export const parseMarkdown = (text: string): readonly Token[] =>
  text.length > LONGEST ? [{ type: 'p', children: [text] }] : parseBlocks(text.split(/\r\n?|\n/), 0);

/** What is read where there are no looks: no marks and no addresses, but the numbers of a list. */
export const textOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (typeof token === 'string') return token;
      const { type, children, value } = token;
      // p, h, hr and pre are what a line consists of.
      return (value === undefined ? '' : `${value}. `) + textOf(children) + (/^[hp]/.test(type) ? '\n' : '');
    })
    .join('');

/** A message without its markup, for announcements and previews. */
export const plainText = (text: string): string => textOf(parseMarkdown(text)).trim();
