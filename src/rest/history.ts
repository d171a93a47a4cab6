import type { Secret } from '../model/secret.js';
import { decodeHistory } from '../protocol/decode-history.js';
import type { HistoryPage } from '../protocol/events.js';
import { clamp, number } from '../protocol/guards.js';
import type { Fetch } from './api.js';

export type HistoryResult =
  | { readonly ok: true; readonly page: HistoryPage }
  | {
      readonly ok: false;
      readonly kind: 'unauthorized' | 'forbidden' | 'rate-limited' | 'bad-page-size' | 'server' | 'network' | 'invalid';
      /** Seconds, clamped to 1..300. */
      readonly retryAfter?: number;
    };

interface HistoryRequest {
  readonly fetch: Fetch;
  readonly apiBase: string;
  readonly jwt: Secret;
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly signal: AbortSignal;
}

const kindOf = (status: number): Extract<HistoryResult, { ok: false }>['kind'] => {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'rate-limited';
  return status === 400 ? 'bad-page-size' : 'server';
};

/** Reads one page of the history. Never rejects: a failure is a result of its own. */
export const fetchHistoryPage = async ({
  fetch,
  apiBase,
  jwt,
  pageNumber,
  pageSize,
  signal,
}: HistoryRequest): Promise<HistoryResult> => {
  try {
    const response = await fetch(
      `${apiBase}/api/v2/webmessaging/messages?pageNumber=${pageNumber}&pageSize=${pageSize}`,
      {
        headers: { authorization: `bearer ${jwt.reveal()}`, accept: 'application/json' },
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        signal,
      },
    );
    if (!response.ok) {
      const seconds = number(response.headers.get('retry-after'));
      const hint = seconds === undefined ? {} : { retryAfter: clamp(seconds, 1, 300) };
      return { ok: false, kind: kindOf(response.status), ...hint };
    }
    const page = decodeHistory(await response.text());
    return page ? { ok: true, page } : { ok: false, kind: 'invalid' };
  } catch {
    return { ok: false, kind: 'network' };
  }
};
