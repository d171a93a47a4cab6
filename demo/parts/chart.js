import { h, svg } from '../lib/dom.js';
import { BOUND, chartStateOf, placeOf, ROADS, STATES, VIEW_BOX } from './chart-layout.js';

const HEIGHT = 24;

const drawState = (
  /** @type {[string, import('./chart-layout.js').ChartState]} */ [id, { label, x, y, width, kind }],
) =>
  svg(
    'g',
    { class: `state ${kind ?? ''}`, 'data-state': id },
    svg('rect', { x: x - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT, rx: HEIGHT / 2 }),
    svg('text', { x, y: y + 4, 'text-anchor': 'middle', text: label }),
  );

const arrowHead = svg(
  'marker',
  { id: 'arrow', viewBox: '0 0 6 6', refX: 5, refY: 3, markerWidth: 6, markerHeight: 6, orient: 'auto-start-reverse' },
  svg('path', { d: 'M0.5 0.5 L5 3 L0.5 5.5', class: 'arrow-head' }),
);

/**
 * The session machine as a picture, with its present state lit and the last road it took.
 *
 * @param {HTMLElement} place
 */
export const createChart = (place) => {
  const roads = ROADS.map(([from, to, d]) =>
    svg('path', { class: 'road', d, 'data-from': from, 'data-to': to, 'marker-end': 'url(#arrow)' }),
  );
  const states = Object.entries(STATES).map(drawState);
  const bound = svg(
    'g',
    { class: 'bound' },
    svg('rect', { x: BOUND.x, y: BOUND.y, width: BOUND.width, height: BOUND.height, rx: 12 }),
    svg('text', { x: BOUND.x + BOUND.width / 2, y: BOUND.y + 15, 'text-anchor': 'middle', text: BOUND.label }),
  );
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${VIEW_BOX.width} ${VIEW_BOX.height}`, role: 'img', 'aria-label': 'States of the connection' },
    svg('defs', {}, arrowHead),
    bound,
    ...roads,
    ...states,
  );
  const scroller = h('div', { class: 'chart-scroll' }, picture);
  place.append(scroller);

  /** @type {string | undefined} */
  let current;

  return {
    /** @param {unknown} value Of the machine's snapshot. */
    show(value) {
      const next = chartStateOf(value);
      if (next === current) return;
      const [from, to] = [placeOf(current), placeOf(next)];
      for (const road of roads) road.classList.toggle('taken', road.dataset.from === from && road.dataset.to === to);
      for (const state of states) state.classList.toggle('active', state.dataset.state === next);
      bound.classList.toggle('active', to === 'bound');
      const label = next === undefined ? 'unknown' : STATES[next]?.label;
      picture.setAttribute('aria-label', `States of the connection. Now: ${label}`);
      if (next !== undefined && scroller.scrollWidth > scroller.clientWidth) {
        const { x } = STATES[next];
        scroller.scrollTo({ left: (x / VIEW_BOX.width) * scroller.scrollWidth - scroller.clientWidth / 2 });
      }
      current = next;
    },
  };
};
