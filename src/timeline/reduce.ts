/**
 * What is known about the conversation, folded into what is shown.
 *
 * Pure. Any interleaving of the same frames, echoes and pages gives the same transcript, and telling something twice changes
 * nothing; `order.ts` says what stays unknowable.
 */
import type { Delivery, MessageError } from '../model/message.js';
import type { MessageRecord } from '../model/record.js';
import { absorb } from './absorb.js';
import { closeDraft, find, forget, openDraft, put, reorder, replace, trim, wipe, type Draft } from './draft.js';
import { createEntry, isPending, revise } from './entry.js';
import type { NoticeAdded, TimelineEvent } from './events.js';
import { MESSAGE_LIMIT, type Timeline } from './timeline.js';

export { emptyTimeline, MESSAGE_LIMIT, type Timeline } from './timeline.js';

const submit = (draft: Draft, clientId: string, text: string, at: number): void => {
  const known = find(draft, clientId);
  const own = { clientId, text, at, floor: draft.newestTime, guessed: false };
  if (known?.own !== undefined) return;
  if (known !== undefined) {
    // Restored after a reload, and the history was quicker.
    replace(draft, known, revise(known, { own: { ...own, delivery: 'sent' } }));
    draft.confirmed.push(clientId);
    return;
  }
  const facts = { names: [clientId], live: undefined, told: undefined, follows: [], seq: draft.seq++, at: Infinity, anchored: false };
  const entry = put(draft, createEntry({ ...facts, id: clientId, own: { ...own, delivery: 'queued' } }));
  draft.pending = [...draft.pending, entry];
};

const deliver = (draft: Draft, clientId: string, delivery: Delivery, error?: MessageError, isResend = false): void => {
  const entry = find(draft, clientId);
  if (entry?.own === undefined || !isPending(entry)) return;
  const from = entry.own.delivery;
  if (from === 'sent' || (from === delivery && from !== 'failed')) return;
  if (from === 'failed' && delivery !== 'sent' && !isResend) return;
  replace(draft, entry, revise(entry, { own: { ...entry.own, delivery, error: delivery === 'failed' ? error : undefined } }));
};

const discard = (draft: Draft, clientId: string): void => {
  const entry = find(draft, clientId);
  if (entry?.own === undefined || !isPending(entry) || entry.own.delivery === 'sent') return;
  forget(draft, entry);
  draft.pending = draft.pending.filter(({ id }) => id !== entry.id);
};

/** Remembers which message the history listed directly before which. */
const link = (draft: Draft, records: readonly MessageRecord[]): void => {
  records.forEach((record, i) => {
    const older = records[i + 1];
    const entry = find(draft, record.key);
    const before = older && find(draft, older.key);
    if (entry === undefined || older === undefined || before === undefined || entry.id === before.id) return;
    if (entry.follows.some((name) => find(draft, name)?.id === before.id)) return;
    put(draft, { ...entry, follows: [...entry.follows, older.key].slice(-4) });
    draft.disordered = true;
  });
};

const foldPage = (draft: Draft, records: readonly MessageRecord[], older: boolean): void => {
  const size = draft.order.length;
  const { floor } = draft;
  const oldestFirst = records.toReversed();
  // Names speak first: only what stays nameless after that may be matched by likeness.
  const isKnown = ({ key, names }: MessageRecord): boolean => [key, ...names].some((name) => find(draft, name) !== undefined);
  const known = oldestFirst.filter(isKnown);
  const unknown = oldestFirst.filter((record) => !known.includes(record));
  for (const record of [...known, ...unknown]) absorb(draft, record, 'told', older);
  link(draft, records);
  if (draft.disordered) reorder(draft);
  if (older) {
    draft.limit += Math.max(0, draft.order.length - Math.max(size, draft.limit));
  }
  void floor;
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
