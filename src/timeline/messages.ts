import type { Message } from '../model/message.js';
import type { Entry } from './entry.js';
import { lookUp } from './name-index.js';
import type { Timeline, TimelineState } from './timeline.js';

/** The transcript, frozen: the same array, and the same objects in it, until something shown has changed. */
export const messages = (timeline: Timeline): readonly Message[] => timeline.messages;

/** Own messages that are not at the service, as typed; with the same promise. */
export const pendingMessages = (timeline: Timeline): readonly Message[] => timeline.pending;

const messageOf = (entry: Entry): Message => entry.message;

type Facts = Omit<TimelineState, 'shown'>;

const same = (a: readonly Message[], b: readonly Message[]): boolean =>
  a.length === b.length && a.every((message, i) => message === b[i]);

/** The message a name stands for on the screen. */
const shownId = (state: Facts, name: string): string | undefined => {
  const id = lookUp(state.names, name)?.id;
  return state.shadows.find(({ entry }) => entry.id === id)?.face ?? id;
};

/** Notices by the id of the message they stand above or below; those whose neighbour is gone are left out. */
const placeNotices = (state: Facts) => {
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

export const assemblePending = (state: Facts, previous: readonly Message[]): readonly Message[] => {
  const list = state.pending.filter(({ own }) => own?.delivery !== 'sent').map(messageOf);
  return same(list, previous) ? previous : Object.freeze(list);
};

/** With nothing between the bubbles, what is the same from the start on is copied, not collected again. */
const assemblePlain = ({ order, pending }: Facts, base: TimelineState): Message[] => {
  const first = order[0];
  const dropped = first === undefined || base.notices.length > 0 ? -1 : base.order.indexOf(first);
  let count = 0;
  if (dropped >= 0) while (count < order.length && order[count] === base.order[dropped + count]) count++;
  const kept = base.shown.slice(Math.max(0, dropped), Math.max(0, dropped) + count);
  return kept.concat(order.slice(count).map(messageOf), pending.map(messageOf));
};

/** Everything shown, in its order; the same array when nothing is different. */
export const assemble = (state: Facts, base: TimelineState): readonly Message[] => {
  let list: Message[] = [];
  if (state.notices.length === 0) list = assemblePlain(state, base);
  else {
    const { above, below } = placeNotices(state);
    const add = (entry: Entry): void => {
      list.push(...(above.get(entry.id) ?? []), entry.message, ...(below.get(entry.id) ?? []));
    };
    list.push(...(below.get(undefined) ?? []));
    state.order.forEach(add);
    state.pending.forEach(add);
  }
  return same(list, base.shown) ? base.shown : list;
};
