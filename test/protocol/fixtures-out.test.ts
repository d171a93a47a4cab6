import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, AttachmentContent } from '../../src/model/message.js';
import type { Outgoing } from '../../src/model/outgoing.js';
import { createEncoder } from '../../src/protocol/encode.js';
import type { Attributes, Command } from '../../src/protocol/events.js';
import { fixture, KINDS } from '../fixtures/frames.js';

interface Frame {
  readonly token: string;
  readonly tracingId: string;
  readonly message: { readonly metadata?: object };
}

const TOKEN = '21f874a5-cf85-472a-a818-49bae621cb6f';
const FILE = '7c7bdd88-31af-47ab-ab6f-939cfb50dcb7';
const encode = createEncoder({ deploymentId: '603fb444-c508-4857-9edd-dbc61ca2e682', token: () => TOKEN });
const framed = (command: Command): unknown => JSON.parse(encode(command));

/** Requests, by the kind of their fixture. They are sent exactly like this. */
const REQUESTS: Readonly<Record<string, (tracingId: string) => Command>> = {
  'configure-session-start-new': (tracingId) => ({
    type: 'session.configure',
    startNew: true,
    authenticated: false,
    tracingId,
  }),
  'close-session': (tracingId) => ({ type: 'session.close', tracingId }),
  'get-jwt': (tracingId) => ({ type: 'jwt.get', tracingId }),
  echo: () => ({ type: 'echo.send' }),
  typing: (tracingId) => ({ type: 'typing.send', tracingId }),
  'presence-join': (tracingId) => ({ type: 'presence.join', tracingId }),
  'presence-join-custom-attributes': (tracingId) => ({
    type: 'presence.join',
    tracingId,
    attributes: { page: '/repairs/new' },
  }),
  'presence-clear': (tracingId) => ({ type: 'presence.clear', tracingId }),
  'on-attachment': (tracingId) => ({
    type: 'attachment.announce',
    attachmentId: FILE,
    name: 'flat-tyre.jpg',
    mime: 'image/jpeg',
    size: 96_518,
    tracingId,
  }),
  'get-attachment': (tracingId) => ({ type: 'attachment.renew', attachmentId: FILE, tracingId }),
  'delete-attachment': (tracingId) => ({ type: 'attachment.delete', attachmentId: FILE, tracingId }),
};

const attachment: AttachmentContent = { type: 'attachment', id: FILE, name: 'flat-tyre.jpg', mime: 'image/jpeg' };
const answering = (answer: Answer): { readonly outgoing: Outgoing } => ({ outgoing: { answer } });

/** Messages. They carry our own names besides, whatever the fixture calls them. */
const MESSAGES: Readonly<Record<string, { readonly outgoing: Outgoing; readonly attributes?: Attributes }>> = {
  'message-text [P-12]': { outgoing: { text: 'Hi, is bicycle 88 repaired?' } },
  'message-text-widget [P-12]': { outgoing: { text: 'Hi, is bicycle 88 repaired?' } },
  'message-text-custom-attributes': {
    outgoing: { text: 'How long does my service plan run?' },
    attributes: { plan: 'annual', cartTotal: '48.50', page: '/repairs/new' },
  },
  'message-text-attachment [P-66]': { outgoing: { text: 'This is how it looks', attachment } },
  'message-attachment-only [P-66]': { outgoing: { attachment } },
  'quick-reply-widget [P-25]': answering({
    kind: 'quick-reply',
    to: '066a678cb5dee1aac1ab8e3bb704146e',
    choices: [{ text: 'Rent', payload: 'RENT' }],
  }),
  'card-postback [P-25]': answering({
    kind: 'button',
    to: '950f0888790654ef3767012344fe2fd2',
    choices: [{ text: 'I take this one', payload: 'bike/e7' }],
  }),
  'date-picker-widget [P-25] [P-27]': answering({
    kind: 'date',
    to: 'e523d86ff105cb856318e678272f9e00',
    choices: [{ text: '09/06/2026, 08:15', payload: '2026-06-09T08:15:00.000Z' }],
  }),
  'list-picker [P-25]': answering({
    kind: 'list',
    to: '1eba09c05d0e9c1204a51196c50f5fec',
    text: 'My bicycle',
    choices: [
      { text: 'Aluminium', payload: 'frame-alu' },
      { text: 'Bell', payload: 'part-bell' },
    ],
  }),
  'form [P-25]': answering({
    kind: 'form',
    to: '27b95bdbe1125363fc5cf10f919bfb20',
    text: 'Booking sent',
    formId: '22d55e61-bc30-4c27-8793-a8eb09d463d7',
    choices: [
      { id: 'first', text: 'Noor', payload: 'Noor' },
      { id: 'day', text: '11/06/2026', payload: '2026-06-11T00:00:00.000Z' },
      { id: 'reason', text: 'A repair', payload: 'reason-fix' },
      { id: 'seats', text: 'Two seats', payload: 'seat-2' },
    ],
  }),
};

/** Known, and never sent: other clients' habits, and what has no public meaning. */
const NOT_OURS = [
  'configure-authenticated-session',
  'cobrowse-accept',
  'date-picker-mobile',
  'echo-legacy',
  'get-configuration',
  'message-legacy-custom-message-id',
  'quick-reply-mobile',
  'resume-token',
];

describe('a request of each kind', () => {
  for (const [kind, command] of Object.entries(REQUESTS)) {
    const rule = { 'on-attachment': ' [P-59]', 'get-attachment': ' [P-64]', 'delete-attachment': ' [P-63]' }[kind];
    it(`${kind} is sent as it is known${rule ?? ''}`, () => {
      const frame = fixture(`c2s-${kind}`) as Frame;
      assert.deepEqual(framed(command(frame.tracingId)), frame);
    });
  }

  it('configure-session needs neither journey nor anything else that is optional', () => {
    const { journeyContext: _, ...rest } = fixture('c2s-configure-session') as Frame & { journeyContext: unknown };
    const { tracingId } = rest;
    const ours = framed({ type: 'session.configure', startNew: false, authenticated: false, tracingId });
    assert.deepEqual(ours, rest);
    assert.deepEqual(ours, { ...(fixture('c2s-configure-session-minimal') as Frame), startNew: false, tracingId });
  });

  for (const [title, { outgoing, attributes }] of Object.entries(MESSAGES))
    it(`${title}: the widget’s frame, under our names [P-11]`, () => {
      const frame = fixture(`c2s-${title.split(' ')[0]}`) as Frame;
      const clientId = frame.tracingId;
      const metadata = { ...frame.message.metadata, id: clientId, customMessageId: clientId };
      assert.deepEqual(framed({ type: 'message.send', clientId, outgoing, ...(attributes && { attributes }) }), {
        ...frame,
        message: { ...frame.message, metadata },
      });
    });

  it('leaves out none', () => {
    const messages = Object.keys(MESSAGES).map((title) => title.split(' ')[0]);
    const configure = ['configure-session', 'configure-session-minimal'];
    assert.deepEqual(
      [...Object.keys(REQUESTS), ...messages, ...configure, ...NOT_OURS].map((kind) => `c2s-${kind}`).sort(),
      KINDS.filter((kind) => kind.startsWith('c2s-')),
    );
  });
});
