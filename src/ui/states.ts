import type { Status } from '../model/connection.js';

/** Custom states by name, as CSS sees them: `genesys-chat:state(offline)`. */
export type StateName =
  | 'open'
  | 'closed'
  | 'connecting'
  | 'resuming'
  | 'online'
  | 'reconnecting'
  | 'offline'
  | 'ended'
  | 'expired'
  | 'read-only'
  | 'unread'
  | 'typing'
  | 'dragging'
  | 'uploading'
  | 'queued'
  | 'fullscreen'
  | 'inline'
  | 'page'
  | 'dark'
  | 'error';

export type States = Readonly<Record<StateName, boolean>>;

/** The states that follow from where the connection stands. */
export const statusStates = (status: Status) => ({
  connecting: status === 'connecting',
  resuming: status === 'resuming',
  reconnecting: status === 'reconnecting',
  offline: status === 'offline',
  'read-only': status === 'read-only',
  expired: status === 'expired',
  online: status === 'open',
  error: status === 'failed',
  ended: status === 'closed' || status === 'read-only' || status === 'expired',
});

/** Older engines have no custom states, or want them dashed and throw: looks suffer there, nothing else. */
export const applyStates = ({ states }: ElementInternals, wanted: States): void => {
  try {
    for (const [name, on] of Object.entries(wanted)) {
      if (on) states.add(name);
      else states.delete(name);
    }
  } catch {
    // See above.
  }
};
