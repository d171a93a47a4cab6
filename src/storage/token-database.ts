/** The few parts of IndexedDB that are used, so that a Node program needs no DOM types. */
interface DatabaseRequest<T> {
  readonly result: T;
  onsuccess: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

interface TokenTable {
  get(key: string): DatabaseRequest<unknown>;
  put(value: unknown, key: string): unknown;
  delete(key: string): unknown;
}

interface DatabaseTransaction {
  oncomplete: ((event: never) => void) | null;
  onabort: ((event: never) => void) | null;
  objectStore(name: string): TokenTable;
  abort(): void;
}

interface Database {
  createObjectStore(name: string): unknown;
  transaction(name: string, mode: 'readwrite'): DatabaseTransaction;
  close(): void;
}

export interface DatabaseFactory {
  open(
    name: string,
    version: number,
  ): DatabaseRequest<Database> & {
    onblocked: ((event: never) => void) | null;
    onupgradeneeded: ((event: never) => void) | null;
  };
}

export interface Timer {
  setTimeout(fn: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}

const NAME = 'genesys-chat';
const STORE = 'sessions';
/** Milliseconds. A database that another tab blocks may never answer; then the next best storage serves. */
const PATIENCE = 2_000;

/**
 * Reads a value and writes what `change` makes of it, in ONE readwrite transaction. That is what makes two tabs agree:
 * localStorage under a Web Lock does not, since its writes reach other processes late.
 *
 * @param change - Given the stored value; returns the new one, the same one for "leave it", or undefined for "delete".
 * @returns what is stored afterwards. Rejects when the database is not to be had; nothing is written then, not even late,
 *   and no handle stays open.
 */
export const changeStored = (
  factory: DatabaseFactory,
  timer: Timer,
  key: string,
  change: (stored: unknown) => unknown,
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    let database: Database | undefined;
    let transaction: DatabaseTransaction | undefined;
    let over = false;
    const end = (settle: () => void): void => {
      if (over) return;
      over = true;
      timer.clearTimeout(late);
      settle();
      database?.close();
    };
    const fail = (): void =>
      end(() => {
        reject(new Error('IndexedDB is not to be had'));
        try {
          transaction?.abort();
        } catch {
          // It had ended by itself.
        }
      });
    /** What throws in a handler of the database would reach `window`; here it only means the next storage. */
    const guarded = (step: () => void) => (): void => {
      try {
        step();
      } catch {
        fail();
      }
    };
    const late = timer.setTimeout(fail, PATIENCE);
    guarded(() => {
      const opening = factory.open(NAME, 1);
      opening.onupgradeneeded = guarded(() => opening.result.createObjectStore(STORE));
      opening.onerror = opening.onblocked = fail;
      opening.onsuccess = guarded(() => {
        database = opening.result;
        // Unblocked after we went on without it.
        if (over) return database.close();
        transaction = database.transaction(STORE, 'readwrite');
        const table = transaction.objectStore(STORE);
        const reading = table.get(key);
        let after: unknown;
        reading.onsuccess = guarded(() => {
          after = change(reading.result);
          if (after === undefined) table.delete(key);
          else if (after !== reading.result) table.put(after, key);
        });
        transaction.oncomplete = () => end(() => resolve(after));
        transaction.onabort = fail;
      });
    })();
  });
