import type { Connection, Status } from '../model/connection.js';
import type { ErrorCode } from '../model/errors.js';
import type { ChatEvents } from './chat.js';

/** Reasons that end a session: what was not sent will not be sent by itself. */
const ENDINGS: Partial<Record<ErrorCode, ChatEvents['session']['phase']>> = {
  'session/expired': 'expired',
  'session/cleared': 'cleared',
  'session/logged-out': 'signed-out',
  'session/read-only': 'ended',
  'session/downgrade': 'signed-out',
  'session/ended': 'ended',
};

const ENDED: ReadonlySet<Status> = new Set<Status>(['expired', 'closed', 'read-only']);

/** How the session has ended, if it has. */
export const endingOf = (status: Status, reason: ErrorCode | undefined): ChatEvents['session']['phase'] | undefined =>
  reason && ENDED.has(status) ? ENDINGS[reason] : undefined;

/** Why nothing can be said any more: the session is over, or the chat is open elsewhere. */
export const overBy = ({ state, reason }: Connection): ErrorCode | undefined =>
  endingOf(state, reason) || (state === 'closed' && reason === 'connection/elsewhere') ? reason : undefined;

/** Nothing of it may be seen by whoever comes next to this device: the conversation leaves the page. */
export const leavesNothing = (reason: ErrorCode | undefined): boolean =>
  reason === 'session/cleared' || reason === 'session/logged-out' || reason === 'session/ended';

/** The visitor has ended the chat or signed out: nothing of what they were writing may be left either. */
export const hasLeft = ({ state, reason }: Partial<Connection> = {}): boolean =>
  state === 'closed' && endsToken(reason) && leavesNothing(reason);

/** The token is never used again, here or in another tab. */
export const endsToken = (reason: ErrorCode | undefined): boolean =>
  reason === 'session/logged-out' || reason === 'session/ended' || reason === 'session/downgrade';
