import type { Status } from '../model/connection.js';
import type { SessionContext } from './session-types.js';

interface Snapshot {
  readonly context: SessionContext;
  matches(state: never): boolean;
  readonly value: unknown;
}

/** Many states → the few words the world needs. */
export const statusOf = ({ context, value }: Snapshot): Status => {
  const state = typeof value === 'string' ? value : Object.keys(value ?? {})[0];
  const trying: Status = context.resumed ? 'reconnecting' : 'connecting';
  switch (state) {
    case 'idle':
      return 'idle';
    case 'preparing':
      return trying;
    case 'linked':
      return linkedStatus((value as { linked: unknown }).linked, trying);
    case 'waiting':
    case 'waking':
      // A first connection that fails is told as what it is: trying again.
      return context.failures > 0 ? 'reconnecting' : trying;
    case 'offline':
      return 'offline';
    case 'expired':
      return 'expired';
    case 'failed':
      return 'failed';
    default:
      return 'closed';
  }
};

const linkedStatus = (value: unknown, trying: Status): Status => {
  if (typeof value === 'string') return trying;
  const { history, mode } = (value as { bound: { history: string; mode: string } }).bound;
  if (mode === 'readOnly') return 'read-only';
  return history === 'walking' || history === 'deciding' ? 'resuming' : 'open';
};

/** Epoch milliseconds of the next try by itself, while one is planned. */
export const retryAtOf = ({ context, value }: Snapshot): number | undefined =>
  (typeof value === 'object' && value !== null && 'waiting' in value) || value === 'waking'
    ? context.retryAt
    : undefined;
