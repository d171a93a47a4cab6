/**
 * The text to paste, for every place a chat may go. The documentation, the pages below `embed/` and the configurator take it
 * from here, so that none of them shows what another does not. Pure, and safe to load anywhere.
 */
import { escapeAttribute, escapeText, quoteScript, safeLink } from './escape.js';

export const TAG = 'genesys-chat';

/** Every attribute of the element that a page may write: another name is left out, whatever it would do. */
export const ATTRIBUTES = [
  ...['deployment-id', 'environment', 'endpoint', 'no-config', 'open', 'mode', 'position', 'launcher', 'heading'],
  ...['placeholder', 'color-scheme', 'connect-when', 'auto-start', 'storage', 'multi-tab', 'notify', 'transcript'],
  ...[
    'custom-attributes',
    'no-attachments',
    'no-typing',
    'no-markdown',
    'no-multiline',
    'back-closes',
    'heading-level',
    'guard',
    'demo',
  ],
  ...['debug', 'id', 'class', 'lang', 'dir'],
];

/** Where the published files are, each version for ever under its own address. */
export const baseOf = (/** @type {string} */ version) => `https://cdn.jsdelivr.net/npm/${TAG}@${version}/dist/`;

/**
 * @typedef {object} Embedding
 * @property {string} version
 * @property {{ define: string, auto: string }} integrity Hashes of `define.min.js` and `auto.min.js`.
 * @property {string} deploymentId
 * @property {string} environment
 * @property {Readonly<Record<string, string | boolean | undefined>>} [attributes] Further ones; `false` leaves one out.
 * @property {{ text: string, href: string }} [fallback] A link to show until the element is there.
 * @property {string} [base] Folder of the files, with a slash at its end. Default: a public CDN.
 *
 * @typedef {{ language: string, code: string, title?: string }} Snippet
 */

/** @returns {readonly (readonly [string, string | true])[]} What is to be written, the deployment first. */
const written = (/** @type {Embedding} */ { deploymentId, environment, attributes = {} }) =>
  Object.entries({ 'deployment-id': deploymentId, environment, ...attributes }).filter(
    ([name, value]) => ATTRIBUTES.includes(name) && value !== undefined && value !== false && value !== '',
  );

/** ` deployment-id="…" open`: with a space before each. */
const attributeText = (/** @type {Embedding} */ embedding, more = '') =>
  written(embedding)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeAttribute(value, more)}"`))
    .join('');

const element = (/** @type {Embedding} */ embedding, more = '') => {
  const href = safeLink(embedding.fallback?.href ?? '');
  const link = href
    ? `<a href="${escapeAttribute(href, more)}">${escapeText(embedding.fallback?.text ?? href, more)}</a>`
    : '';
  return `<${TAG}${attributeText(embedding, more)}>${link}</${TAG}>`;
};

/** @returns Address of the script that mounts by itself; everything is in its query, which no CMS takes apart. */
export const scriptUrl = (/** @type {Embedding} */ embedding) => {
  const { base = baseOf(embedding.version) } = embedding;
  const query = written(embedding).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `${base}auto.min.js?${query.join('&')}`;
};

const html = (/** @type {Embedding} */ embedding) => {
  const { base = baseOf(embedding.version), integrity } = embedding;
  const source = escapeAttribute(`${base}define.min.js`);
  return `<script type="module" src="${source}" integrity="${escapeAttribute(integrity.define)}" crossorigin="anonymous"></script>
${element(embedding)}`;
};

const script = (/** @type {Embedding} */ embedding) =>
  `<script async src="${escapeAttribute(scriptUrl(embedding))}" integrity="${escapeAttribute(embedding.integrity.auto)}" crossorigin="anonymous"></script>`;

/** Nothing newer than ES5, no attribute on a tag of its own, which the tag manager drops, and harmless when it fires twice. */
const tagManager = (/** @type {Embedding} */ embedding) => `<script>
  (function (d) {
    var u = ${quoteScript(scriptUrl(embedding))};
    var s = d.createElement('script');
    if (d.querySelector('script[src="' + u + '"]')) return;
    s.async = true;
    s.src = u;
    s.integrity = ${quoteScript(embedding.integrity.auto)};
    s.crossOrigin = 'anonymous';
    d.head.appendChild(s);
  })(document);
</script>`;

/** Square brackets would end the shortcode, and a backslash is eaten. A switch has a value, or it would be a position. */
const shortcode = (/** @type {Embedding} */ embedding) => {
  const attributes = written(embedding).map(([name, value]) => ` ${name}="${escapeAttribute(value, "[]\\'`")}"`);
  return `[genesys_chat${attributes.join('')}]`;
};

const BRACES = '{}%';
const twig = (/** @type {Embedding} */ embedding) =>
  `{{ attach_library('genesys_chat/element') }}\n${element(embedding, BRACES)}`;

/** The snippet escapes once more, and leaves what is escaped alone. Names of a parameter have no hyphens. */
const liquid = (/** @type {Embedding} */ embedding) => {
  const parameters = written(embedding).map(
    ([name, value]) =>
      `${name.replaceAll('-', '_')}: ${value === true ? 'true' : `"${escapeAttribute(value, BRACES)}"`}`,
  );
  return `{% render 'genesys-chat', ${parameters.join(', ')} %}`;
};

const jsx = (/** @type {Embedding} */ embedding) => `import 'genesys-chat/define';

export const Chat = () => <${TAG}${attributeText(embedding)} />;`;

/** A template string around a template: both languages' signs are written as entities. */
const angular = (
  /** @type {Embedding} */ embedding,
) => `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import 'genesys-chat/define';

@Component({
  selector: 'app-chat',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`${element(embedding, '{}`\\$@')}\`,
})
export class ChatComponent {}`;

const vueConfig = `import vue from '@vitejs/plugin-vue';

export const plugins = [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === '${TAG}' } } })];`;

const vue = (/** @type {Embedding} */ embedding) => `<script setup>
import 'genesys-chat/define';
</script>

<template>
  ${element(embedding, '{}')}
</template>`;

const svelte = (/** @type {Embedding} */ embedding) => `<script>
  import 'genesys-chat/define';
</script>

${element(embedding, '{}')}`;

/** @type {Readonly<Record<string, (embedding: Embedding) => readonly Snippet[]>>} */
const WRITERS = {
  html: (embedding) => [{ language: 'html', code: html(embedding) }],
  script: (embedding) => [{ language: 'html', code: script(embedding) }],
  gtm: (embedding) => [{ language: 'html', code: tagManager(embedding) }],
  wordpress: (embedding) => [{ language: 'text', code: shortcode(embedding) }],
  drupal: (embedding) => [{ language: 'twig', code: twig(embedding) }],
  shopify: (embedding) => [{ language: 'liquid', code: liquid(embedding) }],
  react: (embedding) => [{ language: 'jsx', code: jsx(embedding) }],
  vue: (embedding) => [
    { language: 'js', title: 'vite.config.js', code: vueConfig },
    { language: 'vue', title: 'Chat.vue', code: vue(embedding) },
  ],
  svelte: (embedding) => [{ language: 'svelte', code: svelte(embedding) }],
  angular: (embedding) => [{ language: 'ts', code: angular(embedding) }],
  next: (embedding) => [{ language: 'jsx', code: `'use client';\n\n${jsx(embedding)}` }],
};

export const PLACES = Object.keys(WRITERS);

/**
 * @param {string} place One of `PLACES`.
 * @param {Embedding} embedding
 * @returns {readonly Snippet[]} One file each. Throws for a place that is none.
 */
export const snippetsFor = (place, embedding) => {
  const write = Object.hasOwn(WRITERS, place) ? WRITERS[place] : undefined;
  if (!write) throw new Error(`"${place}" is none of ${PLACES.join(', ')}.`);
  return write(embedding);
};
