import { h } from '../lib/dom.js';

/** Here the count of failures behind us is nobody's concern. */
const CONNECTED = new Set(['open', 'resuming']);

/**
 * The status as the page hears it, with the next try counted down.
 *
 * @param {HTMLElement} place
 */
export const createStatusLine = (place) => {
  const pill = h('code', { class: 'status-pill', text: 'idle' });
  const more = h('span', { class: 'status-more' });
  place.append(more, pill);
  /** @type {{ reason?: string, attempt?: number, retryAt?: number }} */
  let connection = {};

  const draw = () => {
    const { reason, attempt, retryAt } = CONNECTED.has(pill.textContent ?? '') ? {} : connection;
    const seconds = retryAt === undefined ? 0 : Math.ceil((retryAt - Date.now()) / 1000);
    const parts = [
      reason,
      attempt ? `${attempt} failed in a row` : undefined,
      seconds > 0 ? `next try in ${seconds} s` : undefined,
    ];
    more.textContent = parts.filter((part) => part !== undefined).join(' · ');
  };
  setInterval(draw, 500);

  return {
    /** @param {import('../lib/visitor.js').VisitorReport} report */
    show(report) {
      pill.textContent = report.status;
      pill.dataset.status = report.status;
      connection = report.connection;
      draw();
    },
  };
};
