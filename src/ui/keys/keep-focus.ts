import type { FeatureFactory } from '../feature.js';

/** Whoever moves the element in the page takes the focus out of it; back in the same task, it has it again. */
export const keepFocus: FeatureFactory = (host) => {
  let focused: HTMLElement | undefined;
  let lost: HTMLElement | undefined;

  const onFocusin = ({ target }: Event): void => {
    focused = target instanceof HTMLElement ? target : undefined;
  };
  const onFocusout = ({ target }: Event): void =>
    // Told while it is being taken out, too: then this comes after.
    queueMicrotask(() => {
      if (target === focused && host.root.activeElement !== target) focused = undefined;
    });

  host.root.addEventListener('focusin', onFocusin);
  host.root.addEventListener('focusout', onFocusout);
  return {
    start() {
      lost?.focus({ preventScroll: true });
      lost = undefined;
    },
    moved() {
      // Firefox takes it out of a shadow tree that is moved, and tells nobody.
      if (!host.root.activeElement) focused?.focus({ preventScroll: true });
    },
    stop() {
      lost = focused;
      queueMicrotask(() => {
        lost = undefined;
        if (!host.root.activeElement) focused = undefined;
      });
    },
  };
};
