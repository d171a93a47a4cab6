/** What the tabs of one site have in common, without DOM types. */
export interface Tabs {
  /**
   * Waits for the lock of this name, then holds it. One tab at a time does, and the browser frees it when that tab is gone.
   *
   * @param steal - Takes it from whoever holds it.
   * @returns gives it back, or stops waiting. Nothing is called after that.
   */
  lock(name: string, hands: LockHands, steal?: boolean): () => void;
  /** Hears what the other tabs that joined under this name post, each message in the order of its sender. */
  join(name: string, hear: (message: unknown) => void): Channel;
}

export interface LockHands {
  held(): void;
  /** It was stolen; or, before it was held, cannot be had here at all. */
  lost(): void;
}

export interface Channel {
  /** Plain data only: it is cloned. */
  post(message: unknown): void;
  leave(): void;
}
