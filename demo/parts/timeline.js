import { h, keepingEnd } from '../lib/dom.js';
import { describeFrame } from './frame-text.js';
import { createStrip } from './strip.js';

/** Rows kept in the list; the oldest go first. */
const ROWS = 300;

const clockTime = (/** @type {number} */ at) => {
  const time = new Date(at);
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  const seconds = `${two(time.getSeconds())}.${String(time.getMilliseconds()).padStart(3, '0')}`;
  return `${two(time.getHours())}:${two(time.getMinutes())}:${seconds}`;
};

/**
 * Frames and attempts as they happen: a strip of the last minute and a list.
 *
 * @param {HTMLElement} place
 */
export const createTimeline = (place) => {
  const list = h('ol', { class: 'frames', tabindex: '0', 'aria-label': 'Frames, newest last' });
  const empty = h('p', { class: 'hint', text: 'Frames appear here as soon as the chat connects.' });
  const stripPlace = h('div', { class: 'strip-place' });
  place.append(stripPlace, h('div', { class: 'frames-place' }, empty, list));
  const strip = createStrip(stripPlace);

  const add = (/** @type {number} */ at, tone, arrow, name, detail) =>
    keepingEnd(list, () => {
      empty.hidden = true;
      const row = h(
        'li',
        { class: `frame ${tone}`, 'data-at': at },
        h('time', { text: clockTime(at) }),
        h('span', { class: 'arrow', text: arrow }),
        h('span', { class: 'name', text: name }),
        h('bdi', { class: 'detail', text: detail }),
      );
      // The visitor's page and the service report on two roads: a row takes its place by its time.
      const isLater = (/** @type {Element} */ other) => other instanceof HTMLElement && Number(other.dataset.at) > at;
      let before = null;
      for (let last = list.lastElementChild; last && isLater(last); last = last.previousElementSibling) before = last;
      list.insertBefore(row, before);
      while (list.childElementCount > ROWS) list.firstElementChild?.remove();
    });

  return {
    /** @param {string} status */
    status: (status) => strip.status(status),
    /** @param {any} record A frame as the service recorded it. */
    frame(record) {
      const { name, detail, tone } = describeFrame(record);
      const up = record.direction === 'inbound';
      strip.frame(record.at, up ? 'up' : 'down', tone);
      add(record.at, tone, up ? '→' : '←', name, detail);
    },
    /** @param {number} at @param {'try' | 'open' | 'lost'} what @param {string} words */
    socket(at, what, words) {
      strip.socket(at, what);
      add(at, what === 'lost' ? 'bad' : 'socket', what === 'lost' ? '×' : '○', words, '');
    },
    clear() {
      list.replaceChildren();
      strip.clear();
      empty.hidden = false;
    },
  };
};
