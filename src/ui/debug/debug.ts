import type { GcEventDetails, GcEventName } from '../events.js';
import type { FeatureFactory } from '../feature.js';
import { logForOwner } from '../owner-log.js';

const EVENTS =
  'ready show hide before-connect status session sent send-failed message resync unread typing attachment error';
/** What may be told of an event: how it stands, never what was said or by whom. */
const FACTS =
  'version source status previous reason attempt retryAt phase expiresAt code retryable fatal hint missed count active progress'.split(
    ' ',
  );

/** With `debug`, what happens is written to the console, without a text, a name or a token. */
export const createDebug: FeatureFactory = (host) => {
  const log = (event: Event): void => {
    if (!host.wishes.debug || !(event instanceof CustomEvent)) return;
    const facts = Object.entries(event.detail as GcEventDetails[GcEventName]);
    logForOwner(event.type, Object.fromEntries(facts.filter(([name]) => FACTS.includes(name))));
  };
  const each = (act: 'addEventListener' | 'removeEventListener'): void =>
    EVENTS.split(' ').forEach((name) => host.element[act](`gc-${name}`, log));
  return { start: () => each('addEventListener'), stop: () => each('removeEventListener') };
};
