import { createDraftStore } from '../storage/draft-store.js';
import { createSessionStore } from '../storage/indexed-db-store.js';
import type { Clock } from '../model/clock.js';
import type { Environment } from './environment.js';
import type { ChatOptions } from './chat.js';
import { fetchPut } from '../rest/put.js';
import { browserLifecycle } from './browser-lifecycle.js';
import { browserPut } from './browser-put.js';
import { browserTabs } from './browser-tabs.js';

/** `crypto.randomUUID` exists in secure contexts only; a page on plain http still gets a cryptographic v4. */
const newId = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** A storage area, or nothing when the browser forbids even to look. */
export const area = (name: 'localStorage' | 'sessionStorage'): Storage | undefined => {
  try {
    return globalThis[name] ?? undefined;
  } catch {
    return undefined;
  }
};

const database = (): IDBFactory | undefined => {
  try {
    return globalThis.indexedDB ?? undefined;
  } catch {
    return undefined;
  }
};

/** Told of what other tabs write. */
const watchAreas = (listener: (key: string | null) => void): (() => void) => {
  if (typeof window === 'undefined') return () => {};
  const hear = ({ key }: StorageEvent): void => listener(key);
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
};

const clock: Clock = {
  now: () => performance.now(),
  setTimeout: (fn, ms) => setTimeout(fn, ms),
  clearTimeout: (id) => clearTimeout(id as number),
};

/** The world as a browser has it; in Node everything but the socket is there too. */
export const browserEnvironment = ({ storage = 'local' }: Pick<ChatOptions, 'storage'> = {}): Environment => ({
  createSocket: (url) => new WebSocket(url),
  fetch: (url, init) => fetch(url, init),
  put: typeof XMLHttpRequest === 'undefined' ? fetchPut((url, init) => fetch(url, init)) : browserPut,
  clock,
  wall: () => Date.now(),
  random: () => Math.random(),
  newId,
  store: createSessionStore({
    mode: storage,
    timer: clock,
    indexedDB: database(),
    localStorage: area('localStorage'),
    sessionStorage: area('sessionStorage'),
  }),
  drafts: createDraftStore(storage === 'none' ? undefined : area(`${storage}Storage`), watchAreas),
  lifecycle: browserLifecycle(),
  tabs: browserTabs(),
  origin: typeof location === 'object' ? location.origin : undefined,
});
