import { h } from '../lib/dom.js';
import { LEVERS } from './faults.js';

const HINT = 'Every lever is something that happens to real people. Pull one while you write.';

/**
 * @param {HTMLElement} place
 * @param {{ post: (path: string, body?: object) => Promise<any>, onPulled: (label: string) => void }} deps
 */
export const createNetworkPanel = (place, { post, onPulled }) => {
  const says = h('p', { class: 'lever-says', role: 'status', text: HINT });
  let spoken = HINT;

  const pull = async (/** @type {import('./faults.js').Lever} */ { label, says: what, faults }) => {
    spoken = what;
    says.textContent = what;
    onPulled(label);
    try {
      for (const fault of faults) await post('fault', fault);
    } catch (error) {
      spoken = error instanceof Error ? error.message : String(error);
      says.textContent = spoken;
    }
  };

  const leverButton = (/** @type {import('./faults.js').Lever} */ lever) => {
    const button = h('button', { type: 'button', class: 'lever', text: lever.label, title: lever.says });
    button.addEventListener('click', () => {
      button.classList.add('pulled');
      void pull(lever).finally(() => setTimeout(() => button.classList.remove('pulled'), 900));
    });
    return button;
  };

  for (const [index, { heading, columns, levers }] of LEVERS.entries()) {
    const id = `levers-${index}`;
    place.append(
      h(
        'div',
        { class: 'lever-group', role: 'group', 'aria-labelledby': id },
        h('h3', { id, text: heading }),
        h('div', { class: `levers columns-${columns}` }, ...levers.map(leverButton)),
      ),
    );
  }
  place.append(says);
};
