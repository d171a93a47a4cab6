import type { Connection } from '../model/connection.js';
import type { ErrorCode } from '../model/errors.js';
import type { ChatEvents } from './chat.js';

type Fact = Pick<Connection, 'state' | 'reason'>;

/** States that end a session: what was not sent will not be sent by itself. */
const ENDINGS: Partial<Record<ErrorCode, ChatEvents['session']['phase']>> = {
  'session/expired': 'expired',
  'session/cleared': 'cleared',
  'session/logged-out': 'signed-out',
  'session/read-only': 'ended',
  'session/downgrade': 'signed-out',
};

const isOver = ({ state }: Fact): boolean => state === 'expired' || state === 'closed' || state === 'read-only';

/** How the session has ended, if it has. */
export const endingOf = (fact: Fact): ChatEvents['session']['phase'] | undefined =>
  fact.reason && isOver(fact) ? ENDINGS[fact.reason] : undefined;

/** Why nothing can be said any more: the session is over, or the chat is open elsewhere. */
export const overBy = (fact: Fact): ErrorCode | undefined =>
  endingOf(fact) || (isOver(fact) && fact.reason === 'connection/elsewhere') ? fact.reason : undefined;
