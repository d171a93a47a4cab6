import { parseInline } from './inline.js';
import { MAX_DEPTH, type MarkdownNode, type Token } from './tokens.js';

export type { MarkdownNode, Token } from './tokens.js';

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

  const endText = (): void => {
    const pending = text.join('\n').trimEnd();
    text = [];
    if (pending) out.push({ type: 'paragraph', children: parseInline(pending, depth + 1) });
  };
  const add = (type: MarkdownNode['type'], children: readonly Token[], info?: string): void => {
    endText();
    out.push({ type, children, info });
  };
  const take = (belongs: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && belongs(lines[at] ?? '')) at++;
    return lines.slice(from, at);
  };

  while (at < lines.length) {
    const line = lines[at++] ?? '';
    const heading = HEADING.exec(line)?.[1];
    const [, ticks, info = ''] = (at < lines.length && FENCE.exec(line)) || [];
    const item = ITEM.exec(line);
    if (heading) add('heading', parseInline(heading, depth + 1));
    else if (RULE.test(line)) add('rule', []);
    else if (ticks) {
      const names = LANGUAGE.test(info);
      const code = take((next) => !next.trimEnd().endsWith(ticks));
      // What stands before the closing marks is code too, and so is what follows the opening ones if it is no name.
      const last = lines[at++]?.trimEnd().slice(0, -ticks.length);
      if (!names) code.unshift(info);
      if (last?.trim()) code.push(last);
      add('fence', [code.join('\n')], names ? info : '');
    } else if (QUOTE.test(line)) {
      at--;
      add(
        'quote',
        parseBlocks(
          take((next) => QUOTE.test(next)).map((each) => each.replace(QUOTE, '')),
          depth + 1,
        ),
      );
    } else if (item) {
      const [, before = '', digits, rest = ''] = item;
      const type = digits ? 'numbers' : 'bullets';
      const number = Number(digits);
      endText();
      if (out.at(-1)?.type !== type) add(type, (items = []));
      // "1. 1. 1." counts; "1. 3. 4." and "3. 2. 1." are meant.
      const value = number === items[0]?.value ? (items.at(-1)?.value ?? 0) + 1 : number;
      // What is indented deeper is the item's; so are empty lines, which do not end a list.
      const more = take((next) => !next.trim() || indent(next) > before.length);
      const width = line.length - rest.length;
      const body = [rest, ...more.map((each) => each.slice(Math.min(indent(each), width)))];
      items.push({ type: 'item', children: parseBlocks(body, depth + 2), ...(digits && { value }) });
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
  text.length > LONGEST ? [{ type: 'paragraph', children: [text] }] : parseBlocks(text.split(/\r\n?|\n/), 0);

const LINES: ReadonlySet<MarkdownNode['type']> = new Set(['paragraph', 'heading', 'fence']);

/** What is read when there are no looks: no marks and no addresses, but the numbers of a list. */
export const textOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      typeof token === 'string'
        ? token
        : `${token.value === undefined ? '' : `${token.value}. `}${textOf(token.children)}${LINES.has(token.type) ? '\n' : ''}`,
    )
    .join('');

/** A message without its markup, for announcements and previews. */
export const plainText = (text: string): string => textOf(parseMarkdown(text)).trim();
