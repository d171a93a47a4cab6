import type { HttpReply } from './simulator-types.js';

export const jsonReply = (body: unknown, status = 200, headers: HttpReply['headers'] = {}): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

/** The platform's common error body. */
export const errorReply = (
  status: number,
  code: string,
  message: string,
  headers: HttpReply['headers'] = {},
): HttpReply =>
  jsonReply(
    { message, code, status, messageParams: {}, contextId: 'simulator', details: [], errors: [] },
    status,
    headers,
  );

export const emptyReply = (status: number): HttpReply => ({ status, headers: {}, body: '' });
