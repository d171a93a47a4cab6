import { h } from '../lib/dom.js';

/** A message may be shown as sent a moment before the desk hears of it; in milliseconds. */
const GRACE = 2500;

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
  /** @type {Map<string, Set<string>>} Ids at the service, by the name the sender gave. */
  const copies = new Map();
  /** @type {Set<string>} Every name the service knows a message by. */
  const names = new Set();
  /** @type {Map<string, number>} When a message shown as sent was first missed at the service. */
  const missed = new Map();
  let report = { pending: 0, sent: /** @type {readonly string[]} */ ([]) };

  const put = (/** @type {string} */ name, /** @type {number} */ count, /** @type {boolean} */ bad) => {
    const { value, cell } = cells[name];
    value.textContent = String(count);
    cell.classList.toggle('bad', bad && count > 0);
  };

  const countLost = () => {
    const now = Date.now();
    for (const id of report.sent) {
      if (names.has(id)) missed.delete(id);
      else if (!missed.has(id)) missed.set(id, now);
    }
    return [...missed.values()].filter((since) => now - since > GRACE).length;
  };

  const draw = () => {
    put('Arrived', copies.size, false);
    put('Waiting', report.pending, false);
    put('Twice', [...copies.values()].filter((ids) => ids.size > 1).length, true);
    put('Lost', countLost(), true);
  };

  return {
    /** @param {any} message As the service stored it. The same one again changes nothing. */
    stored(message) {
      if (message.direction !== 'Inbound' || message.type === 'Event') return;
      const { id, messageId, clientId, tracingId } = message;
      for (const name of [id, messageId, clientId, tracingId]) if (name !== undefined) names.add(name);
      const name = clientId ?? id;
      copies.set(name, (copies.get(name) ?? new Set()).add(id));
      draw();
    },
    /** @param {import('../lib/visitor.js').VisitorReport} next */
    visitor(next) {
      report = next;
      draw();
    },
    clear() {
      copies.clear();
      names.clear();
      missed.clear();
      report = { pending: 0, sent: [] };
      draw();
    },
  };
};
