import { byId, h } from '../lib/dom.js';
import { policyText } from '../lib/snippet-policy.js';
import { PLACES, snippetsFor } from '../lib/snippets.js';
import { attributesOf, tokensOf } from './settings.js';

/** What people call the places. */
const NAMES = {
  html: 'A page',
  script: 'A box that takes a script',
  gtm: 'Google Tag Manager',
  wordpress: 'WordPress',
  drupal: 'Drupal',
  shopify: 'Shopify',
  react: 'React',
  vue: 'Vue',
  svelte: 'Svelte',
  angular: 'Angular',
  next: 'Next.js',
};

const NO_DEPLOYMENT = 'YOUR-DEPLOYMENT-ID';

/**
 * The text to paste for the chosen place, the styles that go with it, and what the page has to allow.
 *
 * @param {HTMLElement} place
 * @param {HTMLSelectElement} choice
 * @param {{ version: string, integrity: { define: string, auto: string } }} release
 */
export const createTake = (place, choice, release) => {
  choice.append(
    ...PLACES.map((each) => h('option', { value: each, text: NAMES[/** @type {keyof NAMES} */ (each)] ?? each })),
  );

  const copy = async (/** @type {string} */ text, /** @type {HTMLElement} */ button) => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
      byId('said').textContent = 'Copied.';
    } catch {
      button.textContent = 'Please copy by hand';
    }
    setTimeout(() => (button.textContent = 'Copy'), 2_000);
  };
  const block = (/** @type {string} */ title, /** @type {string} */ code) => {
    const button = h('button', { type: 'button', class: 'text-button', text: 'Copy' });
    button.addEventListener('click', () => void copy(code, button));
    return h(
      'figure',
      { class: 'snippet' },
      h('figcaption', {}, h('span', { text: title }), button),
      h('pre', { tabindex: '0' }, h('code', { text: code })),
    );
  };

  return {
    place: () => choice.value,
    /** @param {import('./settings.js').Settings} settings */
    show(settings) {
      choice.value = PLACES.includes(settings.place ?? '') ? String(settings.place) : 'html';
      const { 'deployment-id': deploymentId = NO_DEPLOYMENT, environment, ...others } = attributesOf(settings);
      const region = environment ?? (others.endpoint ? '' : 'prod-euw2');
      const attributes = Object.fromEntries(
        Object.entries(others).map(([name, value]) => [name, value === '' ? true : value]),
      );
      const embedding = { ...release, deploymentId, environment: region, attributes };
      const tokens = tokensOf(settings).map(([name, value]) => `  ${name}: ${value};\n`);
      const where = others.endpoint ? { endpoint: others.endpoint } : { environment: region };
      const policy =
        others.endpoint && !/^https?:/i.test(others.endpoint)
          ? 'An endpoint is an address such as https://chat.example.'
          : policyText(where);
      place.replaceChildren(
        ...snippetsFor(choice.value, embedding).map(({ title, code, language }) => block(title ?? language, code)),
        ...(tokens.length > 0 ? [block('css', `genesys-chat {\n${tokens.join('')}}`)] : []),
        block('Content-Security-Policy', policy),
        h('p', {
          class: 'hint take-hint',
          text: 'The host name of your page must be among the allowed domains of the deployment.',
        }),
      );
    },
  };
};
