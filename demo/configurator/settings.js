/** What is set, as the query of the page's address. Only known names are read: an address comes from anybody. */

/** @typedef {Readonly<Record<string, string>>} Settings A switch is `''`; what is not set is not in it, or undefined. */

/**
 * @param {string} query
 * @param {any} element The element's declaration in the manifest.
 * @returns {Settings}
 */
export const readSettings = (query, element) => {
  const names = new Set([
    'place',
    ...element.attributes.map((/** @type {any} */ { name }) => name),
    ...element.cssProperties.map((/** @type {any} */ { name }) => name),
  ]);
  return Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => names.has(name)));
};

/** @param {Settings} settings @returns {string} The address, relative to the page. */
export const writeSettings = (settings) => {
  const query = new URLSearchParams(Object.entries(settings).filter(([, value]) => value !== undefined));
  return query.size > 0 ? `?${query}` : location.pathname;
};

/** @param {Settings} settings @returns {Record<string, string>} */
export const attributesOf = (settings) =>
  Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => !/^(?:--|place$)/.test(name) && value !== undefined),
  );

/** What would end the declaration it is pasted into, or load something. */
const NO_VALUE = /[;{}<>\\\n\r]|\/\*|url\(|image|src\(/i;

/** @param {Settings} settings @returns {[name: string, value: string][]} */
export const tokensOf = (settings) =>
  Object.entries(settings).filter(
    ([name, value]) => name.startsWith('--') && value !== undefined && value !== '' && !NO_VALUE.test(value),
  );
