import { h } from '../lib/dom.js';
import { wordsOf } from './settings.js';

/** Where the chat is told to live comes from whoever pastes it, and the preview has its own. */
const PLACEHOLDERS = {
  'deployment-id': 'the id of your Messenger deployment',
  environment: 'prod-euw2',
  endpoint: 'none',
};

/** What stands between backticks is code. */
const helpText = (/** @type {string} */ text) =>
  text.split('`').map((piece, i) => (i % 2 === 0 ? piece : h('code', { text: piece })));

const isColour = (/** @type {string} */ name) =>
  /accent|surface|text|border|danger|warning|success|link|ring|bubble-(?:in|out)/.test(name) &&
  !name.includes('radius');

/**
 * One control for each attribute and each token, with the words of the manifest.
 *
 * @param {HTMLElement} place
 * @param {any} element The element's declaration in the manifest.
 * @param {(name: string, value: string | undefined) => void} changed
 */
export const createControls = (place, element, changed) => {
  /** @type {Map<string, (value: string | undefined) => void>} */
  const setters = new Map();

  const checkbox = (/** @type {string} */ name) => {
    const input = h('input', { type: 'checkbox', id: name });
    input.addEventListener('change', () => changed(name, input.checked ? '' : undefined));
    setters.set(name, (value) => (input.checked = value !== undefined));
    return input;
  };
  const choice = (/** @type {string} */ name, /** @type {string[]} */ words) => {
    const input = h('select', { id: name }, ...words.map((word) => h('option', { value: word, text: word || '(on)' })));
    input.prepend(h('option', { value: '—', text: 'default' }));
    input.addEventListener('change', () => changed(name, input.value === '—' ? undefined : input.value));
    setters.set(name, (value) => (input.value = value ?? '—'));
    return input;
  };
  const text = (/** @type {string} */ name, /** @type {string} */ placeholder) => {
    const input = h('input', { type: 'text', id: name, placeholder, autocomplete: 'off', spellcheck: 'false' });
    input.addEventListener('input', () => changed(name, input.value === '' ? undefined : input.value));
    setters.set(name, (value) => (input.value = value ?? ''));
    return input;
  };
  /** A text beside it: a colour may be anything CSS knows, and no colour is a choice too. */
  const colour = (/** @type {string} */ name, /** @type {string} */ placeholder) => {
    const field = text(name, placeholder);
    const fallback = /#[\da-f]{6}\b/i.exec(placeholder)?.[0] ?? '#888888';
    const picker = h('input', { type: 'color', 'aria-label': `${name}: pick`, value: fallback });
    picker.addEventListener('input', () => {
      field.value = picker.value;
      changed(name, picker.value);
    });
    const set = setters.get(name);
    setters.set(name, (value) => {
      set?.(value);
      picker.value = /^#[\da-f]{6}$/i.test(value ?? '') ? String(value) : fallback;
    });
    return h('span', { class: 'control-pair' }, picker, field);
  };

  const control = (/** @type {any} */ { name, type }) => {
    const words = wordsOf(type?.text);
    if (type?.text === 'boolean') return checkbox(name);
    if (words.length > 1) return choice(name, words);
    return text(name, PLACEHOLDERS[/** @type {keyof typeof PLACEHOLDERS} */ (name)] ?? '');
  };
  const row = (/** @type {string} */ name, /** @type {string} */ description, /** @type {Node} */ input) =>
    h(
      'div',
      { class: 'control' },
      h('label', { for: name, text: name }),
      input,
      h('p', { class: 'control-help' }, ...helpText(description)),
    );

  place.append(
    h(
      'fieldset',
      {},
      h('legend', { text: 'Attributes' }),
      ...element.attributes.map((/** @type {any} */ each) => row(each.name, each.description, control(each))),
    ),
    h(
      'fieldset',
      {},
      h('legend', { text: 'Tokens' }),
      ...element.cssProperties.map((/** @type {any} */ { name, default: value = '', description }) =>
        row(name, description, isColour(name) ? colour(name, value) : text(name, value)),
      ),
    ),
  );
  place.addEventListener('submit', (event) => event.preventDefault());

  return {
    /** @param {import('./settings.js').Settings} settings */
    show(settings) {
      for (const [name, set] of setters) set(settings[name]);
    },
  };
};
