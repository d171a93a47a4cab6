import { PAGE_STYLES, type Tree } from '../../transcript/page.js';

/** Never registered: a name that no rule of a page means. */
const NAME = 'genesys-chat-print';

const sheetOf = (rules: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
};

/** More specific than what a page says, with or without `!important`. */
const OURS = `:not(#gc#gc#gc)`;

const ALONE = `@media print {
  body > :not(${NAME})${OURS}, body${OURS}::before, body${OURS}::after { display: none !important; }
  html${OURS}, body${OURS} {
    all: initial !important; display: block !important; color-scheme: light !important;
  }
}`;

const OWN = `${PAGE_STYLES}
:host { display: none !important; }
@media print { :host { display: block !important; all: initial; color-scheme: light; } }`;

const toNode = (tree: Tree): Node => {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [name, attributes, ...inner] = tree;
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inner.map(toNode));
  return element;
};

/** Seen on paper only. Its looks are its own: neither the page's nor the chat's rules reach in. */
export const printView = (tree: Tree): HTMLElement => {
  const view = document.createElement(NAME);
  const root = view.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheetOf(OWN)];
  root.append(toNode(tree));
  return view;
};

/** Where nothing was printed, as in a frame that may not, no `afterprint` comes: but whoever prints touches no page. */
const ENDS = ['afterprint', 'pointerdown', 'keydown'] as const;

let last: AbortController | undefined;

/**
 * Prints this alone.
 *
 * On the page itself, with everything else hidden on paper, because there is no other place under a strict policy: a frame
 * needs `frame-src`, and a window is stopped as a pop-up; both would inherit the page's policy, which forbids the styles of a
 * page made here. It hangs on the body, for wherever the chat stands may be clipped, scrolled or not printed at all. Nothing
 * of it can be seen on the screen, and it leaves when the printing is over, or the next one begins.
 */
export const printAlone = (tree: Tree): void => {
  last?.abort();
  const view = printView(tree);
  const alone = sheetOf(ALONE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
  document.body.append(view);
  const over = (last = new AbortController());
  for (const type of ENDS) window.addEventListener(type, () => over.abort(), { capture: true, signal: over.signal });
  over.signal.addEventListener('abort', () => {
    view.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== alone);
  });
  window.print();
};
