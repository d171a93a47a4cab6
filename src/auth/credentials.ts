import type { AuthGrant, JourneyContext } from '../model/auth.js';
import type { Clock } from '../model/clock.js';
import type { ErrorCode } from '../model/errors.js';
import { Secret } from '../model/secret.js';
import { exchangeGrant, refreshJwt, revokeJwt, type AuthFailure, type AuthService } from '../rest/auth.js';
import { within } from '../rest/within.js';
import type { SessionStore } from '../storage/session-store.js';
import type { StoredAuth } from '../storage/stored-session.js';
import { LIMITS, TIMINGS } from '../transport/timings.js';

interface CredentialHands {
  readonly store: SessionStore;
  readonly deploymentId: string;
  readonly clock: Clock;
  readonly wall: () => number;
  token(): string;
  service(): Omit<AuthService, 'signal'>;
}

/**
 * Proof of who the signed-in visitor is, for the token in use. It lives here and in the record of the token, at most 24 h, and
 * leaves only inside a configure frame or a request to the service.
 */
export interface Credentials {
  /** The session of this token is a signed-in one: it must never be configured as a guest's again. */
  isSignedIn(): boolean;
  /** The proof itself; none when it has run out and only a new sign-in helps. */
  jwt(): Secret | undefined;
  /** Reads what is stored for the token in use: another tab may have signed in or out. */
  load(): Promise<void>;
  /**
   * @param isOver - The visitor has left meanwhile: then what comes is thrown away.
   * @returns why it did not work: auth/refused, auth/unavailable, session/logged-out.
   */
  exchange(
    grant: AuthGrant,
    context: JourneyContext | undefined,
    isOver?: () => boolean,
  ): Promise<ErrorCode | undefined>;
  /**
   * A fresh JWT, from another tab that was faster or from the service.
   *
   * @returns why there is none: auth/unavailable now, auth/required by itself, session/logged-out elsewhere.
   */
  renew(signal: AbortSignal): Promise<ErrorCode | undefined>;
  /** Tells the service that the visitor leaves; tells nobody when it cannot be reached. @returns whether it heard. */
  revoke(): Promise<boolean>;
  /** Forgets the proof; the token stays. */
  forget(): Promise<void>;
  /** Calls off what is asked right now. */
  stop(): void;
}

const secret = (text: string | undefined): Secret | undefined => (text === undefined ? undefined : new Secret(text));

export const createCredentials = ({
  store,
  deploymentId,
  clock,
  wall,
  token,
  service,
}: CredentialHands): Credentials => {
  let auth:
    { readonly jwt?: Secret | undefined; readonly refreshToken?: Secret | undefined; readonly at: number } | undefined;

  /** Counts what was decided here: a reading that began before must not undo it. */
  let changes = 0;
  /** What was forgotten in the middle of a renewal stays so. */
  let forgotten = 0;

  const stopped = new AbortController();

  const isOld = (at: number): boolean => Math.abs(wall() - at) > TIMINGS.signIn;
  const keep = async (): Promise<void> => {
    const jwt = auth?.jwt?.reveal();
    const refreshToken = auth?.refreshToken?.reveal();
    const stored: StoredAuth | undefined = auth && {
      at: auth.at,
      ...(jwt && { jwt }),
      ...(refreshToken && { refreshToken }),
    };
    await store.keepAuth(deploymentId, token(), stored);
  };
  const ask = async <T extends { readonly ok: boolean }>(
    run: (service: AuthService) => Promise<T | AuthFailure>,
    signal: AbortSignal = stopped.signal,
  ): Promise<T | AuthFailure> =>
    (await within(clock, TIMINGS.auth, signal, (inner) => run({ ...service(), signal: inner }))) ?? {
      ok: false,
      kind: 'unavailable',
    };
  const accept = async (jwt: Secret, refreshToken: Secret | undefined, at: number): Promise<void> => {
    auth = { jwt, refreshToken, at };
    changes++;
    await keep();
  };
  const load = async (): Promise<boolean> => {
    const before = changes;
    const stored = await store.read(deploymentId);
    if (before !== changes) return true;
    if (stored?.token !== token()) {
      auth = undefined;
      return false;
    }
    const { auth: found } = stored;
    const isDue = found !== undefined && isOld(found.at);
    auth =
      found &&
      (isDue ? { at: found.at } : { at: found.at, jwt: secret(found.jwt), refreshToken: secret(found.refreshToken) });
    if (isDue && found.jwt) await keep();
    return true;
  };

  const renew = async (signal?: AbortSignal): Promise<ErrorCode | undefined> => {
    const before = auth?.jwt?.reveal();
    const count = forgotten;
    if (!(await load())) return 'session/logged-out';
    const { jwt, refreshToken, at } = auth ?? {};
    if (jwt && jwt.reveal() !== before) return undefined;
    const result = refreshToken && (await ask((to) => refreshJwt(to, refreshToken), signal));
    if (count !== forgotten) return 'session/logged-out';
    if (result?.ok) {
      // Whoever was called off meanwhile has signed out, or left.
      if (!signal?.aborted) await accept(result.jwt, refreshToken, at ?? wall());
      return undefined;
    }
    if (result?.kind === 'unavailable') return 'auth/unavailable';
    auth = { at: at ?? wall() };
    await keep();
    return 'auth/required';
  };

  return {
    isSignedIn: () => auth !== undefined,
    jwt: () => auth?.jwt,
    load: async () => void (await load()),
    async exchange(grant, context, isOver = () => false) {
      const result = await ask((to) => exchangeGrant(to, grant, context));
      if (isOver()) return 'session/logged-out';
      if (!result.ok) return result.kind === 'unavailable' ? 'auth/unavailable' : 'auth/refused';
      await accept(result.jwt, result.refreshToken, wall());
      return undefined;
    },
    renew,
    async revoke() {
      for (let tries = 0; ; tries++) {
        const jwt = auth?.jwt;
        const result = jwt && (await ask((to) => revokeJwt(to, jwt)));
        if (result?.ok) return true;
        if (result?.kind !== 'unauthorized' || tries >= LIMITS.renewals || (await renew()) !== undefined) return false;
      }
    },
    stop: () => stopped.abort(),
    async forget() {
      auth = undefined;
      changes++;
      forgotten++;
      await keep();
    },
  };
};
