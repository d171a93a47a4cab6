/**
 * The order of the transcript, computed from what is known and not from how it came to be known: by service time; where that
 * is equal or missing, by the place in the history; and only where the history has not spoken, by arrival.
 *
 * What cannot be known stays a matter of arrival: equal or missing times of messages no page has shown yet, and two pages
 * that share no message and lie within one millisecond (then the page read later counts as the older one, as a walk goes).
 */
import { isAlike, revise, timeOf, type Entry } from './entry.js';

export interface Shadow {
  readonly entry: Entry;
  /** The id of the entry that is shown in its stead. */
  readonly face: string;
}

export interface Arrangement {
  readonly order: Entry[];
  readonly shadows: readonly Shadow[];
  /** Entries that were given another place in time. */
  readonly moved: readonly Entry[];
}

/** A part of the history without a break: messages linked by being neighbours on some page. */
interface Chain {
  min: number;
  max: number;
  /** When the history first told of it. */
  seq: number;
}

interface Rank {
  readonly chain: Chain;
  readonly depth: number;
}

type Find = (name: string) => Entry | undefined;

/** Positions of `told` such that all that the history listed before one comes earlier; with its depth from the start. */
const sortByHistory = (older: readonly (readonly number[])[], newer: readonly (readonly number[])[]) => {
  const waiting = older.map((list) => list.length);
  const depth = older.map(() => 0);
  const sorted = waiting.flatMap((count, i) => (count === 0 ? [i] : []));
  for (let next = 0; next < older.length; next++) {
    // Pages that contradict each other make a ring: cut it at its first member.
    if (next === sorted.length) {
      const stuck = waiting.findIndex((count) => count > 0);
      waiting[stuck] = 0;
      sorted.push(stuck);
    }
    const i = sorted[next] ?? 0;
    for (const j of newer[i] ?? []) {
      const left = waiting[j] ?? 0;
      if (left === 0) continue;
      depth[j] = Math.max(depth[j] ?? 0, (depth[i] ?? 0) + 1);
      waiting[j] = left - 1;
      if (left === 1) sorted.push(j);
    }
  }
  return { sorted, depth };
};

/** Where the history puts each of `told`, and the times of those that have none: of the older neighbour, else the newer. */
const readHistory = (told: readonly Entry[], find: Find): { ranks: Map<Entry, Rank>; times: Map<Entry, number> } => {
  const place = new Map(told.map((entry, i) => [entry, i]));
  const newer: number[][] = told.map(() => []);
  const parent = told.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) at = parent[at] = parent[up] ?? up;
    return at;
  };
  const older = told.map((entry, i) => {
    const list: number[] = [];
    for (const name of entry.follows) {
      const before = find(name);
      const j = before === undefined ? undefined : place.get(before);
      if (j === undefined || j === i || list.includes(j)) continue;
      list.push(j);
      newer[j]?.push(i);
      parent[root(i)] = root(j);
    }
    return list;
  });
  const { sorted, depth } = sortByHistory(older, newer);
  const at = told.map(timeOf);
  const known = (list: readonly number[] | undefined): number[] => (list ?? []).flatMap((j) => at[j] ?? []);
  for (const i of sorted) {
    const near = known(older[i]);
    if (at[i] === undefined && near.length > 0) at[i] = Math.max(...near);
  }
  for (const i of sorted.reverse()) {
    const near = known(newer[i]);
    if (at[i] === undefined && near.length > 0) at[i] = Math.min(...near);
  }
  const chains = new Map<number, Chain>();
  const ranks = new Map<Entry, Rank>();
  const times = new Map<Entry, number>();
  told.forEach((entry, i) => {
    const time = at[i] ?? (entry.anchored ? entry.at : -Infinity);
    const chain = chains.get(root(i)) ?? { min: Infinity, max: -Infinity, seq: Infinity };
    chains.set(root(i), chain);
    chain.min = Math.min(chain.min, time);
    chain.max = Math.max(chain.max, time);
    chain.seq = Math.min(chain.seq, entry.toldSeq);
    ranks.set(entry, { chain, depth: depth[i] ?? 0 });
    times.set(entry, time);
  });
  return { ranks, times };
};

/** Within one millisecond: a chain that reaches back comes first, one that goes on comes last. */
const reach = (chain: Chain, at: number): number => (chain.min < at ? 0 : 1) + (chain.max > at ? 1 : 0);

const compareInRun = (ranks: ReadonlyMap<Entry, Rank>, at: number) => (a: Entry, b: Entry) => {
  const left = ranks.get(a);
  const right = ranks.get(b);
  if (left === undefined || right === undefined) {
    if (left === right) return a.seq - b.seq;
    return left === undefined ? 1 : -1;
  }
  if (left.chain === right.chain) return left.depth - right.depth || a.seq - b.seq;
  return reach(left.chain, at) - reach(right.chain, at) || right.chain.seq - left.chain.seq;
};

/**
 * A live message and one from the history that are alike but share no name are one, each taken once. Worked out anew each
 * time and never stored: when the history later shows the live one under its own name, the two part again.
 */
const pairUp = (run: readonly Entry[], order: Entry[], shadows: Shadow[]): void => {
  const heard = run.filter((e) => e.told === undefined && e.live?.time !== undefined).sort((a, b) => a.seq - b.seq);
  const faces = new Map<Entry, Entry>();
  const gone = new Set<Entry>();
  for (const entry of heard.length === 0 ? [] : run) {
    const { told } = entry;
    if (told === undefined || told.time === undefined || entry.live !== undefined) continue;
    // Two messages the visitor typed stay two.
    const isTwin = ({ live, own }: Entry): boolean =>
      live !== undefined && isAlike(live, told) && (own === undefined || entry.own === undefined);
    const twin = heard.find(isTwin);
    if (twin === undefined) continue;
    heard.splice(heard.indexOf(twin), 1);
    gone.add(twin);
    // Whichever was shown first stays, so that no bubble changes its key.
    const face = twin.own !== undefined || (entry.own === undefined && twin.seq < entry.seq) ? twin : entry;
    faces.set(entry, face);
    shadows.push({ entry: face === twin ? entry : twin, face: face.id });
  }
  for (const entry of run) if (!gone.has(entry)) order.push(faces.get(entry) ?? entry);
};

/** Sorts confirmed entries and lays doubles over each other. A function of the facts in them alone. */
export const arrange = (entries: readonly Entry[], find: Find): Arrangement => {
  const told = entries.filter((entry) => entry.told !== undefined);
  // Reading the history costs more than sorting: only when something hangs on it.
  let history: ReturnType<typeof readHistory> | undefined;
  const read = () => (history ??= readHistory(told, find));
  const moved: Entry[] = [];
  const renewed = new Map<Entry, Entry>();
  const placed = entries.map((entry) => {
    const time = timeOf(entry);
    const at = time ?? (entry.told === undefined ? entry.at : (read().times.get(entry) ?? entry.at));
    const anchored = time === undefined && entry.told !== undefined && Number.isFinite(at);
    if (at === entry.at && anchored === entry.anchored) return entry;
    const next = revise(entry, { at, anchored });
    moved.push(next);
    renewed.set(entry, next);
    return next;
  });
  placed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at));
  const ranks = (): Map<Entry, Rank> => {
    const known = read().ranks;
    for (const [entry, next] of renewed) {
      const rank = known.get(entry);
      if (rank !== undefined) known.set(next, rank);
    }
    renewed.clear();
    return known;
  };
  const order: Entry[] = [];
  const shadows: Shadow[] = [];
  for (let from = 0, to = 0; from < placed.length; from = to) {
    const at = placed[from]?.at ?? 0;
    while (to < placed.length && placed[to]?.at === at) to++;
    const run = placed.slice(from, to);
    if (run.length > 1) run.sort(compareInRun(ranks(), at));
    pairUp(run, order, shadows);
  }
  return { order, shadows, moved };
};
