import { assetItem } from './attachments.js';
import { destroyInside } from './connections.js';
import { sendConversation } from './delivery.js';
import { takeDrop, takeFault } from './faults.js';
import { asJson, isJson } from './json.js';
import { extend, markActive } from './sessions.js';
import type { GuestUser, LoggedMessage, SayInput, TypingInput } from './simulator-types.js';
import { type MessageBody, type StoredMessage, structuredMessage, toLogged } from './wire.js';
import type { Connection, Session, World } from './world.js';

/** The service's time never runs backwards within a session: what was committed later is not older. */
const stamp = (world: World, session: Session): number => {
  session.lastTime = Math.max(session.lastTime, world.now());
  return session.lastTime;
};

const iso = (at: number): string => new Date(at).toISOString();

const withoutUndefined = (body: MessageBody): MessageBody =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as MessageBody;

const commit = (world: World, session: Session, body: MessageBody, at: number, tracingId?: string): LoggedMessage => {
  const stored: StoredMessage = { body: withoutUndefined(body), at, tracingId };
  session.messages.push(stored);
  extend(world, session);
  markActive(world, session);
  const message = toLogged(stored);
  world.emit({ type: 'message', token: session.token, message });
  return message;
};

/** What the guest sent, after all checks. */
export interface GuestMessage {
  readonly type: MessageBody['type'];
  readonly text?: string | undefined;
  readonly content?: readonly unknown[] | undefined;
  readonly events?: readonly unknown[] | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

const guestBody = (
  world: World,
  { auth }: Session,
  at: number,
  { type, text, content, events, metadata }: GuestMessage,
): MessageBody =>
  withoutUndefined({
    id: world.random.hex(),
    type,
    ...(text === undefined ? {} : { text }),
    direction: 'Inbound',
    channel: { time: iso(at), messageId: world.random.uuid() },
    ...(content && content.length > 0 ? { content } : {}),
    metadata: { ...metadata, correlationId: world.random.uuid(), ...(auth ? { authenticated: 'true' } : {}) },
    ...(events ? { events } : {}),
  });

/** Stores what the guest sent and echoes it to every connection of the session. */
export const commitFromGuest = (
  world: World,
  session: Session,
  sender: Connection,
  message: GuestMessage,
  tracingId: string | undefined,
): LoggedMessage => {
  const at = stamp(world, session);
  const body = guestBody(world, session, at, message);
  const logged = commit(world, session, body, at, tracingId);
  echo(world, session, sender, body, tracingId);
  return logged;
};

/** The echo of something that is not stored. */
export const echoOnly = (
  world: World,
  session: Session,
  sender: Connection,
  message: GuestMessage,
  tracingId: string | undefined,
): void => echo(world, session, sender, guestBody(world, session, stamp(world, session), message), tracingId);

const echo = (
  world: World,
  session: Session,
  sender: Connection,
  body: MessageBody,
  tracingId: string | undefined,
): void => {
  const { echoDelayMs, othersGetTracingId } = world.options;
  const isLost = takeFault(world, 'drop-echo', session.token) !== undefined;
  const isNameless = takeFault(world, 'omit-tracing-id', session.token) !== undefined;
  for (const connection of [...session.connections]) {
    if (connection === sender && isLost) continue;
    const isNamed = connection === sender ? !isNameless : othersGetTracingId;
    const frame = structuredMessage(body, isNamed ? tracingId : undefined);
    if (connection === sender && takeDrop(world, 'mid-frame', session.token)) {
      destroyInside(world, connection, JSON.stringify(frame));
    } else {
      sendConversation(world, connection, frame, echoDelayMs);
    }
  }
};

const outboundBody = (
  world: World,
  session: Session,
  at: number,
  input: SayInput,
  type: MessageBody['type'],
): MessageBody => {
  const id = world.random.hex();
  const from = input.from ?? (input.originatingEntity === 'Bot' ? {} : (session.agent ?? { nickname: 'Marta' }));
  return withoutUndefined({
    id,
    type,
    ...(input.text === undefined ? {} : { text: input.text }),
    direction: 'Outbound',
    channel: {
      ...(input.withoutTime ? {} : { time: iso(at) }),
      ...(world.options.outboundMessageId ? { messageId: id } : {}),
      type: 'Private',
      from,
    },
    ...(input.content && input.content.length > 0 ? { content: input.content } : {}),
    originatingEntity: input.originatingEntity ?? 'Human',
    ...(input.originatingMessageId === undefined ? {} : { originatingMessageId: input.originatingMessageId }),
    metadata: { ...input.metadata, correlationId: world.random.uuid() },
    ...(input.events ? { events: input.events } : {}),
  });
};

const isOnlyAttachments = (content: readonly unknown[] = []): boolean =>
  content.every((item) => asJson(item)['contentType'] === 'Attachment');

const broadcast = (world: World, session: Session, body: MessageBody): void => {
  for (const connection of [...session.connections]) sendConversation(world, connection, structuredMessage(body));
};

/** The agent or the bot writes: stored, and told to every connection. */
export const commitFromService = (world: World, session: Session, given: SayInput): LoggedMessage => {
  const at = stamp(world, session);
  const { asset, content = [] } = given;
  const input = asset === undefined ? given : { ...given, content: [...content, assetItem(world, session, asset)] };
  const type = input.events ? 'Event' : isOnlyAttachments(input.content) ? 'Text' : 'Structured';
  const body = outboundBody(world, session, at, input, type);
  const logged = commit(world, session, body, at);
  broadcast(world, session, body);
  return logged;
};

/** The guest has become a known user; everybody here learns the name. */
export const commitSignIn = (world: World, session: Session, { firstName, lastName }: GuestUser): void => {
  const at = stamp(world, session);
  const body: MessageBody = {
    id: world.random.hex(),
    type: 'Event',
    direction: 'Inbound',
    channel: { time: iso(at), messageId: world.random.uuid(), from: { firstName, lastName } },
    metadata: { correlationId: world.random.uuid() },
    events: [{ eventType: 'Presence', presence: { type: 'SignIn' } }],
  };
  commit(world, session, body, at);
  broadcast(world, session, body);
};

/** An event nobody stores. */
export const sendEvent = (world: World, session: Session, event: unknown, from?: SayInput['from']): void =>
  broadcast(
    world,
    session,
    outboundBody(world, session, stamp(world, session), { events: [event], ...(from ? { from } : {}) }, 'Event'),
  );

export const sendTyping = (world: World, session: Session, { durationMs = 5000, from }: TypingInput): void =>
  sendEvent(world, session, { eventType: 'Typing', typing: { type: 'On', duration: durationMs } }, from);

/** The agent or the bot leaves. Without the deployment's consent the guest never learns. */
export const disconnectAgent = (world: World, session: Session, mode?: 'Send' | 'ReadOnly'): void => {
  const { conversationDisconnect } = conversationsConfig(world);
  const { enabled, type } = asJson(conversationDisconnect);
  session.started = false;
  session.agent = undefined;
  if (enabled !== true && mode === undefined) return;
  const isReadOnly = (mode ?? type) === 'ReadOnly';
  session.readOnly = isReadOnly;
  commitFromService(world, session, {
    events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }],
    from: {},
    ...(isReadOnly ? { metadata: { readOnly: 'true' } } : {}),
  });
  world.emit({ type: 'session', token: session.token });
};

/** `messenger.apps.conversations` of the deployment's configuration. */
export const conversationsConfig = (world: World): Record<string, unknown> =>
  asJson(asJson(asJson(world.config['messenger'])['apps'])['conversations']);

/** A flag object such as `{enabled: true}`. */
export const isEnabled = (value: unknown): boolean => isJson(value) && value['enabled'] === true;
