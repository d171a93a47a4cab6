import type { StorageArea } from './indexed-db-store.js';

/** A text that was typed and not sent. */
export interface KeptDraft {
  readonly text: string;
  /** It was typed in a conversation; else before there was one. */
  readonly inSession: boolean;
}

/** Keeps one draft per deployment. Never throws: where nothing can be kept, nothing is. */
export interface DraftStore {
  read(deploymentId: string): KeptDraft | undefined;
  /** `undefined` leaves nothing behind. */
  write(deploymentId: string, draft: KeptDraft | undefined): void;
  /** Another tab wrote. @returns stops listening. */
  subscribe(deploymentId: string, listener: () => void): () => void;
}

const keyOf = (deploymentId: string): string => `genesys-chat:draft:${deploymentId}`;

const unpack = (value: string | null | undefined): KeptDraft | undefined => {
  if (!value) return undefined;
  const stored: unknown = JSON.parse(value);
  if (typeof stored !== 'object' || stored === null || !('text' in stored) || typeof stored.text !== 'string') return;
  return { text: stored.text, inSession: 'inSession' in stored && stored.inSession === true };
};

/** @param watch - Calls with the key that another tab wrote, null for all of them. */
export const createDraftStore = (
  area: StorageArea | undefined,
  watch: (listener: (key: string | null) => void) => () => void,
): DraftStore => ({
  read(deploymentId) {
    try {
      return unpack(area?.getItem(keyOf(deploymentId)));
    } catch {
      return undefined;
    }
  },
  write(deploymentId, draft) {
    const key = keyOf(deploymentId);
    try {
      if (draft) area?.setItem(key, JSON.stringify(draft));
      else area?.removeItem(key);
    } catch {
      // Full or forbidden: then it lives as long as the page.
    }
  },
  subscribe: (deploymentId, listener) =>
    watch((key) => {
      if (key === null || key === keyOf(deploymentId)) listener();
    }),
});
