/** What is set, as the query of the page's address. Only known names are read: an address comes from anybody. */

/** @typedef {Readonly<Record<string, string>>} Settings A switch is `''`; what is not set is not in it, or undefined. */

/** @param {string | undefined} type @returns {string[]} The words of `'a'|'b'`. */
export const wordsOf = (type) => [...(type ?? '').matchAll(/'([^']*)'/g)].map(([, word = '']) => word);

/** What would end a declaration, or fetch something: whoever copies the rule would copy that, too. */
const isPlain = (/** @type {string} */ value) => !/[;{}<>@\\\n\r]|\/\*|(?:url|image|set|src)\(/i.test(value);

/**
 * @param {string} query
 * @param {any} element The element's declaration in the manifest.
 * @returns {Settings}
 */
export const readSettings = (query, element) => {
  const types = new Map([
    ['place', ''],
    ...element.attributes.map((/** @type {any} */ { name, type }) => [name, type?.text]),
    ...element.cssProperties.map((/** @type {any} */ { name }) => [name, '']),
  ]);
  const known = [...new URLSearchParams(query)].flatMap(([name, value]) => {
    const type = types.get(name);
    const words = wordsOf(type);
    if (!types.has(name) || (words.length > 0 && !words.includes(value))) return [];
    return [[name, type === 'boolean' ? '' : value]];
  });
  return Object.fromEntries(known);
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

/** @param {Settings} settings @returns {[name: string, value: string][]} */
export const tokensOf = (settings) =>
  Object.entries(settings).filter(([name, value]) => name.startsWith('--') && value && isPlain(value));
