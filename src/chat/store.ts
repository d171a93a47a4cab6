/** A value that can be read now and watched. Same reference until it changes; `subscribe` is silent at first. */
export interface Readable<T> {
  get(): T;
  /** @returns stops watching. */
  subscribe(listener: (value: T) => void): () => void;
}

export interface Writable<T> extends Readable<T> {
  set(value: T): void;
}

/** @param onThrow - Told of what a listener threw; the store and its other listeners go on (I22). */
export const createStore = <T>(initial: T, onThrow: (error: unknown) => void = () => {}): Writable<T> => {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => value,
    subscribe(listener) {
      const own = (next: T): void => listener(next);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) {
        if (!listeners.has(listener)) continue;
        try {
          listener(value);
        } catch (error) {
          onThrow(error);
        }
      }
    },
  };
};
