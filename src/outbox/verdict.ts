import { fileErrorOf, type ErrorCode } from '../model/errors.js';
import type { OutboxEvent, OutboxItem } from './outbox-types.js';

/** What a refusal means for the message in flight. */
export type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'reconfigure' }
  | { readonly kind: 'doubt' }
  | { readonly kind: 'fail'; readonly code: ErrorCode };

/** Refusals of other requests that may come without a tracingId: features switched off say so in their text. */
const ABOUT_A_FEATURE = /feature toggle|conversation clear/i;

/**
 * Judges an error frame for the message in flight. Because only one is in flight, a refusal that names no request still has
 * one owner.
 */
export const judge = (event: OutboxEvent, head: OutboxItem | undefined): Verdict => {
  if (event.type !== 'request.refused' || !head) return { kind: 'none' };
  const ours = event.tracingId === undefined ? !ABOUT_A_FEATURE.test(event.text) : event.tracingId === head.clientId;
  if (!ours) return { kind: 'none' };
  const { code } = event;
  // Without a name it may concern another request, and our message may have been stored.
  if (code === 429 || code === 4029) return { kind: event.tracingId === undefined ? 'doubt' : 'wait' };
  // Expired or unknown session: the session machine ends it, and the queue hears of that.
  if (code === 4006 || code === 4007 || code === 4017) return { kind: 'none' };
  if (code === 403) return head.reconfigured ? { kind: 'fail', code: 'message/refused' } : { kind: 'reconfigure' };
  if (code === 408 || code === 5000 || (code >= 500 && code < 600)) return { kind: 'doubt' };
  if (code === 4011) return { kind: 'fail', code: 'message/too-long' };
  if (code === 409) return { kind: 'fail', code: 'session/read-only' };
  return { kind: 'fail', code: fileErrorOf(code) ?? 'message/refused' };
};
