import type { ServerEvent } from './events.js';
import { clamp, fields, number, present, text } from './guards.js';

type Refused = Extract<ServerEvent, { type: 'request.refused' }>;

/** An error in any of its forms, under the most specific number known. */
export const refusal = (code: number | undefined, body: unknown, tracingId: string | undefined): Refused => {
  const details = fields(body);
  const retryAfter = number(details['retryAfter']);
  return present<Refused>({
    type: 'request.refused',
    code: number(details['errorCode']) ?? code ?? 500,
    text: text(body, 500) ?? text(details['errorMessage'] ?? details['message'], 500) ?? '',
    retryAfter: retryAfter === undefined ? undefined : clamp(retryAfter, 1, 300),
    tracingId,
  });
};
