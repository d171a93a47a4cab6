import type { Status } from '../model/connection.js';
import type { LifecycleEvent } from '../transport/reachability.js';
import type { SessionDeps } from '../session/session-types.js';
import type { Environment } from './environment.js';

/** States in which nothing is awaited: then nobody listens either (I8). */
const QUIET: ReadonlySet<Status> = new Set<Status>(['idle', 'closed', 'expired', 'failed']);

/** Passes on what the page tells while the chat wants to know it. */
export const watchLifecycle = (
  { lifecycle, clock }: Environment,
  tell: (event: LifecycleEvent) => void,
): {
  readonly facts: Pick<SessionDeps, 'isOnline' | 'isVisible' | 'hiddenFor'>;
  follow(status: Status): void;
  stop(): void;
} => {
  let unsubscribe: (() => void) | undefined;
  let hiddenSince: number | undefined;
  const noteVisibility = (): void => {
    hiddenSince = lifecycle.visible() ? undefined : (hiddenSince ?? clock.now());
  };
  const stop = (): void => {
    unsubscribe?.();
    unsubscribe = undefined;
  };
  return {
    facts: {
      isOnline: () => lifecycle.online(),
      isVisible: () => lifecycle.visible(),
      hiddenFor: () => (hiddenSince === undefined || lifecycle.visible() ? 0 : clock.now() - hiddenSince),
    },
    follow(status) {
      if (QUIET.has(status)) return stop();
      if (unsubscribe) return;
      noteVisibility();
      unsubscribe = lifecycle.subscribe((event) => {
        noteVisibility();
        tell(event);
      });
    },
    stop,
  };
};
