/**
 * Where a page requires Trusted Types, a tag manager needs a default policy, for it assigns addresses as text. This one lets
 * through what this site's own tags load, and nothing else. The chat itself needs no such policy.
 */
const OWN = ['https://cdn.jsdelivr.net/npm/genesys-chat@0.1.0/dist/'];

/** Compared as the browser would load it, so that no `..` leads elsewhere. */
const full = (/** @type {string} */ address) => new URL(address, document.baseURI).href;

window.trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => (OWN.some((start) => full(address).startsWith(full(start))) ? address : null),
});
