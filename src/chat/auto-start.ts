import type { HistoryPage } from '../protocol/events.js';
import { TIMINGS } from '../transport/timings.js';

interface AutoStartHands {
  now(): number;
  /** The deployment, or the page, wants the flow to speak first. */
  isWanted(): boolean;
  join(): void;
}

/** The one Join of each new session, and whether it has arrived: only then does the flow listen. */
export interface AutoStart {
  readonly isJoined: boolean;
  opened(isNew: boolean, readOnly: boolean): void;
  joined(): void;
  down(): void;
  page(page: HistoryPage): void;
  caughtUp(complete: boolean): void;
}

/**
 * A Join is sent once, like a message: when the socket died before its echo, it is sent again only if the history, at a time
 * when it must show what was accepted, shows nothing at all.
 */
export const createAutoStart = ({ now, isWanted, join }: AutoStartHands): AutoStart => {
  let isJoined = true;
  let lostAt = Infinity;
  let isEmpty = true;
  return {
    get isJoined() {
      return isJoined;
    },
    opened(isNew, readOnly) {
      isEmpty = true;
      if (!isNew) return;
      lostAt = Infinity;
      isJoined = readOnly || !isWanted();
      if (!isJoined) join();
    },
    joined: () => void (isJoined = true),
    down() {
      if (!isJoined && lostAt === Infinity) lostAt = now();
    },
    page({ records, skipped }) {
      isEmpty &&= records.length + skipped === 0;
    },
    caughtUp(complete) {
      if (isJoined || lostAt === Infinity || !complete) return;
      if (!isEmpty) isJoined = true;
      else if (now() - lostAt >= TIMINGS.settle) {
        lostAt = Infinity;
        join();
      }
    },
  };
};
