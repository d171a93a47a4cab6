import type { GuestMessage } from '../conversation.js';
import { asJson, byteLength, isJson, type Json, listOf, textOf } from '../json.js';
import type { IncomingRequest } from '../wire.js';
import type { Session, World } from '../world.js';
import { attachmentItem } from '../attachments.js';

export interface Refusal {
  readonly code: number;
  readonly text: string;
}

export const FEATURE_OFF = 'Turn on the Feature Toggle or fix the configuration.';

/** `Typing`, the kind of presence (`Join`, `Clear`), or the event type itself; `undefined` for what is no event. */
export const eventKind = (message: Json): string | undefined => {
  if (message['type'] !== 'Event') return undefined;
  const event = asJson(listOf(message['events'])[0]);
  const type = textOf(event['eventType']);
  return type === 'Presence' ? textOf(asJson(event['presence'])['type']) : type;
};

/** Beside `message` was the old place; it counts only when the switch for old clients is on. */
export const customAttributes = (world: World, { fields }: IncomingRequest, message: Json): Json | undefined => {
  const inside = (owner: Json): unknown => asJson(asJson(owner['channel'])['metadata'])['customAttributes'];
  const given = inside(message) ?? (world.options.legacyAttributes ? inside(fields) : undefined);
  return isJson(given) ? given : undefined;
};

export const checkAttributes = (world: World, request: IncomingRequest, message: Json): Refusal | undefined => {
  const { attributeBytes } = world.options.limits;
  const entries = Object.entries(customAttributes(world, request, message) ?? {});
  if (entries.some(([, value]) => typeof value !== 'string')) return { code: 400, text: 'Request failed.' };
  const bytes = entries.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(String(value)), 0);
  if (bytes <= attributeBytes) return undefined;
  return { code: 4013, text: `Custom Attributes in channel metadata is larger than ${attributeBytes} bytes` };
};

const attachmentIds = (message: Json): readonly (string | undefined)[] =>
  listOf(message['content'])
    .map(asJson)
    .filter((item) => item['contentType'] === 'Attachment')
    .map((item) => textOf(asJson(item['attachment'])['id']));

const checkAttachments = (session: Session, message: Json): Refusal | undefined => {
  const ids = attachmentIds(message);
  if (ids.length > 1) return { code: 400, text: 'Request failed.' };
  for (const id of ids) {
    const attachment = session.attachments.get(id ?? '');
    if (!attachment) return { code: 4009, text: 'Attachment not found' };
    if (attachment.state !== 'uploaded') return { code: 4010, text: 'Attachment was not successfully uploaded' };
  }
  return undefined;
};

/** What was sent can be fetched again, but no longer deleted. */
export const markSent = (session: Session, message: Json): void => {
  for (const id of attachmentIds(message)) {
    const attachment = session.attachments.get(id ?? '');
    if (attachment) attachment.sent = true;
  }
};

const TYPES: readonly unknown[] = ['Text', 'Structured', undefined];

/** Both answer dialects pass: the widget's Structured, and the mobile SDK's Text with an empty text. */
export const checkMessage = (
  world: World,
  session: Session,
  request: IncomingRequest,
  message: Json,
): Refusal | undefined => {
  const { textBytes } = world.options.limits;
  const { text } = message;
  const isEmpty = (text === undefined || text === '') && listOf(message['content']).length === 0;
  const isTextual = text === undefined || typeof text === 'string';
  if (!TYPES.includes(message['type']) || !isTextual || isEmpty) return { code: 400, text: 'Request failed.' };
  const bytes = byteLength(text ?? '');
  if (bytes > textBytes) return { code: 4011, text: `Message length ${bytes} is larger than ${textBytes}` };
  return checkAttributes(world, request, message) ?? checkAttachments(session, message);
};

const isPrimitive = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** The message as it is stored: typed, attachments with all the server knows of them, metadata as strings. */
export const toGuestMessage = (world: World, session: Session, message: Json): GuestMessage => {
  const content = listOf(message['content']).map((item) => attachmentItem(world, session, item));
  const metadata = Object.entries(asJson(message['metadata'])).flatMap(([key, value]) =>
    isPrimitive(value) ? [[key, String(value)] as const] : [],
  );
  return {
    type: message['type'] === 'Structured' ? 'Structured' : 'Text',
    text: textOf(message['text']),
    content,
    metadata: Object.fromEntries(metadata),
  };
};
