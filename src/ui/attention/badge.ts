import type { FeatureFactory } from '../feature.js';
import { createTally } from './tally.js';
import { isWanted } from './wanted.js';

const tell = createTally((sum) => {
  if (!('setAppBadge' in navigator)) return;
  // An app that is not installed has none to show it on, and says so.
  (sum > 0 ? navigator.setAppBadge(sum) : navigator.clearAppBadge()).catch(() => {});
});

/** The number of unread messages on the icon of an installed app. */
export const badge: FeatureFactory = (host) => {
  let wasWanted = false;
  return {
    update() {
      const wanted = isWanted(host, 'badge');
      if (wanted || wasWanted) tell(host, wanted ? host.unread().count : 0);
      wasWanted = wanted;
    },
    stop() {
      if (wasWanted) tell(host, 0);
    },
  };
};
