/** Small helpers to build DOM. Text stays text: nothing here parses markup. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {Element} element
 * @param {Record<string, unknown>} props `onclick` and the like listen, `text` is the content, `false` and `undefined`
 * leave an attribute out, everything else is an attribute.
 */
const assign = (element, props) => {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (name === 'text') element.textContent = String(value);
    else if (typeof value === 'function') element.addEventListener(name.slice(2), (event) => value(event));
    else element.setAttribute(name, value === true ? '' : String(value));
  }
};

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [props]
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const h = (tag, props = {}, ...children) => {
  const element = document.createElement(tag);
  assign(element, props);
  element.append(...children.filter((child) => child !== undefined));
  return element;
};

/**
 * @param {string} tag An SVG element.
 * @param {Record<string, unknown>} [props]
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
export const svg = (tag, props = {}, ...children) => {
  const element = document.createElementNS(SVG, tag);
  assign(element, props);
  element.append(...children);
  return element;
};

/**
 * @param {string} id
 * @returns {HTMLElement} Throws when the page has none: a mistake in the markup.
 */
export const byId = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
};

/** Runs `change`, and stays at the end of a scrolling list when it was there before. */
export const keepingEnd = (/** @type {HTMLElement} */ list, /** @type {() => void} */ change) => {
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 24;
  change();
  if (atEnd) list.scrollTop = list.scrollHeight;
};
