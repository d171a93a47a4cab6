import { destroy } from '../connections.js';
import { commitFromGuest, conversationsConfig, echoOnly, isEnabled } from '../conversation.js';
import { send } from '../delivery.js';
import { takeDrop, takeFault } from '../faults.js';
import { isJson, type Json, listOf } from '../json.js';
import { takeSlot } from '../limits.js';
import { onGuestMessage, onGuestStart } from '../scenario-player.js';
import { clear } from '../sessions.js';
import { type IncomingRequest, type OutgoingFrame, stringError, tooManyRequests } from '../wire.js';
import type { Connection, Session, World } from '../world.js';
import {
  checkAttributes,
  checkMessage,
  customAttributes,
  eventKind,
  FEATURE_OFF,
  markSent,
  toGuestMessage,
} from './message-checks.js';

const DEFAULT_RETRY_AFTER = 3;
const CLEAR_OFF = 'Presence events Conversation Clear are not supported';

type MessageHandler = (
  world: World,
  connection: Connection,
  session: Session,
  request: IncomingRequest,
  message: Json,
) => void;

/** A text, an answer to structured content, or an event of the guest. */
export const onMessage = (world: World, connection: Connection, session: Session, request: IncomingRequest): void => {
  const { message } = request.fields;
  if (!isJson(message)) return send(world, connection, stringError(400, 'Request failed.', request.tracingId));
  if (message['type'] === 'Event') return onEvent(world, connection, session, request, message);
  if (takeDrop(world, 'before-commit', session.token)) return destroy(world, connection);
  const refused = refusal(world, session, request, message);
  if (refused) return send(world, connection, refused);

  const isFirst = !session.started;
  session.started = true;
  keepAttributes(world, session, request, message);
  if (takeDrop(world, 'after-commit', session.token)) destroy(world, connection);
  const logged = commitFromGuest(
    world,
    session,
    connection,
    toGuestMessage(world, session, message),
    request.tracingId,
  );
  markSent(session, message);
  if (isFirst) onGuestStart(world, session);
  onGuestMessage(world, session, logged);
};

const refusal = (
  world: World,
  session: Session,
  request: IncomingRequest,
  message: Json,
): OutgoingFrame | undefined => {
  const { tracingId } = request;
  const { limits, readOnlyCode } = world.options;
  if (session.readOnly) return stringError(readOnlyCode, 'Session is read-only.', tracingId);
  const limited = takeFault(world, 'rate-limit', session.token);
  if (limited) return tooManyRequests(limited.retryAfter ?? DEFAULT_RETRY_AFTER, tracingId);
  const wrong = checkMessage(world, session, request, message);
  if (wrong) return stringError(wrong.code, wrong.text, tracingId);
  const retryAfter = takeSlot(session.sentAt, world.now(), limits.messagesPerSecond, 1000);
  return retryAfter === undefined ? undefined : tooManyRequests(retryAfter, tracingId);
};

const keepAttributes = (world: World, session: Session, request: IncomingRequest, message: Json): void => {
  for (const [key, value] of Object.entries(customAttributes(world, request, message) ?? {})) {
    session.attributes.set(key, String(value));
  }
};

const onEvent: MessageHandler = (world, connection, session, request, message) => {
  const kind = eventKind(message);
  const { tracingId } = request;
  if (session.readOnly && kind !== 'Clear') {
    return send(world, connection, stringError(world.options.readOnlyCode, 'Session is read-only.', tracingId));
  }
  const handler = kind === undefined ? undefined : EVENT_HANDLERS[kind];
  if (handler) return handler(world, connection, session, request, message);
  // Co-browse and video answers: taken, and of no consequence here.
  if (listOf(message['events']).length === 0) send(world, connection, stringError(400, 'Request failed.', tracingId));
};

/** Success is silent, and typing is no activity. */
const onTyping: MessageHandler = (world, connection, session, { tracingId }) => {
  if (conversationsConfig(world)['showUserTypingIndicator'] !== true) {
    return send(world, connection, stringError(403, FEATURE_OFF, tracingId));
  }
  world.emit({ type: 'guest-typing', token: session.token });
};

/** Auto start: the echo first, then whoever greets. */
const onJoin: MessageHandler = (world, connection, session, request, message) => {
  const wrong = checkAttributes(world, request, message);
  if (wrong) return send(world, connection, stringError(wrong.code, wrong.text, request.tracingId));
  keepAttributes(world, session, request, message);
  const isFirst = !session.started;
  session.started = true;
  const { events } = message;
  commitFromGuest(world, session, connection, { type: 'Event', events: listOf(events) }, request.tracingId);
  if (isFirst) onGuestStart(world, session);
};

const onClear: MessageHandler = (world, connection, session, { tracingId }, message) => {
  if (!isEnabled(conversationsConfig(world)['conversationClear'])) {
    return send(world, connection, stringError(403, CLEAR_OFF, tracingId));
  }
  echoOnly(world, session, connection, { type: 'Event', events: listOf(message['events']) }, tracingId);
  clear(world, session);
};

const EVENT_HANDLERS: Partial<Record<string, MessageHandler>> = { Typing: onTyping, Join: onJoin, Clear: onClear };
