import type { ErrorCode } from '../model/errors.js';
import { retryAtOf, statusOf } from '../session/connection-status.js';
import type { Auth } from './auth.js';
import type { Bus } from './bus.js';
import type { ChatEvents } from './chat.js';
import { endingOf, endsToken, leavesNothing } from './endings.js';
import type { SessionClock } from './session-clock.js';
import type { Stores } from './stores.js';
import type { watchLifecycle } from './watch-lifecycle.js';

interface StatusHands {
  readonly stores: Stores;
  readonly bus: Bus<ChatEvents>;
  readonly lifecycle: ReturnType<typeof watchLifecycle>;
  readonly sessionClock: SessionClock;
  readonly auth: Auth;
  giveUpPending(code: ErrorCode): void;
  clearTranscript(): void;
  report(code: ErrorCode): void;
}

/** Tells the world where the connection stands, and does what the end of a session asks for. */
export const followStatus = (hands: StatusHands): ((snapshot: Parameters<typeof statusOf>[0]) => void) => {
  const { stores, bus, auth } = hands;
  return (snapshot) => {
    const status = statusOf(snapshot);
    const { reason, failures: attempt } = snapshot.context;
    const before = stores.connection.get();
    const retryAt = retryAtOf(snapshot);
    const isSame = before.state === status && before.reason === reason;
    if (isSame && before.attempt === attempt && before.retryAt === retryAt) return;
    hands.lifecycle.follow(status);
    const ending = isSame ? undefined : endingOf(status, reason);
    if (ending && reason) {
      hands.giveUpPending(reason);
      hands.sessionClock.stop();
      if (leavesNothing(reason)) hands.clearTranscript();
      if (endsToken(reason)) auth.forget(false);
    }
    stores.connection.set({ ...before, state: status, reason, attempt, retryAt });
    const isNews = status !== before.state;
    if (isNews) {
      stores.status.set(status);
      bus.say('status', { status, previous: before.state, reason, attempt, retryAt });
    }
    if (ending) bus.say('session', { phase: ending, expiresAt: stores.session.get()?.expiresAt });
    if (ending && endsToken(reason)) stores.session.set(undefined);
    if (reason && status !== 'read-only' && (ending || status === 'failed')) auth.over(reason);
    if (isNews && status === 'failed' && reason) hands.report(reason);
  };
};
