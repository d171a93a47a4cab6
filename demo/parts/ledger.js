import { h } from '../lib/dom.js';

/**
 * The promise, counted at both ends: what the visitor's page shows as sent against what the service has stored.
 *
 * @param {HTMLElement} place
 */
export const createLedger = (place) => {
  const cells = Object.fromEntries(
    ['Arrived', 'Waiting', 'Twice', 'Lost'].map((name) => {
      const value = h('dd', { text: '0' });
      const cell = h('div', { class: 'ledger-cell' }, h('dt', { text: name }), value);
      place.append(cell);
      return [name, { value, cell }];
    }),
  );
  /** @type {Map<string, number>} Copies at the service, by the name the sender gave. */
  let copies = new Map();
  let report = { pending: 0, sent: 0 };

  const put = (/** @type {string} */ name, /** @type {number} */ count, /** @type {boolean} */ bad) => {
    const { value, cell } = cells[name];
    value.textContent = String(count);
    cell.classList.toggle('bad', bad && count > 0);
  };

  const draw = () => {
    const twice = [...copies.values()].filter((count) => count > 1).length;
    put('Arrived', copies.size, false);
    put('Waiting', report.pending, false);
    put('Twice', twice, true);
    put('Lost', Math.max(0, report.sent - copies.size), true);
  };

  return {
    /** @param {any} message As the service stored it. */
    stored(message) {
      if (message.direction !== 'Inbound' || message.type === 'Event') return;
      const name = message.clientId ?? message.id;
      copies.set(name, (copies.get(name) ?? 0) + 1);
      draw();
    },
    /** @param {{ pending: number, sent: number }} next From the visitor's page. */
    visitor(next) {
      report = next;
      draw();
    },
    clear() {
      copies = new Map();
      draw();
    },
  };
};
