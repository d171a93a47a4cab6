/** How a value is written so that it stays a value, in each language a snippet may be in. */

const NAMED = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
const entity = (/** @type {string} */ character) => NAMED.get(character) ?? `&#${character.codePointAt(0)};`;

/** No control characters: a line break in an attribute ends a shortcode, and no value of ours needs one. */
const oneLine = (/** @type {unknown} */ value) => String(value).replace(/[\0-\x1f\x7f\u2028\u2029]+/g, ' ');

/**
 * @param {unknown} value
 * @param {string} [more] Further characters that mean something where the markup stands: braces in a template, brackets
 * in a shortcode.
 * @returns {string} What may stand between double quotes.
 */
export const escapeAttribute = (value, more = '') =>
  oneLine(value).replace(/[&<>"'`{}[\]$%@\\]/g, (character) =>
    NAMED.has(character) || more.includes(character) ? entity(character) : character,
  );

/** @param {unknown} value @param {string} [more] As for an attribute. @returns {string} What may stand between tags. */
export const escapeText = escapeAttribute;

/**
 * @param {unknown} value
 * @returns {string} A JavaScript string in single quotes, which ends no script element and names no `{{variable}}` of a tag
 * manager.
 */
export const quoteScript = (value) =>
  `'${oneLine(value).replace(/['\\<>{`]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`)}'`;

/** An address that a link may have; undefined for one that would run something. */
export const safeLink = (/** @type {unknown} */ href) => {
  const text = oneLine(href).trim();
  return /^(?:https?:\/\/|mailto:|tel:|sms:)/i.test(text) ? text : undefined;
};
