import type { Connection, SessionInfo, Status, Typing } from '../model/connection.js';
import type { Message } from '../model/message.js';
import { DEFAULT_SETTINGS, type DeploymentSettings } from '../model/settings.js';
import type { MediaRules, Upload } from '../model/upload.js';
import { createStore, type Readable, type Writable } from './store.js';

export interface Stores {
  readonly status: Writable<Status>;
  readonly connection: Writable<Connection>;
  readonly messages: Writable<readonly Message[]>;
  readonly pending: Writable<readonly Message[]>;
  readonly typing: Writable<Typing | undefined>;
  readonly session: Writable<SessionInfo | undefined>;
  readonly settings: Writable<DeploymentSettings>;
  readonly hasOlder: Writable<boolean>;
  readonly pausedUntil: Writable<number | undefined>;
  readonly missed: Writable<number>;
  readonly uploads: Writable<readonly Upload[]>;
  readonly files: Writable<MediaRules | undefined>;
}

/** A handful of scoped stores: a reader of one is not woken by another. `readable` is the same without `set`. */
export const createStores = (
  onThrow: (error: unknown) => void,
): Stores & { readonly readable: { [K in keyof Stores]: Readable<ReturnType<Stores[K]['get']>> } } => {
  const none: readonly Message[] = Object.freeze([]);
  const idle: Connection = { state: 'idle', reason: undefined, attempt: 0, retryAt: undefined, role: 'solo' };
  const stores: Stores = {
    status: createStore<Status>('idle', onThrow),
    connection: createStore(idle, onThrow),
    messages: createStore(none, onThrow),
    pending: createStore(none, onThrow),
    typing: createStore<Typing | undefined>(undefined, onThrow),
    session: createStore<SessionInfo | undefined>(undefined, onThrow),
    settings: createStore(DEFAULT_SETTINGS, onThrow),
    hasOlder: createStore(false, onThrow),
    pausedUntil: createStore<number | undefined>(undefined, onThrow),
    missed: createStore(0, onThrow),
    uploads: createStore<readonly Upload[]>(Object.freeze([]), onThrow),
    files: createStore<MediaRules | undefined>(undefined, onThrow),
  };
  const facade = <T>({ get, subscribe }: Readable<T>): Readable<T> => ({ get, subscribe });
  return {
    ...stores,
    readable: {
      status: facade(stores.status),
      connection: facade(stores.connection),
      messages: facade(stores.messages),
      pending: facade(stores.pending),
      typing: facade(stores.typing),
      session: facade(stores.session),
      settings: facade(stores.settings),
      hasOlder: facade(stores.hasOlder),
      pausedUntil: facade(stores.pausedUntil),
      missed: facade(stores.missed),
      uploads: facade(stores.uploads),
      files: facade(stores.files),
    },
  };
};
