import type { FeatureFactory } from '../feature.js';
import { PHONE } from '../panel/viewport.js';
import { createFrame, type Frame } from './frame.js';
import { isBlocked } from './page-modal.js';

/**
 * Where a floating chat lies. Over the page, and not modal; modal where it fills the screen of a phone, and where it is opened
 * while a modal dialog of the page is: anything less could not be reached there.
 */
export const topLayer: FeatureFactory = (host) => {
  const phone = matchMedia(PHONE);
  let frame: Frame | undefined;
  let place: HTMLElement | null = null;
  /** Opened over a modal dialog of the page. */
  let over = false;
  let wasOpen = false;

  const update = (): void => {
    const found = host.root.querySelector<HTMLElement>('.root');
    if (!found) return;
    if (found !== place) frame = createFrame((place = found), () => host.hide('escape'));
    const floats = found.matches('.floating');
    const isOpen = floats && host.visible();
    if (isOpen && !wasOpen) over = isBlocked(host.element);
    wasOpen = isOpen;
    const isModal = isOpen && (phone.matches || over);
    const panel = host.root.getElementById('panel');
    const before = host.root.activeElement;
    frame?.lift(floats);
    frame?.modal(isModal);
    panel?.toggleAttribute('aria-modal', false);
    if (isModal) panel?.setAttribute('aria-modal', 'true');
    // The browser moves the focus with a modal dialog; whoever opened it has said where it goes, or that it stays.
    const now = host.root.activeElement;
    if (before === now) return;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    else if (now instanceof HTMLElement) now.blur();
  };

  const redraw = (): void => host.redraw();
  const onToggle = ({ target }: Event): void => {
    if (target instanceof HTMLDialogElement) redraw();
  };

  return {
    start() {
      phone.addEventListener('change', redraw);
      // It does not bubble.
      document.addEventListener('toggle', onToggle, true);
    },
    update,
    stop() {
      wasOpen = false;
      phone.removeEventListener('change', redraw);
      document.removeEventListener('toggle', onToggle, true);
    },
  };
};
