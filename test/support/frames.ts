import type { ResponseFrame, WireContent, WireEvent, WireMessage } from '../../src/protocol/frames.js';

/** Frames as the server spells them, with values of our own. Typed, so that the wire types are held to what is sent. */
export const frame = (name: string, body: unknown, more: Partial<ResponseFrame> = {}): ResponseFrame => ({
  type: 'message',
  class: name,
  code: 200,
  body,
  ...more,
});

export const answer = (name: string, body: unknown, tracingId = 'ask-1', code = 200): ResponseFrame =>
  frame(name, body, { type: 'response', tracingId, code });

export const agentMessage = (change: Partial<WireMessage> = {}): WireMessage => ({
  id: '7d0f3b61c8a94e25b1f6092ad47ce853',
  type: 'Text',
  text: 'Your bicycle is ready',
  direction: 'Outbound',
  channel: {
    time: '2026-05-04T08:16:30.125Z',
    type: 'Private',
    from: { nickname: 'Ivo', image: 'https://faces.example.test/ivo.png' },
  },
  originatingEntity: 'Human',
  metadata: { correlationId: 'c-1' },
  ...change,
});

export const guestMessage = (change: Partial<WireMessage> = {}): WireMessage => ({
  id: '1b52e0d9f7a6483cb0e4d81c6f39a72e',
  type: 'Text',
  text: 'Is my bicycle ready?',
  direction: 'Inbound',
  channel: { time: '2026-05-04T08:16:02.500Z', messageId: '4c8e0a17-93d2-4b6f-a5e1-07f2c6b9d384' },
  ...change,
});

export const event = (eventType: string, rest: Omit<WireEvent, 'eventType'> & object = {}): WireEvent => ({
  eventType,
  ...rest,
});

export const presence = (type: string): WireEvent => event('Presence', { presence: { type } });

export const picked = (text: string, type = 'QuickReply'): WireContent => ({
  contentType: 'ButtonResponse',
  buttonResponse: { type, text, payload: text.toUpperCase() },
});

export const file = (change: object = {}): WireContent => ({
  contentType: 'Attachment',
  attachment: {
    id: 'f-1',
    filename: 'receipt.pdf',
    fileSize: 20_480,
    mediaType: 'File',
    mime: 'application/pdf',
    url: 'https://files.example.test/f-1?signature=s',
    ...change,
  },
});

export const ready = (body: object = {}): ResponseFrame =>
  answer('SessionResponse', {
    connected: true,
    newSession: false,
    readOnly: false,
    allowedMedia: { inbound: { fileTypes: [{ type: 'image/*' }], maxFileSizeKB: 2_048 } },
    blockedExtensions: ['.exe'],
    maxCustomDataBytes: 2_048,
    durationSeconds: 3_600,
    expirationDate: 1_790_003_600,
    ...body,
  });

/** One of each shape the service is known to send. */
export const CORPUS: readonly unknown[] = [
  ready(),
  answer('SessionResponse', { connected: false, readOnly: true }),
  answer('JwtResponse', { jwt: 'aaa.bbb.ccc', exp: 1_790_000_060 }),
  frame('StructuredMessage', agentMessage()),
  frame('StructuredMessage', guestMessage(), { tracingId: 'mine-1' }),
  frame('StructuredMessage', guestMessage({ metadata: { id: 'mine-2', customMessageId: 'mine-2' } })),
  frame('StructuredMessage', agentMessage({ content: [file()] })),
  frame('StructuredMessage', guestMessage({ type: 'Structured', content: [picked('Yes'), picked('No')] })),
  frame('StructuredMessage', agentMessage({ type: 'Structured', content: [{ contentType: 'Card', card: {} }] })),
  frame(
    'StructuredMessage',
    agentMessage({ type: 'Event', events: [event('Typing', { typing: { type: 'On', duration: 4_000 } })] }),
  ),
  frame(
    'StructuredMessage',
    agentMessage({ type: 'Event', events: [presence('Disconnect')], metadata: { readOnly: 'true' } }),
  ),
  frame('StructuredMessage', guestMessage({ type: 'Event', events: [presence('Join'), presence('SignIn')] })),
  answer('StructuredMessage', { id: 'echo_id', metadata: { expirationDate: '1790003600' } }),
  answer('TooManyRequestsErrorMessage', { retryAfter: 4, errorCode: 4029 }, 'mine-1', 429),
  answer('ErrorMessage', { errorCode: 4020, errorMessage: 'Missing parameter' }, 'ask-1', 400),
  answer('string', 'Session not found', 'ask-1', 4007),
  frame('ConnectionClosedEvent', { reason: 'signedIn' }),
  ...['SessionExpiredEvent', 'SessionClearedEvent', 'LogoutEvent', 'UploadSuccessEvent'].map((name) => frame(name, {})),
  { message: 'Internal server error', connectionId: 'conn', requestId: 'req' },
];
