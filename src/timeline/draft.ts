/** The timeline while events are being folded into it: its own copies, made when first written to. */
import { isAlike, isPending, timeOf, type Entry } from './entry.js';
import { assemble, assemblePending } from './messages.js';
import { editIndex, type IndexEditor } from './name-index.js';
import { arrange, type Shadow } from './order.js';
import { emptyState, hasName, NAMES_PER_MESSAGE, type Notice, type Timeline, type TimelineState } from './timeline.js';

export interface Draft {
  readonly base: Timeline;
  names: IndexEditor<Entry>;
  order: Entry[];
  shadows: readonly Shadow[];
  pending: readonly Entry[];
  notices: readonly Notice[];
  seq: number;
  limit: number;
  floor: number | undefined;
  lost: number | undefined;
  gone: ReadonlySet<string>;
  /** The copy of `gone` that may be written to. */
  ownGone: Set<string> | undefined;
  newestTime: number | undefined;
  trimmed: boolean;
  confirmed: string[];
  added: string[];
  /** Something is different from `base`. */
  changed: boolean;
  /** Entries that have no place in `order` yet: the order must be worked out anew. */
  fresh: Entry[];
  disordered: boolean;
}

export const openDraft = (base: Timeline): Draft => ({
  ...base.state,
  base,
  names: editIndex(base.state.names),
  order: base.state.order.slice(),
  ownGone: undefined,
  newestTime: base.newestTime,
  trimmed: base.trimmed,
  confirmed: [],
  added: [],
  changed: false,
  fresh: [],
  disordered: false,
});

export const find = (draft: Draft, name: string): Entry | undefined => draft.names.get(name);

/** Remembers the entry under all its names. */
export const put = (draft: Draft, entry: Entry): Entry => {
  for (const name of entry.names) draft.names.set(name, entry);
  draft.changed = true;
  return entry;
};

export const forget = (draft: Draft, entry: Entry): void => {
  for (const name of entry.names) draft.names.delete(name);
  draft.changed = true;
};

/** First position in `order` at or after this time (`past`: after it). */
const seek = (order: readonly Entry[], at: number, past: boolean): number => {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = order[middle]?.at ?? 0;
    if (there < at || (past && there === at)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const runOf = (draft: Draft, at: number): { from: number; to: number } => ({
  from: seek(draft.order, at, false),
  to: seek(draft.order, at, true),
});

/** Whether another entry of the same time could be the same message under other names, seen from the other source. */
const hasTwin = (draft: Draft, entry: Entry): boolean => {
  const record = entry.live ?? entry.told;
  const isHeard = entry.live !== undefined;
  const { from, to } = runOf(draft, entry.at);
  for (let i = from; i < to && record !== undefined; i++) {
    const other = draft.order[i];
    // What the history told stands first among equals: a flood within one millisecond need not be searched.
    if (isHeard && other?.told === undefined && draft.shadows.length === 0) return false;
    const theirs = isHeard ? other?.told : other?.live;
    const ours = isHeard ? other?.live : other?.told;
    if (
      other !== undefined &&
      theirs !== undefined &&
      ours === undefined &&
      other.id !== entry.id &&
      isAlike(theirs, record)
    )
      return true;
  }
  return false;
};

/** Whether the entry will be laid over one that is here already, though they share no name; those taken by others do not count. */
export const hasDouble = (draft: Draft, entry: Entry): boolean => {
  const record = entry.live ?? entry.told;
  const time = timeOf(entry);
  if (record === undefined || time === undefined || !hasTwin(draft, entry)) return false;
  const { from, to } = runOf(draft, time);
  const near = [...draft.order.slice(from, to), ...draft.fresh, ...draft.shadows.map((shadow) => shadow.entry)];
  let free = 0;
  for (const other of new Set(near.map(({ id }) => find(draft, id)))) {
    if (other === undefined || timeOf(other) !== time || (other.live === undefined) === (other.told === undefined))
      continue;
    if (isAlike(record, other.live ?? other.told ?? record))
      free += (other.live === undefined) === (entry.live === undefined) ? -1 : 1;
  }
  return free > 0;
};

/** Gives a newly confirmed entry its place. Live ones go behind their equals at once; the history may upset more. */
export const place = (draft: Draft, entry: Entry): void => {
  if (entry.told !== undefined || hasTwin(draft, entry)) {
    draft.fresh.push(entry);
    draft.disordered = true;
    return;
  }
  const to = seek(draft.order, entry.at, true);
  if (to === draft.order.length) draft.order.push(entry);
  else draft.order.splice(to, 0, entry);
};

/** Puts the changed entry where it was, or asks for a new order when its place may depend on what changed. */
export const replace = (draft: Draft, before: Entry, after: Entry): void => {
  put(draft, after);
  if (isPending(after)) {
    draft.pending = draft.pending.map((entry) => (entry.id === after.id ? after : entry));
    return;
  }
  const sameSources =
    (before.live === undefined) === (after.live === undefined) &&
    (before.told === undefined) === (after.told === undefined);
  const { from, to } = runOf(draft, before.at);
  const alone = to - from === 1 && draft.shadows.length === 0;
  // Hearing live what the history told moves nothing: its word stands, and nothing is laid over anything.
  const heardToo = before.told !== undefined && draft.shadows.length === 0;
  let at = from;
  while (at < to && draft.order[at]?.id !== after.id) at++;
  if (timeOf(before) !== timeOf(after) || at === to || !(sameSources || alone || heardToo)) draft.disordered = true;
  else draft.order[at] = after;
};

/** Works the order out anew from all that is known. */
export const reorder = (draft: Draft): void => {
  const all = new Set<Entry>();
  const collect = ({ id }: Entry): void => {
    const entry = find(draft, id);
    if (entry !== undefined && !isPending(entry)) all.add(entry);
  };
  draft.order.forEach(collect);
  for (const { entry } of draft.shadows) collect(entry);
  draft.fresh.forEach(collect);
  const { order, shadows, moved } = arrange([...all], (name) => find(draft, name));
  for (const entry of moved) put(draft, entry);
  draft.order = order;
  draft.shadows = shadows;
  draft.fresh = [];
  draft.disordered = false;
  draft.changed = true;
};

/** Keys remembered of what was trimmed in one millisecond. */
const GONE_LIMIT = 1_000;

const remember = (draft: Draft, entry: Entry): void => {
  if (draft.ownGone === undefined || draft.ownGone !== draft.gone) draft.gone = draft.ownGone = new Set(draft.gone);
  const gone = draft.ownGone;
  for (const key of [entry.id, entry.live?.key, entry.told?.key]) if (key !== undefined) gone.add(key);
  for (const key of gone) {
    if (gone.size <= GONE_LIMIT) break;
    gone.delete(key);
  }
};

/** Lets one confirmed entry go. What is older than the oldest of the floor is known to have been here. */
const release = (draft: Draft, entry: Entry): void => {
  const floor = draft.floor ?? -Infinity;
  if (entry.at > floor) draft.gone = draft.ownGone = new Set();
  draft.floor = Math.max(floor, entry.at);
  draft.lost = Math.min(draft.lost ?? Infinity, entry.at);
  if (entry.at === draft.floor) remember(draft, entry);
  forget(draft, entry);
};

/** Lets the oldest go, until the bounds hold. */
export const trim = (draft: Draft): void => {
  const names = draft.limit * NAMES_PER_MESSAGE;
  if (draft.order.length <= draft.limit && draft.names.size <= names) return;
  let count = 0;
  for (const entry of draft.order) {
    if (draft.order.length - count <= draft.limit && draft.names.size <= names) break;
    release(draft, entry);
    count++;
  }
  draft.order.splice(0, count);
  if (count === 0) return;
  const hidden = draft.shadows.filter(({ entry }) => entry.at <= (draft.floor ?? -Infinity));
  for (const { entry } of hidden) release(draft, entry);
  if (hidden.length > 0) draft.shadows = draft.shadows.filter((shadow) => !hidden.includes(shadow));
  const isAnchored = ({ event, after }: Notice): boolean => find(draft, event.before ?? after ?? '') !== undefined;
  if (draft.notices.length > 0) draft.notices = draft.notices.filter(isAnchored);
  draft.trimmed = true;
};

/** Forgets everything, and goes on from nothing. */
export const wipe = (draft: Draft): void => {
  const empty = emptyState();
  const names = editIndex(empty.names);
  Object.assign(draft, empty, {
    names,
    order: [],
    added: [],
    newestTime: undefined,
    trimmed: false,
    changed: true,
    seq: draft.seq,
  } satisfies Partial<Draft>);
};

const withoutNews = (base: Timeline): Timeline =>
  base.confirmed.length + base.added.length === 0 ? base : { ...base, confirmed: [], added: [] };

export const closeDraft = (draft: Draft): Timeline => {
  const { base } = draft;
  if (!draft.changed) return withoutNews(base);
  const { order, shadows, pending, notices, seq, limit, floor, lost, gone } = draft;
  const names = draft.names.seal();
  const facts = { names, order, shadows, pending, notices, seq, limit, floor, lost, gone };
  const state: TimelineState = { ...facts, shown: assemble(facts, base.state) };
  const has = hasName(names);
  const oldest = order[0];
  const isShown = (id: string): boolean =>
    draft.names.get(id)?.id === id && shadows.every(({ entry }) => entry.id !== id);
  return {
    messages: state.shown === base.state.shown ? base.messages : Object.freeze(state.shown.slice()),
    pending: assemblePending(state, base.pending),
    confirmed: draft.confirmed,
    added: draft.added.filter(isShown),
    newestTime: draft.newestTime,
    oldestKey: (oldest?.told ?? oldest?.live)?.key,
    trimmed: draft.trimmed,
    has,
    state,
  };
};
