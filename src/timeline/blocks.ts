/**
 * Cuts a long list into blocks that a view can draw, skip and keep one by one.
 *
 * A cut once made stays where it is, next to the same message, so whatever happens to the list touches only the blocks it
 * happens in: appending changes the last one, trimming the first, and older messages come in blocks of their own.
 */
import type { Item } from './select.js';

export interface Block {
  /** Stable while the block lives: the key of the message it began with. */
  readonly key: string;
  readonly items: readonly Item[];
}

/** Items in a block when it is full. */
export const BLOCK_SIZE = 50;

/** Whether the item is the last of its run inside its block. Across blocks nobody looks: that would redraw the one before. */
export const endsRun = (items: readonly Item[], index: number): boolean => {
  const next = items[index + 1];
  return next?.kind !== 'message' || next.first;
};

const firstMessage = (items: readonly Item[]): string | undefined => items.find(({ kind }) => kind === 'message')?.key;

/** Where, from `from` on, one of the block's messages is; first looked for where it would be if little had changed. */
const createFinder = (items: readonly Item[]) => {
  let places: Map<string, number> | undefined;
  return (key: string, guess: number): number | undefined => {
    for (const near of [guess, guess - 1, guess + 1, guess - 2, guess + 2]) if (items[near]?.key === key) return near;
    places ??= new Map(items.map((item, i) => [item.key, i]));
    return places.get(key);
  };
};

/** Separators belong to the message below them. */
const withSeparators = (items: readonly Item[], at: number, floor: number): number => {
  let start = at;
  while (start > floor && items[start - 1]?.kind !== 'message') start--;
  return start;
};

/** The first item of the block that is still there, and where; searched past the floor only. */
const locate = (
  block: Block,
  find: (key: string, guess: number) => number | undefined,
  guess: number,
  floor: number,
): number | undefined => {
  for (const [i, item] of block.items.entries()) {
    const at = item.kind === 'message' ? find(item.key, guess + i) : undefined;
    if (at !== undefined && at >= floor) return at;
  }
  return undefined;
};

/** Start positions of the blocks that go on living, with the block; in order. */
const findStarts = (items: readonly Item[], previous: readonly Block[], from: number, pos: number) => {
  const find = createFinder(items);
  const starts: { at: number; block: Block }[] = [];
  let floor = pos;
  let guess = pos;
  for (const block of previous.slice(from)) {
    const at = locate(block, find, guess, floor);
    if (at === undefined) continue;
    const start = withSeparators(items, at, floor);
    starts.push({ at: start, block });
    floor = at + 1;
    guess = start + block.items.length;
  }
  return starts;
};

const equals = (block: Block, items: readonly Item[], from: number, to: number): boolean => {
  if (block.items.length !== to - from) return false;
  return block.items.every((item, i) => item === items[from + i]);
};

/** Blocks of `size`, the first one the shortest: what is older stays open at its top. */
const cutFromEnd = (items: readonly Item[], from: number, to: number, size: number): Block[] => {
  const blocks: Block[] = [];
  for (let end = to; end > from;) {
    const start = withSeparators(items, Math.max(from, end - size), from);
    blocks.unshift({ key: firstMessage(items.slice(start, end)) ?? '', items: items.slice(start, end) });
    end = start;
  }
  return blocks;
};

/** Blocks of `size`, the last one the shortest; the first one under this key. A separator never stands last. */
const cutFromStart = (items: readonly Item[], from: number, to: number, size: number, key?: string): Block[] => {
  const blocks: Block[] = [];
  for (let start = from; start < to;) {
    const end = start + size >= to ? to : withSeparators(items, start + size, start + 1);
    const slice = items.slice(start, end);
    blocks.push({ key: (start === from ? key : undefined) ?? firstMessage(slice) ?? '', items: slice });
    start = end;
  }
  return blocks;
};

/**
 * The blocks of `items`, as far as possible those of `previous`: the same object where nothing in it changed.
 *
 * @param previous - The blocks of the list as it was before.
 * @param size - Items in a full block; with messages squeezed in later a block may hold up to twice as many.
 */
export const cutBlocks = (
  items: readonly Item[],
  previous: readonly Block[] = [],
  size: number = BLOCK_SIZE,
): readonly Block[] => {
  const blocks: Block[] = [];
  let pos = 0;
  let from = 0;
  for (
    let block = previous[from];
    block !== undefined && equals(block, items, pos, pos + block.items.length);
    block = previous[from]
  ) {
    blocks.push(block);
    pos += block.items.length;
    from++;
  }
  if (pos === items.length && from === previous.length) return previous.length === blocks.length ? previous : blocks;
  const starts = findStarts(items, previous, from, pos);
  const last = blocks.at(-1);
  const next = starts[0]?.at ?? items.length;
  if (last === undefined && next > pos)
    blocks.push(...(starts.length > 0 ? cutFromEnd : cutFromStart)(items, pos, next, size));
  else if (last !== undefined && next > pos) {
    // New ones below an untouched block: into it while it has room, otherwise below it.
    const room = starts.length === 0 && last.items.length < size;
    const own = room ? pos - last.items.length : pos;
    if (room) blocks.pop();
    blocks.push(...cutFromStart(items, own, next, size, room ? last.key : undefined));
  }
  starts.forEach(({ at, block }, i) => {
    const isLast = i === starts.length - 1;
    const end = starts[i + 1]?.at ?? items.length;
    if (equals(block, items, at, end)) blocks.push(block);
    else blocks.push(...cutFromStart(items, at, end, isLast || end - at > size * 2 ? size : size * 2, block.key));
  });
  return blocks;
};

/** Makes the cutter of one transcript; it remembers where it cut. */
export const createBlocks = (size: number = BLOCK_SIZE) => {
  let blocks: readonly Block[] = [];
  return (items: readonly Item[]): readonly Block[] => (blocks = cutBlocks(items, blocks, size));
};
