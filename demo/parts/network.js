import { h } from '../lib/dom.js';
import { LEVERS } from './faults.js';

const HINT = 'Every lever is something that happens to real people. Pull one while you write.';

/** How long a lever shows that it was pulled, in milliseconds. */
const PULLED = 900;

/** @typedef {import('./faults.js').Lever} Lever */

/**
 * @param {HTMLElement} place
 * @param {{ post: (path: string, body?: object) => Promise<any>, onPulled: (lever: Lever) => void }} deps
 */
export const createNetworkPanel = (place, { post, onPulled }) => {
  // For the eye: who listens to the page hears the same as the button's description.
  const says = h('p', { class: 'lever-says', 'aria-hidden': 'true', text: HINT });
  const problem = h('p', { class: 'lever-problem', role: 'alert' });
  let lastPulled = HINT;

  const tell = (/** @type {string} */ text) => {
    says.textContent = text;
  };

  const pull = async (/** @type {Lever} */ lever) => {
    lastPulled = lever.says;
    tell(lever.says);
    problem.textContent = '';
    onPulled(lever);
    try {
      for (const fault of lever.faults) await post('fault', fault);
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
    }
  };

  const leverButton = (/** @type {Lever} */ lever) => {
    const preview = () => tell(lever.says);
    const restore = () => tell(lastPulled);
    const button = h('button', {
      type: 'button',
      class: 'lever',
      text: lever.label,
      'aria-description': lever.says,
      onpointerenter: preview,
      onpointerleave: restore,
      onfocus: preview,
      onblur: restore,
    });
    button.addEventListener('click', () => {
      button.classList.add('pulled');
      setTimeout(() => button.classList.remove('pulled'), PULLED);
      void pull(lever);
    });
    return button;
  };

  for (const [index, { heading, columns, levers }] of LEVERS.entries()) {
    const id = `levers-${index}`;
    place.append(
      h(
        'div',
        { class: 'lever-group', role: 'group', 'aria-labelledby': id },
        h('h4', { id, text: heading }),
        h('div', { class: `levers columns-${columns}` }, ...levers.map(leverButton)),
      ),
    );
  }
  place.append(problem, says);
};
