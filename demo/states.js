/** Every state a person can meet, each in a frame of its own, as it stands on a page: `?dark&rtl&narrow&only=offline`. */
import { byId, h } from './lib/dom.js';
import { isWanted, startToggles } from './lib/look.js';
import { STATES } from './states/states.js';

const address = (/** @type {string} */ id) => {
  const looks = ['dark', 'rtl'].filter((look) => byId(`toggle-${look}`).getAttribute('aria-pressed') === 'true');
  return `state.html?${[`of=${id}`, ...looks].join('&')}`;
};

startToggles();
const frames = STATES.filter(({ id }) => isWanted(id)).map(({ id, title }) => {
  const frame = h('iframe', { src: address(id), title, loading: 'lazy' });
  const link = h('a', { href: address(id), text: title });
  byId('shelves').append(h('figure', { class: 'gallery-frame', id }, h('figcaption', {}, link), frame));
  return { id, frame, link };
});
for (const look of ['dark', 'rtl'])
  byId(`toggle-${look}`).addEventListener('click', () => {
    for (const { id, frame, link } of frames) frame.src = link.href = address(id);
  });
