import { h } from '../lib/dom.js';

/** Two minutes, in five steps. Each ticks itself when it happened. */
const STEPS = [
  ['hello', 'Say hello in the shop'],
  ['answer', 'Answer from the desk'],
  ['cut', 'Cut the wire, keep writing'],
  ['restart', 'Restart the server'],
  ['tab', 'Open a second tab'],
];

/** @param {HTMLElement} place */
export const createTour = (place) => {
  const items = new Map(
    STEPS.map(([id, text]) => {
      const done = h('span', { class: 'visually-hidden', text: '' });
      const item = h(
        'li',
        { class: 'step' },
        h('span', { class: 'step-mark', 'aria-hidden': 'true' }),
        h('span', { text }),
        done,
      );
      place.append(item);
      return [id, { item, done }];
    }),
  );

  const mark = () => {
    let found = false;
    for (const { item } of items.values()) {
      const next = !found && !item.classList.contains('done');
      item.classList.toggle('next', next);
      if (next) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
      if (next) place.scrollTo({ left: item.offsetLeft - place.offsetLeft - 16 });
      found ||= next;
    }
  };
  mark();

  return {
    /** @param {string} id */
    done(id) {
      const step = items.get(id);
      if (!step || step.item.classList.contains('done')) return;
      step.item.classList.add('done');
      step.done.textContent = ' (done)';
      mark();
    },
  };
};
