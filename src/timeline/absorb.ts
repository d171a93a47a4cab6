/** Takes in one record of the service: finds out which message it is, and what it adds. */
import type { MessageRecord } from '../model/record.js';
import { find, forget, hasDouble, place, put, replace, type Draft } from './draft.js';
import { createEntry, isPending, joinNames, mergeCopies, revise, timeOf, type Entry, type Own, type Source } from './entry.js';

const namesOf = (record: MessageRecord): readonly string[] =>
  joinNames(record.clientId === undefined ? [record.key] : [record.clientId, record.key], record.names);

/** Entries that share a name with it; own ones first, then by arrival, so that the first one's key survives. */
const sharing = (draft: Draft, names: readonly string[]): Entry[] => {
  const found = new Set<Entry>();
  for (const name of names) {
    const entry = find(draft, name);
    if (entry !== undefined) found.add(entry);
  }
  const rank = (entry: Entry): number => (entry.own === undefined ? 1 : 0);
  return [...found].sort((a, b) => rank(a) - rank(b) || a.seq - b.seq);
};

const withRecord = (entry: Entry, record: MessageRecord, source: Source): Entry => {
  const names = joinNames(entry.names, namesOf(record));
  const copy = mergeCopies(source, entry[source], record);
  // A record under our own name, or under the name guessed, needs no guessing any more.
  const proven = entry.own?.guessed === true && record.clientId === entry.own.clientId;
  if (names === entry.names && copy === entry[source] && !proven) return entry;
  const own = proven && entry.own !== undefined ? { ...entry.own, guessed: false } : entry.own;
  return revise(entry, { names, own, [source]: copy });
};

/** Two entries turn out to be one message. The second one's slot is found through its names. */
const unite = (draft: Draft, first: Entry, other: Entry): Entry => {
  draft.disordered = true;
  return put(
    draft,
    revise(first, {
      names: [...first.names, ...other.names],
      live: mergeCopies('live', first.live, other.live),
      told: mergeCopies('told', first.told, other.told),
      follows: [...new Set([...first.follows, ...other.follows])],
      seq: Math.min(first.seq, other.seq),
      at: isPending(first) ? other.at : first.at,
      anchored: isPending(first) ? other.anchored : first.anchored,
    }),
  );
};

/** The likeness was another message: that one gets an entry of its own, and ours keeps its name and its place in the pending. */
const part = (draft: Draft, entry: Entry, own: Own): Entry => {
  const key = (entry.told ?? entry.live)?.key ?? entry.id;
  forget(draft, entry);
  const { message: _, ...facts } = entry;
  const stranger = put(draft, createEntry({ ...facts, id: key, names: entry.names.filter((name) => name !== own.clientId), own: undefined }));
  draft.fresh.push(stranger);
  draft.disordered = true;
  draft.added.push(stranger.id);
  const alone = { live: undefined, told: undefined, follows: [], at: Infinity, anchored: false };
  return put(draft, revise(entry, { ...alone, names: [own.clientId], own: { ...own, guessed: false } }));
};

const mayHaveArrived = ({ delivery, error }: Own): boolean =>
  delivery === 'sending' ||
  delivery === 'unconfirmed' ||
  delivery === 'sent' ||
  (delivery === 'failed' && error?.code === 'message/unconfirmed');

/**
 * The pending message this nameless record is, going by its text: the oldest that was written, and was written after
 * everything older than the record.
 */
const guess = (draft: Draft, record: MessageRecord): Entry | undefined => {
  if (record.direction !== 'inbound' || record.clientId !== undefined) return undefined;
  return draft.pending.find(
    ({ own }) =>
      own !== undefined &&
      mayHaveArrived(own) &&
      own.text === record.text &&
      (record.time === undefined || own.floor === undefined || record.time >= own.floor),
  );
};

const isBelowFloor = (draft: Draft, record: MessageRecord): boolean => {
  const { floor, gone } = draft;
  if (floor === undefined || record.time === undefined) return false;
  return record.time < floor || (record.time === floor && namesOf(record).some((name) => gone.has(name)));
};

/** Where a live record without a time goes: behind the newest. */
const arrivalTime = (draft: Draft): number => draft.order.at(-1)?.at ?? -Infinity;

/** The entry has become known to the service. */
const confirm = (draft: Draft, entry: Entry, own: Own, wasPlaced: boolean): Entry => {
  draft.pending = draft.pending.filter(({ id }) => id !== entry.id);
  const at = timeOf(entry) ?? (Number.isFinite(entry.at) ? entry.at : arrivalTime(draft));
  const next = put(draft, revise(entry, { at, own: { ...own, delivery: 'sent', error: undefined }, seq: draft.seq++ }));
  if (wasPlaced) draft.fresh.push(next);
  else place(draft, next);
  draft.confirmed.push(own.clientId);
  return next;
};

const admit = (draft: Draft, record: MessageRecord, source: Source): Entry => {
  const names = namesOf(record);
  const entry = createEntry({
    id: record.clientId ?? record.key,
    names,
    live: source === 'live' ? record : undefined,
    told: source === 'told' ? record : undefined,
    own: undefined,
    follows: [],
    seq: draft.seq,
    at: record.time ?? arrivalTime(draft),
    anchored: false,
  });
  const like = guess(draft, record);
  if (like?.own !== undefined && !hasDouble(draft, entry)) {
    const own = { ...like.own, guessed: true };
    return confirm(draft, { ...like, names: joinNames(like.names, names), live: entry.live, told: entry.told }, own, false);
  }
  draft.seq++;
  draft.added.push(entry.id);
  place(draft, put(draft, entry));
  return entry;
};

/** @param anyAge - The visitor asked for older ones: nothing is too old. */
export const absorb = (draft: Draft, record: MessageRecord, source: Source, anyAge = false): void => {
  const names = namesOf(record);
  const known = sharing(draft, names);
  const [found, ...others] = known;
  if (found === undefined) {
    if (anyAge || !isBelowFloor(draft, record)) admit(draft, record, source);
    return;
  }
  const { own } = found;
  const mistaken =
    own !== undefined && own.guessed && record.clientId === own.clientId && names.every((name) => name === own.clientId || !found.names.includes(name));
  const before = mistaken ? part(draft, found, own) : found;
  const wasPending = isPending(before);
  let entry = before;
  // Two messages the visitor typed stay two, whatever the service says.
  for (const other of others) if (other.own === undefined) entry = unite(draft, entry, other);
  const wasUnited = entry !== before;
  const after = withRecord(entry, record, source);
  if (wasPending && after.own !== undefined) confirm(draft, after, after.own, wasUnited);
  else if (after !== before) replace(draft, before, after);
};
