/**
 * Every frame that is known, through a real chat into a real element, without any service: `?dark&rtl&narrow` and
 * `?only=s2c-form` choose what is shown.
 */
import { SCENES } from './scenes/scenes.js';
import { createStage, loadFixtures, NOW, textOf } from './scenes/stage.js';
import { byId, h } from './lib/dom.js';
import { isWanted, startToggles } from './lib/look.js';
import '/dist/define.min.js';

/** Chats that come to rest at a time. */
const AT_ONCE = 8;

/** The element's time: today is the fixtures' day. */
const clock = {
  now: () => performance.now(),
  wall: () => NOW,
  setTimeout: (/** @type {() => void} */ fn, /** @type {number} */ ms) => setTimeout(fn, ms),
  clearTimeout: (/** @type {number} */ id) => clearTimeout(id),
  frame: (/** @type {() => void} */ fn) => requestAnimationFrame(fn),
  idle: (/** @type {() => void} */ fn) => setTimeout(fn, 1),
};

/** @param {string} name @param {import('./scenes/scenes.js').Scene} scene */
const tile = (name, { see, act, options }) => {
  const stage = createStage(options);
  const chat = /** @type {any} */ (h('genesys-chat', { mode: 'inline' }));
  chat.clock = clock;
  const frame = h('details', {}, h('summary', { text: 'The frame' }), h('pre', { text: textOf(name), tabindex: '0' }));
  const caption = h('figcaption', {}, h('b', { text: name }), h('span', { text: see }));
  const figure = h('figure', { class: 'gallery-frame', id: name }, caption, frame);
  const play = async () => {
    const acted = act(stage, name);
    // A chat that is seen connects: the scene has set what is to be answered.
    chat.chat = stage.chat;
    frame.before(chat);
    await acted;
    await stage.rest();
    stage.hold();
    figure.dataset.shown = stage.chat.status.get();
  };
  return { figure, play };
};

startToggles();
const names = await loadFixtures();
const scenes = Object.assign({}, ...Object.values(SCENES));
// A fixture nobody thought of is shown at least.
const others = names.filter((name) => !scenes[name]);
const shelves = others.length
  ? { ...SCENES, Others: Object.fromEntries(others.map((name) => [name, { see: 'Has no scene yet.', act() {} }])) }
  : SCENES;

const tiles = Object.entries(shelves).flatMap(([title, scenes], i) => {
  const made = Object.entries(scenes)
    .filter(([name]) => isWanted(name) && names.includes(name))
    .map(([name, scene]) => tile(name, scene));
  if (made.length === 0) return [];
  byId('kinds').append(h('a', { href: `#shelf-${i}`, text: title }));
  byId('shelves').append(
    h(
      'section',
      { class: 'gallery-shelf', id: `shelf-${i}`, 'aria-labelledby': `title-${i}` },
      h('h2', { id: `title-${i}`, text: `${title} (${made.length})` }),
      h('div', { class: 'gallery-row' }, ...made.map(({ figure }) => figure)),
    ),
  );
  return made;
});

for (let i = 0; i < tiles.length; i += AT_ONCE)
  await Promise.all(tiles.slice(i, i + AT_ONCE).map(({ play }) => play()));
document.documentElement.dataset.ready = String(tiles.length);
