import { html, nothing, type TemplateResult } from 'lit';
import { parseMarkdown, textOf, type Token } from '../../markdown/parse.js';
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

const drawLink = (address: string, inner: unknown, label: string): unknown => {
  const href = safeHref(address);
  return href === undefined ? html`${inner} (${address})` : namedLink(href, inner, label);
};

const draw = (tokens: readonly Token[], text: (text: string) => unknown): readonly unknown[] =>
  tokens.map((token) => {
    if (typeof token === 'string') return text(token);
    const { type, children, info = '', value } = token;
    const inner = draw(children, type === 'link' || type === 'code' || type === 'fence' ? String : text);
    switch (type) {
      case 'paragraph':
        return html`<p>${inner}</p>`;
      case 'heading':
        return html`<p class="head">${inner}</p>`;
      case 'quote':
        return html`<blockquote>${inner}</blockquote>`;
      case 'bullets':
        return html`<ul>
          ${inner}
        </ul>`;
      case 'numbers':
        return html`<ol>
          ${inner}
        </ol>`;
      case 'item':
        return html`<li value=${value ?? nothing}>${inner}</li>`;
      case 'rule':
        return html`<hr />`;
      case 'fence':
        return html`<pre><code>${inner}</code></pre>`;
      case 'strong':
        return html`<strong>${inner}</strong>`;
      case 'em':
        return html`<em>${inner}</em>`;
      case 'both':
        return html`<strong><em>${inner}</em></strong>`;
      case 'del':
        return html`<del>${inner}</del>`;
      case 'mark':
        return html`<mark>${inner}</mark>`;
      case 'code':
        return html`<code>${inner}</code>`;
      case 'link':
        return drawLink(info, inner, textOf(children));
    }
  });

/** A message with its markup, in the few elements named above and no other. */
export const markdownTemplate = (text: string): readonly unknown[] => draw(parseMarkdown(text), linkedText);
