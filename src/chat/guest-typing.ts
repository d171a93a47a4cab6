/** Milliseconds between two typing events of the guest: both official clients keep it, and so does the service. */
const SPACING = 5_000;

interface TypingHands {
  now(): number;
  /** The session can be written to, and the deployment and the page want it told. */
  isWanted(): boolean;
  newId(): string;
  transmit(tracingId: string): void;
}

/** Tells the other side that the visitor types, at the service's pace. */
export interface GuestTyping {
  typed(): void;
  /** @returns true when the refusal was about typing: the feature is off then, and nothing else happened. */
  refused(tracingId: string | undefined): boolean;
  reset(): void;
}

export const createGuestTyping = ({ now, isWanted, newId, transmit }: TypingHands): GuestTyping => {
  let last = -Infinity;
  let isOff = false;
  const asked = new Set<string>();
  return {
    typed() {
      if (isOff || now() - last < SPACING || !isWanted()) return;
      last = now();
      const tracingId = newId();
      asked.add(tracingId);
      if (asked.size > 20) asked.delete([...asked][0] ?? '');
      transmit(tracingId);
    },
    refused(tracingId) {
      if (tracingId === undefined || !asked.has(tracingId)) return false;
      isOff = true;
      return true;
    },
    reset() {
      isOff = false;
      last = -Infinity;
      asked.clear();
    },
  };
};
