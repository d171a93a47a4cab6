/** The few parts of IndexedDB that are used, so that a Node program needs no DOM types. */
export type DatabaseFactory = Pick<IDBFactory, 'open'>;

const NAME = 'genesys-chat';
const STORE = 'sessions';
/** A database that another tab blocks may never answer; then the next best storage serves. */
const PATIENCE = 2_000;

interface Timer {
  setTimeout(fn: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}

const open = (factory: DatabaseFactory, timer: Timer): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = factory.open(NAME, 1);
    const late = timer.setTimeout(() => reject(new Error('IndexedDB does not answer')), PATIENCE);
    const done = (): void => timer.clearTimeout(late);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = request.onblocked = () => {
      done();
      reject(new Error('IndexedDB is not to be had'));
    };
    request.onsuccess = () => {
      done();
      resolve(request.result);
    };
  });

/**
 * Reads a value and writes what `change` makes of it, in ONE readwrite transaction. That is what makes two tabs agree:
 * localStorage under a Web Lock does not, since its writes reach other processes late.
 *
 * @param change - Given the stored value; returns the new one, the same one for "leave it", or undefined for "delete".
 * @returns what is stored afterwards. Rejects when the database is not to be had.
 */
export const changeStored = async (
  factory: DatabaseFactory,
  timer: Timer,
  key: string,
  change: (stored: unknown) => unknown,
): Promise<unknown> => {
  const database = await open(factory, timer);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, 'readwrite');
      const store = transaction.objectStore(STORE);
      const reading = store.get(key);
      let after: unknown;
      reading.onsuccess = () => {
        after = change(reading.result);
        if (after === undefined) store.delete(key);
        else if (after !== reading.result) store.put(after, key);
      };
      transaction.oncomplete = () => resolve(after);
      transaction.onabort = transaction.onerror = () => reject(new Error('IndexedDB refused the transaction'));
    });
  } finally {
    database.close();
  }
};
