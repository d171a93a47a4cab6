import type { Clock } from '../model/clock.js';

/**
 * Runs a request for at most `ms`. Called off or out of time it gives up at once and leaves no timer, even when the request
 * does not listen.
 *
 * @returns `undefined` when it gave up. Rejects when the request does.
 */
export const within = <T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> => {
  const inner = new AbortController();
  return new Promise<T | undefined>((resolve, reject) => {
    const giveUp = (): void => {
      inner.abort();
      resolve(undefined);
    };
    const timer = clock.setTimeout(giveUp, ms);
    inner.signal.addEventListener('abort', () => clock.clearTimeout(timer));
    signal?.addEventListener('abort', giveUp);
    if (signal?.aborted) giveUp();
    else
      run(inner.signal)
        .then(resolve, reject)
        .finally(() => {
          clock.clearTimeout(timer);
          signal?.removeEventListener('abort', giveUp);
        });
  });
};
