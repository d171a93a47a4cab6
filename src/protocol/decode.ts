import { Secret } from '../model/secret.js';
import type { MediaRules } from '../model/upload.js';
import type { ServerEvent, SessionTiming } from './events.js';
import { fileEvent } from './files.js';
import type { HealthCheckTracingId } from './frames.js';
import { clamp, count, fields, isObject, isTrue, list, number, parse, present, word, type Fields } from './guards.js';
import { noticeOf, recordOf } from './record.js';
import { refusal } from './refusal.js';

/** Characters; nothing longer is even parsed. The service itself stops at 128 KB. */
const MAX_FRAME = 1_000_000;
export const HEALTH_CHECK: HealthCheckTracingId = 'SGVhbHRoQ2hlY2tNZXNzYWdlSWQ=';
const DEFAULT_TYPING = 5_000;
const MAX_TYPING = 10_000;
/** The last moment a `Date` can hold, epoch milliseconds. */
const MAX_TIME = 8.64e15;

const ignored = (
  reason: Extract<ServerEvent, { type: 'frame.ignored' }>['reason'],
  what: string,
): readonly ServerEvent[] => [{ type: 'frame.ignored', reason, what }];

const timing = (body: Fields): SessionTiming => {
  const seconds = count(body['expirationDate']);
  return present<SessionTiming>({
    durationSeconds: count(body['durationSeconds']),
    expiresAt: seconds === undefined ? undefined : Math.min(seconds * 1_000, MAX_TIME),
  });
};

/** File rules; none when the session allows no files. */
const media = (body: Fields): MediaRules | undefined => {
  const inbound = fields(fields(body['allowedMedia'])['inbound']);
  const types = list(inbound['fileTypes'], 200).flatMap((entry) => word(fields(entry)['type'], 200) ?? []);
  const kilobytes = count(inbound['maxFileSizeKB']) ?? 0;
  if (types.length === 0 || kilobytes === 0) return undefined;
  const blockedExtensions = list(body['blockedExtensions'], 500).flatMap(
    (entry) => word(entry, 20)?.toLowerCase() ?? [],
  );
  return { types, maxBytes: kilobytes * 1_000, blockedExtensions };
};

/** Only an answer that says `connected` makes the socket ours. */
const session = (body: Fields, tracingId: string | undefined): readonly ServerEvent[] => {
  if (body['connected'] === false) return [present<ServerEvent>({ type: 'session.detached', tracingId })];
  if (!isTrue(body['connected'])) return ignored('undecodable', 'SessionResponse');
  return [
    {
      type: 'session.ready',
      newSession: isTrue(body['newSession']),
      readOnly: isTrue(body['readOnly']),
      clearedExisting: isTrue(body['clearedExistingSession']),
      media: media(body),
      maxAttributeBytes: count(body['maxCustomDataBytes']),
      ...timing(body),
      ...present({ tracingId }),
    },
  ];
};

/** The presences we know, by the service's spelling. A Map: `constructor` is nobody's presence. */
const PRESENCES: ReadonlyMap<string | undefined, 'join' | 'disconnect' | 'clear' | 'sign-in'> = new Map([
  ['Join', 'join'],
  ['Disconnect', 'disconnect'],
  ['Clear', 'clear'],
  ['SignIn', 'sign-in'],
]);

const conversationEvent = (event: Fields, body: Fields, tracingId: string | undefined): readonly ServerEvent[] => {
  const kind = word(event['eventType'], 60) ?? '?';
  const record = recordOf(body, tracingId);
  const inbound = body['direction'] === 'Inbound';
  if (kind === 'Typing') {
    const typing = fields(event['typing']);
    if (inbound || typing['type'] === 'Off' || !record) return [];
    const durationMs = clamp(
      number(typing['duration']) ?? number(typing['durationMs']) ?? DEFAULT_TYPING,
      0,
      MAX_TYPING,
    );
    const author = record.author === 'bot' ? 'bot' : 'agent';
    return [{ type: 'typing.received', durationMs, typing: present({ author, name: record.name }) }];
  }
  if (kind !== 'Presence') return ignored('unknown-content', `event ${kind}`);
  const presence = PRESENCES.get(word(fields(event['presence'])['type'], 60));
  if (!presence) return ignored('unknown-content', 'event Presence');
  const left = presence === 'disconnect' && !inbound;
  return [
    present<ServerEvent>({
      type: 'presence.received',
      presence,
      direction: inbound ? 'inbound' : 'outbound',
      readOnly: left && fields(body['metadata'])['readOnly'] === 'true',
      record: record && noticeOf(event, record),
      name: presence === 'sign-in' && inbound ? record?.name : undefined,
      tracingId,
    }),
  ];
};

const structured = (body: Fields, tracingId: string | undefined): readonly ServerEvent[] => {
  const metadata = fields(body['metadata']);
  const isEcho = tracingId === HEALTH_CHECK || metadata['customMessageId'] === HEALTH_CHECK || body['id'] === 'echo_id';
  if (isEcho) return [{ type: 'echo.received', ...timing(metadata) }];
  const type = body['type'];
  if (type === 'Event')
    return list(body['events'], 50).flatMap((event) => conversationEvent(fields(event), body, tracingId));
  const record = recordOf(body, tracingId);
  if (!record || (type !== 'Text' && type !== 'Structured'))
    return ignored('unknown-content', `type ${word(type, 60) ?? '?'}`);
  const strange = record.content.flatMap((item) =>
    item.type === 'unknown' ? ignored('unknown-content', item.contentType) : [],
  );
  return [present<ServerEvent>({ type: 'message.received', record, tracingId }), ...strange];
};

/**
 * A frame → what happened, in our words; several when one frame carries several events. Never throws.
 *
 * It keys on `class`, never on `type`: several classes are seen with either. Only known fields are copied.
 */
export const decode = (data: unknown): readonly ServerEvent[] => {
  if (typeof data !== 'string') return ignored('undecodable', 'binary');
  if (data.length > MAX_FRAME) return ignored('too-large', 'frame');
  const parsed = parse(data);
  if (!isObject(parsed)) return ignored('undecodable', 'not JSON');
  const frame = fields(parsed);
  const body = fields(frame['body']);
  const code = number(frame['code']);
  const tracingId = word(frame['tracingId'], 200);
  switch (frame['class']) {
    case 'SessionResponse':
      return session(body, tracingId);
    case 'StructuredMessage':
      return structured(body, tracingId);
    case 'JwtResponse': {
      const jwt = word(body['jwt'], 20_000);
      return jwt
        ? [present<ServerEvent>({ type: 'jwt.received', jwt: new Secret(jwt), tracingId })]
        : ignored('undecodable', 'JwtResponse');
    }
    case 'SessionExpiredEvent':
      return [{ type: 'session.expired' }];
    case 'SessionClearedEvent':
      return [{ type: 'session.cleared' }];
    case 'LogoutEvent':
      return [{ type: 'session.logged-out' }];
    case 'ConnectionClosedEvent':
      return [{ type: 'connection.closed', signedIn: (body['reason'] ?? body['reasonCode']) === 'signedIn' }];
    case 'string':
    case 'Error':
    case 'ErrorMessage':
    case 'TooManyRequestsErrorMessage':
      return [refusal(code, frame['body'], tracingId)];
    case 'PresignedUrlResponse':
    case 'AttachmentDeletedResponse':
    case 'UploadFailureEvent':
    case 'UploadSuccessEvent':
    case 'GenerateUrlError': {
      const event = fileEvent(frame, tracingId);
      return event ? [event] : ignored('undecodable', frame['class']);
    }
    // Known, and of no consequence here: nobody asks for them.
    case 'GetConfigurationResponse':
    case 'ResumeTokenResponse':
      return [];
    case undefined:
      // The gateway in front of the service speaks like this.
      return typeof frame['message'] === 'string' && 'requestId' in frame
        ? [refusal(500, frame, undefined)]
        : ignored('unknown-class', 'none');
    default:
      return ignored('unknown-class', word(frame['class'], 60) ?? '?');
  }
};
