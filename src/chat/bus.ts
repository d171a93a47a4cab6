/** Typed listeners. What one throws is told to `onThrow` and hurts nobody else (I22). */
export interface Bus<Events> {
  on<K extends keyof Events>(type: K, listener: (detail: Events[K]) => void): () => void;
  say<K extends keyof Events>(type: K, detail: Events[K]): void;
  clear(): void;
}

export const createBus = <Events>(onThrow: (error: unknown) => void): Bus<Events> => {
  const listeners = new Map<keyof Events, Set<(detail: never) => void>>();
  return {
    on(type, listener) {
      const own = (detail: Events[typeof type]): void => listener(detail);
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set.add(own));
      return () => void set.delete(own);
    },
    say(type, detail) {
      for (const listener of [...(listeners.get(type) ?? [])] as ((detail: Events[typeof type]) => void)[]) {
        try {
          listener(detail);
        } catch (error) {
          onThrow(error);
        }
      }
    },
    clear: () => listeners.clear(),
  };
};
