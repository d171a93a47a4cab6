import { fromCallback } from 'xstate';
import type { HistoryPage } from '../protocol/events.js';
import type { Secret } from '../model/secret.js';
import type { SessionDeps } from './session-types.js';
import { TIMINGS } from '../transport/timings.js';
import { HistoryUnavailable, walkHistory, type WalkKind, type WalkOutcome } from './history-walk.js';

export interface HistoryInput {
  /** Two walks may run side by side; this tells their words apart. */
  readonly as: 'catchup' | 'older';
  readonly walk: WalkKind;
  readonly deps: SessionDeps;
}

export type HistoryOrder = { readonly type: 'jwt.received'; readonly jwt: Secret; readonly tracingId?: string };

export type HistoryFact =
  | { readonly type: 'jwt.wanted'; readonly tracingId: string }
  | { readonly type: 'history.page'; readonly page: HistoryPage; readonly older: boolean }
  | { readonly type: 'catchup.done'; readonly outcome: WalkOutcome }
  | { readonly type: 'older.done'; readonly outcome: WalkOutcome }
  | { readonly type: 'catchup.failed' }
  | { readonly type: 'older.failed' };

/** A JWT lives about a minute by the service's clock; we trust it for less, by ours. */
const JWT_TRUST = 45_000;

/**
 * One walk through the history as one actor. It asks its parent for a JWT (only the socket can give one), reads pages under
 * the shared budget, and stops every timer and request when its state is left.
 */
export const historyLogic = fromCallback<HistoryOrder, HistoryInput>(({ sendBack, receive, input }) => {
  const { deps, as, walk } = input;
  const { clock } = deps;
  const say = (fact: HistoryFact): void => sendBack(fact);
  const cancelled = new AbortController();
  const timers = new Set<unknown>();
  const after = (ms: number, run: () => void): (() => void) => {
    // A walk that was called off hears of it in the middle of a reading, and would take a nap before the next.
    if (cancelled.signal.aborted) return () => {};
    const timer = clock.setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
    return () => {
      timers.delete(timer);
      clock.clearTimeout(timer);
    };
  };
  const sleep = (ms: number): Promise<void> =>
    ms <= 0 ? Promise.resolve() : new Promise((wake) => void after(ms, wake));

  let jwt: { readonly secret: Secret; readonly at: number } | undefined;
  let waiting: { readonly tracingId: string; readonly resolve: (jwt: Secret | undefined) => void } | undefined;
  receive((order) => {
    if (waiting && (order.tracingId === undefined || order.tracingId === waiting.tracingId)) waiting.resolve(order.jwt);
  });
  const obtainJwt = async (fresh: boolean): Promise<Secret | undefined> => {
    if (jwt && !fresh && clock.now() - jwt.at < JWT_TRUST) return jwt.secret;
    const tracingId = deps.newId();
    const secret = await new Promise<Secret | undefined>((resolve) => {
      const stop = after(TIMINGS.jwt, () => resolve(undefined));
      waiting = { tracingId, resolve: (value) => (stop(), resolve(value)) };
      say({ type: 'jwt.wanted', tracingId });
    });
    waiting = undefined;
    jwt = secret && { secret, at: clock.now() };
    return secret;
  };

  const run = async (): Promise<void> => {
    try {
      const outcome = await walkHistory(walk, {
        sleep,
        random: deps.random,
        onPage: (page) => {
          if (!cancelled.signal.aborted) say({ type: 'history.page', page, older: as === 'older' });
        },
        read: async (pageNumber, pageSize, freshJwt) => {
          // The budget is shared by every walk of the page; after a nap another may have used it up again.
          for (let wait = deps.historyPace.wait(); wait > 0; wait = deps.historyPace.wait()) await sleep(wait);
          // Taken before anything is awaited: two walks must not both see the last free place.
          deps.historyPace.note();
          const secret = await obtainJwt(freshJwt);
          if (!secret) return { ok: false, kind: 'network' };
          const slow = new AbortController();
          const stop = after(TIMINGS.historyPage, () => slow.abort());
          const abort = (): void => slow.abort();
          cancelled.signal.addEventListener('abort', abort);
          try {
            return await deps.readPage({ jwt: secret, pageNumber, pageSize, signal: slow.signal });
          } catch {
            return { ok: false, kind: 'network' };
          } finally {
            stop();
            cancelled.signal.removeEventListener('abort', abort);
          }
        },
      });
      if (!cancelled.signal.aborted) say({ type: `${as}.done`, outcome });
    } catch (error) {
      if (cancelled.signal.aborted) return;
      say({ type: `${as}.failed` });
      // Anything but the expected failure is a defect of ours; the walk has failed either way and the chat goes on.
      if (!(error instanceof HistoryUnavailable)) deps.onDefect(error);
    }
  };
  void run();

  return () => {
    cancelled.abort();
    for (const timer of timers) clock.clearTimeout(timer);
    timers.clear();
  };
});
