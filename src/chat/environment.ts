import type { Clock } from '../model/clock.js';
import type { Put } from '../model/upload.js';
import type { SocketFactory } from '../model/socket.js';
import type { Tabs } from '../model/tabs.js';
import type { Lifecycle } from '../transport/reachability.js';
import type { DraftStore } from '../storage/draft-store.js';
import type { SessionStore } from '../storage/session-store.js';
import type { Fetch } from '../rest/api.js';

/** Everything the core takes from outside. The same inputs give the same outputs. */
export interface Environment {
  readonly createSocket: SocketFactory;
  readonly fetch: Fetch;
  /** Sends the bytes of a file. With a `fetch` of your own and no `put`, uploads go through that `fetch`, without progress. */
  readonly put: Put;
  readonly clock: Clock;
  /** Epoch milliseconds by the visitor's clock. Display only: it never decides order or delays. */
  readonly wall: () => number;
  /** [0, 1). */
  readonly random: () => number;
  /** Cryptographic UUID v4. */
  readonly newId: () => string;
  readonly store: SessionStore;
  /** Without it no draft outlives the page. */
  readonly drafts?: DraftStore | undefined;
  readonly lifecycle: Lifecycle;
  /** What tabs share their connection by; without it every chat has one of its own. */
  readonly tabs?: Tabs | undefined;
  /** Origin of the page, such as `https://shop.example`; `undefined` outside a browser. */
  readonly origin: string | undefined;
}
