import { parseMarkdown, type Token } from '../../src/markdown/parse.js';

/** Tokens as one short line: `p(“Hello ” strong(“you”))`. */
const outline = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (typeof token === 'string') return `“${token}”`;
      const { type, children, value, href } = token;
      return `${type}${value === undefined ? '' : `#${value}`}${href === undefined ? '' : `@${href}`}(${outline(children)})`;
    })
    .join(' ');

/** A text's blocks. */
export const blocksOf = (text: string): string => outline(parseMarkdown(text));

/** What is in a text that is one paragraph. */
export const inlineOf = (text: string): string => /^p\((.*)\)$/su.exec(blocksOf(text))?.[1] ?? 'more than a paragraph';
