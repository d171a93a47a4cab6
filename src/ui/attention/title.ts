import type { FeatureFactory } from '../feature.js';
import { createTally } from './tally.js';
import { isWanted } from './wanted.js';

const MAX_CHANGES = 50;

let count = 0;
/** The page's own title, and what stands there instead of it. */
let own = '';
let written: string | undefined;
let observer: MutationObserver | undefined;
/** How often the page may still change its title before it gets its way. */
let patience = 0;

const write = (): void => {
  const { title } = document;
  if (written === undefined) own = title;
  // The page has set its title meanwhile, or has added to what it found there.
  else if (title !== written) own = title.startsWith(written) ? own + title.slice(written.length) : title;
  document.title = count > 0 ? `(${count}) ${own}` : own;
  written = count > 0 ? document.title : undefined;
};

const tell = createTally((sum) => {
  count = sum;
  patience = MAX_CHANGES;
  if (sum > 0 || written !== undefined) write();
  observer ??= new MutationObserver(() => {
    // Some script may watch the title as this does, and want another: two that never give in would hang the page.
    if (document.title !== written && patience-- > 0) write();
  });
  if (sum > 0) observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  else observer.disconnect();
});

/** The number of unread messages before the page's title, while nobody sees them. It stands still. */
export const title: FeatureFactory = (host) => {
  const update = (): void => tell(host, isWanted(host, 'title') && !host.shown() ? host.unread().count : 0);
  return {
    start: () => document.addEventListener('visibilitychange', update),
    update,
    stop() {
      document.removeEventListener('visibilitychange', update);
      tell(host, 0);
    },
  };
};
