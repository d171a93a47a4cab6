/**
 * What is known about the conversation, folded into what is shown.
 *
 * Pure. Any interleaving of the same frames, echoes and pages gives the same transcript, and telling something twice changes
 * nothing; `order.ts` says what stays unknowable.
 */
import type { Delivery, MessageError } from '../model/message.js';
import { absorb } from './absorb.js';
import { closeDraft, find, forget, openDraft, put, reorder, replace, trim, wipe, type Draft } from './draft.js';
import { createEntry, isPending, revise, type Entry } from './entry.js';
import type { NoticeAdded, TimelineEvent } from './events.js';
import { MESSAGE_LIMIT, type Timeline } from './timeline.js';

export { emptyTimeline, MESSAGE_LIMIT, type Timeline } from './timeline.js';

const submit = (draft: Draft, { clientId, outgoing, at }: Extract<TimelineEvent, { type: 'message.submit' }>): void => {
  const known = find(draft, clientId);
  const own = { clientId, outgoing, at, typed: draft.seq, floor: draft.newestTime, guessed: false };
  if (known?.own !== undefined) return;
  if (known !== undefined) {
    // Restored after a reload, and the history was quicker.
    replace(draft, known, revise(known, { own: { ...own, delivery: 'sent' } }));
    draft.confirmed.push(clientId);
    return;
  }
  const facts = {
    names: [clientId],
    live: undefined,
    told: undefined,
    follows: [],
    seq: draft.seq++,
    toldSeq: Infinity,
    at: Infinity,
    anchored: false,
  };
  const entry = put(draft, createEntry({ ...facts, id: clientId, own: { ...own, delivery: 'queued' } }));
  draft.pending = [...draft.pending, entry];
};

const deliver = (draft: Draft, clientId: string, delivery: Delivery, error?: MessageError, isResend = false): void => {
  const entry = find(draft, clientId);
  if (entry?.own === undefined || !isPending(entry)) return;
  const from = entry.own.delivery;
  if (from === 'sent' || (from === delivery && from !== 'failed')) return;
  if (from === 'failed' && delivery !== 'sent' && !isResend) return;
  replace(
    draft,
    entry,
    revise(entry, { own: { ...entry.own, delivery, error: delivery === 'failed' ? error : undefined } }),
  );
};

const resend = (draft: Draft, clientId: string): void => {
  if (find(draft, clientId)?.own?.delivery === 'failed') deliver(draft, clientId, 'queued', undefined, true);
};

const discard = (draft: Draft, clientId: string): void => {
  const entry = find(draft, clientId);
  if (entry?.own === undefined || !isPending(entry) || entry.own.delivery === 'sent') return;
  forget(draft, entry);
  draft.pending = draft.pending.filter(({ id }) => id !== entry.id);
};

/** Remembers which message the history listed directly before which. */
const link = (draft: Draft, newestFirst: readonly string[]): void => {
  newestFirst.forEach((key, i) => {
    const older = newestFirst[i + 1];
    const entry = find(draft, key);
    const before = older === undefined ? undefined : find(draft, older);
    if (entry === undefined || older === undefined || before === undefined || entry.id === before.id) return;
    if (entry.follows.some((name) => find(draft, name)?.id === before.id)) return;
    put(draft, { ...entry, follows: [...entry.follows, older].slice(-4) });
    draft.disordered = true;
  });
};

/** Takes out again what came without a time and belongs before everything that was trimmed. */
const dropStale = (draft: Draft, arrivals: readonly Entry[], floor: number): void => {
  const isStale = ({ at, own }: Entry): boolean => at < floor && own === undefined;
  const stale = new Set(arrivals.flatMap(({ id }) => find(draft, id) ?? []).filter(isStale));
  for (const entry of stale) forget(draft, entry);
  if (stale.size > 0) draft.order = draft.order.filter((entry) => !stale.has(entry));
};

/** What was trimmed is back from this time on. */
const lowerFloor = (draft: Draft, reached: number): void => {
  const { floor, lost = Infinity } = draft;
  if (floor === undefined || reached > floor || (reached === floor && reached > lost)) return;
  draft.changed = true;
  draft.gone = new Set();
  draft.trimmed = reached > lost;
  draft.floor = draft.trimmed ? reached : undefined;
  if (!draft.trimmed) draft.lost = undefined;
};

const foldPage = (draft: Draft, { records, older, next }: Extract<TimelineEvent, { type: 'history.page' }>): void => {
  const size = draft.order.length;
  const oldestFirst = records.slice().reverse();
  // Names speak first: only what stays nameless after that may be matched by likeness.
  const known = new Set(
    oldestFirst.filter(({ key, names }) => [key, ...names].some((name) => find(draft, name) !== undefined)),
  );
  for (const record of known) absorb(draft, record, 'told', older);
  for (const record of oldestFirst) if (!known.has(record)) absorb(draft, record, 'told', older);
  const keys = records.map(({ key }) => key);
  link(draft, next === undefined ? keys : [next, ...keys]);
  const arrivals = draft.fresh;
  if (draft.disordered) reorder(draft);
  if (!older) {
    if (draft.floor !== undefined) dropStale(draft, arrivals, draft.floor);
    return;
  }
  draft.limit += Math.max(0, draft.order.length - size);
  lowerFloor(draft, Math.min(...records.flatMap(({ key }) => find(draft, key)?.at ?? [])));
};

const addNotice = (draft: Draft, event: NoticeAdded): void => {
  if (draft.notices.some(({ event: { key } }) => key === event.key)) return;
  const message = Object.freeze({
    id: event.key,
    author: 'system' as const,
    content: Object.freeze([Object.freeze({ type: 'notice' as const, notice: event.notice })]),
    time: event.at,
  });
  const after = event.after === undefined || event.after === 'end' ? draft.order.at(-1)?.id : event.after;
  draft.notices = [...draft.notices, { event, message, after: event.before === undefined ? after : undefined }];
  draft.changed = true;
};

const removeNotice = (draft: Draft, key: string): void => {
  const left = draft.notices.filter(({ event }) => event.key !== key);
  if (left.length === draft.notices.length) return;
  draft.notices = left;
  draft.changed = true;
};

const clear = (draft: Draft, keepPending: boolean): void => {
  const kept = keepPending ? draft.pending : [];
  wipe(draft);
  for (const entry of kept) {
    if (entry.own === undefined || entry.own.delivery === 'sent') continue;
    // What the service knew before says nothing about a conversation that starts over.
    draft.pending = [...draft.pending, put(draft, { ...entry, own: { ...entry.own, floor: undefined } })];
  }
};

const apply = (draft: Draft, event: TimelineEvent): void => {
  switch (event.type) {
    case 'message.submit':
      return submit(draft, event);
    case 'message.received':
      return absorb(draft, event.record, 'live');
    case 'history.page':
      return foldPage(draft, event);
    case 'delivery.changed':
      return deliver(draft, event.clientId, event.delivery, event.error);
    case 'message.resend':
      return resend(draft, event.clientId);
    case 'message.discard':
      return discard(draft, event.clientId);
    case 'notice.added':
      return addNotice(draft, event);
    case 'notice.removed':
      return removeNotice(draft, event.key);
    case 'timeline.cleared':
      return clear(draft, event.keepPending);
    case 'window.reset':
      draft.changed ||= draft.limit !== MESSAGE_LIMIT;
      draft.limit = MESSAGE_LIMIT;
  }
};

/** Folds a batch: as one event after the other, but with one copy of the list instead of one for each. */
export const reduceAll = (timeline: Timeline, events: readonly TimelineEvent[]): Timeline => {
  const draft = openDraft(timeline);
  for (const event of events) {
    apply(draft, event);
    if (draft.disordered) reorder(draft);
    trim(draft);
    const newest = draft.order.at(-1)?.at ?? -Infinity;
    if (newest > (draft.newestTime ?? -Infinity)) draft.newestTime = newest;
  }
  return closeDraft(draft);
};

/** @returns The same timeline when the event says nothing new and the one before it brought no news. */
export const reduce = (timeline: Timeline, event: TimelineEvent): Timeline => reduceAll(timeline, [event]);
