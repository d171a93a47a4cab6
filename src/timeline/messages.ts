import type { Message } from '../model/message.js';
import type { Entry } from './entry.js';
import { lookUp } from './name-index.js';
import type { Timeline, TimelineState } from './timeline.js';

/** The transcript, frozen: the same array, and the same objects in it, until something shown has changed. */
export const messages = (timeline: Timeline): readonly Message[] => timeline.messages;

/** Own messages that are not at the service, as typed; with the same promise. */
export const pendingMessages = (timeline: Timeline): readonly Message[] => timeline.pending;

const keep = (previous: readonly Message[], next: Message[]): readonly Message[] =>
  previous.length === next.length && next.every((message, i) => message === previous[i]) ? previous : Object.freeze(next);

/** The message a name stands for on the screen. */
const shownId = (state: TimelineState, name: string): string | undefined => {
  const id = lookUp(state.names, name)?.id;
  return state.shadows.find(({ entry }) => entry.id === id)?.face ?? id;
};

/** Notices by the id of the message they stand above or below; those whose neighbour is gone are left out. */
const placeNotices = (state: TimelineState) => {
  const above = new Map<string | undefined, Message[]>();
  const below = new Map<string | undefined, Message[]>();
  for (const { event, message, after } of state.notices) {
    const anchor = event.before ?? after;
    const id = anchor === undefined ? undefined : shownId(state, anchor);
    if (anchor !== undefined && id === undefined) continue;
    const side = event.before === undefined ? below : above;
    side.set(id, [...(side.get(id) ?? []), message]);
  }
  return { above, below };
};

export const assemblePending = (state: TimelineState, previous: readonly Message[]): readonly Message[] =>
  keep(
    previous,
    state.pending.filter(({ own }) => own?.delivery !== 'sent').map(({ message }) => message),
  );

export const assembleMessages = (state: TimelineState, previous: readonly Message[]): readonly Message[] => {
  const list: Message[] = [];
  if (state.notices.length === 0) {
    for (const entry of state.order) list.push(entry.message);
    for (const entry of state.pending) list.push(entry.message);
    return keep(previous, list);
  }
  const { above, below } = placeNotices(state);
  list.push(...(below.get(undefined) ?? []));
  const add = (entry: Entry): void => {
    list.push(...(above.get(entry.id) ?? []), entry.message, ...(below.get(entry.id) ?? []));
  };
  state.order.forEach(add);
  state.pending.forEach(add);
  return keep(previous, list);
};
