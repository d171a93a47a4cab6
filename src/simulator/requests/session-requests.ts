import { destroy, evictAll, leave } from '../connections.js';
import { send } from '../delivery.js';
import { takeDrop } from '../faults.js';
import { asJson, textOf } from '../json.js';
import { makeJwt } from '../jwt.js';
import { takeSlot } from '../limits.js';
import { type IncomingRequest, response, tooManyRequests } from '../wire.js';
import type { Connection, Session, World } from '../world.js';

/** Milliseconds a JWT opens the history. */
const JWT_LIFE_MS = 60_000;

/** The health check: never stored, no activity. Some clients send a string as message, and no token. */
export const echo = (world: World, connection: Connection, session: Session, request: IncomingRequest): void => {
  const { tracingId, fields } = request;
  const retryAfter = takeSlot(connection.echoes, world.now(), world.options.limits.echoPerMinute);
  if (retryAfter !== undefined) return send(world, connection, tooManyRequests(retryAfter, tracingId));
  const message = asJson(fields['message']);
  const text = textOf(fields['message']) ?? textOf(message['text']);
  // The marker of clients from before the tracing id took over.
  const { customMessageId } = asJson(message['metadata']);
  const body = {
    id: 'echo_id',
    type: 'Text',
    ...(text === undefined ? {} : { text }),
    direction: 'Inbound',
    metadata: {
      ...(typeof customMessageId === 'string' ? { customMessageId } : {}),
      durationSeconds: String(world.options.durationSeconds),
      expirationDate: String(Math.floor(session.expiresAt / 1000)),
    },
  };
  send(world, connection, response('StructuredMessage', body, tracingId));
};

/** Good for this session's history only, for a minute. */
export const getJwt = (
  world: World,
  connection: Connection,
  session: Session,
  { tracingId }: IncomingRequest,
): void => {
  const now = world.now();
  for (const [old, grant] of world.jwts) if (grant.expiresAt <= now) world.jwts.delete(old);
  const exp = Math.floor((now + JWT_LIFE_MS) / 1000);
  const jwt = makeJwt(world, { exp });
  world.jwts.set(jwt, { session, expiresAt: exp * 1000 });
  send(world, connection, response('JwtResponse', { jwt, exp }, tracingId));
};

/** First half of "start new": the others are dropped, this connection is detached but stays open. */
export const closeSession = (
  world: World,
  connection: Connection,
  session: Session,
  request: IncomingRequest,
): void => {
  const { tracingId, fields } = request;
  if (takeDrop(world, 'on-close-session', session.token, false)) return destroy(world, connection);
  if (fields['closeAllConnections'] === true) evictAll(world, session, connection);
  if (takeDrop(world, 'on-close-session', session.token, true)) return destroy(world, connection);
  send(
    world,
    connection,
    response('SessionResponse', { connected: false, newSession: false, readOnly: true }, tracingId),
  );
  leave(connection);
  connection.session = undefined;
};
