import type { Shelf, ShelfFactory } from '../../src/chat/browser-shelf.js';

/** Keeps nothing: what one test likes is not the next one's affair. */
export const noShelf: ShelfFactory = () => ({ read: () => null, write: () => {}, watch: () => () => {} });

export interface TestShelf extends Shelf {
  /** As another tab would. */
  change(text: string): void;
  readonly watched: number;
}

export const createTestShelf = (text: string | null = null): TestShelf => {
  const watchers = new Set<() => void>();
  let kept = text;
  return {
    read: () => kept,
    write: (next) => void (kept = next),
    watch(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    change(next) {
      kept = next;
      for (const changed of watchers) changed();
    },
    get watched() {
      return watchers.size;
    },
  };
};
