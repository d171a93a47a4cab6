import type { FeatureFactory } from '../feature.js';
import { PHONE } from '../panel/viewport.js';

const knowsEntries = 'navigation' in window;

/** Names the entry of the history one is at; where that is unknown, its length is the next best. */
const place = (): string =>
  knowsEntries ? (window.navigation.currentEntry?.key ?? '') : `${history.length} ${location.href}`;

/**
 * On a phone, where the panel fills the screen, Back closes it and stays on the page: one entry of the history stands for the
 * open panel. It has the address and the state of the one before, so that a router of the page finds nothing new in it.
 */
export const backCloses: FeatureFactory = (host) => {
  /** The entry that was added, while the panel is open. */
  let entry: string | undefined;

  const push = (): void => {
    history.pushState(history.state, '');
    entry = place();
  };
  const onPop = (): void => {
    // The length is the same after going back: where there is no better, any step is away from it.
    if (entry === undefined || (knowsEntries && place() === entry)) return;
    entry = undefined;
    host.hide('back');
    // The page keeps it open.
    if (host.visible()) push();
  };
  const leave = (): void => {
    const isThere = entry !== undefined && entry === place();
    entry = undefined;
    if (isThere) history.back();
  };

  return {
    start: () => window.addEventListener('popstate', onPop),
    opened() {
      const floats = host.root.querySelector('.root.floating') !== null;
      if (entry === undefined && host.wishes.backCloses && floats && matchMedia(PHONE).matches) push();
    },
    closed: leave,
    stop: () => window.removeEventListener('popstate', onPop),
  };
};
