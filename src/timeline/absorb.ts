/** Takes in one record of the service: finds out which message it is, and what it adds. */
import { CHAT_ERRORS } from '../model/errors.js';
import type { MessageRecord } from '../model/record.js';
import { find, forget, hasDouble, place, put, replace, type Draft } from './draft.js';
import {
  createEntry,
  isPending,
  joinNames,
  mergeCopies,
  revise,
  shownOf,
  timeOf,
  type Entry,
  type Own,
  type Source,
} from './entry.js';

const namesOf = (record: MessageRecord): readonly string[] =>
  joinNames(record.clientId === undefined ? [record.key] : [record.clientId, record.key], record.names);

/** Entries that share a name with it: the own one it names first, then own ones, then by arrival; the first one's key survives. */
const sharing = (draft: Draft, names: readonly string[]): Entry[] => {
  const found = new Set<Entry>();
  for (const name of names) {
    const entry = find(draft, name);
    if (entry !== undefined) found.add(entry);
  }
  const rank = ({ own }: Entry): number => (own === undefined ? 2 : own.clientId === names[0] ? 0 : 1);
  return [...found].sort((a, b) => rank(a) - rank(b) || a.seq - b.seq);
};

const withRecord = (draft: Draft, entry: Entry, record: MessageRecord, source: Source): Entry => {
  const names = joinNames(entry.names, namesOf(record));
  const copy = mergeCopies(source, entry[source], record);
  // A record under our own name, or under the name guessed, needs no guessing any more.
  const proven = entry.own?.guessed === true && record.clientId === entry.own.clientId;
  if (names === entry.names && copy === entry[source] && !proven) return entry;
  const own = proven && entry.own !== undefined ? { ...entry.own, guessed: false } : entry.own;
  const toldSeq = source === 'told' && entry.told === undefined ? draft.seq++ : entry.toldSeq;
  return revise(entry, { names, own, toldSeq, [source]: copy });
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
      toldSeq: Math.min(first.toldSeq, other.toldSeq),
      at: isPending(first) ? other.at : first.at,
      anchored: isPending(first) ? other.anchored : first.anchored,
    }),
  );
};

const UNCONFIRMED = {
  code: 'message/unconfirmed',
  message: CHAT_ERRORS['message/unconfirmed'].sentence,
  retryable: true,
} as const;

/**
 * The likeness was another message: that one gets an entry of its own, and ours is pending again. The outbox has long let
 * go of it, so unless its own echo is at hand the visitor must decide: the one way out of `sent`, since it never was.
 *
 * @param isAtHand - Our own echo proves it, and confirms ours in the same breath.
 */
const part = (draft: Draft, entry: Entry, own: Own, isAtHand: boolean): void => {
  const key = (entry.told ?? entry.live)?.key ?? entry.id;
  forget(draft, entry);
  const { message: _, ...facts } = entry;
  const names = entry.names.filter((name) => name !== own.clientId);
  const stranger = put(draft, createEntry({ ...facts, id: key, names, own: undefined }));
  draft.fresh.push(stranger);
  draft.disordered = true;
  draft.added.push(stranger.id);
  const alone = {
    names: [own.clientId],
    live: undefined,
    told: undefined,
    toldSeq: Infinity,
    follows: [],
    at: Infinity,
  };
  const proven = { ...own, guessed: false };
  const ours = isAtHand
    ? { ...entry, ...alone, own: proven }
    : revise(entry, { ...alone, own: { ...proven, delivery: 'failed', error: UNCONFIRMED } });
  put(draft, ours);
  const place = draft.pending.findIndex((other) => (other.own?.typed ?? 0) > own.typed);
  const at = place < 0 ? draft.pending.length : place;
  draft.pending = [...draft.pending.slice(0, at), ours, ...draft.pending.slice(at)];
};

/** Undoes guesses that this record, by the name its sender gave it, proves wrong. */
const partMistaken = (draft: Draft, record: MessageRecord, names: readonly string[]): void => {
  if (record.clientId === undefined) return;
  for (const entry of sharing(draft, names)) {
    const { own } = entry;
    if (own === undefined || !own.guessed) continue;
    const isOurs = own.clientId === record.clientId;
    const isThisOne = isOurs && names.some((name) => name !== own.clientId && entry.names.includes(name));
    if (!isThisOne) part(draft, entry, own, isOurs);
  }
};

const isOut = ({ delivery }: Own): boolean =>
  delivery === 'sending' || delivery === 'unconfirmed' || delivery === 'sent';

/** Given up, but perhaps too early. */
const mayHaveArrived = ({ delivery, error }: Own): boolean => delivery === 'failed' && error?.code === UNCONFIRMED.code;

const fileOf = ({ content }: MessageRecord): string | undefined =>
  content.flatMap((each) => (each.type === 'attachment' ? [each.id] : []))[0];

/** The same words and the same file. */
const resembles = ({ outgoing }: Own, record: MessageRecord): boolean =>
  (shownOf(outgoing).text ?? '') === (record.text ?? '') && outgoing.attachment?.id === fileOf(record);

/**
 * The pending message this nameless record is, going by its text: the oldest that was written, and was written after
 * everything older than the record.
 */
const guess = (draft: Draft, record: MessageRecord): Entry | undefined => {
  if (record.author !== 'guest' || record.clientId !== undefined || draft.pending.length === 0) return undefined;
  const fits = ({ own }: Entry): boolean =>
    own !== undefined &&
    resembles(own, record) &&
    (record.time === undefined || own.floor === undefined || record.time >= own.floor);
  const like = draft.pending.filter(fits);
  return like.find(({ own }) => own && isOut(own)) ?? like.find(({ own }) => own && mayHaveArrived(own));
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
    toldSeq: source === 'told' ? draft.seq : Infinity,
    at: record.time ?? arrivalTime(draft),
    anchored: false,
  });
  const like = guess(draft, record);
  if (like?.own !== undefined && !hasDouble(draft, entry)) {
    const own = { ...like.own, guessed: true };
    return confirm(
      draft,
      { ...like, names: joinNames(like.names, names), live: entry.live, told: entry.told },
      own,
      false,
    );
  }
  draft.seq++;
  draft.added.push(entry.id);
  place(draft, put(draft, entry));
  return entry;
};

/** @param anyAge - The visitor asked for older ones: nothing is too old. */
export const absorb = (draft: Draft, record: MessageRecord, source: Source, anyAge = false): void => {
  const names = namesOf(record);
  partMistaken(draft, record, names);
  const [before, ...others] = sharing(draft, names);
  if (before === undefined) {
    if (anyAge || !isBelowFloor(draft, record)) admit(draft, record, source);
    return;
  }
  const wasPending = isPending(before);
  let entry = before;
  // Two messages the visitor typed stay two, whatever the service says.
  for (const other of others) if (other.own === undefined) entry = unite(draft, entry, other);
  const after = withRecord(draft, entry, record, source);
  if (wasPending && after.own !== undefined) confirm(draft, after, after.own, entry !== before);
  else if (after !== before) replace(draft, before, after);
};
