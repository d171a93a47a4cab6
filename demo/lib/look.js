/** The switches of the gallery's pages: `?dark&rtl&narrow` sets them. */
import { byId } from './dom.js';

const root = document.documentElement;
const query = new URLSearchParams(location.search);

/** @param {string} id @param {(on: boolean) => void} apply */
const toggle = (id, apply) => {
  const button = byId(`toggle-${id}`);
  const set = (/** @type {boolean} */ on) => {
    button.setAttribute('aria-pressed', String(on));
    apply(on);
  };
  button.addEventListener('click', () => set(button.getAttribute('aria-pressed') !== 'true'));
  set(query.has(id));
};

export const startToggles = () => {
  toggle('dark', (on) => (root.dataset.scheme = on ? 'dark' : 'light'));
  toggle('rtl', (on) => (root.dir = on ? 'rtl' : 'ltr'));
  toggle('narrow', (on) => document.body.classList.toggle('narrow', on));
};

/** What `?only=` names, or everything. */
export const isWanted = (/** @type {string} */ name) => {
  const only = query.get('only');
  return only === null || only.split(',').includes(name);
};
