import { GenesysChatError, type ErrorCode } from '../model/errors.js';

export interface OlderLoaded {
  readonly added: number;
  readonly complete: boolean;
}

export interface OlderLoader {
  /** One reading at a time: whoever asks meanwhile gets the same promise. */
  load(): Promise<OlderLoaded>;
  done(result: OlderLoaded): void;
  stop(code: ErrorCode): void;
}

interface OlderHands {
  hasOlder(): boolean;
  /** History needs a configured socket: only that gives a JWT. */
  canRead(): boolean;
  read(): void;
}

interface Loading {
  readonly promise: Promise<OlderLoaded>;
  resolve(result: OlderLoaded): void;
  reject(error: Error): void;
}

const begin = (): Loading => {
  const hands: Partial<Loading> = {};
  const promise = new Promise<OlderLoaded>((resolve, reject) => Object.assign(hands, { resolve, reject }));
  // Nobody has to listen; the log says it too.
  promise.catch(() => {});
  return { promise, resolve: (result) => hands.resolve?.(result), reject: (error) => hands.reject?.(error) };
};

export const createOlderLoader = ({ hasOlder, canRead, read }: OlderHands): OlderLoader => {
  let loading: Loading | undefined;
  return {
    load() {
      if (loading) return loading.promise;
      if (!hasOlder()) return Promise.resolve({ added: 0, complete: true });
      const begun = begin();
      if (!canRead()) {
        begun.reject(new GenesysChatError('history/unavailable'));
        return begun.promise;
      }
      loading = begun;
      read();
      return begun.promise;
    },
    done(result) {
      loading?.resolve(result);
      loading = undefined;
    },
    stop(code) {
      loading?.reject(new GenesysChatError(code));
      loading = undefined;
    },
  };
};
