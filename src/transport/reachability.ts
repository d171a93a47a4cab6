/** What the page and the network tell us, as facts. */
export type LifecycleEvent =
  | { readonly type: 'network.online' }
  | { readonly type: 'network.offline' }
  | { readonly type: 'page.visible' }
  | { readonly type: 'page.hidden' }
  /** `pageshow` from the back/forward cache, `resume` after a freeze. */
  | { readonly type: 'page.resumed' }
  /** `pagehide`, or `freeze`: nothing runs from now on, perhaps for ever. */
  | { readonly type: 'page.frozen' };

/** Where those facts come from. A test passes its own; Node has none (`alwaysOn`). */
export interface Lifecycle {
  /** `navigator.onLine`; true where unknown. */
  online(): boolean;
  visible(): boolean;
  /** @returns stops watching. */
  subscribe(listener: (event: LifecycleEvent) => void): () => void;
}

/** For Node: always online, always visible, never says anything. */
export const alwaysOn: Lifecycle = { online: () => true, visible: () => true, subscribe: () => () => {} };
