import { entriesOf, type Entry } from './entries.js';
import type { TranscriptSource } from './source.js';
import { targetOf } from './words.js';

/** An element with its attributes and what is in it, or a text. */
export type Tree = string | readonly [name: string, attributes: Readonly<Record<string, string>>, ...inner: Tree[]];

/** Looks of a saved and of a printed conversation. Nothing in it is loaded from anywhere. */
export const PAGE_STYLES = `
body { margin: 0; background: #fff; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem; color: #17191d; font: 15px/1.5 system-ui, sans-serif; text-align: start; }
h1 { margin: 0; font-size: 1.4em; line-height: 1.3; }
h2 { margin: 2em 0 1em; padding-bottom: .3em; border-bottom: 1px solid #ccd0d6; font-size: 1em; break-after: avoid; }
.saved, .head { margin: 0; color: #5c626d; font-size: .87em; }
.partial { margin: 1.5em 0 0; font-style: italic; }
article { margin: 0 0 1em; }
.head b { color: #17191d; }
.head { break-after: avoid; }
.said { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; orphans: 3; widows: 3; }
.system { color: #5c626d; font-style: italic; text-align: center; }
.state { color: #b3261e; font-weight: 600; }
a { color: #1f45b8; }
@media print { main { max-width: none; padding: 0; font-size: 11pt; } }
`;

const saidTree = ({ pieces }: Entry): Tree => [
  'p',
  { class: 'said', dir: 'auto' },
  ...pieces.flatMap((piece): readonly Tree[] => {
    const { text, href } = piece;
    if (!href) return [text];
    const target = targetOf(piece);
    const link: Tree = ['a', { href, rel: 'noopener noreferrer nofollow' }, ['bdi', {}, text]];
    return target ? [link, ' (', ['bdi', {}, target], ')'] : [link];
  }),
];

const entryTree = (entry: Entry): readonly Tree[] => {
  const { message, day, time, name, state } = entry;
  const head: Tree[] = name === undefined ? [] : [['b', {}, ['bdi', {}, name]], ' '];
  head.push(['time', { datetime: new Date(message.time).toISOString() }, time]);
  if (state !== undefined) head.push(' ', ['span', { class: 'state' }, state]);
  return [
    ...(day === undefined ? [] : [['h2', {}, day] as const]),
    ['article', { class: message.author }, ['p', { class: 'head' }, ...head], saidTree(entry)],
  ];
};

/** The conversation as a page, for whoever writes it down or draws it. */
export const toTree = (source: TranscriptSource): Tree => {
  const { strings: t, formats, heading, at, partial, lang, dir } = source;
  return [
    'main',
    { lang, dir },
    ['h1', {}, t.transcript(heading)],
    ['p', { class: 'saved' }, formats.zoned(at)],
    ...(partial ? [['p', { class: 'partial' }, t.transcriptPartial] as const] : []),
    ...entriesOf(source).flatMap(entryTree),
  ];
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

const written = (tree: Tree): string => {
  if (typeof tree === 'string') return escaped(tree);
  const [name, attributes, ...inner] = tree;
  const set = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${set.join('')}>${inner.map(written).join('')}</${name}>`;
};

/**
 * The conversation as one file that needs nothing else. It runs nothing and loads nothing, and a policy inside says so to
 * whatever opens it.
 */
export const toHtml = (source: TranscriptSource): string => `<!doctype html>
<html lang="${escaped(source.lang)}" dir="${source.dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(source.strings.transcript(source.heading))}</title>
<style>${PAGE_STYLES}</style>
</head>
<body>
${written(toTree(source))}
</body>
</html>
`;
