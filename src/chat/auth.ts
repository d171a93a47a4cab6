import { readGrant } from '../auth/grant.js';
import type { AuthProvider } from '../model/auth.js';
import type { Clock } from '../model/clock.js';
import { GenesysChatError, type ErrorCode } from '../model/errors.js';
import type { SessionEvent, SessionReady } from '../session/session-types.js';
import { TIMINGS } from '../transport/timings.js';
import type { Deployment } from './deployment.js';
import type { Stores } from './stores.js';

interface AuthHands {
  readonly stores: Stores;
  readonly deployment: Deployment;
  readonly clock: Clock;
  provider: AuthProvider | undefined;
  /** The socket is the session's. */
  isBound(): boolean;
  tell(event: SessionEvent): void;
  signedIn(expiresAt: number | undefined): void;
  report(code: ErrorCode): void;
}

/** Signing in and out, and what the session says about it. */
export interface Auth {
  setProvider(provider: AuthProvider | undefined): void;
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  end(): void;
  /** "Try again" after the sign-in had run out asks the page's provider. @returns whether it did. */
  retry(): boolean;
  /** A session was configured. */
  opened(authenticated: boolean): void;
  /** The running session is the visitor's now. */
  steppedUp(ready: SessionReady): void;
  stepUpFailed(code: ErrorCode): void;
  /** A sign-in in this session, perhaps of another tab. */
  heard(): void;
  /** Nothing comes of what is under way: the session has ended, or failed, or the chat is disposed. */
  over(code: ErrorCode): void;
  /** Token and proof leave this device. */
  forget(whatever: boolean): void;
}

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

export const createAuth = (hands: AuthHands): Auth => {
  const { stores, deployment, clock, isBound, tell } = hands;
  let { provider } = hands;
  let signing: Promise<void> | undefined;
  /** A step-up was asked for, and its end is awaited. */
  let stepping: Waiting | undefined;
  let leaving: { readonly timer: unknown; resolve(): void } | undefined;
  let isUntold = false;
  let isDisposed = false;
  /** Visitors who have left: who began to sign in before that signs in to nothing. */
  let visits = 0;
  const leave = (): void => {
    visits++;
    signing = undefined;
  };
  const forget = (whatever: boolean): void => {
    leave();
    void deployment.forget(whatever);
  };
  // Where the session was over already, nobody else forgets what a sign-in since has left.
  const logOut = (): void => {
    tell({ type: 'session.logged-out' });
    forget(false);
  };

  const isAuthenticated = (): boolean => stores.session.get()?.authenticated ?? false;
  const announce = (ready?: SessionReady): void => {
    const known = stores.session.get();
    if (!known || (known.authenticated && !isUntold)) return;
    isUntold = false;
    const expiresAt = ready?.expiresAt ?? known.expiresAt;
    stores.session.set({ ...known, authenticated: true, expiresAt });
    hands.signedIn(expiresAt);
  };

  const begin = async (): Promise<void> => {
    const { canSignIn, canStepUp } = stores.settings.get();
    if (!canSignIn || (isBound() && !isAuthenticated() && !canStepUp)) throw new GenesysChatError('auth/not-enabled');
    const visit = visits;
    const isOver = (): boolean => visit !== visits;
    // What the page's provider throws may hold anything, and goes nowhere.
    const grant = readGrant(
      await Promise.resolve()
        .then(provider)
        .catch(() => undefined),
    );
    if (!grant) throw new GenesysChatError('auth/provider-failed');
    if (isOver()) throw new GenesysChatError('session/logged-out');
    const refusal = await deployment.signIn(grant, isOver);
    if (isDisposed) throw new GenesysChatError('chat/disposed');
    if (refusal) throw new GenesysChatError(refusal);
    isUntold = true;
    if (stores.connection.get().reason === 'auth/required') return tell({ type: 'chat.retry' });
    // Not connected: the next configure is the signed-in visitor's.
    if (!isBound() || isAuthenticated()) return;
    await new Promise<void>((resolve, reject) => {
      stepping = { resolve, reject };
      tell({ type: 'session.stepUp' });
    });
  };

  const signIn = (): Promise<void> => {
    if (isAuthenticated() && isBound()) return Promise.resolve();
    if (signing) return signing;
    const mine = begin().finally(() => {
      if (signing === mine) signing = undefined;
    });
    // Nobody has to listen.
    mine.catch(() => {});
    return (signing = mine);
  };

  const giveUp = (code: ErrorCode): void => {
    stepping?.reject(new GenesysChatError(code));
    stepping = undefined;
  };

  return {
    setProvider: (next) => void (provider = next),
    signIn,
    retry() {
      if (!provider || stores.connection.get().reason !== 'auth/required') return false;
      signIn().catch((error: unknown) => error instanceof GenesysChatError && hands.report(error.code));
      return true;
    },
    async signOut() {
      leave();
      await deployment.load();
      if (!deployment.isSignedIn() || leaving) return;
      const heard = await deployment.revoke();
      // The logout is announced to every connection; without one, or without a word from the service, it is up to us.
      if (!deployment.isSignedIn() || isDisposed) return;
      if (!heard || !isBound()) return logOut();
      await new Promise<void>((resolve) => {
        const timer = clock.setTimeout(logOut, TIMINGS.logout);
        leaving = { timer, resolve };
      });
    },
    opened(authenticated) {
      if (!authenticated) return;
      if (isUntold) announce();
      stepping?.resolve();
      stepping = undefined;
    },
    steppedUp(ready) {
      announce(ready);
      stepping?.resolve();
      stepping = undefined;
      // Another device's session ended in favour of this one: what is shown is to be what the service has.
      if (ready.clearedExisting) tell({ type: 'history.again' });
    },
    stepUpFailed(code) {
      isUntold = false;
      void deployment.unsign();
      giveUp(code);
    },
    heard() {
      void deployment.load();
      announce();
    },
    over(code) {
      isDisposed ||= code === 'chat/disposed';
      isUntold = false;
      // Cut in the middle of a step-up that the service then refused: the guest's session is still there.
      if (stepping && code === 'session/refused') void deployment.unsign();
      giveUp(code);
      if (!leaving) return;
      clock.clearTimeout(leaving.timer);
      leaving.resolve();
      leaving = undefined;
    },
    end() {
      if (isDisposed) return;
      tell({ type: 'chat.end' });
      forget(true);
    },
    forget,
  };
};
