import { createInPageSocket, type InPageSocket, originOf } from './in-page-socket.js';
import type { HttpReply, Simulator } from './simulator-types.js';

export interface InPageOptions {
  /** Origin of the page, as the service would see it. */
  readonly origin?: string;
}

interface FetchInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly body?: string | Uint8Array | Blob;
}

interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface InPage {
  /** Any host will do: the simulator is the whole network. */
  readonly createSocket: (url: string) => InPageSocket;
  readonly fetch: (url: string, init?: FetchInit) => Promise<FetchResponse>;
}

/** A socket factory and a fetch on the simulator, without a network. */
export const connectInPage = (simulator: Simulator, { origin }: InPageOptions = {}): InPage => ({
  createSocket: (url) => createInPageSocket({ simulator, origin }, url),
  fetch: async (url, init = {}) => {
    const { signal } = init;
    signal?.throwIfAborted();
    const method = init.method ?? 'GET';
    if (simulator.cuts({ method, url })) throw new TypeError('Failed to fetch');
    const reply = simulator.http({
      method,
      url,
      headers: {
        ...Object.fromEntries(Object.entries(init.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
        ...(origin === undefined ? {} : { origin }),
      },
      body: await bytesOf(init.body),
      base: originOf(url),
    });
    return toResponse(await unlessAborted(reply, signal));
  },
});

const bytesOf = async (body: FetchInit['body']): Promise<Uint8Array> => {
  if (body === undefined) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof Uint8Array ? body : new Uint8Array(await body.arrayBuffer());
};

const unlessAborted = async <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return work;
  signal.throwIfAborted();
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted'));
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
};

const toResponse = ({ status, headers, body }: HttpReply): FetchResponse => ({
  ok: status >= 200 && status < 300,
  status,
  headers: { get: (name) => headers[name.toLowerCase()] ?? null },
  arrayBuffer: async () => new Uint8Array(typeof body === 'string' ? new TextEncoder().encode(body) : body).buffer,
  text: async () => (typeof body === 'string' ? body : new TextDecoder().decode(body)),
});
