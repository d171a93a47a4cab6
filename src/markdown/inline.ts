import { MAX_DEPTH, type NodeType, type Token } from './tokens.js';

/**
 * What may mean something within a line: an escape, code, `<address>`, a bare address (so that its underscores do not), a
 * link, a run of marks, an empty line.
 *
 * One pass: where an alternative fails, it has read no further than the next bracket, or the end of a line at most three
 * times. No escape for the backslash itself: a path on a Windows share begins with two of them.
 */
const INLINE =
  /\\([!-/:-[\]-`{-~])|(`{1,3})(?!`)(.*?[^`])\2(?!`)|`+|<((?:https?:\/\/|mailto:|tel:)[^\s<>]+)>|(?:https?:\/\/|mailto:)[^\s<>`]*[^\s<>`*_~=]|!?\[((?:[^[\]\n]|\[[^[\]\n]*\])+)\]\(((?:[^\s()[\]]| \d|\([^\s()[\]]*\))+)\)|([*_~=])\7*|\n\s*\n/g;

/** The vendor's single marks and CommonMark's double ones. */
const MARKS: Readonly<Record<string, NodeType>> = {
  '*': 'strong',
  '**': 'strong',
  '***': 'both',
  _: 'em',
  __: 'strong',
  ___: 'both',
  '~': 'del',
  '~~': 'del',
  '==': 'mark',
};

/** Cased letters and digits: languages without spaces have no word boundaries to go by. */
const WORD = /[\p{LC}\p{N}]/u;
/** Two asterisks are meant even within a word, but a power is not bold. */
const DIGIT = /\d/;
const INK = /\S/;

/** @param depth - Nodes around it already. */
export const parseInline = (text: string, depth: number): readonly Token[] => {
  const out: Token[] = [];
  /** Where in `out` each kind of mark was last opened. It stands there as text until its counterpart comes. */
  const open = new Map<string, number>();
  let from = 0;
  const flush = (to: number, next: number): void => {
    if (to > from) out.push(text.slice(from, to));
    from = next;
  };
  for (const match of text.matchAll(INLINE)) {
    const [all, escaped, , code, auto, label = auto, href = auto, run] = match;
    const at = match.index;
    const end = at + all.length;
    const hasRoom = depth + open.size < MAX_DEPTH;
    if (escaped) flush(at, at + 1);
    else if (run) {
      const type = MARKS[all];
      const start = open.get(all);
      const [before = ' ', after = ' '] = [text[at - 1], text[end]];
      const word = all === '**' ? DIGIT : WORD;
      if (!type) continue;
      if (start !== undefined && INK.test(before) && !word.test(after)) {
        flush(at, end);
        out.push({ type, children: out.splice(start).slice(1) });
        for (const [mark, index] of open) if (index >= start) open.delete(mark);
      } else if (hasRoom && INK.test(after) && !word.test(before)) {
        flush(at, end);
        open.set(all, out.push(all) - 1);
      }
    } else if (all[0] === '\n') open.clear();
    else if (hasRoom && (code ?? label)) {
      flush(at, end);
      out.push(
        code
          ? { type: 'code', children: [code] }
          : { type: 'a', href, children: parseInline(label ?? '', depth + open.size + 1) },
      );
    }
  }
  flush(text.length, 0);
  return out;
};
