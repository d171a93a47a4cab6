const TAG = 'genesys-chat';

/** Global attributes that mean something to the element, besides its own. */
const GLOBAL_ATTRIBUTES = ['id', 'class', 'lang', 'dir'];

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

const isMounted = (page: Document, deploymentId: string): boolean =>
  [...page.querySelectorAll(TAG)].some((element) => element.getAttribute('deployment-id') === deploymentId);

const mount = (page: Document, attributes: ReadonlyMap<string, string>): void => {
  const deploymentId = attributes.get('deployment-id');
  // A tag that fires twice, or a page that has the element in its markup already, must not give two chats.
  if (deploymentId === undefined || deploymentId === '' || isMounted(page, deploymentId)) return;
  const element = page.createElement(TAG);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  page.body.append(element);
};

/**
 * Adds the element that a script tag describes to the end of the page, once the page's own markup is complete. Without a
 * `deployment-id` it adds none.
 *
 * @param script - `document.currentScript`, which is null in modules; null adds nothing.
 * @param names - The element's attributes (`observedAttributes`); any of them may be given.
 */
export const mountFromScript = (script: Element | SVGScriptElement | null, names: readonly string[]): void => {
  if (!(script instanceof HTMLScriptElement)) return;
  const attributes = readAttributes(script, [...names, ...GLOBAL_ATTRIBUTES]);
  const page = script.ownerDocument;
  if (page.readyState === 'loading') {
    page.addEventListener('DOMContentLoaded', () => mount(page, attributes), { once: true });
  } else {
    mount(page, attributes);
  }
};
