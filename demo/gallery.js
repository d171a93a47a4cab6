/** Every kind of content in every state of it, without any service: `?dark&rtl&narrow` and `?only=form` choose what is shown. */
import { SAMPLES } from './gallery/samples.js';
import { createStillChat } from './gallery/still-chat.js';
import { byId, h } from './lib/dom.js';
import { isWanted, startToggles } from './lib/look.js';
import '/dist/define.min.js';

startToggles();

/** @param {import('./gallery/samples.js').Sample} sample @param {string} state */
const frame = (sample, state) => {
  const chat = /** @type {any} */ (h('genesys-chat', { mode: 'inline', heading: 'Fern & Field' }));
  chat.chat = createStillChat(sample, state);
  return h('figure', { class: 'gallery-frame' }, h('figcaption', { text: state }), chat);
};

for (const sample of SAMPLES) {
  if (!isWanted(sample.id)) continue;
  byId('kinds').append(h('a', { href: `#${sample.id}`, text: sample.title }));
  byId('shelves').append(
    h(
      'section',
      { class: 'gallery-shelf', id: sample.id, 'aria-labelledby': `${sample.id}-title` },
      h('h2', { id: `${sample.id}-title`, text: sample.title }),
      h('div', { class: 'gallery-row' }, ...sample.states.map((state) => frame(sample, state))),
    ),
  );
}
