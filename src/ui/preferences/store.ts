import type { Shelf, ShelfFactory } from '../../chat/browser-shelf.js';
import type { Feature } from '../feature.js';
import { isPlain } from '../host-data.js';
import { oneOf, STORAGES } from '../properties.js';
import { DEFAULTS, withChange, type Preferences } from './preferences.js';

export interface PreferenceStore extends Feature {
  /** Frozen; the same object until something changes. */
  get(): Preferences;
  /** Merges; what is not valid is left out. Kept once the element stands in the page. */
  set(change: unknown): void;
}

interface Keeper {
  readonly storage: string;
  readonly shelf: ShelfFactory;
}

const parse = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
};

/** @param changed - There is something to draw. */
export const createPreferences = (keeper: Keeper, changed: () => void): PreferenceStore => {
  let value = DEFAULTS;
  /** Set before it was known where to keep it. */
  let early: object | undefined;
  let mode: (typeof STORAGES)[number] | undefined;
  let shelf: Shelf | undefined;
  let unwatch = (): void => {};

  const take = (change: unknown): boolean => {
    const before = value;
    value = withChange(value, change);
    if (value !== before) changed();
    return value !== before;
  };
  const write = (): void => shelf?.write(JSON.stringify(value));
  const read = (): void => void take(parse(shelf?.read() ?? null));
  const stop = (): void => {
    unwatch();
    shelf = mode = undefined;
  };
  const start = (): void => {
    stop();
    mode = oneOf(STORAGES, keeper.storage);
    shelf = keeper.shelf(mode);
    unwatch = shelf.watch(read);
    read();
    if (!early) return;
    take(early);
    write();
    early = undefined;
  };
  return {
    get: () => value,
    set(change) {
      if (take(change)) write();
      if (!shelf && isPlain(change)) early = { ...early, ...change };
    },
    start,
    update() {
      if (mode !== oneOf(STORAGES, keeper.storage)) start();
    },
    stop,
  };
};
