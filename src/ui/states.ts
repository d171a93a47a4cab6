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
  | 'queued'
  | 'fullscreen'
  | 'inline'
  | 'page'
  | 'dark'
  | 'error';

const BY_STATUS: Readonly<Record<Status, StateName | undefined>> = {
  idle: undefined,
  connecting: 'connecting',
  resuming: 'resuming',
  open: 'online',
  reconnecting: 'reconnecting',
  offline: 'offline',
  'read-only': 'read-only',
  expired: 'expired',
  closed: 'ended',
  failed: 'error',
};

export const statesFor = (status: Status, flags: Partial<Record<StateName, boolean>>): ReadonlySet<StateName> => {
  const states = new Set<StateName>();
  for (const [name, on] of Object.entries(flags) as [StateName, boolean][]) if (on) states.add(name);
  const own = BY_STATUS[status];
  if (own) states.add(own);
  if (status === 'read-only' || status === 'expired') states.add('ended');
  return states;
};

/** Older engines have no custom states, or want them dashed and throw: looks suffer there, nothing else. */
export const applyStates = (
  internals: ElementInternals,
  before: ReadonlySet<StateName>,
  after: ReadonlySet<StateName>,
): void => {
  try {
    for (const name of before) if (!after.has(name)) internals.states.delete(name);
    for (const name of after) internals.states.add(name);
  } catch {
    // See above.
  }
};
