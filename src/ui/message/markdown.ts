import { html, nothing, type TemplateResult } from 'lit';
import { parseMarkdown, textOf, type NodeType, type Token } from '../../markdown/parse.js';
import { hiddenHost, safeHref, toPieces } from './links.js';

/** Leaves the page without telling where from. */
export const linkTemplate = (part: string, href: string, inner: unknown): TemplateResult =>
  html`<a
    part=${part}
    class=${part}
    href=${href}
    target="_blank"
    rel="noopener noreferrer nofollow ugc"
    referrerpolicy="no-referrer"
    >${inner}</a
  >`;

/** A label in a direction of its own, and the real host behind it where the label hides it. */
const namedLink = (href: string, inner: unknown, label: string): TemplateResult => {
  const host = hiddenHost(label, href);
  return linkTemplate('link', href, html`<bdi>${inner}</bdi>${host ? html` <bdi>(${host})</bdi>` : nothing}`);
};

/** A text as it is, but for its addresses. */
export const linkedText = (text: string): readonly unknown[] =>
  toPieces(text).map(({ href, text: piece }) => (href === undefined ? piece : namedLink(href, piece, piece)));

const ELEMENTS: Readonly<Record<Exclude<NodeType, 'a'>, (inner: unknown, value?: number) => TemplateResult>> = {
  p: (inner) => html`<p>${inner}</p>`,
  h: (inner) => html`<p class="head">${inner}</p>`,
  blockquote: (inner) => html`<blockquote>${inner}</blockquote>`,
  // prettier-ignore
  ul: (inner) => html`<ul>${inner}</ul>`,
  // prettier-ignore
  ol: (inner) => html`<ol>${inner}</ol>`,
  li: (inner, value) => html`<li value=${value ?? nothing}>${inner}</li>`,
  hr: () => html`<hr />`,
  pre: (inner) => html`<pre><code>${inner}</code></pre>`,
  strong: (inner) => html`<strong>${inner}</strong>`,
  em: (inner) => html`<em>${inner}</em>`,
  both: (inner) => html`<strong><em>${inner}</em></strong>`,
  del: (inner) => html`<del>${inner}</del>`,
  mark: (inner) => html`<mark>${inner}</mark>`,
  code: (inner) => html`<code>${inner}</code>`,
};

/** @param text - Draws what is only text. */
const draw = (tokens: readonly Token[], text: (text: string) => unknown): readonly unknown[] =>
  tokens.map((token) => {
    if (typeof token === 'string') return text(token);
    const { type, children, href = '', value } = token;
    const isText = type === 'a' || type === 'code' || type === 'pre';
    const inner = draw(children, isText ? String : text);
    if (type !== 'a') return ELEMENTS[type](inner, value);
    const safe = safeHref(href);
    return safe === undefined ? html`${inner} (${href})` : namedLink(safe, inner, textOf(children));
  });

/** A message with its markup, in the few elements named above and no other. One paragraph needs no element of its own. */
export const markdownTemplate = (text: string): readonly unknown[] => {
  const tokens = parseMarkdown(text);
  const [only] = tokens;
  const isPlain = tokens.length === 1 && typeof only === 'object' && only.type === 'p';
  return draw(isPlain ? only.children : tokens, linkedText);
};
