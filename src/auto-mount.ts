const TAG = 'genesys-chat';

/** Global attributes that mean something to the element, besides its own. */
const GLOBAL_ATTRIBUTES = ['id', 'class', 'lang', 'dir'];

/** The files whose tag may describe an element. */
const OWN_FILE = /\/auto(\.min)?\.js$/;

/**
 * The element's attributes as a script tag gives them: in the query of its address, because tag managers and CMSs strip
 * `data-*` from scripts, and as `data-*`, which wins. `false` as a value leaves an attribute out: in a query people write
 * `open=false`, while an HTML attribute would count as set.
 */
const readAttributes = (script: HTMLScriptElement, names: readonly string[]): Map<string, string> => {
  const query = script.src === '' ? new URLSearchParams() : new URL(script.src).searchParams;
  const attributes = new Map<string, string>();
  for (const name of names) {
    const value = script.getAttribute(`data-${name}`) ?? query.get(name);
    if (value !== null && value !== 'false') attributes.set(name, value);
  }
  return attributes;
};

const mounted = (page: Document, deploymentId: string): Element | undefined =>
  [...page.querySelectorAll(TAG)].find(
    (element) =>
      element.getAttribute('deployment-id') === deploymentId || Reflect.get(element, 'deploymentId') === deploymentId,
  );

/**
 * The page's element of that deployment: the one in its markup, or else a new one at its end. A tag that fires twice, or
 * stands beside markup, must not give two chats.
 */
export const mountOnce = (page: Document, attributes: ReadonlyMap<string, string>): Element | undefined => {
  const deploymentId = attributes.get('deployment-id');
  if (deploymentId === undefined || deploymentId === '') return undefined;
  const there = mounted(page, deploymentId);
  if (there) return there;
  const element = page.createElement(TAG);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  // A page of frames has no body, nor has one whose body a script is about to put in.
  (page.body ?? page.documentElement).append(element);
  return element;
};

/** Runs once the page's own markup is complete. */
export const whenParsed = (page: Document, run: () => void): void => {
  if (page.readyState === 'loading') page.addEventListener('DOMContentLoaded', run, { once: true });
  else run();
};

const isScript = (element: unknown): element is HTMLScriptElement => element instanceof HTMLScriptElement;

/** The page's tags of the script, for one that cannot say which is its own. */
const ownScripts = (): readonly HTMLScriptElement[] =>
  [...document.scripts].filter(({ src }) => URL.canParse(src) && OWN_FILE.test(new URL(src).pathname));

/**
 * Adds the element that a script tag describes to the end of the page, once the page's own markup is complete. Without a
 * `deployment-id` it adds none.
 *
 * @param script - `document.currentScript`. Null, as in a module: the page's tags are searched for it.
 * @param names - The element's attributes (`observedAttributes`); any of them may be given.
 */
export const mountFromScript = (script: Element | SVGScriptElement | null, names: readonly string[]): void => {
  for (const own of script ? [script].filter(isScript) : ownScripts()) {
    const attributes = readAttributes(own, [...names, ...GLOBAL_ATTRIBUTES]);
    whenParsed(own.ownerDocument, () => void mountOnce(own.ownerDocument, attributes));
  }
};
