import type { DatabaseFactory } from '../../src/storage/token-database.js';

/**
 * How the database behaves: `silent` never answers the opening, `mute` never answers the transaction, `quota` lets everything
 * be read and nothing written.
 */
export type Mood = 'well' | 'throws' | 'error' | 'blocked' | 'silent' | 'mute' | 'quota';

export interface FakeDatabase extends DatabaseFactory {
  mood: Mood;
  readonly data: Map<string, unknown>;
  /** Connections opened and not closed. */
  readonly handles: number;
  /** Answers the openings that were kept waiting. */
  answer(): void;
}

type Opening = ReturnType<DatabaseFactory['open']>;
type Handler = ((event: never) => void) | null;

/** Calls a handler of the database's, once the code that sets it has run. */
const soon = (handler: () => Handler): void =>
  void Promise.resolve().then(() => (handler() as (() => void) | null)?.());

/** IndexedDB in a few lines: one transaction after the other; each commits when nothing more is asked of it, or is aborted. */
export const createFakeDatabase = (): FakeDatabase => {
  const data = new Map<string, unknown>();
  const waiting: Opening[] = [];
  let handles = 0;
  let last: Promise<void> = Promise.resolve();

  const connect = (): Opening['result'] => {
    let open = true;
    handles++;
    return {
      createObjectStore: () => undefined,
      close() {
        if (open) handles--;
        open = false;
      },
      transaction() {
        const changes: (() => void)[] = [];
        const turn = last;
        const hands: { release?: () => void } = {};
        last = new Promise((resolve) => (hands.release = resolve));
        let ended = false;
        const end = (): void => {
          ended = true;
          hands.release?.();
        };
        const transaction: ReturnType<Opening['result']['transaction']> = {
          oncomplete: null,
          onabort: null,
          abort() {
            if (ended) throw new Error('InvalidStateError');
            end();
            soon(() => transaction.onabort);
          },
          objectStore: () => ({
            get(key) {
              const reading = { result: undefined as unknown, onsuccess: null as Handler, onerror: null as Handler };
              if (fake.mood === 'mute') return reading;
              void turn.then(() => {
                if (ended) return;
                reading.result = data.get(key);
                (reading.onsuccess as (() => void) | null)?.();
                if (ended) return;
                if (fake.mood === 'quota' && changes.length > 0) return transaction.abort();
                changes.forEach((change) => change());
                end();
                soon(() => transaction.oncomplete);
              });
              return reading;
            },
            put: (value, key) => changes.push(() => data.set(key, value)),
            delete: (key) => changes.push(() => data.delete(key)),
          }),
        };
        return transaction;
      },
    };
  };

  const fake: FakeDatabase = {
    mood: 'well',
    data,
    get handles() {
      return handles;
    },
    open() {
      if (fake.mood === 'throws') throw new Error('SecurityError');
      let result: Opening['result'] | undefined;
      const opening: Opening = {
        get result() {
          return (result ??= connect());
        },
        onsuccess: null,
        onerror: null,
        onblocked: null,
        onupgradeneeded: null,
      };
      if (fake.mood === 'error') soon(() => opening.onerror);
      else if (fake.mood === 'blocked') soon(() => opening.onblocked);
      else if (fake.mood !== 'silent') soon(() => opening.onsuccess);
      if (fake.mood === 'blocked' || fake.mood === 'silent') waiting.push(opening);
      return opening;
    },
    answer() {
      for (const opening of waiting.splice(0)) (opening.onsuccess as (() => void) | null)?.();
    },
  };
  return fake;
};
