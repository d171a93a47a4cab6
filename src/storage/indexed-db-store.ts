import { createMemoryStore } from './memory-store.js';
import type { SessionStore } from './session-store.js';
import { pack, unpack } from './stored-token.js';
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

type Change = (stored: string | undefined) => string | undefined;
/** Reads, changes and writes one deployment's token; resolves with what is stored then, rejects where it cannot be. */
type Layer = (deploymentId: string, change: Change) => Promise<string | undefined>;

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

/** IndexedDB decides; localStorage mirrors it, so that the token survives a browser that loses the one or forbids it. */
const databaseLayer =
  (factory: DatabaseFactory, timer: Timer, mirror: StorageArea | undefined): Layer =>
  async (deploymentId, change) => {
    const key = keyOf(deploymentId);
    let mirrored: string | undefined;
    try {
      mirrored = unpack(mirror?.getItem(key));
    } catch {
      mirrored = undefined;
    }
    const stored = await changeStored(factory, timer, key, (value) => {
      const after = change(unpack(value) ?? mirrored);
      return after === undefined ? undefined : after === unpack(value) ? value : pack(after);
    });
    const after = unpack(stored);
    try {
      if (after === undefined) mirror?.removeItem(key);
      else mirror?.setItem(key, pack(after));
    } catch {
      // The mirror is a convenience.
    }
    return after;
  };

const memoryLayer = (): Layer => {
  const tokens = new Map<string, string>();
  return async (deploymentId, change) => {
    const after = change(tokens.get(deploymentId));
    if (after === undefined) tokens.delete(deploymentId);
    else tokens.set(deploymentId, after);
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
  const inUse = new Map<string, string>();

  const run = async (deploymentId: string, change: Change): Promise<string | undefined> => {
    for (let at = level; ; at++) {
      try {
        const token = await layers[at]?.(deploymentId, change);
        if (token === undefined) inUse.delete(deploymentId);
        else inUse.set(deploymentId, token);
        return token;
      } catch (error) {
        // Memory refuses nothing: what fails there is `create`.
        if (at >= lasting) throw error;
        // Two calls may fail side by side; that is one step down, not two.
        level = Math.max(level, at + 1);
      }
    }
  };

  return {
    get persistent() {
      return level < lasting;
    },
    async claim(deploymentId, create) {
      let made: string | undefined;
      const token = await run(deploymentId, (stored) => stored ?? inUse.get(deploymentId) ?? (made ??= create()));
      return token ?? made ?? create();
    },
    has: async (deploymentId) => (await run(deploymentId, (stored) => stored ?? inUse.get(deploymentId))) !== undefined,
    async rotate(deploymentId, previous, create) {
      let made: string | undefined;
      const token = await run(deploymentId, (stored) =>
        stored !== undefined && stored !== previous ? stored : (made ??= create()),
      );
      return token ?? made ?? create();
    },
    async remove(deploymentId) {
      inUse.delete(deploymentId);
      await run(deploymentId, () => undefined);
    },
  };
};
