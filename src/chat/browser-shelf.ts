import { area } from './browser-environment.js';

/** One text kept for this visitor, shared by every tab of the origin as long as the browser lets us. */
export interface Shelf {
  /** Null: nothing is kept, or nothing may be looked at. */
  read(): string | null;
  /** What cannot be kept is dropped without a word. */
  write(text: string): void;
  /** Calls back when another tab or another element wrote. @returns stops. */
  watch(changed: () => void): () => void;
}

export type ShelfFactory = (mode: 'local' | 'session' | 'none') => Shelf;

const KEY = 'genesys-chat:preferences';

/** A page's own writes reach no one by a `storage` event. */
const neighbours = new Set<() => void>();

export const browserShelf: ShelfFactory = (mode) => {
  const store = mode === 'none' ? undefined : area(`${mode}Storage`);
  return {
    read() {
      try {
        return store?.getItem(KEY) ?? null;
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        store?.setItem(KEY, text);
      } catch {
        // Full or forbidden: it holds until the page is left.
      }
      for (const tell of neighbours) tell();
    },
    watch(changed) {
      const onStorage = ({ key, storageArea }: StorageEvent): void => {
        if (storageArea === store && key === KEY) changed();
      };
      addEventListener('storage', onStorage);
      neighbours.add(changed);
      return () => {
        removeEventListener('storage', onStorage);
        neighbours.delete(changed);
      };
    },
  };
};
