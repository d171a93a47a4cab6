import { fixture } from '../../fixtures/frames.js';
import { ignored, inbound, IVO, outbound, ready, refused, told, traced, type Row, type Sent } from './words.js';

const FILE = '7c7bdd88-31af-47ab-ab6f-939cfb50dcb7';
const DOWNLOAD = 'https://files.example.test/d/b81e4f0c2a57';
const BLOCKED = ['.bas', '.cab', '.com', '.dll', '.hta', '.jar', '.msi', '.scr', '.vbs'];
const FACE = 'https://pictures.example.test/people/ivo.png';
const FILES = { types: ['*/*'], maxBytes: 6_144_000, blockedExtensions: BLOCKED };
const PRESENCE = { type: 'presence.received', direction: 'inbound', readOnly: false };
const leaving = (kind: string, readOnly: boolean): readonly object[] => {
  const record = told(kind, { author: 'system', content: [{ type: 'notice', notice: 'disconnected' }] });
  return [{ ...PRESENCE, presence: 'disconnect', direction: 'outbound', readOnly, record }];
};

export const FRAMES: readonly Row[] = [
  ['session-response-new', 'a new session [P-52]', (kind) => ready(kind, { newSession: true, media: FILES })],
  ['session-response-resumed', 'a session that goes on', (kind) => ready(kind, { media: FILES })],
  [
    'session-response-minimal',
    'nothing but connected [P-7]',
    () => [
      {
        type: 'session.ready',
        newSession: false,
        readOnly: false,
        clearedExisting: false,
        media: undefined,
        maxAttributeBytes: undefined,
      },
    ],
  ],
  ['session-response-read-only', 'read-only [P-35]', (kind) => ready(kind, { readOnly: true })],
  ['session-response-closed', 'the answer to closing', (kind) => traced(kind, { type: 'session.detached' })],
  ['session-response-cleared-existing', 'another device gave way', (kind) => ready(kind, { clearedExisting: true })],
  ['get-configuration-response', 'nobody asked', () => []],
  ['resume-token-response', 'nobody asked', () => []],
  ['echo-text', 'an own message, named by its tracingId [P-12]', (kind) => inbound(kind)],
  [
    'echo-text-legacy',
    'named in its metadata [P-13]',
    (kind) => inbound(kind, {}, ['fb768c44-bac1-41dc-ab82-e4acf0d39fbb']),
  ],
  ['echo-text-authenticated', 'an own message of a signed-in guest', (kind) => inbound(kind)],
  [
    'echo-attachment-only',
    'a file without a text',
    (kind) =>
      inbound(kind, {
        content: [
          { type: 'attachment', id: FILE, name: 'flat-tyre.jpg', mime: 'image/jpeg', size: 96_518, url: DOWNLOAD },
        ],
      }),
  ],
  [
    'echo-quick-reply',
    'an answer',
    (kind) => inbound(kind, { answer: { kind: 'quick-reply', choices: [{ text: 'Rent', payload: 'RENT' }] } }),
  ],
  ['echo-presence-join', 'the guest came', (kind) => traced(kind, { ...PRESENCE, presence: 'join' })],
  ['echo-presence-clear', 'the guest cleared', (kind) => traced(kind, { ...PRESENCE, presence: 'clear' })],
  [
    'presence-sign-in',
    'the guest has a name, and a line says so',
    (kind) => {
      const { body } = fixture(kind) as Sent;
      const record = told(kind, {
        key: body.channel.messageId,
        names: [body.id, body.channel.messageId],
        direction: 'inbound',
        author: 'system',
        name: 'Noor Haddad',
        content: [{ type: 'notice', notice: 'signed-in' }],
      });
      return [{ ...PRESENCE, presence: 'sign-in', record, name: 'Noor Haddad' }];
    },
  ],
  ['text-bot', 'a bot speaks', (kind) => outbound(kind)],
  ['text-agent', 'an agent speaks', (kind) => outbound(kind, { ...IVO, avatar: FACE })],
  ['text-agent-with-message-id', 'two names that are one', (kind) => outbound(kind, { ...IVO, avatar: FACE })],
  [
    'text-agent-attachment',
    'an agent sends a file',
    (kind) =>
      outbound(kind, {
        ...IVO,
        content: [
          {
            type: 'attachment',
            id: '28c9308b-acf8-4f94-ba3d-0d2f11621f6a',
            name: 'invoice.pdf',
            mime: 'application/pdf',
            size: 20_877,
            url: 'https://files.example.test/d/47c0e9f16b23',
          },
        ],
      }),
  ],
  [
    'unknown-content',
    'the text stays, and the name of what is missing [P-23]',
    (kind) => [...outbound(kind, { content: [{ type: 'unknown', contentType: 'RichLink' }] }), ...ignored('RichLink')],
  ],
  [
    'typing-on',
    'the agent types [P-30]',
    () => [{ type: 'typing.received', durationMs: 4_200, typing: { author: 'agent', name: 'Ivo' } }],
  ],
  [
    'typing-duration-ms',
    'the other spelling [P-30]',
    () => [{ type: 'typing.received', durationMs: 4_200, typing: { author: 'agent' } }],
  ],
  ['presence-disconnect-send', 'the agent left, the guest may write on [P-36]', (kind) => leaving(kind, false)],
  ['presence-disconnect-read-only', 'the agent left for good [P-34]', (kind) => leaving(kind, true)],
  ['cobrowse-offering', 'an offer nobody takes', () => ignored('event CoBrowse')],
  ['video-offering', 'an offer nobody takes', () => ignored('event Video')],
  ['unknown-event', 'skipped', () => ignored('event Applause')],
  ['receipt', 'no message of this channel', () => ignored('type Receipt')],
  ['unknown-class', 'ignored [P-9]', () => ignored('WeatherEvent', 'unknown-class')],
  ['echo-reply', 'no message, by its tracingId [P-55]', () => [{ type: 'echo.received' }]],
  ['echo-reply-legacy', 'no message, by its metadata [P-55]', () => [{ type: 'echo.received' }]],
  [
    'echo-reply-duration',
    'when the session ends [P-56]',
    () => [{ type: 'echo.received', durationSeconds: 7_200, expiresAt: 1_780_395_400_000 }],
  ],
  [
    'presigned-url-upload',
    'where to put the bytes, with every header [P-60] [P-62]',
    (kind) =>
      traced(kind, {
        type: 'upload.granted',
        attachmentId: FILE,
        url: 'https://bucket.example.test/in/flat-tyre?X-Amz-Expires=600&X-Amz-Signature=one',
        headers: { 'x-amz-tagging': 'organizationId=c3a7&originPlatform=webmessaging' },
      }),
  ],
  [
    'presigned-url-download',
    'the same class, the other way [P-62]',
    (kind) =>
      traced(kind, {
        type: 'download.granted',
        attachmentId: FILE,
        url: 'https://files.example.test/d/fresh?X-Amz-Signature=two',
      }),
  ],
  ['upload-success', 'it may be sent', () => [{ type: 'upload.succeeded', attachmentId: FILE, url: DOWNLOAD }]],
  [
    'upload-failure',
    'refused after its bytes',
    () => [{ type: 'upload.refused', attachmentId: FILE, code: 4003, text: 'This is not what its name says' }],
  ],
  [
    'generate-url-error',
    'refused before its bytes [P-78]',
    (kind) =>
      traced(kind, {
        type: 'upload.refused',
        attachmentId: FILE,
        code: 4001,
        text: 'Files of type image/bmp are not supported',
      }),
  ],
  ['attachment-deleted', 'gone [P-78]', (kind) => traced(kind, { type: 'attachment.deleted', attachmentId: FILE })],
  ['session-expired', 'over', () => [{ type: 'session.expired' }]],
  ['session-expired-as-response', 'over, whatever its type says [P-78]', () => [{ type: 'session.expired' }]],
  ['session-cleared', 'emptied', () => [{ type: 'session.cleared' }]],
  ['logout', 'signed out', () => [{ type: 'session.logged-out' }]],
  ['connection-closed', 'closed', () => [{ type: 'connection.closed', signedIn: false }]],
  ['connection-closed-signed-in', 'closed by a sign-in', () => [{ type: 'connection.closed', signedIn: true }]],
  ['too-many-requests', 'a rest [P-20]', (kind) => refused(kind, 4029, 'Slow down, please', { retryAfter: 4 })],
  ['error-message-class', 'an error as an object', (kind) => refused(kind, 4020, 'Parameter deploymentId is missing')],
  [
    'gateway-error',
    'an error of what stands in front',
    () => refused('s2c-error-500', 500, 'Something went wrong in front'),
  ],
  ...(
    [
      ['400', 'Request failed.'],
      ['401', 'The guest is not authorized'],
      ['403-feature', 'Turn on the Feature Toggle or fix the configuration.'],
      ['403-clear', 'Presence events Conversation Clear are not supported'],
      ['403-session-auth', 'Session authentication failed'],
      ['403-authenticate-again', 'Try to authenticate again'],
      ['403-generic', 'You may not do this'],
      ['404', 'Nothing here'],
      ['408', 'That took too long'],
      ['409-read-only', 'Nobody may write here'],
      ['500', 'Something broke'],
      ['4006', 'The session is over'],
      ['4007', 'No such session'],
      ['4008', 'This file has expired'],
      ['4009', 'There is no such file'],
      ['4010', 'This file was not uploaded'],
      ['4011', 'Message length 7310 is larger than 4096'],
      ['4013', 'Custom Attributes in channel metadata is larger than 1536 bytes'],
      ['4017', 'An authenticated session stays one'],
      ['4020', 'A parameter is missing'],
      ['5000', 'Request failed.'],
    ] as const
  ).map(
    ([name, text]) =>
      [`error-${name}`, 'its code and text [P-14]', (kind: string) => refused(kind, parseInt(name, 10), text)] as const,
  ),
];
