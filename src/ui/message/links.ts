/** A piece of a message: text as it is, or a link that is safe to follow. */
export interface TextPiece {
  readonly text: string;
  readonly href?: string;
}

const CANDIDATE = /(?:https?:\/\/|mailto:|\btel:)[^\s<>"“”‘’`]+/giu;
const TRAILING = new Set('.,;:!?\'"*_~»');
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const count = (text: string, character: string): number => text.split(character).length - 1;

/** Characters; what is longer is no address anybody would follow, and stays text. */
const MAX_ADDRESS = 2_048;

/** Punctuation at the end belongs to the sentence; a closing bracket too, unless the address opened it. */
const trimEnd = (address: string): string => {
  let end = address.length;
  // Closing brackets without an opening one, by kind; counted once, for a hostile text may consist of nothing else.
  const surplus: Record<string, number> = {};
  for (const [closing, opening] of Object.entries(BRACKETS))
    surplus[closing] = count(address, closing) - count(address, opening);
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const left = surplus[last];
    if (left === undefined ? !TRAILING.has(last) : left <= 0) break;
    if (left !== undefined) surplus[last] = left - 1;
  }
  return address.slice(0, end);
};

/** The address to follow, or nothing when it is not plainly a web or mail address or a telephone number. */
export const safeHref = (text: string): string | undefined => {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  if (url.protocol === 'mailto:')
    return /^[^\s@?]+@[^\s@?]+$/.test(url.pathname) && url.search === '' ? url.href : undefined;
  if (url.protocol === 'tel:')
    return /^[\d+ ]+$/.test(url.pathname) && url.search + url.hash === '' ? url.href : undefined;
  // user@host is how an address dresses up as another one.
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
    ? url.href
    : undefined;
};

/** How a page is told of a pressed link. @param href - From `safeHref`. */
export const linkKind = <K extends string>(href: string, kind: K): K | 'phone' =>
  href.startsWith('tel:') ? 'phone' : kind;

/** With an inner dot before a letter, or four numbers: what a reader takes for a host. */
const HOST = /[.。]\p{L}|\.\d{1,3}\.\d{1,3}\.\d/u;
const bare = (host: string): string => host.replace(/^www\.|\.$/g, '');

/**
 * Where a link really leads, if its label says something else: another host than the address, or the same one in letters
 * that only look alike (a host with foreign letters is told in the form the network uses).
 *
 * @param href - From `safeHref`.
 */
export const hiddenHost = (label: string, href: string): string | undefined => {
  const { hostname, pathname } = new URL(href);
  const host = hostname || (pathname.split('@')[1] ?? pathname);
  // What follows a host may name whom it likes.
  const said = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\.\p{L}[^\s.?#/]*)[?#/]\S*/gu, '$1');
  const hosts = (said.match(/[\p{L}\p{N}.。_-]+/gu) ?? []).filter((word) => HOST.test(word));
  return hosts.some((word) => bare(word) !== bare(host)) || (hosts.length === 0 && said.includes('://'))
    ? host
    : undefined;
};

/** Cuts a text into plain pieces and links. */
export const toPieces = (text: string): readonly TextPiece[] => {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    if (match[0].length > MAX_ADDRESS) continue;
    const address = trimEnd(match[0]);
    const href = safeHref(address);
    if (href === undefined) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
};

const EMOJI =
  /^(?:(?:\p{RI}{2}|\p{Extended_Pictographic}(?:\uFE0F|\p{EMod})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{EMod})?)*)\s*){1,3}$/u;

/** One to three emoji and nothing else: shown larger. */
export const isEmojiOnly = (text: string): boolean =>
  text.length <= 48 && EMOJI.test(text.trim()) && !/^[\d#*©®™\s]+$/u.test(text);
