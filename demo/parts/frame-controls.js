import { byId } from '../lib/dom.js';
import { tellVisitor } from '../lib/visitor.js';

const PHONE = { width: 390, height: 844 };

/**
 * Light or dark, right-to-left, and the size of a phone: one click each.
 *
 * @param {HTMLIFrameElement} frame
 * @param {HTMLElement} stage What the frame stands on.
 */
export const createFrameControls = (frame, stage) => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  /** @type {{ scheme: 'light' | 'dark', dir: 'ltr' | 'rtl', phone: boolean }} */
  const look = { scheme: dark.matches ? 'dark' : 'light', dir: 'ltr', phone: false };

  const fit = () => {
    const { clientWidth, clientHeight } = stage;
    const scale = look.phone
      ? Math.min(1, (clientHeight - 32) / (PHONE.height + 20), (clientWidth - 32) / PHONE.width)
      : 1;
    stage.style.setProperty('--phone-scale', String(scale));
  };

  const apply = () => {
    document.documentElement.dataset.scheme = look.scheme;
    stage.classList.toggle('phone', look.phone);
    byId('toggle-dark').setAttribute('aria-pressed', String(look.scheme === 'dark'));
    byId('toggle-rtl').setAttribute('aria-pressed', String(look.dir === 'rtl'));
    byId('toggle-phone').setAttribute('aria-pressed', String(look.phone));
    tellVisitor(frame, { scheme: look.scheme, dir: look.dir });
    fit();
  };

  const toggle = (/** @type {string} */ id, /** @type {() => void} */ change) =>
    byId(id).addEventListener('click', () => {
      change();
      apply();
    });
  toggle('toggle-dark', () => (look.scheme = look.scheme === 'dark' ? 'light' : 'dark'));
  toggle('toggle-rtl', () => (look.dir = look.dir === 'rtl' ? 'ltr' : 'rtl'));
  toggle('toggle-phone', () => (look.phone = !look.phone));

  dark.addEventListener('change', () => {
    look.scheme = dark.matches ? 'dark' : 'light';
    apply();
  });
  new ResizeObserver(fit).observe(stage);
  frame.addEventListener('load', apply);
  apply();
};
