import { createMemoryStore } from './memory-store.js';
import { keepingAuth, once, removing, rotating, sessionOf, type Change } from './session-changes.js';
import type { SessionStore } from './session-store.js';
import { pack, unpack, type Stored, type StoredSession } from './stored-session.js';
import { changeStored, type DatabaseFactory, type Timer } from './token-database.js';

/** A storage area as far as it is used. Any call may throw: full, forbidden, gone. */
export interface StorageArea {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface SessionStoreOptions {
  readonly mode: 'local' | 'session' | 'none';
  readonly indexedDB?: DatabaseFactory | undefined;
  readonly localStorage?: StorageArea | undefined;
  readonly sessionStorage?: StorageArea | undefined;
  /** Limits how long a silent database is waited for. */
  readonly timer: Timer;
}

/** Reads, changes and writes one deployment's session; resolves with what is stored then, rejects where it cannot be. */
type Layer = (deploymentId: string, change: Change) => Promise<Stored>;

const keyOf = (deploymentId: string): string => `genesys-chat:${deploymentId}`;

const areaLayer =
  (area: StorageArea): Layer =>
  async (deploymentId, change) => {
    const key = keyOf(deploymentId);
    const before = unpack(area.getItem(key));
    const after = change(before);
    if (after === undefined) area.removeItem(key);
    else if (after !== before) area.setItem(key, pack(after));
    return after;
  };

/** The mirror is for the token: what proves a sign-in lies in one place only. */
const mirrored = (stored: StoredSession | 'gone'): StoredSession | 'gone' =>
  stored !== 'gone' && stored.auth ? { ...stored, auth: { at: stored.auth.at } } : stored;

/**
 * IndexedDB decides; localStorage mirrors it, so that the token survives a browser that loses the one or forbids it. The
 * mirror is late in other tabs: that something was removed is written down, not left out.
 */
const databaseLayer =
  (factory: DatabaseFactory, timer: Timer, mirror: StorageArea | undefined): Layer =>
  async (deploymentId, change) => {
    const key = keyOf(deploymentId);
    let copy: Stored;
    try {
      copy = unpack(mirror?.getItem(key));
    } catch {
      copy = undefined;
    }
    const stored = await changeStored(factory, timer, key, (value) => {
      const before = unpack(value);
      const after = change(before ?? copy);
      return after === undefined ? undefined : after === before ? value : pack(after);
    });
    const after = unpack(stored);
    try {
      if (after === undefined) mirror?.removeItem(key);
      else mirror?.setItem(key, pack(mirrored(after)));
    } catch {
      // The mirror is a convenience.
    }
    return after;
  };

const memoryLayer = (): Layer => {
  const sessions = new Map<string, Stored>();
  return async (deploymentId, change) => {
    const after = change(sessions.get(deploymentId));
    sessions.set(deploymentId, after);
    return after;
  };
};

/**
 * The session token of this browser, or of this tab, or of this page.
 *
 * Every layer that fails hands over to the next, for good, and with the token that was already in use: a page never changes
 * its token because a storage vanished.
 */
export const createSessionStore = ({
  mode,
  indexedDB,
  localStorage,
  sessionStorage,
  timer,
}: SessionStoreOptions): SessionStore => {
  if (mode === 'none') return createMemoryStore();
  const layers: Layer[] = [];
  if (mode === 'local' && indexedDB) layers.push(databaseLayer(indexedDB, timer, localStorage));
  const area = mode === 'local' ? localStorage : sessionStorage;
  if (area) layers.push(areaLayer(area));
  const lasting = layers.length;
  layers.push(memoryLayer());
  let level = 0;
  const inUse = new Map<string, StoredSession>();

  /** A storage that has nothing has perhaps lost it: what is in use counts then. */
  const run = async (deploymentId: string, change: Change): Promise<StoredSession | undefined> => {
    for (let at = level; ; at++) {
      try {
        const session = sessionOf(
          await layers[at]?.(deploymentId, (stored) => change(stored ?? inUse.get(deploymentId))),
        );
        if (session) inUse.set(deploymentId, session);
        else inUse.delete(deploymentId);
        return session;
      } catch (error) {
        // Memory refuses nothing: what fails there is `create`.
        if (at >= lasting) throw error;
        // Two calls may fail side by side; that is one step down, not two.
        level = Math.max(level, at + 1);
      }
    }
  };
  const made = async (deploymentId: string, make: () => StoredSession, change: Change): Promise<string> =>
    ((await run(deploymentId, change)) ?? make()).token;
  const read: SessionStore['read'] = (deploymentId) => run(deploymentId, (stored) => stored);

  return {
    get persistent() {
      return level < lasting;
    },
    claim(deploymentId, create) {
      const make = once(create);
      return made(deploymentId, make, (stored) => sessionOf(stored) ?? make());
    },
    has: async (deploymentId) => (await read(deploymentId)) !== undefined,
    read,
    keepAuth: async (deploymentId, token, auth) => void (await run(deploymentId, keepingAuth(token, auth))),
    rotate(deploymentId, previous, create) {
      const make = once(create);
      return made(deploymentId, make, rotating(previous, make));
    },
    remove: async (deploymentId, token) => void (await run(deploymentId, removing(token))),
  };
};
