import { attachmentItem } from './attachments.js';
import { destroy, targets } from './connections.js';
import { type ActiveFault, takeDrop, takeFault } from './faults.js';
import { errorReply, jsonReply } from './http-reply.js';
import { bearerOf } from './jwt.js';
import { takeSlot } from './limits.js';
import type { HttpReply } from './simulator-types.js';
import type { StoredMessage } from './wire.js';
import type { Session, World } from './world.js';

const DEFAULT_PAGE_SIZE = 25;
const LARGEST_PAGE = 500;
const DEFAULT_LATE_MS = 2000;
const DEFAULT_RETRY_AFTER = 3;

const positive = (text: string | null, fallback: number): number => {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value > 0 ? value : fallback;
};

/** As the history tells it: no `channel.type`, fresh addresses of files, and metadata only if the switch says so. */
const toEntity = (world: World, session: Session, { body }: StoredMessage): unknown => {
  const { metadata, channel, content, ...rest } = body;
  const { type: _type, ...stored } = channel;
  return {
    ...rest,
    channel: stored,
    ...(content ? { content: content.map((item) => attachmentItem(world, session, item)) } : {}),
    ...(world.options.historyMetadata && metadata ? { metadata } : {}),
  };
};

interface PageRequest {
  readonly number: number;
  readonly size: number;
}

interface HistoryPage {
  readonly entities: readonly unknown[];
  readonly pageSize: number;
  readonly pageNumber: number;
  readonly total: number;
  readonly pageCount: number;
}

/** Newest first, in reverse order of commit even within one millisecond. */
const page = (
  world: World,
  session: Session,
  { number, size }: PageRequest,
  shown = number,
  messages: readonly StoredMessage[] = session.messages,
): HistoryPage => ({
  entities: messages
    .toReversed()
    .slice((shown - 1) * size, shown * size)
    .map((message) => toEntity(world, session, message)),
  pageSize: size,
  pageNumber: number,
  total: messages.length,
  pageCount: Math.ceil(messages.length / size),
});

const grantedTo = (world: World, authorization: string | undefined): Session | undefined => {
  const grant = world.jwts.get(bearerOf(authorization));
  return grant && world.now() < grant.expiresAt ? grant.session : undefined;
};

const retryLater = (seconds: number): HttpReply =>
  errorReply(429, 'too.many.requests', 'Rate limit exceeded', { 'retry-after': String(seconds) });

/** `GET /api/v2/webmessaging/messages`. `undefined`: never answered. */
export const history = async (
  world: World,
  query: URLSearchParams,
  authorization: string | undefined,
): Promise<HttpReply | undefined> => {
  const session = grantedTo(world, authorization);
  if (!session) return errorReply(401, 'bad.credentials', 'Invalid or expired token');
  const { token } = session;
  if (takeDrop(world, 'on-history', token)) targets(world, token).forEach((connection) => destroy(world, connection));
  const wait = takeSlot(session.historyAt, world.now(), world.options.limits.historyPerMinute);
  if (wait !== undefined) return retryLater(wait);

  const wanted = {
    number: positive(query.get('pageNumber'), 1),
    size: Math.min(LARGEST_PAGE, positive(query.get('pageSize'), DEFAULT_PAGE_SIZE)),
  };
  const fault = takeFault(world, 'history', token);
  if (fault) return faulty(world, session, wanted, fault);
  return jsonReply(page(world, session, wanted));
};

const faulty = async (
  world: World,
  session: Session,
  wanted: PageRequest,
  { mode, ms = DEFAULT_LATE_MS, retryAfter = DEFAULT_RETRY_AFTER }: ActiveFault,
): Promise<HttpReply | undefined> => {
  switch (mode) {
    case 'slow': {
      // What it tells is what was true when it was asked.
      const reply = jsonReply(page(world, session, wanted));
      await new Promise<void>((resolve) => void world.later(ms, resolve));
      return reply;
    }
    case '429':
      return retryLater(retryAfter);
    case '401':
      return errorReply(401, 'bad.credentials', 'Invalid or expired token');
    case '403':
      return errorReply(403, 'not.authorized', 'You are not authorized to perform the requested action');
    case 'empty':
      return jsonReply({ ...page(world, session, wanted), entities: [] });
    case 'lagging': {
      const horizon = world.now() - ms;
      const known = session.messages.filter(({ at }) => at <= horizon);
      return jsonReply(page(world, session, wanted, wanted.number, known));
    }
    case 'cut-json': {
      const reply = jsonReply(page(world, session, wanted));
      return { ...reply, body: String(reply.body).slice(0, -Math.ceil(reply.body.length / 3)) };
    }
    case 'same-page':
      return jsonReply({ ...page(world, session, wanted, 1), pageCount: wanted.number + 1 });
    case 'timeout':
      return undefined;
    default:
      return errorReply(500, 'internal.server.error', 'The server encountered an unexpected condition');
  }
};
