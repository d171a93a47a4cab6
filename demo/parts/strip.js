import { svg } from '../lib/dom.js';

/** The last minute, as a strip: the status in bands, frames as ticks, connections as they come and go. */

const WINDOW = 60_000;
const LABEL = 62;
const LANES = { status: 12, up: 44, down: 68, sockets: 92 };
const HEIGHT = 118;

/** Statuses by what they mean to a visitor. */
const TONES = {
  idle: 'still',
  closed: 'still',
  'read-only': 'still',
  connecting: 'wait',
  reconnecting: 'wait',
  resuming: 'catching',
  open: 'good',
  offline: 'wait',
  expired: 'bad',
  failed: 'bad',
};

/** @param {HTMLElement} place */
export const createStrip = (place) => {
  let width = 320;
  /** @type {{ at: number, until?: number, status: string, rect: SVGElement, text: SVGElement }[]} */
  let bands = [];
  /** @type {{ at: number, node: SVGElement }[]} */
  let marks = [];

  const lanes = svg('g');
  const moving = svg('g');
  const fixed = svg('g');
  const picture = svg('svg', {
    class: 'strip',
    role: 'img',
    'aria-label': 'The last minute: status, frames, connections',
  });
  picture.append(lanes, moving, fixed);
  place.append(picture);

  const xOf = (/** @type {number} */ at, /** @type {number} */ now) =>
    LABEL + (width - LABEL - 8) * (1 - (now - at) / WINDOW);

  const drawFixed = () => {
    picture.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    const lane = (/** @type {number} */ y) => svg('line', { class: 'lane', x1: LABEL, x2: width - 8, y1: y, y2: y });
    const label = (/** @type {number} */ y, /** @type {string} */ text) =>
      svg('text', { class: 'lane-label', x: 0, y: y + 4, text });
    const end = (width - LABEL - 8) / 4;
    lanes.replaceChildren(lane(LANES.up), lane(LANES.down), lane(LANES.sockets));
    fixed.replaceChildren(
      svg('rect', { class: 'cover', x: 0, y: 0, width: LABEL - 2, height: HEIGHT }),
      label(LANES.status + 2, 'Status'),
      label(LANES.up, 'Visitor →'),
      label(LANES.down, '← Service'),
      label(LANES.sockets, 'Sockets'),
      ...[60, 45, 30, 15, 0].map((seconds, index) =>
        svg('text', {
          class: 'axis',
          x: LABEL + end * index,
          y: HEIGHT - 3,
          'text-anchor': index === 0 ? 'start' : index === 4 ? 'end' : 'middle',
          text: seconds === 0 ? 'now' : `−${seconds} s`,
        }),
      ),
    );
  };

  const tick = () => {
    const now = Date.now();
    const oldest = now - WINDOW;
    for (const mark of marks) {
      if (mark.at < oldest) mark.node.remove();
      else mark.node.setAttribute('transform', `translate(${xOf(mark.at, now).toFixed(1)} 0)`);
    }
    marks = marks.filter((mark) => mark.at >= oldest);
    for (const band of bands) {
      const from = xOf(Math.max(band.at, oldest), now);
      const to = xOf(band.until ?? now, now);
      if (band.until !== undefined && band.until < oldest) {
        band.rect.remove();
        band.text.remove();
        continue;
      }
      const length = Math.max(2, to - from - 1);
      band.rect.setAttribute('x', from.toFixed(1));
      band.rect.setAttribute('width', length.toFixed(1));
      band.text.setAttribute('x', (from + 6).toFixed(1));
      band.text.classList.toggle('hidden', length < band.status.length * 6.4 + 10);
    }
    bands = bands.filter((band) => band.until === undefined || band.until >= oldest);
  };

  const mark = (/** @type {number} */ at, /** @type {SVGElement} */ node) => {
    moving.append(node);
    marks.push({ at, node });
    tick();
  };

  new ResizeObserver(([entry]) => {
    width = Math.max(240, Math.round(entry?.contentRect.width ?? 0));
    drawFixed();
    tick();
  }).observe(place);
  drawFixed();
  setInterval(() => {
    if (!document.hidden) tick();
  }, 200);

  return {
    /** @param {string} status */
    status(status) {
      const now = Date.now();
      const last = bands.at(-1);
      if (last?.status === status && last.until === undefined) return;
      if (last) last.until = now;
      const tone = TONES[status] ?? 'still';
      const rect = svg('rect', { class: `band ${tone}`, y: LANES.status - 9, height: 20, rx: 4 });
      const text = svg('text', { class: `band-text ${tone}`, y: LANES.status + 5, text: status });
      moving.append(rect, text);
      bands.push({ at: now, status, rect, text });
      tick();
    },
    /** @param {number} at @param {'up' | 'down'} lane @param {string} tone */
    frame(at, lane, tone) {
      const y = LANES[lane];
      mark(at, svg('line', { class: `tick ${tone}`, x1: 0, x2: 0, y1: y - 7, y2: y + 7 }));
    },
    /** @param {number} at @param {'try' | 'open' | 'lost'} what */
    socket(at, what) {
      const y = LANES.sockets;
      const node =
        what === 'lost'
          ? svg('path', { class: 'socket lost', d: `M-4 ${y - 4} L4 ${y + 4} M4 ${y - 4} L-4 ${y + 4}` })
          : svg('circle', { class: `socket ${what}`, cx: 0, cy: y, r: 4 });
      mark(at, node);
    },
    clear() {
      for (const { node } of marks) node.remove();
      marks = [];
    },
  };
};
